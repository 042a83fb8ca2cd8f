/// What `fit` can compute in closed form: found on the graph, whichever blocks have made it.
extension ModelLowering {
  /// Adds the fits of the source to a model that has its outputs and losses, and their features to the graph's results.
  func addFits(to model: inout Model, in frame: Frame) {
    let uses = LiveUses(model.graph)
    var known: [(fit: Fit, name: Name, value: ValueID, features: ValueID)] = []
    for statement in declaration.body {
      guard case .fit(let name, let penalty) = statement.kind else { continue }
      do throws(Reported) {
        let penalty = try self.penalty(penalty, in: frame)
        let value = model.graph.core(of: try fitted(name, in: frame))
        if let other = known.first(where: { $0.value == value }) {
          throw report(
            other.name.text == name.text
              ? "'\(name.text)' has a fit already" : "'\(name.text)' is what '\(other.name.text)' is, which has a fit",
            at: name.location)
        }
        var form = try affineForm(of: value, name, uses, in: model)
        let target = try target(of: value, name, model)
        (form.fit.target, form.fit.penalty) = (target.name, penalty)
        try check(form.features, of: name, target, in: model.graph)
        known.append((form.fit, name, value, form.features))
      } catch { continue }
    }
    for fit in known {
      let behind = model.graph.values(behind: [fit.features], inTraining: false)
      for other in known where behind.contains(where: { model.graph[$0].operation == .parameter(other.fit.weights) }) {
        _ = report(
          "the features of '\(fit.name.text)' depend on '\(other.fit.weights)', which is fitted, too",
          at: fit.name.location)
      }
      guard let target = model.inputs.first(where: { $0.name == fit.fit.target }),
        let features = try? model.graph.spreading(fit.features, along: target.type)
      else { continue }
      model.fits.append(fit.fit)
      model.graph.outputs.append(GraphOutput(.features, name: fit.fit.name, value: features))
    }
  }

  private func penalty(_ expression: Expression, in frame: Frame) throws(Reported) -> Double {
    let value = try number(expression, at: Site(frame: frame, naming: frame.naming))
    guard value >= 0, value.isFinite else {
      throw report("a penalty is a number from 0 on, not \(numberText(value))", at: expression.location)
    }
    return value
  }

  private func fitted(_ name: Name, in frame: Frame) throws(Reported) -> ValueID {
    let kind: String
    switch frame.find(name.text) {
    case .tensor(let tensor): return tensor.id
    case .number: kind = "a number"
    case .list: kind = "a list"
    case .instance(let instance): kind = "an instance of '\(instance.declaration.name.text)'"
    case .finals: kind = "all states of a scan"
    case .error, nil: throw Reported()
    }
    throw report("a fit is of a value of the network, and '\(name.text)' is \(kind)", at: name.location)
  }

  // MARK: W · x + b

  private func affineForm(
    of value: ValueID, _ name: Name, _ uses: LiveUses, in model: Model
  ) throws(Reported) -> (fit: Fit, features: ValueID) {
    let graph = model.graph
    func isNot(_ reason: String) -> Reported {
      report("'\(name.text)' is not W · x + b with parameters of its own: \(reason)", at: name.location)
    }
    func parameter(_ value: ValueID) -> Parameter? {
      guard case .parameter(let name) = graph[value].operation else { return nil }
      return model.parameters.first { $0.name == name }
    }
    func checkIsOwn(_ parameter: Parameter, _ value: ValueID, of user: ValueID) throws(Reported) {
      if parameter.isFixed { throw isNot("'\(parameter.name)' is fixed") }
      if uses.isUsed(value, besidesBy: user) { throw isNot("'\(parameter.name)' is used elsewhere, too") }
    }

    var product = value
    var bias: Parameter?
    if graph[value].operation == .binary(.add) {
      let operands = graph[value].operands
      let cores = operands.map { graph.core(of: $0) }
      guard let index = cores.indices.first(where: { graph[cores[$0]].operation == .product }) else {
        throw isNot("it is \(graph.label(of: value)), and neither is a product")
      }
      product = cores[index]
      let other = operands[1 - index]
      guard let added = parameter(other) else {
        let label = graph[other].name.map { "'\($0)'" } ?? graph.label(of: other)
        throw isNot("\(label) is added, and no parameter")
      }
      guard added.shape == graph.type(of: product).shape else {
        throw isNot("'\(added.name)' is \(added.shape), and the product \(graph.type(of: product).shape)")
      }
      try checkIsOwn(added, other, of: value)
      bias = added
    }
    guard graph[product].operation == .product else { throw isNot("it is \(graph.label(of: value))") }
    let factors = graph[product].operands
    guard let index = factors.indices.first(where: { parameter(factors[$0]) != nil && !isPlainFeature($0) }),
      let weights = parameter(factors[index])
    else { throw isNot("no factor of \(graph.label(of: product)) is a parameter") }
    /// Of two parameters, the one that is fixed is what the other one is multiplied by.
    func isPlainFeature(_ index: Int) -> Bool {
      parameter(factors[index])?.isFixed == true && parameter(factors[1 - index])?.isFixed == false
    }
    let features = factors[1 - index]
    let shape = graph.type(of: features).shape
    guard shape.count == 1 else { throw isNot("in \(graph.label(of: product)), x is a matrix \(shape)") }
    try checkIsOwn(weights, factors[index], of: product)
    return (
      Fit(
        name: name.text, weights: weights.name, isTransposed: index == 1 && weights.shape.count == 2,
        bias: bias?.name, featureCount: shape[0], outputCount: graph.type(of: product).count, target: "", penalty: 0),
      features
    )
  }

  // MARK: Target

  /// The target that a loss subtracts from a value, or the value from it.
  private func target(of value: ValueID, _ name: Name, _ model: Model) throws(Reported) -> ModelInput {
    let graph = model.graph
    var targets: [ModelInput] = []
    for difference in graph.values(behind: graph.outputs.of(.loss).map(\.value), inTraining: true) {
      guard graph[difference].operation == .binary(.subtract) else { continue }
      let cores = graph[difference].operands.map { graph.core(of: $0) }
      guard let index = cores.firstIndex(of: value), case .input(let other) = graph[cores[1 - index]].operation,
        let input = model.inputs.first(where: { $0.name == other && $0.isTarget }), !targets.contains(input)
      else { continue }
      targets.append(input)
    }
    if targets.count > 1 {
      let names = targets.map { "'\($0.name)'" }.joined(separator: " and ")
      throw report("'\(name.text)' is compared with \(names), and can be fitted to one of them only", at: name.location)
    }
    guard let target = targets.first else {
      throw report(
        "no loss has the difference between '\(name.text)' and a target, as meanSquaredError has", at: name.location)
    }
    guard target.type.count == graph.type(of: value).count else {
      throw report(
        "'\(name.text)' is \(graph.type(of: value).shape), and the target '\(target.name)' \(target.type.shape)",
        at: name.location)
    }
    return target
  }

  private func check(
    _ features: ValueID, of name: Name, _ target: ModelInput, in graph: Graph
  ) throws(Reported) {
    let type = graph.type(of: features)
    guard type.batch else {
      throw report("the features of '\(name.text)' are the same for all examples", at: name.location)
    }
    guard target.type.times.isSuperset(of: type.times) else {
      throw report(
        "'\(name.text)' is \(type.isSequence ? "a sequence" : "one value"), and the target '\(target.name)' "
          + "\(target.type.inWords)", at: name.location)
    }
    let targets = declaration.body.compactMap { statement -> String? in
      if case .input(let name, _, isTarget: true) = statement.kind { name.text } else { nil }
    }
    for value in graph.values(behind: [features], inTraining: false) {
      guard case .input(let input) = graph[value].operation, targets.contains(input) else { continue }
      throw report(
        "the features of '\(name.text)' depend on the target '\(input)', which is known only while training",
        at: name.location)
    }
  }
}

/// Who uses the values of a graph, of those that its results need.
private struct LiveUses {
  private let uses: Uses
  private let isLive: [Bool]

  init(_ graph: Graph) {
    uses = Uses(graph)
    isLive = Liveness(graph).isLive
  }

  /// Whether the value is used by another one, or more than once.
  func isUsed(_ value: ValueID, besidesBy user: ValueID) -> Bool {
    uses.isOutput(value) || uses[value].contains { $0 != user && isLive[$0.index] }
      || uses[value].count { $0 == user } > 1
  }
}

extension Graph {
  /// What a value is but for its axes and its shape: the same numbers.
  fileprivate func core(of value: ValueID) -> ValueID {
    var value = value
    while true {
      switch self[value].operation {
      case .spread, .reshape: value = self[value].operands[0]
      default: return value
      }
    }
  }

  /// These values and all that they depend on, in training or else.
  fileprivate func values(behind values: [ValueID], inTraining: Bool) -> [ValueID] {
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    for value in values { isNeeded[value.index] = true }
    for value in identifiers.reversed() where isNeeded[value.index] {
      let operands = self[value].operands
      for (index, operand) in operands.enumerated() {
        if self[value].operation == .inTraining, index != (inTraining ? 0 : 1) { continue }
        isNeeded[operand.index] = true
      }
    }
    return identifiers.filter { isNeeded[$0.index] }
  }

  /// The value repeated along the axes of a type that it does not have.
  fileprivate mutating func spreading(_ value: ValueID, along type: TensorType) throws -> ValueID {
    let own = self.type(of: value)
    let (batch, times) = (type.batch && !own.batch, type.times.subtracting(own.times))
    guard batch || !times.isEmpty else { return value }
    return try add(.spread(batch: batch, times: times), [value])
  }

  /// A value in a message: by its name, or by what computes it.
  fileprivate func label(of value: ValueID) -> String {
    let node = self[value]
    switch node.operation {
    case .input(let name), .parameter(let name): return "'\(name)'"
    case .result: return "what a scan gives"
    default:
      let names = node.operands.map { self[$0].name }
      let text = OperationLabel(node.operation, operands: names, type: node.type).text
      return names.contains { $0 != nil } ? text : "the result of '\(text)'"
    }
  }
}
