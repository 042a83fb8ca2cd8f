/// A layer of another framework, as a file holds it.
struct WeightLayer {
  /// Its name in parts: `["encoder", "lstm", "l0"]`.
  var path: [String]
  /// What it may be.
  var rules: [LayerRule]
  /// By their names in the rules.
  var tensors: [String: TensorFile.Entry]
  /// The tensors as the file has them, by name.
  var shapes: [String: [Int]]
  var direction: WeightName.Direction?
  /// What was folded into it: `, with 'bn1' folded`.
  var folded: [String] = []

  var name: String { path.isEmpty ? "the file's root" : path.joined(separator: ".") }

  /// `'encoder.l0' (nn.LSTM)`
  var description: String { "'\(name)' (\(rules.map { $0.names[0] }.joined(separator: " or ")))" }

  var isBatchNormalization: Bool {
    if case .batchNormalization = rules.first?.kind { return true }
    return false
  }

  /// Layers whose names differ by numbers only are of one family: `fc1` and `fc2`, `lstm.l0` and `lstm.l1`.
  var family: [String] {
    path.map { $0.filter { !$0.isNumber }.trimmingSuffix("_reverse").trimmingSuffix("_") }
  }

  /// These numbers, in the order of the name; one without a number is the first, as in `dense`, `dense_1`.
  var numbers: [Int] {
    path.map { part in part.split { !$0.isNumber }.last.flatMap { Int($0) } ?? -1 }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
