import GraphIR

extension Command {
  static let emit = Command(
    name: "emit", operands: .file, summary: "Show what the compiler makes of a file on the way",
    details: """
      Stages:
        ast  the syntax tree of the file, as source with all parentheses
        ir   the graph of a model; with --function the optimized graph of one of its functions
      """,
    options: [.emitStage, .function, .model, .output]
  ) { arguments, console in
    let path = arguments.operands[0]
    let text: String
    if arguments[.emitStage] == "ast" {
      guard let unit = LoadedFile.parse(path, console)?.units.last else { return .failure }
      text = unit.description
    } else {
      guard let file = LoadedFile.load(path, console) else { return .failure }
      let model = try file.model(arguments[.model])
      let function = try arguments[.function].map { try GraphIR.compile(model).function($0) }
      text = GraphPrinter.text(of: function?.optimized ?? model.graph)
    }
    try OutputFile.write(text, to: arguments[.output], console)
    return .success
  }
}

extension Option {
  fileprivate static let emitStage = Option(
    name: "--stage", placeholder: "ast|ir", help: "What to show; 'ir' if not given")
  static let function = Option(
    name: "--function", placeholder: "inference|evaluation|training|step",
    help: "Which function of the model")
}

extension Compilation {
  /// The function of a name.
  /// - Throws: `UsageError` if the model has none.
  func function(_ name: String?) throws -> CompiledFunction {
    let kind = Function.Kind(rawValue: name ?? Function.Kind.inference.rawValue)
    guard let kind, let function = self[kind] else {
      let kinds = functions.map { "'\($0.kind.rawValue)'" }
      throw UsageError(message: "the model has only the functions \(kinds.joined(separator: ", "))")
    }
    return function
  }
}
