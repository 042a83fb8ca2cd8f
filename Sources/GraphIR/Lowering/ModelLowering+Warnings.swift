/// What a loss accepts, and hardly anybody means.
extension ModelLowering {
  /// - Parameter function: one that compares a prediction with a target.
  func warn(
    ofLoss function: BuiltinFunction, _ prediction: Operand, _ text: Expression, _ target: Operand,
    _ targetText: Expression, at location: SourceLocation
  ) {
    warnOfActivation(in: function, prediction, text)
    // Constants and parameters have no examples, and belong to every step.
    guard prediction.type.batch, target.type.batch else { return }
    let (one, other) = (text.sourceText, targetText.sourceText)
    switch (prediction.type.time, target.type.time) {
    case (let time?, nil):
      warn(
        "each step of '\(one)' (along '\(time)') is compared with '\(other)', which is one for the whole sequence; "
          + "the value at the last step is '\(one).last'", at: location)
    case (nil, let time?):
      warn(
        "'\(one)' is one value for the whole sequence, and is compared with each step of '\(other)' (along '\(time)'); "
          + "a prediction for each step is made of a sequence without '.last'", at: location)
    case (nil, nil), (_?, _?): break
    }
  }

  /// The cross entropies take logits: what `softmax` or `sigmoid` gives would go through it twice.
  private func warnOfActivation(in function: BuiltinFunction, _ prediction: Operand, _ text: Expression) {
    let own: String
    switch function {
    case .crossEntropy: own = "softmax"
    case .binaryCrossEntropy: own = "sigmoid"
    default: return
    }
    let operation = origin(of: prediction.id, in: prediction.scope.graph)
    guard operation == .softmax || operation == .unary(.sigmoid) else { return }
    let given = operation == .softmax ? "softmax" : "sigmoid"
    warn(
      "\(function.rawValue) takes logits and applies \(own) to them itself; '\(text.sourceText)' has been through "
        + "\(given) already: give it the argument of \(given)", at: text.location)
  }

  /// The operation that has made a value, before it was taken from an end of a sequence or written by a scan.
  private func origin(of value: ValueID, in graph: Graph) -> Operation {
    let node = graph[value]
    if case .at = node.operation { return origin(of: node.operands[0], in: graph) }
    if case .result(let index) = node.operation, case .scan(let scan) = graph[node.operands[0]].operation,
      index >= scan.stateCount
    {
      return origin(of: scan.body.outputs[index].value, in: scan.body)
    }
    return node.operation
  }
}
