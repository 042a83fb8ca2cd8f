import GraphIR

/// Reports the names of a file that its generated Swift cannot have, each at its place.
///
/// Whatever the generated code only uses, it calls by its module; what is left are words of Swift, and names that meet
/// others of the type that a model becomes.
///
/// - Parameter models: the models of the file, if they could be lowered.
public func checkNames(of unit: SourceUnit, models: [Model], into diagnostics: Diagnostics) {
  for declaration in unit.models {
    let name = declaration.name
    if reservedWords.contains(name.text) || name.text == "_" {
      diagnostics.error("'\(name.text)' is a word of Swift: a model needs another name", at: name.location)
    } else if ownNames.contains(name.text) {
      diagnostics.error(
        "a model cannot be called '\(name.text)': generated code uses that name", at: name.location)
    }
    let model = models.first { $0.name == name.text }
    let labels = Labels(of: model)
    var outputs = model.map { $0.outputs.count > 1 ? $0.outputs[...] : [] } ?? []
    for statement in declaration.body {
      switch statement.kind {
      case .input(let input, _, let isTarget):
        guard let reason = labels.obstacle(to: input.text) else { continue }
        let kind = isTarget ? "target" : "input"
        diagnostics.error("\(reason): the \(kind) needs another name", at: input.location)
      case .output(let output, let value):
        guard let member = outputs.popFirst(), membersOfAll.contains(member) else { continue }
        diagnostics.error(
          "'\(member)' is a word of Swift: the output needs another name, 'output name: …'",
          at: output?.location ?? value.location)
      case .parameter(let parameter, _, _, _) where parameter.text == "__metadata__":
        diagnostics.error(
          "safetensors files have a '__metadata__' of their own: the parameter needs another name",
          at: parameter.location)
      case .loss(let loss?, _) where NamedLoss(name: loss.text).trainingName == name.text:
        diagnostics.error(
          "the loss '\(loss.text)' is trained by a '\(name.text)': it or the model needs another name",
          at: loss.location)
      case .constant, .state, .parameter, .context, .equation, .nextState, .loss, .fit, .loop: break
      }
    }
  }
}

/// Members and types of the type that a model becomes, which its own name would hide, and the modules that it names.
private let ownNames: Set = [
  Runtime.code, Runtime.modelType, "Example", "Inference", "Encoded", "Outputs", "Fit", "StepOutputs", "Stream",
  "Streams", "Training", "encode", "layout", "parameters",
  "step", "validate",
  "RNNRuntime", "Swift",
]

/// What every value of Swift has, so that no property can be called so.
private let membersOfAll: Set = ["_", "init", "self", "Self", "Type", "Protocol"]

/// The arguments of `run` and `step` besides the inputs.
private struct Labels {
  private var taken: Set = ["carriesState"]

  init(of model: Model?) {
    let axes = Set((model?.inputs ?? []).compactMap(\.type.time)).filter { $0.source == nil }
    // What a loss with a name needs may run along one of several axes.
    if axes.count == 1 || model?.losses.isEmpty == false { taken.insert("lengths") }
    if model?.fits.isEmpty == false { taken.insert("dropping") }
    if axes.count > 1 { taken.formUnion(axes.map { "\($0.name)Lengths" }) }
  }

  /// Why an input cannot have the name.
  func obstacle(to name: String) -> String? {
    if name == "_" { return "'_' is no label in Swift" }
    guard taken.contains(name) else { return nil }
    return "'\(name)' is an argument of '\(name == "dropping" ? "add" : "run")'"
  }
}
