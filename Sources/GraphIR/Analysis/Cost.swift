/// Work in floating-point operations. A matrix product of [m, k] by [k] has 2·m·k; an elementwise function, a softmax or
/// a sum counts one for each feature, an exponential too. Movements of data count nothing.
public struct Cost: Hashable, Sendable {
  public var products = 0
  public var pointwise = 0

  static func + (left: Cost, right: Cost) -> Cost {
    Cost(products: left.products + right.products, pointwise: left.pointwise + right.pointwise)
  }

  static func += (left: inout Cost, right: Cost) { left = left + right }
}

extension Graph {
  /// The work of a node for one row: one example at one step.
  func cost(of node: Node) -> Cost {
    let types = node.operands.map { type(of: $0) }
    switch node.operation {
    case .product: return Cost(products: 2 * types[0].count * (types[1].shape.count == 2 ? types[1].shape[1] : 1))
    case .outerSum: return Cost(products: 2 * node.type.count)
    case .productSum: return Cost(products: 2 * node.type.count * types[0].shape[1])
    case .scatterSum: return Cost(pointwise: types[1].count)
    default: break
    }
    switch node.operation.traits.work {
    case .arithmetic, .transcendental, .reduction, .product:
      return Cost(pointwise: types.reduce(node.type.count) { max($0, $1.count) })
    case .source, .movement, .lookup, .recurrence: return Cost()
    }
  }
}
