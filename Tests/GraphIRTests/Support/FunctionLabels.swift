import Foundation

/// The functions of a Swift text, as far as calls of them can be checked: names, labels, and which have defaults.
struct FunctionLabels {
  struct Parameter {
    var label: String
    var hasDefault: Bool
  }

  private(set) var functions: [String: [[Parameter]]] = [:]

  /// - Parameter folder: the Swift files whose public functions are collected.
  init(folder: URL) throws {
    for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where url.pathExtension == "swift" {
      let text = try String(contentsOf: url, encoding: .utf8)
      for match in text.matches(of: /public static func (\w+)(?:<[^(]*>)?\(/) {
        let parameters = Self.arguments(of: text[match.range.upperBound...]).map { parameter in
          Parameter(label: String(parameter.prefix { $0 != ":" && $0 != " " }), hasDefault: parameter.contains(" = "))
        }
        functions[String(match.1), default: []].append(parameters)
      }
    }
  }

  /// Whether a function takes these labels: in order, and all others have defaults.
  func accept(_ name: String, _ labels: [String]) -> Bool {
    (functions[name] ?? []).contains { parameters in
      var rest = labels[...]
      for parameter in parameters {
        if rest.first == parameter.label { rest.removeFirst() } else if !parameter.hasDefault { return false }
      }
      return rest.isEmpty
    }
  }

  /// The calls `Type.name(label: …)` in a text.
  static func calls(of type: String, in text: String) -> [(name: String, labels: [String])] {
    text.matches(of: /\b(\w+)\.(\w+)\(/).filter { $0.1 == type }.map { match in
      let labels = arguments(of: text[match.range.upperBound...]).map { argument -> String in
        let label = argument.prefix { $0.isLetter || $0.isNumber }
        return argument.dropFirst(label.count).hasPrefix(":") ? String(label) : "_"
      }
      return (String(match.2), labels)
    }
  }

  /// What stands between the commas up to the closing parenthesis.
  private static func arguments(of text: Substring) -> [String] {
    var arguments = [""]
    var depth = 0
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if depth < 0 { break }
      if depth == 0, character == "," { arguments.append("") } else { arguments[arguments.count - 1].append(character) }
    }
    return arguments.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
  }
}
