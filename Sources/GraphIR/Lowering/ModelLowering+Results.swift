/// What a model gives: outputs and a loss.
extension ModelLowering {
  func output(
    _ name: Name?, _ value: Expression, in frame: Frame, besides others: [GraphOutput]
  ) throws(Reported) -> GraphOutput {
    let naming = name.map { frame.naming.child($0.text) } ?? frame.naming
    let site = Site(frame: frame, naming: naming, isDirect: name != nil)
    var tensor = try real(evaluate(value, at: site), value, at: site)
    let text = name?.text ?? Self.outputName(of: value)
    let location = name?.location ?? value.location
    if others.contains(where: { $0.name == text }) {
      throw report("two outputs are called '\(text)'; a name stands before a colon: 'output name: …'", at: location)
    }
    if !tensor.type.batch { tensor = try emit(.spread(batch: true, times: []), [tensor], value, in: root) }
    return GraphOutput(name: text, value: tensor.id)
  }

  /// The name of an output that is not given one: the identifier if it is one (also before `.last`); of a call that of
  /// the function or block, where `softmax` and `sigmoid` are `probabilities` and `logSoftmax` is `logProbabilities`;
  /// otherwise `output`.
  static func outputName(of expression: Expression) -> String {
    switch expression.kind {
    case .name(let name): name
    case .call(let name, let arguments): BuiltinFunction(name.text, arguments)?.outputName ?? name.text
    case .member(let base, _): outputName(of: base)
    case .number, .next, .negation, .binary, .concatenation, .matrix, .scan, .step, .subscripted, .slice, .repetition,
      .when:
      "output"
    }
  }

  /// The mean of a loss over the valid steps of the batch, or over its examples: a scalar without axes.
  /// Of a sum, a term that belongs to an example counts once for it, and not at each of its steps.
  func meanLoss(_ value: Expression, called name: String, in frame: Frame) throws(Reported) -> Operand {
    let site = Site(frame: frame, naming: frame.naming)
    let result = evaluate(value, at: site)
    if case .number = result { throw report("the loss is a constant", at: value.location) }
    var loss = try real(result, value, at: site)
    guard loss.type.shape.isEmpty else {
      throw report(
        "the loss is one number for each example or step, and \(value.sourceText) is \(loss.type.inWords): "
          + "take its sum or mean", at: value.location)
    }
    let type = loss.type
    lossAxis = type.time
    guard type.hasAxes else { return loss }
    var ofExamples: Operand?
    if let time = type.time {
      (loss, ofExamples) = try partedByAxes(loss, value)
      let mask = try emit(.mask(time), [], value, in: root)
      let zero = Operand(id: root.graph.constant(0), scope: root)
      loss = try emit(.select, [mask, loss, zero], value, in: root)
    }
    var total = try emit(.reduce(batch: true, times: type.times), [loss], value, in: root)
    if let ofExamples {
      let others = try emit(.reduce(batch: true, times: []), [ofExamples], value, in: root)
      total = try emit(.binary(.add), [total, others], value, in: root)
    }
    let count = try emit(.count(type.time), [], value, in: root)
    let mean = try emit(.binary(.divide), [total, count], value, in: root)
    root.graph[mean.id].name = name
    return mean
  }

  /// Reports outputs, and states that are carried on, which could be computed with the targets only.
  func targetsStayInside(_ outputs: [GraphOutput]) -> Bool {
    let targets = Set(
      declaration.body.compactMap { statement -> String? in
        if case .input(let name, _, true) = statement.kind { name.text } else { nil }
      })
    // For each value, a target that it depends on.
    var sources = [String?](repeating: nil, count: root.graph.nodes.count)
    for (index, node) in root.graph.nodes.enumerated() {
      if case .input(let name) = node.operation, targets.contains(name) { sources[index] = name }
      // Outputs are not there in training, and states may be what they are there.
      let operands = node.operation == .inTraining ? Array(node.operands.dropFirst()) : node.operands
      for operand in operands where sources[index] == nil { sources[index] = sources[operand.index] }
    }
    var isClean = true
    let places = declaration.body.compactMap { statement -> SourceLocation? in
      if case .output(_, let value) = statement.kind { value.location } else { nil }
    }
    for (output, location) in zip(outputs, places) {
      guard let target = sources[output.value.index] else { continue }
      _ = report(
        "the output '\(output.name)' depends on the target '\(target)', which is known only while training",
        at: location)
      isClean = false
    }
    for (state, final) in carried {
      guard let target = sources[final.id.index] else { continue }
      _ = report(
        "the state '\(state.name)' depends on the target '\(target)', which is known only while training; "
          + "'from' gives it a first value instead",
        at: declaration.name.location)
      isClean = false
    }
    return isClean
  }
}
