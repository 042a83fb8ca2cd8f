/// Which sequences run along which axis of time.
extension ModelLowering {
  /// Makes sure that the values share their time axis. The axis of a target that was declared without `along` becomes
  /// that of the first sequence it meets.
  func unify(_ tensors: [Operand], _ expressions: [Expression]) throws(Reported) {
    var first: (tensor: Operand, expression: Expression)?
    for (tensor, expression) in zip(tensors, expressions) {
      guard let axis = tensor.type.time else { continue }
      guard let known = first, let wanted = known.tensor.type.time else {
        first = (tensor, expression)
        continue
      }
      if axis == wanted { continue }
      if openAxes.contains(axis) {
        bind(axis, to: wanted)
      } else if openAxes.contains(wanted) {
        bind(wanted, to: axis)
      } else {
        throw report(
          "'\(known.expression.sourceText)' runs along '\(wanted)' and '\(expression.sourceText)' along '\(axis)': "
            + "two time axes; declare one 'along' the other", at: expression.location)
      }
    }
  }

  /// Only the model's graph knows time: the bodies of scans see one step.
  private func bind(_ axis: TimeAxis, to other: TimeAxis) {
    openAxes.remove(axis)
    for index in root.graph.values {
      let value = ValueID(index)
      root.graph[value].type.times = root.graph[value].type.times.replacing(axis, by: other)
      root.graph[value].operation = root.graph[value].operation.replacing(axis, by: other)
    }
  }
}

extension Operation {
  /// The operation with another time axis among its attributes, wherever it has this one there.
  func replacing(_ axis: TimeAxis, by other: TimeAxis) -> Operation {
    switch self {
    case .mask(axis): return .mask(other)
    case .ends(axis): return .ends(other)
    case .count(axis): return .count(other)
    case .index(axis): return .index(other)
    case .spread(let batch, let times): return .spread(batch: batch, times: times.replacing(axis, by: other))
    case .reduce(let batch, let times): return .reduce(batch: batch, times: times.replacing(axis, by: other))
    case .at(let end, axis): return .at(end, other)
    case .place(let end, axis): return .place(end, other)
    case .shift(axis, let count): return .shift(other, by: count)
    case .resample(let derived): return .resample(derived.replacing(axis, by: other))
    case .restore(let derived): return .restore(derived.replacing(axis, by: other))
    case .timeSoftmax(axis): return .timeSoftmax(other)
    case .timeGreatest(axis): return .timeGreatest(other)
    case .scan(var scan) where scan.axis == axis:
      scan.axis = other
      return .scan(scan)
    default: return self
    }
  }
}
