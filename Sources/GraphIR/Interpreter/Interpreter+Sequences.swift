// Operations over batch and time, and recurrence.

extension Interpreter {
  func mask(_ axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [type]) { row in
      let isValid = row.step(on: axis) < dimensions.length(of: row.example, along: axis)
      result.values[offset(in: type, row)] = isValid ? 1 : 0
    }
    return result
  }

  func count(_ axis: TimeAxis?) -> Double {
    guard let axis else { return Double(max(dimensions.batch, 1)) }
    return Double(max((0..<dimensions.batch).reduce(0) { $0 + dimensions.length(of: $1, along: axis) }, 1))
  }

  func spread(_ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [result]) { row in
      let source = offset(in: operand.type, row)
      let destination = offset(in: type, row)
      for feature in 0..<type.count { result.values[destination + feature] = operand.values[source + feature] }
    }
    return result
  }

  func reduce(_ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [operand]) { row in
      let source = offset(in: operand.type, row)
      let destination = offset(in: type, row)
      for feature in 0..<type.count { result.values[destination + feature] += operand.values[source + feature] }
    }
    return result
  }

  /// The first or last valid step of an example, if it has one. A sequence without batch has no padding.
  private func step(at end: SequenceEnd, of example: Int, along axis: TimeAxis, isBatched: Bool) -> Int? {
    let length = isBatched ? dimensions.length(of: example, along: axis) : dimensions.steps(of: axis)
    guard length > 0 else { return nil }
    switch end {
    case .first: return 0
    case .last: return length - 1
    }
  }

  func at(_ end: SequenceEnd, _ operand: Tensor, _ axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [operand]) { row in
      let end = step(at: end, of: row.example, along: axis, isBatched: type.batch)
      guard row.step(on: axis) == end else { return }
      let source = offset(in: operand.type, row)
      let destination = offset(in: type, row)
      for feature in 0..<type.count { result.values[destination + feature] = operand.values[source + feature] }
    }
    return result
  }

  func place(_ end: SequenceEnd, _ operand: Tensor, _ axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [type]) { row in
      let end = step(at: end, of: row.example, along: axis, isBatched: type.batch)
      guard row.step(on: axis) == end else { return }
      let source = offset(in: operand.type, row)
      let destination = offset(in: type, row)
      for feature in 0..<type.count { result.values[destination + feature] = operand.values[source + feature] }
    }
    return result
  }

  func shift(_ operand: Tensor, along axis: TimeAxis, by count: Int) -> Tensor {
    var result = zeros(operand.type)
    forEachRow(of: [operand]) { row in
      let step = row.step(on: axis) - count
      guard (0..<dimensions.steps(of: axis)).contains(step) else { return }
      let (source, destination) = (offset(in: operand.type, row.at(step, on: axis)), offset(in: operand.type, row))
      for feature in 0..<operand.type.count { result.values[destination + feature] = operand.values[source + feature] }
    }
    return result
  }

  /// For each example, step of another axis and feature: where its values at the valid steps of an axis are.
  private func forEachColumn(
    of operand: Tensor, mask: Tensor, along axis: TimeAxis, _ times: TimeAxes,
    _ body: (_ place: Row, _ feature: Int, _ steps: [Row]) -> Void
  ) {
    forEachRow(of: [TensorType(batch: operand.type.batch || mask.type.batch, times: times.subtracting([axis]))]) {
      place in
      var row = Row(along: times)
      row.example = place.example
      for other in place.times { row = row.at(place.step(on: other), on: other) }
      let steps = (0..<dimensions.steps(of: axis)).map { row.at($0, on: axis) }
        .filter { mask.values[offset(in: mask.type, $0)] != 0 }
      for feature in 0..<operand.type.count { body(place, feature, steps) }
    }
  }

  func timeSoftmax(_ operand: Tensor, mask: Tensor, _ axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachColumn(of: operand, mask: mask, along: axis, type.times) { _, feature, steps in
      let values = steps.map { operand.values[offset(in: operand.type, $0) + feature] }
      guard let maximum = values.max() else { return }
      let exponentials = values.map { UnaryFunction.exp($0 - maximum) }
      let sum = exponentials.reduce(0, +)
      for (step, exponential) in zip(steps, exponentials) {
        result.values[offset(in: type, step) + feature] = exponential / sum
      }
    }
    return result
  }

  func timeGreatest(_ operand: Tensor, mask: Tensor, _ axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachColumn(of: operand, mask: mask, along: axis, type.along(axis).times) { place, feature, steps in
      let values = steps.map { operand.values[offset(in: operand.type, $0) + feature] }
      guard let first = values.first else { return }
      result.values[offset(in: type, place) + feature] = values.reduce(first) { BinaryFunction.maximum($0, $1) }
    }
    return result
  }

  /// The final states of a scan, then the sequences that it writes.
  func results(of scan: Scan, _ operands: [Tensor]) -> [Tensor] {
    let steps = dimensions.steps(of: scan.axis)
    let elementEnd = scan.stateCount + scan.elementCount
    var states = Array(operands[..<scan.stateCount])
    let constants = operands[elementEnd...]
    var written = scan.body.outputs[scan.stateCount...].map { zeros(scan.body.type(of: $0.value).along(scan.axis)) }
    for step in scan.isReversed ? Array((0..<steps).reversed()) : Array(0..<steps) {
      let elements = operands[scan.stateCount..<elementEnd].map { element(of: $0, at: step, on: scan.axis) }
      let results = outputs(of: scan.body, arguments: states + elements + constants)
      states = Array(results[..<scan.stateCount])
      for (index, result) in results[scan.stateCount...].enumerated() {
        forEachBlock(of: written[index].type, at: step, on: scan.axis) { whole, part in
          written[index].values.replaceSubrange(whole, with: result.values[part])
        }
      }
    }
    return states + written
  }

  /// One step of a sequence.
  private func element(of sequence: Tensor, at step: Int, on axis: TimeAxis) -> Tensor {
    var result = zeros(sequence.type.without(axis))
    forEachBlock(of: sequence.type, at: step, on: axis) { whole, part in
      result.values.replaceSubrange(part, with: sequence.values[whole])
    }
    return result
  }

  /// Runs the closure for the values of one step of an axis: where they are in the whole, and in the step by itself. They
  /// lie side by side, but for an axis that comes before.
  private func forEachBlock(
    of type: TensorType, at step: Int, on axis: TimeAxis, _ body: (_ whole: Range<Int>, _ part: Range<Int>) -> Void
  ) {
    let before = type.times.prefix { $0 != axis }.reduce(1) { $0 * dimensions.steps(of: $1) }
    let steps = dimensions.steps(of: axis)
    let count = before == 0 ? 0 : dimensions.count(of: type.without(axis)) / before
    for block in 0..<before {
      let start = (block * steps + step) * count
      body(start..<start + count, block * count..<(block + 1) * count)
    }
  }
}
