extension Graph {
  /// Adds the gradients of the loss as results: of parameters, and of the first values of states, whose final values get
  /// their cotangents as inputs.
  package func addingGradients(_ differentiation: FunctionDescription.Differentiation) throws -> Graph {
    var notes: [PassNote] = []
    return try addingGradients(differentiation, notes: &notes)
  }

  package func addingGradients(
    _ differentiation: FunctionDescription.Differentiation, notes: inout [PassNote]
  ) throws -> Graph {
    guard let loss = outputs.of(.loss).first else { return self }
    var graph = self
    var inputs: [String: ValueID] = [:]
    var sources: [(result: GraphOutput.Role, name: String, value: ValueID)] = []
    for value in identifiers {
      switch self[value].operation {
      case .parameter(let name) where differentiation.parameters.contains(name):
        sources.append((.gradient, name, value))
      case .input(let name): inputs[name] = value
      default: break
      }
    }
    let one = graph.appending(at: graph[loss.value].origin.gradient) { $0.constant(1) }
    var cotangents: [(value: ValueID, cotangent: ValueID)] = [(loss.value, one)]
    for state in differentiation.states {
      func source(_ name: String) -> ValueID {
        inputs[name] ?? graph.addSource(.input(name), type: TensorType(state.shape, batch: true), name: name)
      }
      sources.append((.cotangent, state.name, source(state.name)))
      guard let final = outputs.of(.state).first(where: { $0.name == state.name }) else { continue }
      cotangents.append((final.value, source(state.cotangent.name)))
    }
    let result = try differentiate(graph, cotangents: cotangents, withRespectTo: sources.map(\.value))
    notes += result.notes(on: graph)
    var differentiated = result.graph
    for (source, gradient) in zip(sources, result.gradients) {
      differentiated.outputs.append(GraphOutput(source.result, name: source.name, value: gradient))
    }
    return differentiated
  }
}
