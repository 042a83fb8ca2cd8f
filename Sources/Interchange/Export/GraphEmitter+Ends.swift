import GraphIR
import ONNX

// What comes into the file, and what goes out.

extension GraphEmitter {
  /// Declares the inputs of the model, and targets that the outputs depend on. Within the graph, steps come before
  /// examples.
  func emitInputs() {
    let model = file.model
    var sources: [String: ValueID] = [:]
    for value in graph.identifiers {
      if case .input(let name) = graph[value].operation { sources[name] = value }
    }
    var transposed: [(value: ValueID, name: String)] = []
    for input in model.inputs {
      guard !input.isTarget || sources[input.name] != nil else { continue }
      file.inputs.append(file.value(input.name, input.type, isBatchFirst: true))
      if let value = sources[input.name] { transposed.append((value, input.name)) }
    }
    for state in model.states {
      guard let value = sources[state.name] else { continue }
      let name = file.unique("state.\(state.name)")
      file.inputs.append(file.value(name, graph.type(of: value), isBatchFirst: true))
      names[value] = name
    }
    if file.options.hasLengths {
      for axis in file.axes {
        let name = file.unique(file.lengthsName(axis))
        file.inputs.append(ONNXValue(name, .int32, [.named("batch")]))
        lengthsInputs[axis] = name
      }
    }
    for (value, name) in transposed {
      let exchanged = exchanged(name, graph.type(of: value))
      names[value] = exchanged
      inputNames[name] = exchanged
    }
  }

  /// The results, in the order of the model. Sequences are zero at padding.
  func emitOutputs() {
    for output in graph.outputs {
      let type = graph.type(of: output.value)
      let name = output.role == .state ? file.unique("final.\(output.name)") : file.outputName(output.name)
      var value = self.name(of: output.value)
      if type.batch, let axis = type.time, isRagged(axis) {
        let isValid = cast(
          aligned(mask(axis), TensorType(batch: true, time: axis), to: type.outerAxes, rank: type.shape.count),
          to: .bool)
        value = append("Where", [isValid, value, file.number(0)])
      }
      value = exchanged(value, type)
      nodes.append(ONNXNode(name: name, operation: "Identity", inputs: [value], outputs: [name]))
      file.outputs.append(file.value(name, type, isBatchFirst: true))
    }
  }

  /// [batch, steps, …] as [steps, batch, …], or back.
  private func exchanged(_ name: String, _ type: TensorType) -> String {
    guard type.batch, type.isSequence else { return name }
    // An input or an output has one time axis.
    return transposed(name, [1, 0] + (0..<type.shape.count).map { $0 + 2 })
  }
}
