import GraphIR

/// Parameters of a model that belong together: those of a cell, a block or the model itself.
struct ParameterGroup {
  /// Its name in parts: `["hidden", "0", "forward"]`.
  var path: [String]
  /// By the last part of their names.
  var parameters: [(name: String, parameter: Parameter)]

  var name: String { path.isEmpty ? "the model itself" : path.joined(separator: ".") }

  var direction: WeightName.Direction? {
    for part in path.reversed() {
      if part == "forward" { return .forward }
      if part == "backward" { return .backward }
    }
    return nil
  }

  /// The groups of a model, in the order of its parameters.
  static func all(of model: Model, except single: Set<String>) -> [ParameterGroup] {
    var groups: [ParameterGroup] = []
    for parameter in model.parameters where !single.contains(parameter.name) {
      var path = parameter.name.split(separator: ".").map(String.init)
      let name = path.removeLast()
      if let index = groups.firstIndex(where: { $0.path == path }) {
        groups[index].parameters.append((name, parameter))
      } else {
        groups.append(ParameterGroup(path: path, parameters: [(name, parameter)]))
      }
    }
    return groups
  }
}

extension ParameterGroup {
  /// A parameter that a layer would give another shape.
  struct Difference {
    var parameter: Parameter
    var shape: [Int]
  }

  /// How a layer would become this group by a rule: nil if it has other parameters; else those that differ in shape.
  func differences(_ layer: WeightLayer, by rule: LayerRule) -> [Difference]? {
    let targets = rule.targets
    guard parameters.allSatisfy({ parameter in targets.contains { $0.name == parameter.name } }) else { return nil }
    var differences: [Difference] = []
    for target in targets {
      let shape = target.formula.shape(in: rule.context(layer, target.gate))
      guard let parameter = parameters.first(where: { $0.name == target.name })?.parameter else {
        // What the layer has must go somewhere.
        if shape != nil { return nil }
        continue
      }
      if let shape, shape != parameter.shape { differences.append(.init(parameter: parameter, shape: shape)) }
    }
    return differences
  }

  /// The numbers of the parameters, made from a layer; of what the layer does not have, zeros.
  func values(_ layer: WeightLayer, by rule: LayerRule) -> [(name: String, entry: TensorFile.Entry, isMissing: Bool)] {
    rule.targets.compactMap { target in
      guard let parameter = parameters.first(where: { $0.name == target.name })?.parameter else { return nil }
      guard let values = target.formula.values(in: rule.context(layer, target.gate)) else {
        return (parameter.name, .init(zeros: parameter.shape), !target.formula.isZero)
      }
      return (parameter.name, .init(shape: parameter.shape, values: values), false)
    }
  }
}

extension LayerRule {
  fileprivate func context(_ layer: WeightLayer, _ gate: Character?) -> Formula.Context {
    Formula.Context(tensors: layer.tensors, gates: Array(gates), gate: gate)
  }
}
