/// A failure of the compiler itself: no file of a user is the reason.
public struct InternalError: Error, CustomStringConvertible {
  /// The model that was being compiled.
  public var model: String
  /// What failed: `the pass 'fuse-gates'`, `the plan of training, behind the pass 'join-sums'`.
  public var stage: String
  public var message: String
  /// Where in the source is what could not be compiled, if it is known.
  public var origin = Origin.unknown
  /// What was worked on, for whoever mends it: graphs as text.
  public var details: String

  /// - Parameter error: whatever a stage behind lowering has thrown.
  package init(_ error: any Error, model: String) {
    self.model = model
    details = ""
    switch error {
    case let error as InternalError: self = error
    case let error as PassError:
      stage = "the pass '\(error.pass)'"
      message = error.message
      details = "before:\n\(error.before)" + (error.after.map { "after:\n\($0)" } ?? "")
    case let error as PlanError:
      (stage, message) = ("the plan" + (error.stage.map { " of \($0)" } ?? ""), error.message)
      origin = error.origin ?? .unknown
    case let error as TypeError: (stage, message) = ("an operation of the graph", error.message)
    case let error as VerificationError: (stage, message) = ("the verifier", error.description)
    default: (stage, message) = ("a stage of the compiler", "\(error)")
    }
  }

  /// One line: `internal error in the plan of training, in …, model 'A', at LSTM.rnn:9: f = …: …`, with what to do about
  /// it.
  public var description: String {
    let place = origin.isUnknown ? "" : ", at \(origin)"
    return "internal error in \(stage), model '\(model)'\(place): \(message); this is a mistake of rnnc, not of the "
      + "file: please report it, with the file"
  }
}
