/// Arguments that do not fit the parameters.
struct ArgumentError: Error {
  var message: String
  var location: SourceLocation
  var suggestion: String?
}

/// Which argument belongs to which parameter.
///
/// - Parameters:
///   - optional: parameters that need not be given, and must be labelled.
///   - isPartial: whether parameters may remain. Arguments without a label then fill the last parameters:
///     `let readout = dense(96)` leaves `x` to `readout(hidden)`.
/// - Throws: `ArgumentError` for a wrong number of arguments, and for labels that are unknown or given twice.
func match(
  _ arguments: [Argument], to parameters: [String], optional: [String] = [], isPartial: Bool = false,
  of callee: String, at location: SourceLocation
) throws(ArgumentError) -> [String: Expression] {
  var matched: [String: Expression] = [:]
  for argument in arguments {
    guard let label = argument.label else { continue }
    guard (parameters + optional).contains(label.text) else {
      throw ArgumentError(
        message: "'\(callee)' has no argument '\(label.text)'", location: label.location,
        suggestion: closestMatch(to: label.text, in: parameters + optional))
    }
    guard matched[label.text] == nil else {
      throw ArgumentError(message: "'\(label.text)' is given twice", location: label.location)
    }
    matched[label.text] = argument.value
  }
  let positional = arguments.filter { $0.label == nil }
  let remaining = parameters.filter { matched[$0] == nil }
  guard positional.count == remaining.count || (isPartial && positional.count < remaining.count) else {
    let expected =
      parameters.isEmpty
      ? "no arguments" : countText(parameters.count, "argument") + " (\(parameters.joined(separator: ", ")))"
    let byName = optional.isEmpty ? "" : ", and by name \(optional.joined(separator: ", "))"
    let given = arguments.filter { argument in !optional.contains { $0 == argument.label?.text } }.count
    throw ArgumentError(message: "'\(callee)' takes \(expected)\(byName), not \(given)", location: location)
  }
  for (parameter, argument) in zip(remaining.suffix(positional.count), positional) {
    matched[parameter] = argument.value
  }
  return matched
}

/// `1 argument`, `2 arguments`.
func countText(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
