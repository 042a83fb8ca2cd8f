import ONNX

extension GraphImporter {
  func pooling(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    guard let size = node.ints("kernel_shape"), x.axes.count == size.count + 2, (1...2).contains(size.count),
      x.axes[2...].allSatisfy({ !$0.isOuter })
    else { throw Unsupported("it moves over something else than one or two axes of features") }
    let extents = x.axes[2...].map { $0.size ?? 1 }
    let window = try Window(node, size: size, extents: extents)
    guard window.before == window.after, node.int("ceil_mode") == 0, window.dilation.allSatisfy({ $0 == 1 }),
      node.outputs.count == 1
    else {
      throw Unsupported("pooling with dilation, places or padding that differs between two ends is not supported")
    }
    let channels = x.axes[1].size ?? 1
    let places = try window.places(of: extents, channels: channels)
    let axes = [x.axes[0], x.axes[1]] + places.map { Axis.size($0) }
    let input = Term.reshape(x.shaped, [channels] + extents)
    let shape = [channels] + places
    func windows(_ x: Term) -> Term {
      Term(.call("windows", labeled: window.labeled()), [x], shape + [size.reduce(1, *)])
    }
    func reduced(_ function: String, _ x: Term) -> Term {
      Term(.call(function, labeled: [("axis", "\(shape.count)")]), [x], shape)
    }
    let (isMaximum, isPadded) = (node.operation == "MaxPool", window.before.contains { $0 != 0 })
    guard isPadded, isMaximum || node.int("count_include_pad") == 0 else {
      return .computed(Computed(reduced(isMaximum ? "max" : "mean", windows(input)), axes))
    }
    // 1 within, and 0 at padding.
    let inside = windows(.infix("==", input, input, input.shape))
    if isMaximum {
      let seen = Term(.choice, [inside, windows(input), .number(-3.4e38)], inside.shape)
      return .computed(Computed(reduced("max", seen), axes))
    }
    let term = Term.infix("/", reduced("sum", windows(input)), reduced("sum", inside), shape)
    return .computed(Computed(term, axes))
  }
}
