/// Evaluates a graph in `Double`: the specification of what a graph means.
///
/// - Parameters:
///   - inputs: A tensor for each input of the graph, of its declared type, padding filled (`Tensor.fillingPadding`).
///   - parameters: A tensor for each parameter of the graph.
///   - dimensions: The sizes of the batch and of every time axis.
///   - precision: To what each operation's values are rounded.
///   - run: Whether it is a run of training, and what its noise is drawn from.
/// - Returns: The values of the graph's outputs, in order.
/// - Throws: `EvaluationError` naming an input or parameter that is missing or does not fit, and `VerificationError`
///   if the graph breaks an invariant.
public func evaluate(
  _ graph: Graph, inputs: [String: Tensor] = [:], parameters: [String: Tensor] = [:], dimensions: Dimensions,
  precision: Precision = .double, run: RunConditions = RunConditions()
) throws -> [Tensor] {
  try graph.verify()
  try dimensions.check()
  try checkAxes(of: graph, in: dimensions)
  for node in graph.nodes {
    switch node.operation {
    case .input(let name): try check(inputs[name], "input '\(name)'", node.type, dimensions)
    case .parameter(let name): try check(parameters[name], "parameter '\(name)'", node.type, dimensions)
    default: break
    }
  }
  let interpreter = Interpreter(
    dimensions: dimensions.keeping(graph.timeAxes, by: inputs), inputs: inputs, parameters: parameters,
    precision: precision, run: run)
  return interpreter.outputs(of: graph, arguments: [])
}

/// What the interpreter rounds the values of each operation to.
public enum Precision: Sendable {
  case double
  /// With zero for what has no normal number: tells what rounding alone may do to a model.
  case single

  func callAsFunction(_ value: Double) -> Double {
    guard self == .single, value.isFinite else { return value }
    let rounded = Float(value)
    return rounded.isSubnormal ? 0 : Double(rounded)
  }
}

private func checkAxes(of graph: Graph, in dimensions: Dimensions) throws {
  for node in graph.nodes {
    var axes = Array(node.type.times)
    axes += node.operation.derivedAxis?.lineage ?? []
    if case .scan(let scan) = node.operation {
      axes.append(scan.axis)
      try checkAxes(of: scan.body, in: dimensions)
    }
    if case .count(let counted?) = node.operation { axes.append(counted) }
    if case .index(let counted?) = node.operation { axes.append(counted) }
    if let axis = axes.first(where: { dimensions.steps[TimeAxis($0.base)] == nil }) {
      throw EvaluationError("the number of steps of '\(axis)' is not given")
    }
  }
}

private func check(_ tensor: Tensor?, _ name: String, _ type: TensorType, _ dimensions: Dimensions) throws {
  guard let tensor else { throw EvaluationError("the \(name) is missing: it is \(type)") }
  try tensor.check(is: type, name, in: dimensions)
}

extension Tensor {
  /// - Throws: `EvaluationError` with the name unless the tensor has this type, its number of values, and tokens in range.
  func check(is type: TensorType, _ name: String, in dimensions: Dimensions) throws {
    guard self.type == type else { throw EvaluationError("the \(name) is \(self.type) instead of \(type)") }
    guard values.count == dimensions.count(of: type) else {
      throw EvaluationError("the \(name) has \(values.count) values instead of \(dimensions.count(of: type))")
    }
    guard case .token(let classes) = type.element else { return }
    if let token = values.first(where: { !($0 >= 0 && $0 < Double(classes) && $0 == $0.rounded()) }) {
      throw EvaluationError("the \(name) holds \(token), which is not a token of \(classes) classes")
    }
  }
}

/// The meaning of each operation, written down as plainly as possible. It shares nothing with the kernels.
struct Interpreter {
  let dimensions: Dimensions
  let inputs: [String: Tensor]
  let parameters: [String: Tensor]
  let precision: Precision
  let run: RunConditions

  func outputs(of graph: Graph, arguments: [Tensor]) -> [Tensor] {
    var values: [Tensor] = []
    var scanResults: [ValueID: [Tensor]] = [:]
    values.reserveCapacity(graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      let operands = node.operands.map { values[$0.index] }
      if case .scan(let scan) = node.operation {
        scanResults[ValueID(index)] = results(of: scan, operands)
        values.append(Tensor(node.type, []))
      } else if case .result(let result) = node.operation {
        values.append(scanResults[node.operands[0]]![result])
      } else {
        var value = value(of: node, operands, arguments: arguments)
        if precision != .double { value.values = value.values.map { precision($0) } }
        values.append(value)
      }
    }
    return graph.outputs.map { values[$0.value.index] }
  }

  private func value(of node: Node, _ operands: [Tensor], arguments: [Tensor]) -> Tensor {
    let type = node.type
    switch node.operation {
    case .input(let name): return inputs[name]!
    case .parameter(let name): return parameters[name]!
    case .argument(let index): return arguments[index]
    case .constant(let number): return Tensor(type, [number])
    case .mask(let axis): return mask(axis, type)
    case .ends: return Tensor(type, repeating: 1, in: dimensions)
    case .count(let axis): return Tensor(type, [count(axis)])
    case .table(let table): return Tensor(type, table.values)
    case .index(let axis): return index(axis, type)
    case .unary(let function): return Tensor(type, operands[0].values.map { function($0) })
    case .binary(let function): return elementwise(operands, type) { function($0[0], $0[1]) }
    case .select: return elementwise(operands, type) { $0[0] != 0 ? $0[1] : $0[2] }
    case .inTraining: return elementwise(operands, type) { run.isTraining ? $0[0] : $0[1] }
    case .broadcast: return broadcast(operands[0], type)
    case .concatenate(let axis): return concatenate(operands, axis: axis, type)
    case .slice(let axis, let start, _): return slice(operands[0], axis: axis, start: start, type)
    case .pad(let axis, let before, _): return pad(operands[0], axis: axis, before: before, type)
    case .reshape: return Tensor(type, operands[0].values)
    case .transpose: return transpose(operands[0], type)
    case .rearrange(let rearrangement): return rearrange(operands[0], rearrangement, type)
    case .rearrangeSum(let rearrangement): return rearrangeSum(operands[0], rearrangement, type)
    case .spread: return spread(operands[0], type)
    case .sum: return sum(operands[0], type)
    case .greatest: return greatest(operands[0], type)
    case .softmax: return softmax(operands[0]) { $0.exponential / $0.sum }
    case .logSoftmax: return softmax(operands[0]) { $0.shifted - UnaryFunction.log($0.sum) }
    case .reduce: return reduce(operands[0], type)
    case .at(let end, let axis): return at(end, operands[0], axis, type)
    case .place(let end, let axis): return place(end, operands[0], axis, type)
    case .shift(let axis, let count): return shift(operands[0], along: axis, by: count)
    case .resample(let axis): return resample(operands, along: axis, type)
    case .restore(let axis): return restore(operands, from: axis, type)
    case .timeSoftmax(let axis): return timeSoftmax(operands[0], mask: operands[1], axis, type)
    case .timeGreatest(let axis): return timeGreatest(operands[0], mask: operands[1], axis, type)
    case .product: return product(operands[0], operands[1], type)
    case .outer, .outerSum: return outer(operands[0], operands[1], type)
    case .productSum: return productSum(operands[0], operands[1], type)
    case .gather: return gather(table: operands[0], token: operands[1], type)
    case .scatterSum: return scatterSum(token: operands[0], operands[1], type)
    case .crossEntropy: return crossEntropy(logits: operands[0], token: operands[1], type)
    case .crossEntropyGradient:
      return crossEntropyGradient(logits: operands[0], token: operands[1], cotangent: operands[3], type)
    case .noise(let noise): return self.noise(noise, indices: operands, type)
    // There is one part.
    case .carry: return Tensor(type, operands[0].values)
    case .scan, .result: preconditionFailure("the caller evaluates scans and their results")
    }
  }

  /// A step on each of some time axes, and an example.
  struct Row {
    let times: TimeAxes
    /// On the first and on the second axis; 0 where there is none.
    fileprivate(set) var steps = (0, 0)
    var example = 0

    init(along times: TimeAxes) { self.times = times }

    func step(on axis: TimeAxis) -> Int {
      if !times.isEmpty, times[0] == axis { return steps.0 }
      return times.count > 1 && times[1] == axis ? steps.1 : 0
    }

    /// The same row at another step of an axis that it has.
    func at(_ step: Int, on axis: TimeAxis) -> Row {
      var row = self
      if times[0] == axis { row.steps.0 = step } else { row.steps.1 = step }
      return row
    }
  }

  /// Runs the closure for each step and example of the union of the tensors' axes.
  func forEachRow(of tensors: [Tensor], _ body: (Row) -> Void) {
    forEachRow(of: tensors.map(\.type), body)
  }

  func forEachRow(of types: [TensorType], _ body: (Row) -> Void) {
    // The type rules have seen that there is such a set.
    var row = Row(along: types.reduce(TimeAxes()) { $0.union($1.times)! })
    let examples = 0..<(types.contains { $0.batch } ? dimensions.batch : 1)
    let counts = row.times.map(dimensions.steps(of:)) + [1, 1]
    for first in 0..<counts[0] {
      for second in 0..<counts[1] {
        row.steps = (first, second)
        for example in examples {
          row.example = example
          body(row)
        }
      }
    }
  }

  /// Where the features of a row of the tensor begin. A missing axis is broadcast, or summed over.
  func offset(in type: TensorType, _ row: Row) -> Int {
    var index = 0
    for axis in type.times { index = index * dimensions.steps(of: axis) + row.step(on: axis) }
    if type.batch { index = index * dimensions.batch + row.example }
    return index * type.count
  }

  func zeros(_ type: TensorType) -> Tensor { Tensor(type, repeating: 0, in: dimensions) }
}
