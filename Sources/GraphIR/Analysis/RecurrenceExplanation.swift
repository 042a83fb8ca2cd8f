/// States of a loop that affect each other from step to step, and whether their next values are linear in them.
public struct RecurrenceExplanation: Hashable, Sendable {
  public enum Form: String, Hashable, Sendable {
    /// h' = a * h + b, feature by feature, where a and b do not depend on the states: what many steps do is known without
    /// the state before them.
    case elementwise
    /// Linear, but features depend on others.
    case mixing
    case nonlinear
  }

  /// Their names.
  public var states: [String]
  public var form: Form
  /// Of other forms than `elementwise`: the first operation that makes it so.
  public var obstacle: String?

  /// Nil for a state that does not depend on what it was.
  init?(_ recurrence: Recurrence, of scan: Scan) {
    states = recurrence.states.map { scan.stateName($0) }
    let value: ValueID
    switch recurrence.form {
    case .delay: return nil
    case .elementwise:
      form = .elementwise
      return
    case .mixing(let first): (form, value) = (.mixing, first)
    case .nonlinear(let first): (form, value) = (.nonlinear, first)
    }
    let name = scan.body.nameDownstream(of: value, Uses(scan.body)).map { " for \($0)" } ?? ""
    obstacle = "the \(scan.body[value].operation.words)\(name)"
  }
}

extension RecurrenceExplanation: CustomStringConvertible {
  public var description: String {
    let names = states.joined(separator: ", ")
    switch form {
    case .elementwise:
      let equation = states.count == 1 ? "\(names)' = a * \(names) + b" : "sums of a * \(names) and b"
      return "linear in \(names), feature by feature: \(equation), with a and b that do not depend on \(names)"
    case .mixing: return "linear in \(names), but \(obstacle ?? "something") mixes features"
    case .nonlinear: return "not linear in \(names), since \(obstacle ?? "something") depends on \(pronoun)"
    }
  }

  private var pronoun: String { states.count == 1 ? "it" : "them" }
}

extension Operation {
  /// What it is in a sentence.
  fileprivate var words: String {
    switch self {
    case .unary(let function): function.rawValue
    case .binary(.multiply): "product of two such values"
    case .binary(.greater), .binary(.greaterEqual): "comparison"
    case .binary(let function): function.rawValue
    case .select: "choice"
    default: name.rawValue
    }
  }
}
