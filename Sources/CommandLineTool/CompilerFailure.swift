import GraphIR

/// A failure of the compiler itself, with the place that it could not compile: of an expression, or else of the model.
struct CompilerFailure: Error, CustomStringConvertible {
  private let error: InternalError
  private let location: SourceLocation?

  init(_ error: InternalError, at location: SourceLocation?) {
    self.error = error
    self.location = location
  }

  /// One line as of a diagnostic, so that build systems show it; then what helps to find the reason.
  var description: String {
    let line = (error.origin.location ?? location).map { Diagnostic(.error, error.description, at: $0).description }
    return (line ?? "rnnc: error: \(error)") + "\n" + error.details
  }
}
