import Foundation
import GraphIR
import Interchange
import ONNX

extension Command {
  static let verify = Command(
    name: "verify", operands: .file, summary: "Hold a model against an ONNX file, run by onnxruntime",
    details: """
      rnnc verify Model.rnn --parameters model.safetensors --against model.onnx

      Evaluates both on the same inputs, this one in double precision as 'rnnc run' does, and prints for each output how
      far they are apart at the worst: as it is, by the greatest number of the output, and where. If that is more than the
      tolerance of the greatest number, the exit code is 1.

      It takes a Python with onnxruntime and numpy ('python3', or '--python'). Nothing else is installed or fetched.

      Without '--inputs', which are those of 'rnnc run', some are drawn: tokens, lengths and first states where the
      file takes some, otherwise normal numbers.

      Inputs and outputs belong together if they are called alike, or if their shapes leave no choice; first and last
      states also by their recurrent node. '--map OURS=THEIRS' says it otherwise, with names as in the files of
      'rnnc run': --map input.x=tokens --map final.lstm.h=hn. Axes of examples and of steps are found by sizes and
      names; where these leave several ways, the one that fits is taken.

      A file of one step is run once for each step, and its states go on, found by their names and shapes or told by
      '--state' as for the import.
      """,
    options: [.parameters, .against, .inputs, .seed, .map, .pairedStates, .set, .tolerance, .python, .model]
  ) { arguments, console in
    let (parametersPath, path) = (try arguments.path(.parameters), try arguments.path(.against))
    let tolerance = try arguments.tolerance() ?? 1e-5
    let seed = try arguments.seed(.seed) ?? 0
    let fixed = try arguments.settings()
    guard let loaded = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    let model = try loaded.model(arguments[.model])
    let graph: ONNXGraph
    do { graph = try ONNXModel(contentsOf: URL(fileURLWithPath: path)).graph } catch let error as ONNXError {
      throw FileFailure(message: "'\(path)': \(error)")
    }
    let constants = Set(graph.initializers.map(\.name))
    let inputs = graph.inputs.map(\.name).filter { !constants.contains($0) }
    if let name = fixed.keys.sorted().first(where: { !inputs.contains($0) }) {
      throw UsageError(
        message: "'--set': the file has no input '\(name)'", suggestion: closestMatch(to: name, in: inputs))
    }
    let map = try NameMap(
      arguments.all(.map), ours: ModelValue.all(of: model), theirs: inputs + graph.outputs.map(\.name))
    let verification = Verification(
      model: model, graph: graph, path: path, fixed: fixed, states: try arguments.states(), map: map,
      runtime: ONNXRuntime(python: arguments[.python] ?? "python3"))
    let given = try arguments[.inputs].map { (file: try TensorFile(contentsOf: $0), path: $0) }
    let outcome: Verification.Outcome
    do {
      outcome = try verification.outcome(
        parameters: TensorFile(contentsOf: parametersPath), parametersPath: parametersPath, given: given, seed: seed,
        tolerance: tolerance)
    } catch let failure as ImportFailure {
      throw FileFailure(message: "'\(path)': \(failure)")
    }
    console.output(outcome.report(drawnWith: given == nil ? seed : nil))
    if let worst = outcome.worst, !(worst.relative <= tolerance) {
      throw FileFailure(
        message: "'\(worst.ours[0].name)' differs by \(worst.relative.short) of its greatest number, more than "
          + tolerance.short)
    }
    return .success
  }
}

extension Verification.Outcome {
  fileprivate func report(drawnWith seed: UInt64?) -> String {
    var sizes = [Self.count(dimensions.batch, "example")]
    for (axis, steps) in dimensions.steps.sorted(by: { $0.key.name < $1.key.name }) {
      let count = Self.count(steps, "step")
      sizes.append(dimensions.steps.count == 1 ? count : "\(count) of \(axis)")
    }
    let origin = seed.map { ", drawn with seed \($0)" } ?? ""
    var lines = [sizes.joined(separator: ", ") + origin]
    let width = (inputs.map(\.ours) + outputs.comparisons.map(\.names)).map(\.count).max() ?? 0
    func padded(_ name: String) -> String { name + String(repeating: " ", count: width - name.count) }
    lines += inputs.map { "\(padded($0.ours))  is \($0.theirs)" }
    for comparison in outputs.comparisons {
      lines.append("\(padded(comparison.names))  is \(comparison.layout)")
      lines.append(
        "\(padded(""))  worst difference \(comparison.absolute.short), \(comparison.relative.short) of the greatest "
          + "number; \(comparison.place)")
    }
    lines += states.map { "from step to step: \($0.before) of the file becomes \($0.after)" }
    lines += outputs.leftOver.map { "not compared: output \($0) of the file, which has no counterpart" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
}

extension OutputComparison {
  fileprivate var names: String { ours.map(\.name).joined(separator: ", ") }
}

extension Double {
  /// With two digits: `1.2e-07`.
  fileprivate var short: String { String(format: "%.1e", self) }
}

extension ModelValue {
  /// All that can be named.
  fileprivate static func all(of model: Model) -> [ModelValue] {
    inputs(of: model) + model.outputs.map { ModelValue(kind: .output, name: "output.\($0)", shape: []) }
      + model.states.map { ModelValue(kind: .final, name: "final.\($0.name)", shape: []) }
  }
}

extension Arguments {
  fileprivate func tolerance() throws(UsageError) -> Double? {
    guard let text = self[.tolerance] else { return nil }
    guard let number = Double(text), number.isFinite, number >= 0 else {
      throw UsageError(message: "'\(Option.tolerance.name)' takes a number from 0 on, not '\(text)'")
    }
    return number
  }
}

extension Option {
  fileprivate static let against = Option(
    name: "--against", placeholder: "FILE", help: "The ONNX file that it should compute the same as")
  fileprivate static let map = Option(
    name: "--map", placeholder: "OURS=THEIRS", help: "Which input, output or state is which; several times",
    isRepeatable: true)
  fileprivate static let seed = Option(name: "--seed", placeholder: "N", help: "Draw other inputs; 0 if not given")
  fileprivate static let tolerance = Option(
    name: "--tolerance", placeholder: "NUMBER", help: "What part of the greatest number is no difference (1e-5)")
  fileprivate static let python = Option(
    name: "--python", placeholder: "PYTHON", help: "The Python to run onnxruntime with (python3)")
}
