import GraphIR

extension ModelTensors {
  /// What the reference interpreter makes of them, in double precision.
  /// - Throws: `FileFailure` that names the file with the inputs, where it is their fault.
  func evaluation(of model: Model, withGradients: Bool = false, inputsPath: String) throws -> ModelEvaluation {
    do {
      return try model.evaluate(
        parameters: parameters, inputs: inputs, states: states, dimensions: dimensions, withGradients: withGradients)
    } catch let error as EvaluationError {
      throw FileFailure(message: "'\(inputsPath)': \(error.message)")
    }
  }
}

extension ModelEvaluation {
  /// Everything under the name that the help of `run` gives.
  func file(dimensions: Dimensions) -> TensorFile {
    var file = TensorFile()
    func add(_ tensors: [NamedTensor], _ prefix: String) {
      for named in tensors {
        let type = named.tensor.type
        let steps = type.time.map { dimensions.steps(of: $0) }
        let axes = (type.batch ? [dimensions.batch] : []) + (steps.map { [$0] } ?? [])
        var values = named.tensor.values
        if type.batch, let steps { values = exchangingAxes(of: values, steps, dimensions.batch, width: type.count) }
        file.tensors[prefix + named.name] = TensorFile.Entry(shape: axes + type.shape, values: values)
      }
    }
    add(outputs, "output.")
    add(finalStates, "final.")
    if let loss { file.tensors["loss"] = TensorFile.Entry(shape: [], values: [loss]) }
    for loss in losses { file.tensors["loss.\(loss.name)"] = TensorFile.Entry(shape: [], values: [loss.value]) }
    if let gradients {
      add(gradients.parameters, "gradient.")
      add(gradients.inputs, "gradient.")
      add(gradients.states, "gradient.state.")
    }
    return file
  }
}
