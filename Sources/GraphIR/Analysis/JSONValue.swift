/// A JSON document (RFC 8259) whose objects keep the order of their keys.
enum JSONValue {
  case null
  case bool(Bool)
  case number(Int)
  /// Null if it is not finite.
  case real(Double)
  /// On one line.
  case reals([Double])
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// The document with two spaces of indentation for each level.
  func text(indentation: String = "") -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let value): return "\(value)"
    case .real(let value): return value.isFinite ? "\(value)" : "null"
    case .reals(let values): return "[" + values.map { JSONValue.real($0).text() }.joined(separator: ", ") + "]"
    case .string(let value): return Self.quoted(value)
    case .array(let values):
      return Self.block("[", values.map { $0.text(indentation: indentation + "  ") }, "]", indentation)
    case .object(let members):
      let lines = members.map { "\(Self.quoted($0)): \($1.text(indentation: indentation + "  "))" }
      return Self.block("{", lines, "}", indentation)
    }
  }

  private static func block(_ open: String, _ lines: [String], _ close: String, _ indentation: String) -> String {
    guard !lines.isEmpty else { return open + close }
    return open + "\n" + lines.map { indentation + "  " + $0 }.joined(separator: ",\n") + "\n" + indentation + close
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
