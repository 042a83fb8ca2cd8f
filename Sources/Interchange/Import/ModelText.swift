import ONNX

/// Writes a `.rnn` file of what a graph has become, and gives its parameters their names.
struct ModelText {
  private let importer: GraphImporter
  private let inputs: [ONNXValue]
  private let name: String
  private let producer: String
  private var names: NameTable
  private var notes: [String]

  init(_ importer: GraphImporter, inputs: [ONNXValue], name: String, producer: String) {
    self.importer = importer
    self.inputs = inputs
    self.name = name
    self.producer = producer
    names = NameTable(taken: importer.cells.map(\.name) + [name, "erf"])
    notes = importer.notes
  }

  /// - Throws: `ImportFailure` if an output is nothing that a model can give.
  mutating func imported() throws -> ImportedModel {
    var lines: [String] = []
    var printed: [ObjectIdentifier: String] = [:]
    var inputNames: [String: String] = [:]
    for input in inputs { inputNames[input.name] = names.unique(input.name, or: "x") }
    lines += inputLines(inputNames)

    var outputs: [(name: String, value: Computed)] = []
    var states: [String] = []
    for output in importer.graph.outputs {
      guard case .computed(let value) = importer.values[output.name] else {
        throw ImportFailure(
          problems: [.init(place: "output '\(output.name)'", reason: "it does not depend on the model's inputs")])
      }
      if importer.isState(value.term) {
        states.append("output '\(output.name)': states, which are carried")
        continue
      }
      if value.axes.contains(where: \.isReversed) {
        throw ImportFailure(
          problems: [.init(place: "output '\(output.name)'", reason: "its steps run from the last one to the first")])
      }
      outputs.append((output.name, value))
    }
    notes += states
    guard !outputs.isEmpty else {
      throw ImportFailure(problems: [.init(place: "the graph", reason: "its outputs are states alone")])
    }

    let terms = outputs.map(\.value.shaped)
    let plan = EquationPlan(terms)
    // The caller knows outputs by the names that the file gives them.
    var outputNames: [String] = []
    var given: [ObjectIdentifier: String] = [:]
    for (output, term) in zip(outputs, terms) {
      let name = names.unique(output.name, or: "y")
      outputNames.append(name)
      if plan.isEquation(term), given[ObjectIdentifier(term)] == nil { given[ObjectIdentifier(term)] = name }
    }
    // Along a stream it would be the state after all steps, and not after each.
    if importer.interpretation.isStep, plan.usesFinalStates {
      throw ImportFailure(
        problems: [.init(place: "the graph", reason: "a single step computes with the last state of a recurrent node")])
    }
    var parameters: [ImportedParameter] = []
    var modelParameters: [String] = []
    var equations: [String] = []
    for term in plan.equations {
      let base =
        given[ObjectIdentifier(term)] ?? names.unique(term.preferredName, or: plan.fallbackName(of: term))
      if case .name = term.form {
        let parameter = term.parameters[0]
        modelParameters.append("  param \(base): [\(parameter.shape.map(String.init).joined(separator: ", "))]")
        parameters.append(ImportedParameter(name: base, shape: parameter.shape, values: parameter.values))
      } else {
        if let comment = term.comment, !comment.isEmpty { equations.append("  // \(comment.oneLine)") }
        equations.append("  \(base) = \(printer(printed, inputNames).definition(term))")
        parameters += term.parameters.map {
          ImportedParameter(name: "\(base).\($0.name)", shape: $0.shape, values: $0.values)
        }
      }
      printed[ObjectIdentifier(term)] = base
    }
    lines += modelParameters
    if !equations.isEmpty { lines += [""] + equations }
    lines.append("")
    for (name, term) in zip(outputNames, terms) {
      let text = printer(printed, inputNames).text(term)
      lines.append(text == name ? "  output \(name)" : "  output \(name): \(text)")
    }
    let origin = producer.isEmpty ? "an ONNX file" : "an ONNX file of \(producer.oneLine)"
    let text =
      importer.cells.map { $0.text + "\n\n" }.joined()
      + (plan.needsErrorFunction || importer.cellsNeedErrorFunction ? Self.errorFunction : "")
      + "/// From \(origin).\nmodel \(name) {\n"
      + lines.joined(separator: "\n") + "\n}\n"
    return ImportedModel(text: text, parameters: parameters, notes: notes)
  }

  /// Around 0 a series, whose error is below 10⁻⁹ of the result; further off by Φ, which GELU has.
  private static let errorFunction = """
    /// The error function.
    block erf(x) {
      s = x * x
      around = x * 1.1283791670955126 * (1 - s * (1 / 3 - s * (1 / 10 - s * (1 / 42 - s * (1 / 216 - s * (1 / 1320 - s / 9360))))))
      y = 1.4142135623730951 * x
      output when abs(x) < 0.5 { around } else { 2 * gelu(y) / y - 1 }
    }


    """

  private func printer(_ printed: [ObjectIdentifier: String], _ inputs: [String: String]) -> TermPrinter {
    TermPrinter(names: printed, inputs: inputs)
  }

  private mutating func inputLines(_ inputNames: [String: String]) -> [String] {
    var owners: [String: String] = [:]
    var result: [String] = []
    for input in inputs {
      if importer.roles.lengths.contains(input.name) {
        notes.append("input '\(input.name)': the lengths of the sequences")
        continue
      }
      if importer.stateInputs.contains(input.name) { continue }
      guard let axes = importer.interpretation.axes[input.name], let written = inputNames[input.name] else { continue }
      if importer.interpretation.isStep, importer.uses[input.name] == nil { continue }
      let element =
        importer.tokens[input.name].map { "token(\($0))" }
        ?? "[\(axes.features.map(String.init).joined(separator: ", "))]"
      var axis = importer.interpretation.isStep ? "step" : nil
      for case .time(let name) in axes { axis = name }
      guard let axis else {
        result.append("  input \(written): \(element)")
        continue
      }
      let along = owners[axis].map { " along \($0)" } ?? ""
      if owners[axis] == nil { owners[axis] = written }
      result.append("  input \(written): sequence of \(element)\(along)")
    }
    return result
  }
}

extension String {
  /// A file may say anything.
  fileprivate var oneLine: String {
    String(prefix(200)).filter { $0 == " " || $0.isLetter || $0.isNumber || $0.isPunctuation || $0.isSymbol }
  }
}
