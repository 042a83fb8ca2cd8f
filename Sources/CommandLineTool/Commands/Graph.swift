import GraphIR

extension Command {
  static let graph = Command(
    name: "graph", operands: .file, summary: "Draw the graph of a model",
    details: """
      Stages:
        source     as it is written, a scan with its body (the default)
        unrolled   as it is written, in time
        optimized  as it is compiled
      A file that ends in .svg becomes a picture, any other the text of Graphviz' language.
      """,
    options: [.stage, .steps, .function, .loss, .model, .output]
  ) { arguments, console in
    let stage = arguments[.stage] ?? "source"
    let steps = try arguments.count(.steps, upTo: 1000)
    if steps != nil, stage != "unrolled" { throw UsageError(message: "'--steps' belongs to '--stage unrolled'") }
    guard let file = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    let function = try file.compile(file.model(arguments[.model], loss: arguments[.loss])).function(
      arguments[.function])
    let graph =
      switch stage {
      case "unrolled": try unroll(function.source, steps: function.source.steps(steps ?? 3))
      case "optimized": function.optimized
      default: function.source
      }
    let isPicture = arguments[.output]?.hasSuffix(".svg") ?? false
    try OutputFile.write(isPicture ? svg(of: graph) : dot(of: graph), to: arguments[.output], console)
    return .success
  }
}

extension Option {
  fileprivate static let stage = Option(
    name: "--stage", placeholder: "source|unrolled|optimized", help: "Which graph; 'source' if not given")
  fileprivate static let steps = Option(
    name: "--steps", placeholder: "N", help: "How many steps of every time axis to unroll; 3 if not given")
}

extension Graph {
  /// The same number of steps for every time axis.
  fileprivate func steps(_ count: Int) -> [TimeAxis: Int] {
    var steps: [TimeAxis: Int] = [:]
    for axis in nodes.flatMap(\.type.times) { steps[axis] = count }
    return steps
  }
}
