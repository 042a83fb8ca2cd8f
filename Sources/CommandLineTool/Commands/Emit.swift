import GraphIR

extension Command {
  static let emit = Command(
    name: "emit", operands: .file, summary: "Show what the compiler makes of a file on the way",
    details: """
      Stages:
        ast   the syntax tree of the file, as source with all parentheses
        ir    the graph of a model; with --function the optimized graph of one of its functions
        plan  the memory and instructions of its functions
      """,
    options: [.emitStage, .function, .loss, .model, .output]
  ) { arguments, console in
    let path = arguments.operands[0]
    let text: String
    if arguments[.emitStage] == "ast" {
      guard let unit = LoadedFile.parse(path, console)?.units.last else { return .failure }
      text = unit.description
    } else {
      guard let file = LoadedFile.load(path, console) else { return .failure }
      let model = try file.model(arguments[.model], loss: arguments[.loss])
      if arguments[.function] == nil, arguments[.emitStage] != "plan" {
        text = GraphPrinter.text(of: model.graph)
      } else {
        text = try file.compile(model).text(of: arguments[.function], isPlan: arguments[.emitStage] == "plan")
      }
    }
    try OutputFile.write(text, to: arguments[.output], console)
    return .success
  }
}

extension Option {
  fileprivate static let emitStage = Option(
    name: "--stage", placeholder: "ast|ir|plan", help: "What to show; 'ir' if not given")
  static let function = Option(
    name: "--function", placeholder: "inference|evaluation|training|features|step|encoding",
    help: "Which function of the model")
}

extension Compilation {
  /// The optimized graph or the plan of one function, or of all.
  fileprivate func text(of name: String?, isPlan: Bool) throws -> String {
    let kinds = try name.map { [try function($0).kind] } ?? functions.map(\.kind)
    return kinds.compactMap { kind in
      isPlan ? program[kind].map(PlanPrinter.text) : self[kind].map { GraphPrinter.text(of: $0.optimized) }
    }.joined(separator: "\n")
  }

  /// The function of a name; inference without one, or training of a model without outputs.
  /// - Throws: `UsageError` if the model has none.
  func function(_ name: String?) throws -> CompiledFunction {
    let kind = name.map { Function.Kind(rawValue: $0) } ?? functions.first?.kind
    guard let kind, let function = self[kind] else {
      let kinds = functions.map { "'\($0.kind.rawValue)'" }
      let hint = parts.isEmpty ? "" : "; '--loss' chooses one of its losses"
      let these = kinds.isEmpty ? "no functions of its own" : "only the functions \(kinds.joined(separator: ", "))"
      throw UsageError(message: "the model has \(these)\(hint)")
    }
    return function
  }
}
