/// The order in which the values of one part of one scope are computed: loops of elementwise code, and single operations.
struct Schedule {
  struct Group {
    var domain: Domain
    var count: Int
    /// Elementwise values.
    var members: [ValueID] = []
    /// Sums over the features of members, computed in the same loop.
    var sums: [ValueID] = []
  }

  enum Item {
    case group(Group)
    case node(ValueID)
  }

  private(set) var items: [Item] = []
  /// Products that are computed with a bias by the addition that uses them.
  let biased: [ValueID: (product: ValueID, bias: ValueID)]
  /// Products that are computed where a condition holds by the choice that uses them.
  let guarded: [ValueID: (product: ValueID, condition: ValueID)]

  private let graph: Graph
  private let parts: FunctionParts
  private let domain: (TensorType) -> Domain
  private var groups: [ValueID: Int] = [:]
  /// The item that computes a value, -1 for what exists before.
  private var item: [Int]
  /// The first item in which a value can be used elementwise: a member of a group at once, all else after its item.
  private var floor: [Int]

  init(_ graph: Graph, parts: FunctionParts, part: FunctionPart, domain: @escaping (TensorType) -> Domain) {
    self.graph = graph
    self.parts = parts
    self.domain = domain
    item = [Int](repeating: -1, count: graph.nodes.count)
    floor = [Int](repeating: 0, count: graph.nodes.count)
    biased = Self.biasedProducts(graph, parts: parts, part: part)
    guarded = Self.guardedProducts(graph, parts: parts, part: part)
    let products = Set(biased.values.map(\.product) + guarded.values.map(\.product))
    for index in graph.values {
      let value = ValueID(index)
      guard !products.contains(value) else {
        item[index] = items.count - 1
        continue
      }
      place(value, isOfPart: parts.part[index] == part)
    }
  }

  /// The loop that computes a value, or sums it up.
  func group(of value: ValueID) -> Int? { groups[value] }

  private mutating func place(_ value: ValueID, isOfPart: Bool) {
    let node = graph[value]
    let last = node.operands.map { item[$0.index] }.max() ?? -1
    if parts.isInline[value.index] {
      item[value.index] = last
      floor[value.index] = node.operands.map { floor[$0.index] }.max() ?? 0
    } else if !isOfPart || node.isAlias(in: graph) {
      item[value.index] = last
      floor[value.index] = last + 1
    } else if biased[value] == nil, guarded[value] == nil, node.isElementwise || node.operation == .sum {
      join(value, node)
    } else {
      items.append(.node(value))
      item[value.index] = items.count - 1
      floor[value.index] = items.count
    }
  }

  /// Adds a value to the first group that comes late enough, or to a new one.
  private mutating func join(_ value: ValueID, _ node: Node) {
    let isSum = node.operation == .sum
    let type = isSum ? graph.type(of: node.operands[0]) : node.type
    let domain = domain(type)
    let earliest = node.operands.map { floor[$0.index] }.max() ?? 0
    let known = (earliest..<max(earliest, items.count)).first { index in
      guard case .group(let group) = items[index] else { return false }
      return group.domain == domain && group.count == type.count
    }
    let index = known ?? items.count
    if known == nil { items.append(.group(Group(domain: domain, count: type.count))) }
    guard case .group(var group) = items[index] else { return }
    if isSum { group.sums.append(value) } else { group.members.append(value) }
    items[index] = .group(group)
    groups[value] = index
    item[value.index] = index
    floor[value.index] = isSum ? index + 1 : index
  }

  /// Additions of a bias without axes to a product that nobody else uses.
  private static func biasedProducts(
    _ graph: Graph, parts: FunctionParts, part: FunctionPart
  ) -> [ValueID: (product: ValueID, bias: ValueID)] {
    guard part == .body else { return [:] }
    let uses = graph.useCounts
    var result: [ValueID: (product: ValueID, bias: ValueID)] = [:]
    for (index, node) in graph.nodes.enumerated() where node.operation == .binary(.add) {
      for (product, bias) in [(node.operands[0], node.operands[1]), (node.operands[1], node.operands[0])] {
        guard graph.isRowProduct(product), uses[product.index] == 1, parts.part[product.index] == .body,
          parts.part[bias.index] == .prepare, !parts.isInline[bias.index],
          graph.type(of: bias).shape == node.type.shape, graph.type(of: product) == node.type
        else { continue }
        result[ValueID(index)] = (product, bias)
        break
      }
    }
    return result
  }
}

extension Schedule {
  /// Choices between a product that nobody else uses and zero, by a scalar (`guardProducts`).
  private static func guardedProducts(
    _ graph: Graph, parts: FunctionParts, part: FunctionPart
  ) -> [ValueID: (product: ValueID, condition: ValueID)] {
    guard part == .body else { return [:] }
    let uses = graph.useCounts
    var result: [ValueID: (product: ValueID, condition: ValueID)] = [:]
    for (index, node) in graph.nodes.enumerated() where node.operation == .select {
      let (condition, product) = (node.operands[0], node.operands[1])
      guard graph.isRowProduct(product), uses[product.index] == 1, graph.number(node.operands[2]) == 0,
        graph.type(of: condition) == TensorType(batch: true), node.type == graph.type(of: product),
        parts.part[graph[product].operands[0].index] <= .prepare, parts.part[product.index] == .body,
        !parts.isInline[condition.index]
      else { continue }
      result[ValueID(index)] = (product, condition)
    }
    return result
  }
}

extension Graph {
  /// How often each value is an operand or an output.
  fileprivate var useCounts: [Int] {
    var uses = [Int](repeating: 0, count: nodes.count)
    for node in nodes { for operand in node.operands { uses[operand.index] += 1 } }
    for output in outputs { uses[output.value.index] += 1 }
    return uses
  }

  /// Whether a value is a matrix without axes times a vector with axes: one product over all rows.
  func isRowProduct(_ value: ValueID) -> Bool {
    let node = self[value]
    guard node.operation == .product else { return false }
    let (left, right) = (type(of: node.operands[0]), type(of: node.operands[1]))
    return left.shape.count == 2 && !left.hasAxes && right.shape.count == 1 && right.hasAxes
  }
}

extension Node {
  /// Whether the value is part of the memory of its operand, or exists before the function runs.
  func isAlias(in graph: Graph) -> Bool {
    switch operation {
    case .input, .parameter, .argument, .mask, .ends, .reshape, .result: true
    case .slice(let axis, _, _): axis == 0 || !type.hasAxes
    case .transpose: !type.hasAxes
    default: false
    }
  }
}
