/// The parameters of a model for a reader: what `rnnc parameters` says.
public struct ParameterList: Sendable {
  private let model: String
  private let parameters: [Parameter]

  public init(_ model: Model) {
    self.model = model.name
    parameters = model.parameters
  }

  /// The list as JSON: keys in a fixed order, the same for the same facts.
  public var json: String {
    JSONValue.object([
      ("model", .string(model)),
      ("count", .number(parameters.elementCount)),
      ("parameters", .array(parameters.map(\.json))),
    ]).text() + "\n"
  }
}

extension ParameterList: CustomStringConvertible {
  /// A table, of which each line is a parameter: name, shape, initializer, and where it is declared.
  public var description: String {
    let fixed = parameters.filter(\.isFixed).elementCount
    let title =
      "\(model): \(parameters.elementCount) parameters in \(parameters.count) tensors"
      + (fixed > 0 ? ", \(fixed) of them fixed" : "")
    guard !parameters.isEmpty else { return title + "\n" }
    let rows = parameters.map { parameter in
      [
        parameter.name, "\(parameter.shape)",
        (parameter.isFixed ? "fixed " : "") + parameter.initializer.shortText(ofShape: parameter.shape),
        parameter.declaration.description,
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      "  "
        + zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined() + row[3]
    }
    return ([title, ""] + lines).joined(separator: "\n") + "\n"
  }
}

extension [Parameter] {
  fileprivate var elementCount: Int { reduce(0) { $0 + $1.shape.reduce(1, *) } }
}

extension Parameter {
  fileprivate var json: JSONValue {
    let location = declaration.location
    return .object([
      ("name", .string(name)), ("shape", .array(shape.map { .number($0) })),
      ("initializer", .string(initializer.text(ofShape: shape))), ("fixed", .bool(isFixed)),
      ("file", location.map { .string($0.file) } ?? .null), ("line", location.map { .number($0.line) } ?? .null),
      ("library", .bool(declaration.isInLibrary)),
    ])
  }
}

extension ParameterDeclaration: CustomStringConvertible {
  /// `CharLM.rnn:12`, `LSTM.rnn:5 of the library`
  public var description: String {
    guard let location else { return "an unknown place" }
    return "\(location.file):\(location.line)" + (isInLibrary ? " of the library" : "")
  }
}
