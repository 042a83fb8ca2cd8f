/// One of several losses of a model, which trains parameters of its own.
public struct NamedLoss: Hashable, Sendable {
  /// That of its result in the graph.
  public var name: String
  /// The time axis over whose valid steps it is a mean; nil if it is one over examples.
  public var axis: TimeAxis?
  /// The names of the parameters that it trains. The others are constants of it.
  public var trained: Set<String>

  public init(name: String, axis: TimeAxis? = nil, trained: Set<String> = []) {
    (self.name, self.axis, self.trained) = (name, axis, trained)
  }

  /// What the generated class of its training is called: `CriticLossTraining` of `criticLoss`.
  public var trainingName: String { Self.trainingName(of: name) }

  static func trainingName(of name: String) -> String { typeName(of: name) + "Training" }

  /// What the names of types that belong to it begin with: its own, with its first letter in upper case.
  public var typeName: String { Self.typeName(of: name) }

  private static func typeName(of name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}

extension Model {
  /// A model with the loss of this name as its only one: with what the loss depends on and nothing else, but with all
  /// parameters, of which those are fixed that the loss does not train. Nil if there is no such loss.
  public func part(ofLoss name: String) -> Model? {
    guard let loss = losses.first(where: { $0.name == name }),
      let output = graph.outputs.of(.loss).first(where: { $0.name == name })
    else { return nil }
    var part = keeping([output])
    (part.part, part.hasLoss, part.lossAxis) = (loss, true, loss.axis)
    for index in parameters.indices where !loss.trained.contains(parameters[index].name) {
      part.parameters[index].isFixed = true
    }
    part.graph.outputs[part.graph.outputs.count - 1].name = Self.lossName
    return part
  }

  /// Of a model whose losses have names, the part that its outputs and fits need.
  public var partOfOutputs: Model { losses.isEmpty ? self : keeping(graph.outputs.of(.output, .features)) }

  /// The same with some outputs or a loss, and the states and inputs that these need.
  private func keeping(_ results: [GraphOutput]) -> Model {
    // States bring what their next values depend on.
    var kept = Set<String>()
    var names = Set<String>()
    var values = results.map(\.value)
    while !values.isEmpty {
      names.formUnion(graph.inputs(behind: values))
      let states = graph.outputs.of(.state).filter { names.contains($0.name) && !kept.contains($0.name) }
      kept.formUnion(states.map(\.name))
      values = states.map(\.value)
    }
    var part = self
    part.losses = []
    part.outputs = results.of(.output).map(\.name)
    part.fits = results.of(.features).isEmpty ? [] : fits
    part.states = states.filter { kept.contains($0.name) }
    part.inputs = inputs.filter { names.contains($0.name) }
    part.graph.outputs = graph.outputs.filter { results.contains($0) || $0.role == .state && kept.contains($0.name) }
    return part
  }

  /// The models of all named losses, in their order.
  public var parts: [Model] { losses.compactMap { part(ofLoss: $0.name) } }
}

extension Graph {
  /// The names of the inputs that values depend on, with one for each of their time axes.
  func inputs(behind values: [ValueID]) -> Set<String> {
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    for value in values { isNeeded[value.index] = true }
    var names = Set<String>()
    var axes = Set<TimeAxis>()
    for index in nodes.indices.reversed() where isNeeded[index] {
      for operand in nodes[index].operands { isNeeded[operand.index] = true }
      axes.formUnion(nodes[index].type.times)
      guard case .input(let name) = nodes[index].operation else { continue }
      names.insert(name)
    }
    for axis in axes {
      let inputs = nodes.filter { $0.type.time == axis }.compactMap { node -> String? in
        if case .input(let name) = node.operation { name } else { nil }
      }
      if let first = inputs.first, names.isDisjoint(with: inputs) { names.insert(first) }
    }
    return names
  }
}
