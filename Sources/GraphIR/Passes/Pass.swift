/// A transformation of a graph that keeps its inputs, its outputs and what they mean.
///
/// Passes decide by dependence analysis, never by the name of a cell.
public struct Pass: Sendable {
  /// The name in options and explanations, in kebab case: `fuse-gates`.
  public let name: String
  /// One line on what it does.
  public let summary: String
  let transform: @Sendable (Graph, inout PassNotes) throws -> Graph

  /// - Throws: `TypeError` if the pass builds something ill-typed, which is an error of the compiler.
  public func run(_ graph: Graph, notes: inout [PassNote]) throws -> Graph {
    var own = PassNotes(pass: name)
    let result = try transform(graph, &own)
    notes += own.notes
    return result
  }
}

/// What a pass did, or left as it was and why, for `rnnc explain`.
public struct PassNote: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case split, hoisted, sunk, fused, folded, recomputed, saved, kept, guarded, chunked
  }

  /// The name of the pass.
  public var pass: String
  public var kind: Kind
  /// Where: the name of the scan, or of the graph.
  public var place: String
  /// A sentence without a full stop.
  public var message: String
  /// What a decision was taken by, if it was taken by numbers.
  public var numbers: [Number] = []

  public struct Number: Hashable, Sendable {
    public var name: String
    public var value: Int

    init(_ name: String, _ value: Int) {
      self.name = name
      self.value = value
    }
  }
}

/// The notes of one pass while it runs.
struct PassNotes {
  let pass: String
  private(set) var notes: [PassNote] = []

  init(pass: String) { self.pass = pass }

  mutating func add(_ kind: PassNote.Kind, at place: String, _ message: String, numbers: [PassNote.Number] = []) {
    notes.append(PassNote(pass: pass, kind: kind, place: place, message: message, numbers: numbers))
  }
}

extension Node {
  /// The same node with `transform` applied to the body of a scan.
  func mappingBody(_ transform: (Graph) throws -> Graph) rethrows -> Node {
    guard case .scan(var scan) = operation else { return self }
    scan.body = try transform(scan.body)
    var node = self
    node.operation = .scan(scan)
    return node
  }
}
