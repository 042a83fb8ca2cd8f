/// One walk backwards over a graph. The cotangents are built in `target`, which is the graph itself at the top,
/// and the body of the backward scan for the body of a scan.
final class ReverseWalk {
  let source: Graph
  var target: Graph
  let active: [Bool]
  /// What is known of the source's values: which factors of a cotangent may not be finite.
  let ranges: ValueRanges
  /// Gives, in the target, the value of the source that a rule asks for.
  let primal: (ValueID, inout Graph) throws -> ValueID
  var cotangents = Cotangents()
  /// The source's values that a cotangent of zero is guarded against.
  var guarded: Set<ValueID> = []
  /// The same of each scan's body.
  var guardedInScans: [ValueID: Set<ValueID>] = [:]
  /// The cotangents of the results of each scan, by index.
  private var resultCotangents: [ValueID: [Int: ValueID]] = [:]
  /// The cotangents of the values that the walk has passed.
  private var finished: [ValueID: ValueID] = [:]

  init(
    source: Graph, target: Graph, active: [Bool], ranges: ValueRanges,
    primal: @escaping (ValueID, inout Graph) throws -> ValueID
  ) {
    self.source = source
    self.target = target
    self.active = active
    self.ranges = ranges
    self.primal = primal
  }

  func run() throws {
    for index in source.values.reversed() where active[index] {
      let value = ValueID(index)
      let node = source[value]
      target.origin = node.origin.gradient
      if case .scan(let scan) = node.operation {
        guard let results = resultCotangents.removeValue(forKey: value) else { continue }
        try propagate(through: scan, at: value, results: results)
        continue
      }
      guard let cotangent = try cotangents.take(value, type: node.type, in: &target) else { continue }
      finished[value] = cotangent
      if let name = node.name ?? node.origin.name, target[cotangent].name == nil,
        target[cotangent].origin.name == nil
      {
        target[cotangent].origin = target[cotangent].origin.named("d_" + name)
      }
      if case .result(let result) = node.operation {
        let sum = try resultCotangents[node.operands[0]]?[result].map { try target.binary(.add, $0, cotangent) }
        resultCotangents[node.operands[0], default: [:]][result] = sum ?? cotangent
      } else {
        try propagate(cotangent, through: node, at: value)
      }
    }
  }

  /// The complete cotangent of a value, if the output depends on it. To be asked for after `run`.
  func cotangent(of value: ValueID) -> ValueID? { finished[value] }

  func isActive(_ value: ValueID) -> Bool { active[value.index] }
}
