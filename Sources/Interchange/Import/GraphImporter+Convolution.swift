import ONNX

extension GraphImporter {
  /// What a convolution or a pooling moves, per axis.
  struct Window {
    var size: [Int]
    var stride: [Int]
    var dilation: [Int]
    var before: [Int]
    var after: [Int]

    init(_ node: ONNXNode, size: [Int], extents: [Int?]) throws(Unsupported) {
      self.size = size
      let count = size.count
      let ones = [Int](repeating: 1, count: count)
      stride = node.ints("strides") ?? ones
      dilation = node.ints("dilations") ?? ones
      let pads = node.ints("pads") ?? [Int](repeating: 0, count: 2 * count)
      guard stride.count == count, dilation.count == count, pads.count == 2 * count, extents.count == count,
        (size + stride + dilation).allSatisfy({ $0 > 0 && $0 < 1 << 20 }), pads.allSatisfy({ $0 >= 0 && $0 < 1 << 20 })
      else { throw Unsupported("its attributes do not go with its axes") }
      (before, after) = (Array(pads[..<count]), Array(pads[count...]))
      let automatic = node.string("auto_pad", "NOTSET")
      guard automatic != "NOTSET", automatic != "VALID" else { return }
      for axis in 0..<count {
        guard let extent = extents[axis] ?? (stride[axis] == 1 ? 0 : nil) else {
          throw Unsupported("its padding depends on the number of steps")
        }
        let places = (extent + stride[axis] - 1) / stride[axis]
        let reach = dilation[axis] * (size[axis] - 1)
        let total = stride[axis] == 1 ? reach : max(0, (places - 1) * stride[axis] + reach + 1 - extent)
        let less = total / 2
        before[axis] = automatic == "SAME_LOWER" ? total - less : less
        after[axis] = total - before[axis]
      }
    }

    func places(of extents: [Int]) throws(Unsupported) -> [Int] {
      var result: [Int] = []
      for axis in extents.indices {
        let room = extents[axis] + before[axis] + after[axis] - dilation[axis] * (size[axis] - 1) - 1
        guard room >= 0 else { throw Unsupported("its window is wider than what it moves over") }
        result.append(room / stride[axis] + 1)
      }
      return result
    }

    /// As arguments: one number, or one for each axis.
    func labeled(padding: Bool = true) -> [(String, String)] {
      func text(_ numbers: [Int]) -> String {
        Set(numbers).count == 1 ? "\(numbers[0])" : "[\(numbers.map(String.init).joined(separator: ", "))]"
      }
      var result = [("", text(size))]
      if stride.contains(where: { $0 != 1 }) { result.append(("stride", text(stride))) }
      if dilation.contains(where: { $0 != 1 }) { result.append(("dilation", text(dilation))) }
      if padding, before.contains(where: { $0 != 0 }) { result.append(("padding", text(before))) }
      return result
    }
  }

  func convolution(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let weights = try constant(node, 1)
    let count = weights.shape.count - 2
    guard count == 1 || count == 2, x.axes.count == count + 2, node.int("group", 1) == 1 else {
      throw Unsupported("only convolutions of one or two axes in one group are supported")
    }
    let channels = weights.shape[0]
    let bias = try has(node, 2) ? constant(node, 2).values : [Double](repeating: 0, count: channels)
    guard (x.axes[1].size ?? 1) == weights.shape[1], bias.count == channels, !weights.shape.contains(0) else {
      throw Unsupported("its weights do not go with its channels")
    }
    let moved = x.axes[2...]
    if count == 1, case .time = x.axes[2] { return .computed(try alongTime(x, weights, bias, node)) }
    guard moved.allSatisfy({ !$0.isOuter }) else {
      throw Unsupported("it moves over examples, or over steps and features")
    }
    let extents = moved.map { $0.size ?? 1 }
    let window = try Window(node, size: Array(weights.shape[2...]), extents: extents)
    guard window.before == window.after else {
      throw Unsupported("its padding differs between the two ends of an axis")
    }
    let places = try window.places(of: extents)
    let input = Term.reshape(x.shaped, [weights.shape[1]] + extents)
    let matrix = weights.reshaped([channels, weights.values.count / channels])
    let parameters = [
      ImportedParameter(name: "W", shape: matrix.shape, values: matrix.values),
      ImportedParameter(name: "b", shape: [channels], values: bias),
    ]
    let axes = [x.axes[0], .size(channels)] + places.map { Axis.size($0) }
    if count == 2 {
      let labeled = [("", "\(channels)")] + window.labeled()
      return .computed(
        Computed(
          .block("conv2d", input, labeled, axes.features, name: node.suggestedName, parameters), axes))
    }
    // [inputs · taps, places]
    let patches = Term(.call("patches", labeled: window.labeled()), [input], [matrix.shape[1], places[0]])
    let w = parameterTerm(matrix, shape: matrix.shape, node)
    let product = Term.infix("·", w, patches, [channels, places[0]])
    var result = product
    if bias.contains(where: { $0 != 0 }) {
      let constant = Constant(shape: [channels], values: bias, name: has(node, 2) ? node.inputs[2] : "")
      result = .infix("+", product, parameterTerm(constant, shape: [channels], node), [channels, places[0]])
    }
    result.isLayer = true
    result.preferredName = node.suggestedName.isEmpty ? "convolved" : node.suggestedName
    result.comment = node.name
    return .computed(Computed(result, axes))
  }

  /// Over the steps of a sequence: with as many zeros before as it reaches back, or with as many steps as before.
  private func alongTime(_ x: Computed, _ weights: Constant, _ bias: [Double], _ node: ONNXNode) throws(Unsupported)
    -> Computed
  {
    let (channels, inputs, taps) = (weights.shape[0], weights.shape[1], weights.shape[2])
    let window = try Window(node, size: [taps], extents: [nil])
    let (stride, dilation, before, after) =
      (window.stride[0], window.dilation[0], window.before[0], window.after[0])
    let reach = dilation * (taps - 1)
    // Of PyTorch's [channels, inputs, taps] one matrix, whose columns are those of one tap after the other.
    func matrix(_ order: [Int]) -> Constant {
      let byTap = weights.transposed([0, 2, 1])
      var result = Constant(shape: [channels, taps * inputs], values: [])
      for channel in 0..<channels {
        for tap in order {
          let start = (channel * taps + tap) * inputs
          result.values += byTap.values[start..<start + inputs]
        }
      }
      return result
    }
    func parameters(_ order: [Int]) -> [ImportedParameter] {
      let matrix = matrix(order)
      return [
        ImportedParameter(name: "dense.W", shape: matrix.shape, values: matrix.values),
        ImportedParameter(name: "dense.b", shape: [channels], values: bias),
      ]
    }
    let input = x.features.isEmpty ? Term(.join, [x.shaped], [1]) : x.shaped
    var axes = x.axes
    axes[1] = .size(channels)
    if taps == 1, stride == 1, before == 0, after == 0 {
      let matrix = weights.reshaped([channels, inputs])
      let parameters = [
        ImportedParameter(name: "W", shape: matrix.shape, values: matrix.values),
        ImportedParameter(name: "b", shape: [channels], values: bias),
      ]
      let labeled = [("", "\(channels)")]
      return Computed(.block("dense", input, labeled, [channels], name: node.suggestedName, parameters), axes)
    }
    if before == reach, after == 0 {
      var labeled = [("", "\(channels)"), ("", "\(taps)")]
      if stride > 1 { labeled.append(("stride", "\(stride)")) }
      if dilation > 1 { labeled.append(("dilation", "\(dilation)")) }
      if stride > 1, case .time(let name) = x.axes[2] { axes[2] = .time("\(name) / \(stride)") }
      let block = stride > 1 ? "conv1d" : "causalConv"
      return Computed(
        .block(block, input, labeled, [channels], name: node.suggestedName, parameters((0..<taps).reversed())), axes)
    }
    guard stride == 1, before + after == reach else {
      throw Unsupported("it gives another number of steps, but not by looking back from every \(stride)th one")
    }
    let seen = (0..<taps).map { tap -> Term in
      let by = before - tap * dilation
      if by == 0 { return input }
      return Term(.shifted(by), [input], input.shape)
    }
    let joined = Term(.join, seen, [taps * inputs])
    let matrix = matrix(Array(0..<taps))
    let term = Term.block(
      "dense", joined, [("", "\(channels)")], [channels], name: node.suggestedName,
      [
        ImportedParameter(name: "W", shape: matrix.shape, values: matrix.values),
        ImportedParameter(name: "b", shape: [channels], values: bias),
      ])
    return Computed(term, axes)
  }

  func pooling(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    guard let size = node.ints("kernel_shape"), x.axes.count == size.count + 2, (1...2).contains(size.count),
      x.axes[2...].allSatisfy({ !$0.isOuter })
    else { throw Unsupported("it moves over something else than one or two axes of features") }
    let extents = x.axes[2...].map { $0.size ?? 1 }
    let window = try Window(node, size: size, extents: extents)
    guard (window.before + window.after).allSatisfy({ $0 == 0 }), node.int("ceil_mode") == 0,
      window.dilation.allSatisfy({ $0 == 1 })
    else { throw Unsupported("padding and dilation of pooling are not supported") }
    let channels = x.axes[1].size ?? 1
    let places = try window.places(of: extents)
    let axes = [x.axes[0], x.axes[1]] + places.map { Axis.size($0) }
    let input = Term.reshape(x.shaped, [channels] + extents)
    let shape = [channels] + places
    let windows = Term(
      .call("windows", labeled: window.labeled(padding: false)), [input], shape + [size.reduce(1, *)])
    let function = node.operation == "MaxPool" ? "max" : "mean"
    let term = Term(.call(function, labeled: [("axis", "\(shape.count)")]), [windows], shape)
    return .computed(Computed(term, axes))
  }
}
