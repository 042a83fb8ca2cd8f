/// A statement of the source that computes something: `f = sigmoid(Wf · [h, x] + bf)`, `output h'`.
///
/// Two are equal if they stand at the same place.
public struct Equation: Hashable, Sendable {
  private let statement: Statement

  init(_ statement: Statement) { self.statement = statement }

  public var location: SourceLocation { statement.location }

  /// The name of its file, without folders: `LSTM.rnn`.
  public var file: String {
    let path = location.file.utf8
    guard let slash = path.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) else {
      return location.file
    }
    return String(path[path.index(after: slash)...]) ?? location.file
  }

  /// What it gives a value to: `f`, `h'`; of an output without a name and of the loss, `output` and `loss`.
  public var name: String {
    switch statement.kind {
    case .output(let name, _): name?.text ?? "output"
    case .loss(let name, _): name?.text ?? "loss"
    case .constant, .input, .state, .parameter, .context, .equation, .nextState, .fit, .loop:
      statement.definedName?.text ?? statement.definedFamily?.text ?? ""
    }
  }

  /// What its value is called: of an output without a name like that of the model.
  var valueName: String {
    if case .output(nil, let value) = statement.kind { return ModelLowering.outputName(of: value) }
    return name
  }

  /// Whether it gives the model or its cell a result, which has no name of its own.
  var isResult: Bool {
    switch statement.kind {
    case .output, .loss: true
    case .constant, .input, .state, .parameter, .context, .equation, .nextState, .fit, .loop: false
    }
  }

  /// The statement on one line, as it could stand in the source.
  public var text: String { statement.sourceText }

  /// What its matrices are multiplied by, in the order of the text: `[h, x]`.
  public var factors: [String] {
    switch statement.kind {
    case .equation(_, let value), .nextState(_, let value), .output(_, let value), .loss(_, let value): value.factors
    case .constant, .input, .state, .parameter, .context, .fit, .loop: []
    }
  }

  public static func == (left: Equation, right: Equation) -> Bool {
    left.location.line == right.location.line && left.location == right.location
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(location) }
}

extension Equation: CustomStringConvertible {
  /// `LSTM.rnn:9: f = sigmoid(Wf · [h, x] + bf)`. Long ones are cut.
  public var description: String {
    let text = text
    return "\(file):\(location.line): \(text.count <= 60 ? text : text.prefix(59) + "…")"
  }
}
