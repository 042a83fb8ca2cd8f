/// What it takes to compute a value of a scan's body again in the backward loop, if it has another time axis: a sequence
/// of it has a row for each pair of steps, and does not fit into any cache.
struct RecomputationCost {
  /// So many operations are taken to cost as much as one number that is written to memory and read again. That is an
  /// assumption about machines whose cores do ten times as many operations as they move bytes.
  static let operationsPerNumber = 64
  /// A transcendental function, in operations.
  static let transcendental = 16

  /// The operations for one row, one pair of steps of an example.
  private(set) var operations = 0
  /// What has to be there: values without the other axis. There are few of them, one for each step.
  private(set) var sources: [ValueID] = []

  /// - Parameter isAvailable: whether the backward loop has a value, or can compute it from what it has.
  init(of value: ValueID, in body: Graph, isAvailable: (ValueID) -> Bool) {
    var waiting = [value]
    var seen: Set<ValueID> = [value]
    while let value = waiting.popLast() {
      let node = body[value]
      guard node.type.isSequence else {
        if !node.operation.isSource { sources.append(value) }
        continue
      }
      operations += Self.operations(of: node, in: body)
      for operand in node.operands where seen.insert(operand).inserted {
        if !(body.type(of: operand).isSequence && isAvailable(operand)) { waiting.append(operand) }
      }
    }
    sources.sort()
  }

  /// Whether doing the work again is cheaper than the memory of a sequence.
  func isCheaperThanMemory(of type: TensorType) -> Bool { operations <= Self.operationsPerNumber * type.count }

  private static func operations(of node: Node, in body: Graph) -> Int {
    let cost = body.cost(of: node)
    switch node.operation.traits.work {
    case .transcendental: return transcendental * cost.pointwise
    case .reduction: return cost.products + (node.operation == .sum ? 1 : transcendental) * cost.pointwise
    case .source, .movement, .arithmetic, .lookup, .product, .recurrence: return cost.products + cost.pointwise
    }
  }
}
