import GraphIR
import ONNX

/// Which output of a file is which of the model, and how far they are apart.
struct OutputPairing {
  private(set) var comparisons: [OutputComparison] = []
  /// Of the file: nothing here belongs to them.
  private(set) var leftOver: [String] = []

  /// - Throws: `FileFailure` with both sides, if an output of the model is left over.
  init(
    _ evaluation: ModelEvaluation, _ outputs: [ONNXRuntime.Output], _ dimensions: Dimensions, _ graph: ONNXGraph,
    _ map: NameMap, path: String
  ) throws(FileFailure) {
    let results = evaluation.file(dimensions: dimensions)
    var (ours, theirs) = (ModelValue.outputs(of: evaluation), outputs)
    var found: [OutputComparison] = []
    func comparison(_ values: [ModelValue], _ output: ONNXRuntime.Output) -> OutputComparison? {
      OutputComparison(values, results, output, dimensions)
    }
    func add(_ comparison: OutputComparison) {
      found.append(comparison)
      ours.removeAll { comparison.ours.contains($0) }
      theirs.removeAll { $0.name == comparison.theirs }
    }
    func mismatch(_ value: ModelValue, _ output: ONNXRuntime.Output) -> FileFailure {
      FileFailure(message: "'\(path)': '\(output.name)' is \(output.shape), which is not \(value.description)")
    }
    for value in ours {
      // Two, if it is a state of a file of one step: at each step and after the last.
      let outputs =
        map[value].map { name in theirs.filter { $0.name == name } }
        ?? (value.kind == .output ? theirs.filter { NameMap.areAlike(value.bareName, $0.name) } : [])
      guard let output = outputs.first else { continue }
      guard let comparison = outputs.lazy.compactMap({ comparison([value], $0) }).first else {
        throw mismatch(value, output)
      }
      add(comparison)
    }
    // What is called otherwise, and can only be one.
    func candidates(_ value: ModelValue) -> [OutputComparison] { theirs.compactMap { comparison([value], $0) } }
    let roles = RecurrentRole.outputs(of: graph)
    while let value = ours.first(where: { $0.kind == .output && candidates($0).count == 1 }) {
      add(candidates(value)[0])
    }
    for output in theirs {
      let states = ours.filter { $0.kind == .final }.compactMap { value in
        comparison([value], output).map { ($0, value.likeness(to: output.name, role: roles[output.name])) }
      }
      if let best = states.map(\.1).max(), let state = states.first(where: { $0.1 == best }) { add(state.0) }
    }
    let states = ours.filter { $0.kind == .final }
    if Set(theirs.map(\.name)).count == 1, states.count > 1,
      let joined = theirs.lazy.compactMap({ comparison(states, $0) }).first
    {
      add(joined)
    }
    let missing = ours.filter { $0.kind == .output }
    guard missing.isEmpty else {
      throw FileFailure(
        message: """
          '\(path)': names and shapes do not say which outputs belong together: '--map OURS=THEIRS' does
            of the model: \(missing.map(\.description).joined(separator: ", "))
            of the file: \(theirs.isEmpty ? "none" : theirs.map { "\($0.name) \($0.shape)" }.joined(separator: ", "))
          """)
    }
    comparisons = found
    leftOver = theirs.map(\.name).uniqued
  }
}
