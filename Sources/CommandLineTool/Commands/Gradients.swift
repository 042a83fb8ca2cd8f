import GraphIR

extension Command {
  static let gradients = Command(
    name: "gradients", operands: .file, summary: "Show how far gradients reach back in time",
    details: """
      Evaluates a model and its loss on one batch with the reference interpreter, in double precision. The files are those
      of 'rnnc run'; targets must be there. For each scan:
        gradient of h     the norm of the loss's gradient by the state h after each step
        singular value    the largest one of each step's Jacobian, of all states by those before: how much the step can
                          stretch a gradient
        reach             the norm of a gradient that begins with norm 1 and a random direction at the states after the
                          last step, so many steps back: whether it vanishes, explodes or holds
        at most           the product of the singular values, which no gradient exceeds
      Numbers are root mean squares over the examples that have the step.
      """,
    options: [.parameters, .inputs, .plot, .numbers, .loss, .model]
  ) { arguments, console in
    let (parametersPath, inputsPath) = (try arguments.path(.parameters), try arguments.path(.inputs))
    guard let file = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    let model = try file.model(arguments[.model], withLoss: arguments[.loss])
    let tensors = try ModelTensors(
      of: model, in: file.model(arguments[.model]), parameters: TensorFile(contentsOf: parametersPath),
      inputs: TensorFile(contentsOf: inputsPath),
      parametersPath: parametersPath, inputsPath: inputsPath)
    let flow: GradientFlow
    do {
      flow = try model.gradientFlow(
        parameters: tensors.parameters, inputs: tensors.inputs, states: tensors.states, dimensions: tensors.dimensions)
    } catch let error as EvaluationError {
      throw FileFailure(message: "'\(inputsPath)': \(error.message)")
    }
    console.output(arguments[.numbers] == nil ? flow.description : flow.json)
    if let path = arguments[.plot] { try OutputFile.write(flow.svg, to: path, console) }
    return .success
  }
}

extension Option {
  fileprivate static let plot = Option(
    name: "--output", short: "-o", placeholder: "FILE", help: "Draw it there, as SVG")
  fileprivate static let numbers = Option(name: "--json", help: "All numbers, for each step, instead of tables")
}
