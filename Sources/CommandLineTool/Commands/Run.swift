import GraphIR

extension Command {
  static let run = Command(
    name: "run", operands: .file, summary: "Evaluate a model with the reference interpreter",
    details: """
      Reads and writes safetensors files, in double precision, so that a model can be held against another framework.
      The parameters are those of the model, or a checkpoint. One file may hold them and the inputs.

      Of the file with the inputs (axes as in the generated types, numbers of any type that fits):
        input.NAME    an input or a target: [batch, steps, features], tokens [batch, steps], without steps [batch, …];
                      without the targets there is no loss
        state.NAME    the first value of a carried state: [batch, features]; zero if it is missing
        lengths       the number of valid steps of each example: [batch]; all steps if it is missing
                      (lengths.AXIS in models with several time axes)

      To the file with the outputs (F64):
        output.NAME   an output, zero at padding
        final.NAME    a carried state after the last valid step
        loss          the mean over the batch; loss.NAME of losses with names
        gradient.NAME, gradient.state.NAME
                      with '--gradients': of the loss, by each parameter, each input of numbers and each state

      With '--loss' there are that loss, the states that it depends on, and the gradients of what it trains.
      """,
    options: [.parameters, .inputs, .outputs, .gradients, .loss, .model]
  ) { arguments, console in
    let (parametersPath, inputsPath) = (try arguments.path(.parameters), try arguments.path(.inputs))
    let outputsPath = try arguments.path(.outputs)
    guard let file = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    let (name, loss) = (arguments[.model], arguments[.loss])
    let model =
      try arguments[.gradients] == nil ? file.model(name, loss: loss) : file.model(name, withLoss: loss)
    let tensors = try ModelTensors(
      of: model, in: file.model(name), parameters: TensorFile(contentsOf: parametersPath),
      inputs: TensorFile(contentsOf: inputsPath),
      parametersPath: parametersPath, inputsPath: inputsPath)
    let evaluation: ModelEvaluation
    do {
      evaluation = try model.evaluate(
        parameters: tensors.parameters, inputs: tensors.inputs, states: tensors.states,
        dimensions: tensors.dimensions, withGradients: arguments[.gradients] != nil)
    } catch let error as EvaluationError {
      throw FileFailure(message: "'\(inputsPath)': \(error.message)")
    }
    try OutputFile.write(evaluation.file(dimensions: tensors.dimensions).data(), to: outputsPath)
    if let loss = evaluation.loss { console.output("loss \(loss)\n") }
    for loss in evaluation.losses { console.output("\(loss.name) \(loss.value)\n") }
    return .success
  }
}

extension Option {
  static let parameters = Option(
    name: "--parameters", placeholder: "FILE", help: "A safetensors file with the parameters, by name")
  static let inputs = Option(
    name: "--inputs", placeholder: "FILE", help: "A safetensors file with the inputs")
  fileprivate static let outputs = Option(
    name: "--outputs", placeholder: "FILE", help: "The safetensors file to write")
  fileprivate static let gradients = Option(
    name: "--gradients", help: "Write the gradients of the loss, too; all is as in training then")
}

extension ModelEvaluation {
  /// Everything under the name that the help of `run` gives.
  fileprivate func file(dimensions: Dimensions) -> TensorFile {
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
