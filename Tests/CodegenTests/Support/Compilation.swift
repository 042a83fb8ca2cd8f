import Foundation

@testable import GraphIR

/// The programs of a source text, through all stages of the compiler.
func programs(of text: String) throws -> [Program] {
  let diagnostics = Diagnostics()
  let sources = SourceLoader.load("Model.rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
  let models = diagnostics.hasErrors ? [] : lower(sources.units, into: diagnostics)
  guard !diagnostics.hasErrors else { throw TypeError(diagnostics.rendered(with: sources.files)) }
  return try models.map(program)
}

private func program(of model: Model) throws -> Program {
  let (slots, count) = parameterSlots(model.parameters)
  let forward = try model.graph.applying(forwardPasses)
  func plan(_ graph: Graph, _ kind: Function.Kind) throws -> Function {
    try GraphIR.plan(graph, kind: kind, model: model, slots: slots)
  }
  func keeping(_ names: [String]) throws -> Graph {
    var graph = forward
    graph.outputs = graph.outputs.filter { names.contains($0.name) }
    return try graph.applying([deadCode])
  }
  let states = model.states.map(\.name)
  var program = Program(
    model: model, parameterSlots: slots, parameterCount: count,
    inference: try plan(try keeping(model.outputs + states), .inference))
  if let step = try stepGraph(of: model) {
    program.step = try plan(try step.applying(forwardPasses), .step)
  }
  guard model.hasLoss else { return program }
  let evaluation = try keeping(states + ["loss"])
  program.evaluation = try plan(evaluation, .evaluation)
  let trained = model.parameters.filter { !$0.isFixed }
  var values: [(name: String, value: ValueID)] = []
  for (index, node) in evaluation.nodes.enumerated() {
    if case .parameter(let name) = node.operation, trained.contains(where: { $0.name == name }) {
      values.append((name, ValueID(index)))
    }
  }
  let loss = evaluation.outputs.first { $0.name == "loss" }!.value
  let derivative = try differentiate(evaluation, output: loss, withRespectTo: values.map(\.value))
  var graph = derivative.graph
  for (value, gradient) in zip(values, derivative.gradients) {
    graph.outputs.append(GraphOutput(name: gradientName(of: value.name), value: gradient))
  }
  program.training = try plan(try graph.applying(gradientPasses), .training)
  return program
}
