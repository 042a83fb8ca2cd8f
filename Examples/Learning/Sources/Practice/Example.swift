/// A task that a network learns in a minute, with a figure at its end that says whether it did.
public protocol Example: SendableMetatype {
  /// What the command line calls it.
  static var name: String { get }
  /// What it shows, in a line.
  static var summary: String { get }
  /// Learns, prints what came out, and holds it against what is expected.
  static func run(_ session: inout Session) throws
}
