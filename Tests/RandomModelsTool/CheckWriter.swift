import GraphIR

/// Writes the Swift that runs a generated type in every way there is.
struct CheckWriter {
  let program: Program
  private var model: Model { program.model }
  private var hasStates: Bool { !model.states.isEmpty }

  init(_ program: Program) { self.program = program }

  func text() -> String {
    var lines = [
      "import RNNRuntime", "",
      "func check\(model.name)(_ data: ExpectedModel, _ check: inout Comparison) throws {",
      "  let model = \(model.name)(parameters: try data.parameters(\(model.name).layout))",
      "  for threads in [1, 2, 3] {",
    ]
    lines += inference() + training()
    lines.append("  }")
    // Steps of several axes have no common length.
    if program.step != nil, axes(inputs(withTargets: false)).count <= 1 { lines += step() }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private func inputs(withTargets: Bool) -> [ModelInput] { model.inputs.filter { withTargets || !$0.isTarget } }

  private func axes(_ inputs: [ModelInput]) -> [String] {
    var axes: [String] = []
    for case let axis? in inputs.map(\.type.time) where !axes.contains(axis.name) && axis.source == nil {
      axes.append(axis.name)
    }
    return axes
  }

  private func sizes(_ axes: [String]) -> String {
    let steps = axes.map { axis in
      "\(axes.count == 1 ? "steps" : axis + "Steps"): data.runs[0].steps(\"\(axis)\")"
    }
    return (["batch: data.batch"] + steps).joined(separator: ", ")
  }

  private func arguments(_ inputs: [ModelInput], _ axes: [String]) -> String {
    var arguments = inputs.map { "\($0.name): run.\($0.type.isReal ? "numbers" : "tokens")(\"\($0.name)\")" }
    arguments += axes.map { "\(axes.count == 1 ? "lengths" : $0 + "Lengths"): run.lengths(\"\($0)\")" }
    if hasStates { arguments.append("carriesState: run.carriesState") }
    return (["model"] + arguments).joined(separator: ", ")
  }

  /// `outputs`, or its members.
  private var outputs: [(name: String, text: String, axis: String)] {
    model.outputs.map { name in
      let value = model.graph.outputs.first { $0.name == name }!.value
      let axis = model.graph.type(of: value).time?.name
      return (name, model.outputs.count == 1 ? "outputs" : "outputs.\(name)", axis.map { "\"\($0)\"" } ?? "nil")
    }
  }

  private func inference() -> [String] {
    guard program.inference != nil else { return [] }
    let inputs = inputs(withTargets: false)
    let axes = axes(inputs)
    var lines = [
      "    check.place = \"inference, \\(threads) threads\"",
      "    let inference = \(model.name).Inference(\(sizes(axes)), threads: threads)", "    for run in data.runs {",
      "      let outputs = inference.run(\(arguments(inputs, axes)))",
    ]
    lines += outputs.map { "      check.expect(\($0.text), \"\($0.name)\", run)" }
    if hasStates { lines.append("      check.expect(inference.stateTensors, run)") }
    return lines + ["    }"]
  }

  private func training() -> [String] {
    guard let training = program.training else { return [] }
    let inputs = inputs(withTargets: true)
    let axes = axes(inputs)
    let segments = training.runsInSegments
    var lines = [
      "    for segmentSteps in \(segments ? "[nil, 1, 2, 3]" : "[nil]") as [Int?] {",
      "      check.place = \"training, segments of \\(segmentSteps ?? 0), \\(threads) threads\"",
      "      let training = \(model.name).Training("
        + "\(sizes(axes))\(segments ? ", segmentSteps: segmentSteps" : ""), threads: threads)",
      "      for run in data.runs {", "        forget(&training.gradients, but: run)",
      "        let loss = training.run(\(arguments(inputs, axes)))",
      "        check.expect([loss], \"training.loss\", run)", "        check.expect(training.gradients, run)",
    ]
    if hasStates { lines.append("        check.expect(training.stateTensors, run, prefix: \"training.\")") }
    lines += [
      "        let evaluated = training.evaluate(\(arguments(inputs, axes)))",
      "        check.expect([evaluated], \"loss\", run)", "      }", "    }",
    ]
    return lines
  }

  /// The valid steps of the first run, then those of the second one.
  private func step() -> [String] {
    let inputs = inputs(withTargets: false)
    let axis = axes(inputs).first.map { "\"\($0)\"" } ?? "nil"
    let arguments = inputs.map { input in
      let axis = input.type.time.map { "\"\($0.name)\"" } ?? "nil"
      let row = "run.row(\"\(input.name)\", \(axis), example, step)"
      if !input.type.isReal { return "\(input.name): run.token(\"\(input.name)\", \(axis), example, step)" }
      return "\(input.name): \(row)\(input.type.count == 1 ? "[0]" : "")"
    }
    var lines = [
      "  check.place = \"step\"", "  for example in 0..<data.batch {", "    var stream = \(model.name).Stream()",
      "    for run in data.runs.prefix(2) {", "      let count = run.length(\(axis), of: example)",
      "      for step in 0..<count {",
      "        let outputs = model.step(\((arguments + ["&stream"]).joined(separator: ", ")))",
    ]
    lines += outputs.map {
      "        check.expect(\($0.text), \"\($0.name)\", along: \($0.axis), run, example: example, step: step, of: count)"
    }
    return lines + ["      }", "    }", "  }"]
  }
}
