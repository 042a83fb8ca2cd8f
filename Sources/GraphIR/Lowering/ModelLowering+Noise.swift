/// Noise, and what exists only in training.
extension ModelLowering {
  /// The condition of `when training { … } else { … }`, unless the user calls something else so.
  static let trainingCondition = "training"

  func isTraining(_ condition: Expression, at site: Site) -> Bool {
    condition.isName(Self.trainingCondition) && site.frame.find(Self.trainingCondition) == nil
  }

  func inTraining(
    _ first: Expression, else second: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    .tensor(try elementwise(.inTraining, reals([first, second], at: site), expression, in: site.scope))
  }

  /// `normal(like: x)`, `uniform(like: x, per: example)`: for each example, and each step unless it says otherwise. The
  /// step of a cell is that of its scan, and a whole sequence in it has steps besides.
  func draw(
    _ distribution: Noise.Distribution, like x: Expression, per unit: Expression?, _ expression: Expression,
    at site: Site
  ) throws(Reported) -> Operand {
    let value = evaluate(x, at: site.nested)
    if case .number = value {
      throw report("\(x.sourceText) is a number; noise is drawn like a value of the network", at: x.location)
    }
    let type = try real(value, x, at: site).type
    guard type.batch else {
      throw report(
        "\(x.sourceText) is the same for all examples; noise is drawn for each example, like a value that depends on one",
        at: x.location)
    }
    let name = site.instance(distribution.rawValue).statePath
    let noise = Operation.noise(Noise(distribution, name: name, shape: type.shape))
    let example = try emit(.index(nil), [], expression, in: root)
    if let unit, unit.isName("example") { return try emit(noise, [example], expression, in: root) }
    var indices = [example]
    if site.scope !== root { indices.append(Operand(id: site.scope.stepIndex(), scope: site.scope)) }
    for axis in type.times { indices.append(try emit(.index(axis), [], expression, in: root)) }
    return try emit(noise, indices, expression, in: site.scope)
  }
}

extension DeclarationChecker {
  /// What a call's arguments compute: all but the unit of noise, which is a word.
  func values(of arguments: [Argument], to callee: String) -> [Expression] {
    guard case .noise = BuiltinFunction(rawValue: callee)?.definition.meaning, symbol(callee) == nil else {
      return arguments.map(\.value)
    }
    return arguments.compactMap { argument in
      guard argument.label?.text == "per" else { return argument.value }
      if !argument.value.isName("example"), !argument.value.isName("step") {
        diagnostics.error("noise is drawn 'per: step' or 'per: example'", at: argument.value.location)
      }
      return nil
    }
  }

  /// Whether a choice is one between training and everything else.
  func isTraining(_ condition: Expression) -> Bool {
    condition.isName(ModelLowering.trainingCondition) && symbol(ModelLowering.trainingCondition) == nil
  }
}

extension Expression {
  fileprivate func isName(_ text: String) -> Bool {
    if case .name(text) = kind { true } else { false }
  }
}
