import Testing

@testable import GraphIR

/// Numbers for every input and parameter of a graph.
struct GraphData {
  var inputs: [String: Tensor] = [:]
  var parameters: [String: Tensor] = [:]
  let dimensions: Dimensions

  init(for graph: Graph, dimensions: Dimensions, seed: UInt64) {
    self.dimensions = dimensions
    var generator = SeededGenerator(seed: seed)
    for node in graph.nodes {
      switch node.operation {
      case .input(let name): inputs[name] = Self.tensor(node.type, dimensions, &generator)
      case .parameter(let name): parameters[name] = Self.tensor(node.type, dimensions, &generator)
      default: break
      }
    }
  }

  private static func tensor(_ type: TensorType, _ dimensions: Dimensions, _ generator: inout SeededGenerator) -> Tensor
  {
    let values = (0..<dimensions.count(of: type)).map { _ -> Double in
      if case .token(let classes) = type.element { return Double(Int.random(in: 0..<classes, using: &generator)) }
      return Double.random(in: -1...1, using: &generator)
    }
    return Tensor(type, values).fillingPadding(in: dimensions)
  }
}

/// Plans a graph and runs the plan naively: every output and gradient must be what the interpreter says of the graph.
///
/// - Parameters:
///   - states: what a step carries.
///   - declared: the parameters; without them, all are trained.
func checkPlan(
  _ graph: Graph, kind: Function.Kind = .training, states: [CarriedState] = [], dimensions: Dimensions,
  seed: UInt64 = 1, data: GraphData? = nil, declared: [Parameter]? = nil,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let data = data ?? GraphData(for: graph, dimensions: dimensions, seed: seed)
  let expected = try evaluate(
    graph, inputs: data.inputs, parameters: data.parameters, dimensions: dimensions)

  let parameters =
    declared
    ?? data.parameters.sorted { $0.key < $1.key }.map {
      Parameter(name: $0.key, shape: $0.value.type.shape, initializer: .glorot, isFixed: false)
    }
  let (slots, count) = parameterSlots(parameters)
  let description = FunctionDescription(
    kind: kind, results: Set(GraphOutput.Role.allCases), time: kind == .step ? .step : .whole, isQuick: false)
  let function = try plan(graph, for: description, states: states, slots: slots)
  var buffer = [Double](repeating: .nan, count: count)
  for slot in slots {
    guard let values = data.parameters[slot.parameter.name]?.values else { continue }
    buffer.replaceSubrange(slot.offset..<slot.offset + values.count, with: values)
  }
  let whole = dimensions.keeping(graph.timeAxes, by: data.inputs)
  var program = ProgramInterpreter(
    function, parameters: buffer, inputs: data.inputs.mapValues(\.values), dimensions: whole, axes: graph.timeAxes)
  program.run()

  for (output, expected) in zip(graph.outputs, expected) {
    let actual: [Double]
    if output.role == .gradient, let slot = slots.first(where: { output.name == $0.parameter.name }) {
      actual = Array(program.gradients[slot.offset..<slot.offset + expected.values.count])
    } else {
      actual = program.output(try #require(function.outputs.first { $0.label == output.label }))
    }
    let isClose = zip(actual, expected.values).allSatisfy {
      $0 == $1 || abs($0 - $1) <= 1e-9 * max(1, abs($1)) || $0.isNaN && $1.isNaN
    }
    #expect(
      actual.count == expected.values.count && isClose,
      "\(output.name) of \(graph.name): \(actual) is not \(expected.values)", sourceLocation: sourceLocation)
  }
}
