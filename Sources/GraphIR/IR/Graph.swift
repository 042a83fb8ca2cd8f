/// The index of a node in its graph; one node, one value.
public struct ValueID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let index: Int

  public init(_ index: Int) { self.index = index }

  public static func < (left: ValueID, right: ValueID) -> Bool { left.index < right.index }

  public var description: String { "%\(index)" }
}

/// One operation, its operands, and the type of its result.
public struct Node: Hashable, Sendable {
  public var operation: Operation
  public var operands: [ValueID]
  public var type: TensorType
  /// The name in the source, for readable output and explanations: `f`, `c'`, `hidden`.
  public var name: String?
  /// Where in the source it comes from; no part of what makes nodes equal.
  public var origin = Origin.unknown

  public init(_ operation: Operation, _ operands: [ValueID] = [], type: TensorType, name: String? = nil) {
    self.operation = operation
    self.operands = operands
    self.type = type
    self.name = name
  }
}

/// A result of a graph. No two have the same role and name.
public struct GraphOutput: Hashable, Sendable {
  /// What a result is to whoever runs the graph; in the text form, the word before its name.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// An output of the model; of a scan's body, whatever stands at its place.
    case output
    /// The value of the carried state of this name after the last step.
    case state
    case loss
    /// What the fitted value of this name is a linear function of.
    case features
    /// The gradient of the parameter of this name.
    case gradient
    /// The gradient of the first value of the carried state of this name.
    case cotangent
  }

  public var role: Role
  public var name: String
  public var value: ValueID

  public init(_ role: Role = .output, name: String, value: ValueID) {
    self.role = role
    self.name = name
    self.value = value
  }

  /// The same result of another graph.
  func at(_ value: ValueID) -> GraphOutput { GraphOutput(role, name: name, value: value) }
}

extension [GraphOutput] {
  /// Those of some roles.
  func of(_ roles: GraphOutput.Role...) -> [GraphOutput] { filter { roles.contains($0.role) } }
}

/// Nodes in topological order: every operand stands before its user.
public struct Graph: Hashable, Sendable {
  public var name: String
  public private(set) var nodes: [Node] = []
  public var outputs: [GraphOutput] = []
  /// What nodes that are appended without an origin get.
  public var origin = Origin.unknown

  public init(name: String) { self.name = name }

  public var values: Range<Int> { nodes.indices }

  public subscript(_ value: ValueID) -> Node {
    get { nodes[value.index] }
    set { nodes[value.index] = newValue }
  }

  public func type(of value: ValueID) -> TensorType { nodes[value.index].type }

  /// All time axes of its values and loops, and what these are derived from: first those of inputs, and no axis before
  /// the one that it is derived from.
  public var timeAxes: [TimeAxis] {
    var axes: Set<TimeAxis> = []
    for node in nodes {
      axes.formUnion(node.type.times)
      if let axis = node.operation.derivedAxis { axes.insert(axis) }
      if case .scan(let scan) = node.operation { axes.formUnion(scan.body.timeAxes + [scan.axis]) }
      if case .count(let axis?) = node.operation { axes.insert(axis) }
    }
    return Set(axes.flatMap(\.lineage)).sorted { ($0.derivations.count, $0.name) < ($1.derivations.count, $1.name) }
  }

  /// Appends a node as it is. The operands must be in the graph already.
  @discardableResult
  public mutating func append(_ node: Node) -> ValueID {
    nodes.append(node)
    if node.origin.isUnknown { nodes[nodes.count - 1].origin = origin }
    return ValueID(nodes.count - 1)
  }

  /// Gives the nodes from an index on that have no origin this one. Its name is that of `whole`; the others are parts.
  mutating func place(from start: Int, at origin: Origin, whole: ValueID?) {
    for index in start..<nodes.count where nodes[index].origin.isUnknown {
      nodes[index].origin = index == whole?.index ? origin : origin.named(nil)
    }
  }

  /// Appends an operation whose type follows from its operands.
  /// - Throws: `TypeError` if the operands do not fit.
  @discardableResult
  public mutating func add(_ operation: Operation, _ operands: [ValueID] = [], name: String? = nil) throws -> ValueID {
    let type = try inferType(of: operation, operands: operands.map { self.type(of: $0) })
    return append(Node(operation, operands, type: type, name: name))
  }

  /// Appends a source whose type is declared: an input, a parameter or an argument.
  @discardableResult
  public mutating func addSource(_ operation: Operation, type: TensorType, name: String? = nil) -> ValueID {
    append(Node(operation, [], type: type, name: name))
  }
}
