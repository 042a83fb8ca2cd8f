import GraphIR
import ONNX

/// What `--map OURS=THEIRS` says: names of the file, by names of the model.
struct NameMap {
  private var theirs: [String: String] = [:]

  /// - Throws: `UsageError` if there is no such name on one of the sides.
  init(_ texts: [String], ours: [ModelValue], theirs: [String]) throws(UsageError) {
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageError(message: "'--map' takes two names, as in 'input.x=tokens', not '\(text)'")
      }
      let full = ours.first { $0.name == parts[0] }
      guard let value = full ?? ours.first(where: { $0.bareName == parts[0] }) else {
        let names = ours.map(\.name)
        throw UsageError(
          message: "'--map': the model has no '\(parts[0])'; it has \(names.joined(separator: ", "))",
          suggestion: closestMatch(to: parts[0], in: names))
      }
      guard theirs.contains(parts[1]) else {
        throw UsageError(
          message: "'--map': the file has no '\(parts[1])'; it has \(theirs.joined(separator: ", "))",
          suggestion: closestMatch(to: parts[1], in: theirs))
      }
      self.theirs[value.name] = parts[1]
    }
  }

  subscript(_ value: ModelValue) -> String? { theirs[value.name] }

  /// Whether the two names are alike, as `rnnc import` makes one of the other: `dense/out:0` becomes `dense_out_0`.
  static func areAlike(_ ours: String, _ theirs: String) -> Bool {
    func identifier(_ text: String) -> String {
      let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      return words.joined(separator: "_")
    }
    return ours == theirs || identifier(ours) == identifier(theirs) || ours == "x" + identifier(theirs)
  }
}
