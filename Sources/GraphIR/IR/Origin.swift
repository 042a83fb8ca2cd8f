/// Where in the source a value comes from: the equations that it is a part of, and those that it is a part of the
/// gradient of.
///
/// Origins are for readers and have no part in what is computed: all are equal, so that graphs are compared without them.
public struct Origin: Hashable, Sendable {
  /// One for all nodes of an expression: a node is copied often.
  private final class Content: Sendable {
    let location: SourceLocation
    let equations: [Equation]
    let gradients: [Equation]
    let name: String?

    init(location: SourceLocation, equations: [Equation], gradients: [Equation], name: String? = nil) {
      (self.location, self.equations, self.gradients, self.name) = (location, equations, gradients, name)
    }
  }

  private let content: Content?

  /// Of what no source says, as graphs that are written as text.
  public static let unknown = Origin(content: nil)

  private init(content: Content?) { self.content = content }

  /// - Parameters:
  ///   - location: of the expression, in a file of the user.
  ///   - equation: the statement whose value is being computed.
  public init(at location: SourceLocation, of equation: Equation) {
    content = Content(location: location, equations: [equation], gradients: [])
  }

  public var isUnknown: Bool { content == nil }

  /// Whether two are one and the same, and not only equal.
  public func isSame(as other: Origin) -> Bool { content === other.content }

  /// The first place: in a file of the user, also of what the standard library computes for it.
  public var location: SourceLocation? { content?.location }

  /// The equations that are computed, at least in part.
  public var equations: [Equation] { content?.equations ?? [] }

  /// The equations that a gradient is computed of.
  public var gradients: [Equation] { content?.gradients ?? [] }

  /// Whether it is about gradients alone.
  public var isGradient: Bool { content.map { $0.equations.isEmpty } ?? false }

  /// What a reader may call the one value that has no name in the source: `gates`, `d_logits`.
  public var name: String? { content?.name }

  /// The same of a value with another such name.
  func named(_ name: String?) -> Origin {
    guard let content, content.name != name else { return self }
    return Origin(
      content: Content(
        location: content.location, equations: content.equations, gradients: content.gradients, name: name))
  }

  /// The origin of what is computed to differentiate a value of this origin.
  public var gradient: Origin {
    guard let content, !content.equations.isEmpty else { return named(nil) }
    var gradients = content.gradients
    gradients.add(content.equations)
    return Origin(content: Content(location: content.location, equations: [], gradients: gradients))
  }

  /// The origin of what computes values of all these origins. It has no name.
  public init(joining origins: [Origin]) {
    var first: Content?
    var equations: [Equation] = []
    var gradients: [Equation] = []
    var isSeveral = false
    for origin in origins {
      guard let content = origin.content, content !== first else { continue }
      if first == nil {
        first = content
        (equations, gradients) = (content.equations, content.gradients)
      } else {
        isSeveral = true
        equations.add(content.equations)
        gradients.add(content.gradients)
      }
    }
    content = first.map {
      isSeveral || $0.name != nil
        ? Content(location: $0.location, equations: equations, gradients: gradients) : $0
    }
  }

  public func joined(with other: Origin) -> Origin { Origin(joining: [self, other]) }

  public static func == (left: Origin, right: Origin) -> Bool { true }

  public func hash(into hasher: inout Hasher) {}
}

extension [Equation] {
  /// Those that are not there yet.
  fileprivate mutating func add(_ equations: [Equation]) {
    for equation in equations where !contains(equation) { append(equation) }
  }
}

extension Origin: CustomStringConvertible {
  /// `LSTM.rnn:9: f = sigmoid(Wf · [h, x] + bf)`, of the first equation.
  public var description: String {
    if let equation = equations.first { return equation.description }
    return gradients.first.map { "the gradient of \($0)" } ?? "an unknown place"
  }
}
