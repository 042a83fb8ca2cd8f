import Codegen

/// Writes the functions of a module of WebAssembly, in Swift: what they are given, the script has checked.
struct WebCore {
  let model: ModelInterface
  let hasSequences: Bool

  private var code: String { "\(model.name).GeneratedCode" }
  private static let floats = "Swift::UnsafePointer<Swift::Float>"
  private static let mutableFloats = "Swift::UnsafeMutablePointer<Swift::Float>"

  var text: String {
    var parts = ["// The functions that the script calls.\n\nimport RNNEmbedding\nimport RNNRuntime"]
    if let step = model.step { parts.append(stepFunctions(step)) }
    if hasSequences, let inference = model.inference { parts.append(sequenceFunctions(inference)) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func function(_ name: String, _ parameters: String, _ result: String? = nil, _ body: String) -> String {
    """
    @_expose(wasm, "\(name)")
    @_cdecl("rnn_core_\(name)")
    public func core_\(name)(\(parameters))\(result.map { " -> \($0)" } ?? "") {
    \(body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n"))
    }
    """
  }

  // MARK: Streams

  private func stepFunctions(_ step: ModelInterface.Step) -> String {
    let type = "\(code).\(step.typeName)"
    let values = NamedValues(step)
    let memory = """
      _ core_floats: \(Self.floats), _ core_prepared: \(Self.floats), _ core_memory: \(Self.mutableFloats), \
      _ core_outputs: \(Self.mutableFloats)
      """
    var parameters = [memory, "_ steps: Swift::Int"]
    parameters += values.inputs.map {
      "_ \($0.name): Swift::UnsafePointer<\($0.value.isToken ? "Swift::Int32" : "Swift::Float")>"
    }
    parameters += values.outputs.map { "_ \($0.name): Swift::Optional<\(Self.mutableFloats)>" }
    return [
      function(
        "prepare", "_ floats: \(Self.floats), _ prepared: \(Self.mutableFloats)", nil,
        "\(type).prepare(floats, prepared)"),
      function("step", memory, nil, "\(type).body(core_floats, core_prepared, core_memory, core_outputs)"),
      function(
        "run", parameters.joined(separator: ", "), "Swift::Int32",
        """
        let core = (floats: core_floats, prepared: core_prepared, memory: core_memory, outputs: core_outputs)
        \(StepCode(step, values, code: type).body(memory: "core"))
        """),
    ].joined(separator: "\n\n")
  }

  // MARK: Whole sequences

  private func sequenceFunctions(_ inference: ModelInterface.SequenceFunction) -> String {
    let type = "\(code).\(inference.typeName)"
    let steps = "Swift::UnsafePointer<Swift::Int>"
    return [
      """
      private struct CoreSequences {
        var parameters: RNNRuntime::Parameters
        var workspace: RNNRuntime::Workspace
      }

      private nonisolated(unsafe) var core_sequences: CoreSequences?
      """,
      function(
        "sequences_reserve", "_ floats: \(Self.floats), _ batch: Swift::Int, _ steps: \(steps)", "Swift::Int32",
        """
        let parameters: RNNRuntime::Parameters
        if let core_sequences {
          parameters = core_sequences.parameters
        } else {
          var zeros = RNNRuntime::Parameters(zeros: \(model.name).layout)
          zeros.withUnsafeMutablePointer { $0.update(from: floats, count: \(model.parameterCount)) }
          parameters = zeros
        }
        core_sequences = nil
        let layout = \(type).layout
        let all = (0..<\(inference.axes.count)).map { steps[$0] }
        if RNNRuntime::Workspace.byteCount(layout, batch: batch, steps: all) == 0 { return 0 }
        core_sequences = CoreSequences(
          parameters: parameters, workspace: RNNRuntime::Workspace(layout, batch: batch, steps: all))
        return 1
        """),
      function(
        "sequences_run",
        "_ batch: Swift::Int, _ steps: \(steps), _ lengths: Swift::UnsafePointer<\(steps)?>, _ inputs: Swift::UnsafePointer<Swift::UnsafeRawPointer?>",
        "Swift::Int32",
        """
        guard let core_sequences else { return 0 }
        let given = RNNRuntime::PointerInputs(examples: batch, steps: steps, lengths: lengths, inputs: inputs)
        do { try core_sequences.workspace.take(given) } catch { return 0 }
        core_sequences.workspace.run(\(type).self, core_sequences.parameters, carriesState: false)
        core_sequences.workspace.releaseInputs()
        return 1
        """),
      function(
        "sequences_output", "_ index: Swift::Int", "Swift::Optional<\(Self.floats)>",
        "core_sequences?.workspace.output(index).withUnsafeBufferPointer { $0.baseAddress }"),
      function(
        "sequences_steps", "_ index: Swift::Int", "Swift::Int",
        "core_sequences?.workspace.output(index).steps ?? 0"),
    ].joined(separator: "\n\n")
  }
}
