import GraphIR

extension Command {
  static let explain = Command(
    name: "explain", operands: .file, summary: "Say what was fused, hoisted and folded, and what it costs",
    details: """
      For each function of each model: which products left the loops and which stay there and why, what was fused,
      saved or recomputed, floating-point operations for each step, parameters, and the memory of a run.
      """,
    options: [.json, .batch, .explainedSteps, .loss, .model]
  ) { arguments, console in
    let batch = try arguments.count(.batch, upTo: 1 << 20) ?? 32
    let steps = try arguments.count(.explainedSteps, upTo: 1 << 20) ?? 64
    guard let file = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    let isOne = arguments[.model] != nil || arguments[.loss] != nil
    let models = isOne ? [try file.model(arguments[.model], loss: arguments[.loss])] : file.models
    func explanation(_ compilation: Compilation) -> Explanation {
      var result = Explanation(compilation, arenaBytes: compilation.program.arenaBytes(batch: batch, steps: steps))
      result.losses = compilation.parts.map(explanation)
      return result
    }
    let explanations = try models.map { explanation(try file.compile($0)) }
    if arguments[.json] != nil {
      console.output("[" + explanations.map(\.json).joined(separator: ",\n") + "]\n")
    } else {
      console.output(
        explanations.map(\.description).joined(separator: "\n")
          + "\nThe arena is that of a batch of \(batch) with \(steps) steps, on one thread.\n")
    }
    return .success
  }
}

extension Option {
  fileprivate static let json = Option(name: "--json", placeholder: nil, help: "Facts instead of sentences")
  fileprivate static let batch = Option(name: "--batch", placeholder: "B", help: "Examples of a run; 32 if not given")
  fileprivate static let explainedSteps = Option(
    name: "--steps", placeholder: "T", help: "Steps of every time axis; 64 if not given")
}

extension Program {
  /// The size of each function's arena.
  fileprivate func arenaBytes(batch: Int, steps: Int) -> [Function.Kind: Int] {
    var bytes: [Function.Kind: Int] = [:]
    for function in [inference, evaluation, training, features].compactMap({ $0 }) {
      bytes[function.kind] = arenaByteCount(of: function, batch: batch, steps: steps)
    }
    if let step { bytes[.step] = step.arena.byteCount(batch: 1, steps: stepped == nil ? 1 : steps) }
    if let encoding { bytes[.encoding] = encoding.arena.byteCount(batch: 1, steps: steps) }
    return bytes
  }
}
