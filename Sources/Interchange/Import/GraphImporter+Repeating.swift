import ONNX

extension GraphImporter {
  /// `Tile`: each axis again and again. Examples and steps may only come from an axis of size one.
  func tiled(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let counts: [Extent]
    if case .extents(let extents, _) = try value(node, 1) {
      counts = extents
    } else {
      counts = try constant(node, 1).integers.map { .known($0) }
    }
    var x: Computed
    var number: Double?
    switch try value(node, 0) {
    case .computed(let computed): x = computed
    case .filled(let value, let axes): (number, x) = (value, Computed(Term(.number(value), [], axes.features), axes))
    case .constant(let constant):
      let axes = constant.shape.map { $0 == 1 ? Axis.unit : .size($0) }
      x = Computed(Term(.number(0), [], axes.features), axes)
      number = constant.uniform
      if number == nil { x.term = parameterTerm(constant, shape: axes.features, node) }
    case .place(let place): x = try place.computed
    case .extents, .lengths, .list, .quantized: throw Unsupported("it repeats something else than numbers")
    }
    guard counts.count == x.axes.count else { throw Unsupported("it has not one count for each axis") }
    for (axis, count) in counts.enumerated() {
      switch (count, x.axes[axis]) {
      case (.known(1), _): break
      case (.of(let outer), .unit), (.of(let outer), .size(1)): x.axes[axis] = outer
      case (.known(let count), .unit), (.known(let count), .size):
        guard number == nil else {
          guard Sizes.count([count, x.axes[axis].size ?? 1]) ?? 0 > 0 else {
            throw Unsupported("its result is out of bounds")
          }
          x.axes[axis] = .size(count * (x.axes[axis].size ?? 1))
          continue
        }
        x = try repeated(x, axis, count)
      default: throw Unsupported("it repeats examples or steps")
      }
    }
    if let number { return .filled(number, x.axes) }
    return .computed(x)
  }

  /// The features of an axis several times, one after the other.
  func repeated(_ x: Computed, _ axis: Int, _ count: Int) throws(Unsupported) -> Computed {
    guard (1...64).contains(count) else { throw Unsupported("it repeats features \(count) times; 64 is the most") }
    var axes = x.axes
    axes[axis] = .size(count * (x.axes[axis].size ?? 1))
    guard Sizes.count(axes.features) != nil else { throw Unsupported("its result is out of bounds") }
    if count == 1 { return Computed(x.term, axes) }
    let outer = x.axes[..<axis].features.reduce(1, *)
    let inner = x.axes[axis...].features.reduce(1, *)
    func copies(_ x: Term) -> Term {
      Term(.join, [Term](repeating: x, count: count), [count * outer * inner])
    }
    if outer == 1 { return Computed(copies(x.flat), axes) }
    let columns = Term.transpose(.reshape(x.shaped, [outer, inner]))
    return Computed(
      .transpose(.reshape(copies(.reshape(columns, [outer * inner])), [count * inner, outer])), axes)
  }
}
