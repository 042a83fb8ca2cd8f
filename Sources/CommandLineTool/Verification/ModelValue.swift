import GraphIR

/// A tensor that goes into the model or comes out of it, as the files of `rnnc run` have it.
struct ModelValue: Hashable {
  enum Kind: String {
    case input, state, lengths, output, final
  }

  var kind: Kind
  /// `input.x`, `state.lstm.h`, `lengths`
  var name: String
  var time: TimeAxis?
  var shape: [Int]
  var element = Element.real

  var width: Int { shape.reduce(1, *) }

  /// The name in the model: `x`.
  var bareName: String {
    name.hasPrefix(kind.rawValue + ".") ? String(name.dropFirst(kind.rawValue.count + 1)) : name
  }

  /// `input.x [batch, steps, 3]`
  var description: String {
    let axes = ["batch"] + (time == nil ? [] : ["steps"]) + shape.map(String.init)
    return "\(name) [\(axes.joined(separator: ", "))]"
  }

  /// What the model takes, but for targets.
  static func inputs(of model: Model) -> [ModelValue] {
    let inputs = model.inputs.filter { !$0.isTarget }
    let axes = inputs.compactMap(\.type.time).filter { $0.source == nil }.uniqued
    return inputs.map {
      ModelValue(
        kind: .input, name: "input.\($0.name)", time: $0.type.time, shape: $0.type.shape, element: $0.type.element)
    } + model.states.map { ModelValue(kind: .state, name: "state.\($0.name)", shape: $0.shape) }
      + axes.map {
        ModelValue(kind: .lengths, name: axes.count == 1 ? "lengths" : "lengths.\($0)", time: $0, shape: [])
      }
  }

  /// What an evaluation gives, but for losses.
  static func outputs(of evaluation: ModelEvaluation) -> [ModelValue] {
    evaluation.outputs.map {
      ModelValue(kind: .output, name: "output.\($0.name)", time: $0.tensor.type.time, shape: $0.tensor.type.shape)
    } + evaluation.finalStates.map { ModelValue(kind: .final, name: "final.\($0.name)", shape: $0.tensor.type.shape) }
  }

  /// How well a state goes with what a file calls it: `lstm.h` with `h0`, `first_h`, or with the state h of the node
  /// `/lstm/LSTM`.
  func likeness(to name: String, role: RecurrentRole?) -> Int {
    let parts = bareName.split(separator: ".").map { $0.lowercased() }
    guard let state = parts.last else { return 0 }
    let words = name.lowercased().split { !$0.isLetter }
    var result = [self.name, bareName].contains { NameMap.areAlike($0, name) } ? 16 : 0
    if let role {
      result += role.state == state ? 8 : -8
      let path = role.node.lowercased().split(separator: "/")
      if let scan = parts.first, parts.count > 1, path.contains(where: { $0 == scan }) { result += 4 }
    } else if words.contains(where: { $0 == state || $0 == "\(state)n" || state == "h" && $0 == "hidden" }) {
      result += 4
    } else if state == "c" && words.contains("cell") {
      result += 4
    }
    if let scan = parts.first, parts.count > 1, words.contains(where: { $0 == scan }) { result += 2 }
    return result
  }
}

extension Sequence where Element: Hashable {
  /// Each once, where it is first.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
