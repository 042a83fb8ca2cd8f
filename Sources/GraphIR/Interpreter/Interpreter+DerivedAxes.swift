// Sequences that go from an axis of time to one that is derived from it, and back.

extension Interpreter {
  /// For each step of a derived axis: the steps that it is made of.
  private func forEachSource(
    of operands: [Tensor], along axis: TimeAxis, _ type: TensorType,
    _ body: (_ derived: Row, _ source: Row, _ place: Int) -> Void
  ) {
    let source = axis.source!
    forEachRow(of: [type]) { row in
      let step = row.step(on: axis)
      var from = Row(along: type.times.replacing(axis, by: source))
      from.example = row.example
      for other in type.times where other != axis { from = from.at(row.step(on: other), on: other) }
      switch axis.derivations.last! {
      case .every(let count):
        for place in 0..<count where step * count + place < dimensions.steps(of: source) {
          body(row, from.at(step * count + place, on: source), place)
        }
      case .copy: body(row, from.at(step, on: source), 0)
      case .kept:
        let mask = operands[1]
        let kept = (0..<dimensions.length(of: row.example, along: source)).filter {
          mask.values[offset(in: mask.type, from.at($0, on: source))] != 0
        }
        if step < kept.count { body(row, from.at(kept[step], on: source), 0) }
      }
    }
  }

  func resample(_ operands: [Tensor], along axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let (operand, width) = (operands[0], operands[0].type.count)
    forEachSource(of: operands, along: axis, type) { row, source, place in
      let (from, to) = (offset(in: operand.type, source), offset(in: type, row) + place * width)
      for feature in 0..<width { result.values[to + feature] = operand.values[from + feature] }
    }
    return result
  }

  func restore(_ operands: [Tensor], from axis: TimeAxis, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let (operand, width) = (operands[0], type.count)
    let derived = TensorType(operand.type.shape, batch: type.batch, times: operand.type.times)
    forEachSource(of: operands, along: axis, derived) { row, source, place in
      let (from, to) = (offset(in: operand.type, row) + place * width, offset(in: type, source))
      for feature in 0..<width { result.values[to + feature] += operand.values[from + feature] }
    }
    return result
  }
}

extension Dimensions {
  /// With the lengths of those axes whose steps an input tells.
  func keeping(_ axes: [TimeAxis], by inputs: [String: Tensor]) -> Dimensions {
    var result = self
    for axis in axes {
      guard case .kept(let name)? = axis.derivations.last, let mask = inputs[name], let source = axis.source else {
        continue
      }
      let strides = strides(of: mask.type)
      result.lengths[axis] = (0..<batch).map { example in
        (0..<result.length(of: example, along: source)).count {
          mask.values[$0 * strides.step + example * strides.example] != 0
        }
      }
    }
    return result
  }
}
