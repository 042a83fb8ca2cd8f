import GraphIR

extension Command {
  static let parameters = Command(
    name: "parameters", operands: .file, summary: "List the parameters of a model, or draw the first ones",
    details: """
      For each parameter: its name in files, its shape, what it is drawn from before training, whether it is fixed, and
      where it is declared.

      With '--seed' they are drawn and written to a safetensors file, which the generated type and 'rnnc run' read. The
      numbers are those of the generated type for the same seed, bit for bit.
      """,
    options: [.list, .seed, .drawn, .model]
  ) { arguments, console in
    let seed = try arguments.seed(.seed)
    if seed != nil, arguments[.list] != nil { throw UsageError(message: "'--json' and '--seed' exclude each other") }
    if seed == nil, arguments[.drawn] != nil { throw UsageError(message: "'--output' belongs to '--seed'") }
    let path = try seed.map { _ in try arguments.path(.drawn) }
    guard let file = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    if let seed, let path {
      let parameters = try InitialParameters(of: file.model(arguments[.model]), seed: seed)
      try OutputFile.write(parameters.file().contents, to: path)
      return .success
    }
    let lists = (arguments[.model] == nil ? file.models : [try file.model(arguments[.model])]).map(ParameterList.init)
    console.output(
      arguments[.list] == nil
        ? lists.map(\.description).joined(separator: "\n")
        : "[" + lists.map(\.json).joined(separator: ",\n") + "]\n")
    return .success
  }
}

extension Option {
  fileprivate static let list = Option(name: "--json", help: "The list as JSON")
  fileprivate static let seed = Option(
    name: "--seed", placeholder: "N", help: "Draw the parameters, the same ones for the same number")
  fileprivate static let drawn = Option(
    name: "--output", short: "-o", placeholder: "FILE", help: "The safetensors file to write, with '--seed'")
}
