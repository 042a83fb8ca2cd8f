import GraphIR

/// Binds and reads a graph that `unroll` made, with the sequences of the graph that it was made from.
enum Unrolling {
  /// The inputs of the unrolled graph: the steps of the sequences and of the masks.
  static func inputs(_ inputs: [String: Tensor], dimensions: Dimensions) -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for (name, tensor) in inputs {
      guard let steps = steps(of: tensor, dimensions: dimensions) else {
        result[name] = tensor
        continue
      }
      for (step, value) in steps.enumerated() { result["\(name)@\(step)"] = value }
    }
    // Those of a few derived ones, too.
    let derived = dimensions.steps.keys.flatMap { [$0.derived(.copy), $0.derived(.every(2)), $0.derived(.every(3))] }
    for axis in derived + Array(dimensions.steps.keys) {
      for step in 0..<dimensions.steps(of: axis) {
        let mask = (0..<dimensions.batch).map { example in
          step < dimensions.length(of: example, along: axis) ? 1.0 : 0
        }
        result["mask(\(axis))@\(step)"] = Tensor(TensorType(batch: true), mask)
      }
    }
    return result
  }

  /// The outputs of the unrolled graph as they would be if it had not been unrolled.
  static func outputs(_ outputs: [Tensor], of graph: Graph, dimensions: Dimensions) -> [Tensor] {
    var rest = outputs[...]
    return graph.outputs.map { output in
      let type = graph.type(of: output.value)
      guard let time = type.time else { return rest.removeFirst() }
      // A step of a sequence that is the same for all examples, say, may not have been spread over the batch.
      let steps = (0..<dimensions.steps(of: time)).map { _ in rest.removeFirst() }
      return Tensor(type, steps.flatMap(\.values))
    }
  }

  private static func steps(of tensor: Tensor, dimensions: Dimensions) -> [Tensor]? {
    guard let time = tensor.type.time else { return nil }
    let type = tensor.type.without(time)
    let count = dimensions.count(of: type)
    return (0..<dimensions.steps(of: time)).map { step in
      Tensor(type, Array(tensor.values[step * count..<(step + 1) * count]))
    }
  }
}

/// The greatest difference of two lists of tensors, relative to 1 or the greater magnitude; infinite if shapes differ.
func difference(_ left: [Tensor], _ right: [Tensor]) -> Double {
  guard left.count == right.count else { return .infinity }
  var greatest = 0.0
  for (a, b) in zip(left, right) {
    guard a.type == b.type, a.values.count == b.values.count else { return .infinity }
    for (x, y) in zip(a.values, b.values) where x != y {
      let difference = abs(x - y) / max(1, abs(x), abs(y))
      greatest = difference.isNaN ? .infinity : max(greatest, difference)
    }
  }
  return greatest
}
