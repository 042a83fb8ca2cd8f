/// What becomes of an ONNX model.
public struct ImportedModel: Sendable, Equatable {
  /// A .rnn file with one model.
  public var text: String
  /// The values of all its parameters.
  public var parameters: [ImportedParameter]
  /// What a user should know: which input became a state or the lengths of a sequence, which axis is which.
  public var notes: [String]
}

/// Why an ONNX model cannot be imported: all that stands in the way.
public struct ImportFailure: Error, Equatable, CustomStringConvertible {
  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// `node 'conv' (Conv)`, `input 'x'`
    public var place: String
    public var reason: String

    public var description: String { "\(place): \(reason)" }
  }

  public var problems: [Problem]

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Why one node cannot be imported.
struct Unsupported: Error {
  var reason: String
  /// Whether problems with parts of the node are in the list already.
  var isKnown = false

  init(_ reason: String) { self.reason = reason }
  static let known: Unsupported = {
    var result = Unsupported("")
    result.isKnown = true
    return result
  }()
}
