/// One message about a source file.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error, warning, note
  }

  public var severity: Severity
  /// Starts in lower case (or with the quoted name it is about), and ends without a period.
  public var message: String
  public var location: SourceLocation
  /// The name that was probably meant; shown as “did you mean 'hidden'?”.
  public var suggestion: String?
  /// Other places that explain this one: “previously defined here”.
  public var notes: [Diagnostic]

  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation, suggestion: String? = nil,
    notes: [Diagnostic] = []
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.suggestion = suggestion
    self.notes = notes
  }

  public static func note(_ message: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(.note, message, at: location)
  }

  /// The message with its suggestion: `'hiden' is not defined; did you mean 'hidden'?`
  public var text: String {
    guard let suggestion else { return message }
    return "\(message); did you mean '\(suggestion)'?"
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `CharLM.rnn:12:18: error: …`, the form that SwiftPM and Xcode show beside the line.
  public var description: String {
    "\(location.file):\(location.line):\(location.column): \(severity.rawValue): \(text)"
  }
}
