/// Features at other places: vectors from their ends, and the windows of convolutions and pooling.
extension ModelLowering {
  func rearranged(
    _ kind: BuiltinFunction.Rearranging, _ arguments: [String: Expression], _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    guard let source = arguments["x"] else { throw Reported() }
    let numbers = arguments.filter { $0.key != "x" }.mapValues { ($0, evaluate($0, at: site.nested)) }
    let x = try real(source, at: site)
    let rearrangement: Rearrangement
    switch kind {
    case .reversal:
      guard let count = x.type.shape.only else {
        throw report(
          "'reversed' turns vectors round, and \(source.sourceText) is \(x.type.inWords)", at: expression.location)
      }
      rearrangement = Rearrangement(
        shape: [count], axes: [Rearrangement.Axis(extent: count, offset: count - 1, coefficients: [-1])])
    case .patches, .windows:
      let places = try windowPlaces(over: x, source, numbers, expression)
      rearrangement = kind == .patches ? places.patches : places.windows
    }
    let result = try emit(.rearrange(rearrangement), [x], expression, in: site.scope)
    let shape = result.type.shape
    let axes = x.type.shape.count
    switch kind {
    case .reversal: return result
    case .patches:
      return try emit(
        .reshape([shape[..<axes].reduce(1, *)] + shape[axes...]), [result], expression, in: site.scope)
    case .windows:
      return try emit(
        .reshape(shape[..<axes] + [shape[axes...].reduce(1, *)]), [result], expression, in: site.scope)
    }
  }

  /// Windows along the last axes of [channels, length] or [channels, height, width].
  private struct WindowPlaces {
    var channels: Int
    /// Of each axis that windows move along.
    var axes: [Axis] = []

    struct Axis {
      var extent: Int
      var size: Int
      var stride: Int
      var dilation: Int
      var padding: Int

      /// The number of windows.
      var count: Int { (extent + 2 * padding - dilation * (size - 1) - 1) / stride + 1 }
    }

    /// [channels · size, places…], where the elements of a window are ordered like its channel's.
    var patches: Rearrangement {
      rearrangement { counts, sizes in
        [channels] + sizes + counts
      } order: { axis in
        (1 + axis, 1 + axes.count + axis)
      }
    }

    /// [channels, places…, size]
    var windows: Rearrangement {
      rearrangement { counts, sizes in
        [channels] + counts + sizes
      } order: { axis in
        (1 + axes.count + axis, 1 + axis)
      }
    }

    private func rearrangement(
      _ shape: ([Int], [Int]) -> [Int], order: (Int) -> (element: Int, place: Int)
    ) -> Rearrangement {
      let shape = shape(axes.map(\.count), axes.map(\.size))
      func coefficients(_ values: [(Int, Int)]) -> [Int] {
        var result = [Int](repeating: 0, count: shape.count)
        for (index, value) in values { result[index] = value }
        return result
      }
      let channel = Rearrangement.Axis(extent: channels, offset: 0, coefficients: coefficients([(0, 1)]))
      return Rearrangement(
        shape: shape,
        axes: [channel]
          + axes.enumerated().map { index, axis in
            let (element, place) = order(index)
            return Rearrangement.Axis(
              extent: axis.extent, offset: -axis.padding,
              coefficients: coefficients([(element, axis.dilation), (place, axis.stride)]))
          })
    }
  }

  private func windowPlaces(
    over x: Operand, _ source: Expression, _ numbers: [String: (Expression, Value)], _ expression: Expression
  ) throws(Reported) -> WindowPlaces {
    let shape = x.type.shape
    guard (2...3).contains(shape.count) else {
      throw report(
        "windows move over [channels, length] or [channels, height, width], and \(source.sourceText) is "
          + x.type.inWords, at: expression.location)
    }
    let count = shape.count - 1
    /// One for each axis, or one for all.
    func list(_ name: String, otherwise: Int, least: Int) throws(Reported) -> [Int] {
      guard let (text, value) = numbers[name] else { return Array(repeating: otherwise, count: count) }
      var values: [Value]
      switch value {
      case .number: values = Array(repeating: value, count: count)
      case .list(let list) where list.areNumbers: values = list
      case .error: throw Reported()
      default: throw report("'\(name)' is a number, or a list of \(count)", at: text.location)
      }
      guard values.count == count else {
        throw report("'\(name)' has \(values.count) numbers for \(count) axes", at: text.location)
      }
      var result: [Int] = []
      for case .number(let number) in values {
        guard number >= Double(least), number <= 1e6, number == number.rounded() else {
          throw report("'\(name)' is a whole number from \(least), not \(numberText(number))", at: text.location)
        }
        result.append(Int(number))
      }
      return result
    }
    let sizes = try list("size", otherwise: 1, least: 1)
    let strides = try list("stride", otherwise: 1, least: 1)
    let dilations = try list("dilation", otherwise: 1, least: 1)
    let paddings = try list("padding", otherwise: 0, least: 0)
    var places = WindowPlaces(channels: shape[0])
    for axis in 0..<count {
      let window = WindowPlaces.Axis(
        extent: shape[axis + 1], size: sizes[axis], stride: strides[axis], dilation: dilations[axis],
        padding: paddings[axis])
      guard window.extent + 2 * window.padding > window.dilation * (window.size - 1) else {
        throw report(
          "a window of \(window.size) does not fit into \(window.extent) with a padding of \(window.padding)",
          at: expression.location)
      }
      places.axes.append(window)
    }
    return places
  }
}

extension [Int] {
  fileprivate var only: Int? { count == 1 ? self[0] : nil }
}
