import Codegen

/// Writes the steps of a stream over blocks of inputs and outputs, as Swift.
struct StepCode {
  let step: ModelInterface.Step
  let values: NamedValues
  /// The type with `body`.
  let code: String

  init(_ step: ModelInterface.Step, _ values: NamedValues, code: String) {
    self.step = step
    self.values = values
    self.code = code
  }

  /// Statements that go through `steps` steps and return a status. Nothing is done if a token is out of range.
  /// - Parameter memory: what has the members of `StreamMemory`.
  func body(memory: String) -> String {
    var lines = ["if steps < 0 { return RNNEmbedding::Status.invalidArgument.rawValue }"]
    for (value, name) in values.inputs {
      guard let classes = value.classes else { continue }
      lines.append(
        "for step in 0..<steps where Swift::UInt32(bitPattern: \(name)[step]) >= \(classes) {"
          + " return RNNEmbedding::Status.invalidArgument.rawValue }")
    }
    lines += [
      "let denormals = RNNRuntime::rnn_flush_denormals()",
      "let floats = \(memory).floats",
      "let prepared = \(memory).prepared",
      "let memory = \(memory).memory",
      "let outputs = \(memory).outputs",
      "for step in 0..<steps {",
    ]
    for (input, named) in zip(step.inputs, values.inputs) {
      let place = "(memory + \(input.offset))"
      switch (input.value.isToken, input.value.width) {
      case (true, _):
        lines.append(
          "  Swift::UnsafeMutableRawPointer\(place).storeBytes(of: \(named.name)[step], as: Swift::Int32.self)")
      case (false, 1): lines.append("  \(place).pointee = \(named.name)[step]")
      case (false, let width):
        lines.append("  \(place).update(from: \(named.name) + step &* \(width), count: \(width))")
      }
    }
    lines.append("  \(code).body(floats, prepared, memory, outputs)")
    for (output, named) in zip(step.outputs, values.outputs) {
      let width = output.value.width
      lines.append(
        width == 1
          ? "  if let \(named.name) { \(named.name)[step] = outputs[\(output.offset)] }"
          : "  if let \(named.name) { (\(named.name) + step &* \(width)).update(from: outputs + \(output.offset), count: \(width)) }"
      )
    }
    lines += ["}", "RNNRuntime::rnn_restore_denormals(denormals)", "return RNNEmbedding::Status.ok.rawValue"]
    return lines.joined(separator: "\n")
  }
}
