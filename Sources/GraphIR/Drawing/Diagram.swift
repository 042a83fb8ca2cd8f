/// What a picture of a graph shows: boxes, the edges between them, and the bodies of scans as frames with
/// a diagram of their own. Small sources (parameters, constants, masks) are words in the boxes that use them.
struct Diagram: Hashable {
  /// What a box stands for; it gives the color, and is a word in the legend.
  enum Kind: String, CaseIterable {
    case input, state, parameter, product, pointwise, lookup, reduction
    case shape = "arrangement"
    case loss, output, recurrence
  }

  struct Line: Hashable {
    enum Style {
      /// The value's name, or what it computes if it has none.
      case title
      case detail
      /// A parameter that the box uses.
      case parameter
      case type
    }

    var style: Style
    var text: String
  }

  /// Where a box must stand in its diagram.
  enum Row: Hashable { case free, first, last }

  struct Box: Hashable {
    var kind: Kind
    var lines: [Line]
    var row = Row.free
    /// The complete text of the node, for a tooltip.
    var note: String
    var frame: Frame?
  }

  /// The body of a scan.
  struct Frame: Hashable {
    var body: Diagram
    /// For each state, the body's box of the next value and that of the previous one.
    var feedback: [Edge]
  }

  /// A box, or a box in the body of a frame.
  struct Port: Hashable {
    var box: Int
    var inner: Int?
  }

  struct Edge: Hashable {
    var from: Port
    var to: Port
  }

  /// In topological order.
  var boxes: [Box] = []
  private(set) var edges: [Edge] = []
  private var known: Set<Edge> = []

  /// Adds an edge, once.
  mutating func connect(_ from: Port, _ to: Port) {
    let edge = Edge(from: from, to: to)
    if known.insert(edge).inserted { edges.append(edge) }
  }
}
