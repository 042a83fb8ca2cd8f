// Operations over batch and time, and recurrence.

extension Interpreter {
  func mask(_ axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    for example in 0..<dimensions.batch {
      for step in 0..<dimensions.length(of: example, along: axis) {
        result.values[offset(in: type, step, example)] = 1
      }
    }
    return result
  }

  func count(_ axis: TimeAxis?) -> Double {
    guard let axis else { return Double(max(dimensions.batch, 1)) }
    return Double(max((0..<dimensions.batch).reduce(0) { $0 + dimensions.length(of: $1, along: axis) }, 1))
  }

  func spread(_ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [result]) { step, example in
      let source = offset(in: operand.type, step, example)
      let destination = offset(in: type, step, example)
      for feature in 0..<type.count { result.values[destination + feature] = operand.values[source + feature] }
    }
    return result
  }

  func reduce(_ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [operand]) { step, example in
      let source = offset(in: operand.type, step, example)
      let destination = offset(in: type, step, example)
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

  func at(_ end: SequenceEnd, _ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [result]) { _, example in
      guard let step = step(at: end, of: example, along: operand.type.time!, isBatched: type.batch) else { return }
      let source = offset(in: operand.type, step, example)
      let destination = offset(in: type, 0, example)
      for feature in 0..<type.count { result.values[destination + feature] = operand.values[source + feature] }
    }
    return result
  }

  func place(_ end: SequenceEnd, _ operand: Tensor, _ axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [operand]) { _, example in
      guard let step = step(at: end, of: example, along: axis, isBatched: type.batch) else { return }
      let source = offset(in: operand.type, 0, example)
      let destination = offset(in: type, step, example)
      for feature in 0..<type.count { result.values[destination + feature] = operand.values[source + feature] }
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
      let elements = operands[scan.stateCount..<elementEnd].map { element(of: $0, at: step) }
      let results = outputs(of: scan.body, arguments: states + elements + constants)
      states = Array(results[..<scan.stateCount])
      for (index, result) in results[scan.stateCount...].enumerated() {
        let start = step * result.values.count
        written[index].values.replaceSubrange(start..<start + result.values.count, with: result.values)
      }
    }
    return states + written
  }

  /// One step of a sequence.
  private func element(of sequence: Tensor, at step: Int) -> Tensor {
    let type = sequence.type.along(nil)
    let count = dimensions.count(of: type)
    return Tensor(type, Array(sequence.values[step * count..<(step + 1) * count]))
  }
}
