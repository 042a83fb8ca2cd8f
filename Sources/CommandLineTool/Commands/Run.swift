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
    let evaluation = try tensors.evaluation(
      of: model, withGradients: arguments[.gradients] != nil, inputsPath: inputsPath)
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
