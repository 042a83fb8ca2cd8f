/// Writes elementwise code again, with products in the place of loads.
///
/// Additions to a product whose other operand is known before become what the sum starts from: a bias, a projected
/// input, or the sum of a product before.
struct FusedLoop {
  private let source: Pointwise
  private let products: [ProductFusion.Product]
  private let plan: Plan
  private var code: Pointwise
  /// The new definition of each definition.
  private var definitions: [Pointwise.Value: Pointwise.Value] = [:]
  /// The users of each definition of the source, and whether a store or a sum is one.
  private var users: [[Pointwise.Value]]
  private var isResult: Set<Pointwise.Value>
  /// The product and the block that each definition loads, if it does.
  private var blocks: [Block?] = []
  private var loads: [Block: [Pointwise.Value]] = [:]
  /// The last product that each definition of the source depends on; -1 if there is none.
  private var lastProduct: [Int] = []
  /// The addition that each block's sum takes over, and what the sum starts from.
  private var sums: [[(value: Pointwise.Value, terms: [Pointwise.Value])?]] = []

  init(_ source: Pointwise, products: [ProductFusion.Product], plan: Plan) {
    self.source = source
    self.products = products
    self.plan = plan
    code = source
    (code.definitions, code.names) = ([], [])
    code.products = []
    users = source.definitions.map { _ in [] }
    isResult = Set((source.stores + source.sums).map(\.value))
    let indices = Dictionary(zip(products.map(\.destination.buffer), products.indices)) { first, _ in first }
    for (value, definition) in zip(source.values, source.definitions) {
      for operand in Set(definition.operands) { users[operand].append(value) }
      var block: Block?
      if case .load(let view) = definition, let product = indices[view.buffer] {
        block = Block(product: product, index: view.column / source.count)
      }
      blocks.append(block)
      if let block { loads[block, default: []].append(value) }
      let own = block?.product ?? -1
      lastProduct.append(definition.operands.map { lastProduct[$0] }.reduce(own, max))
    }
    sums = products.indices.map { index in
      (0..<products[index].blocks(of: source.count)).map { sum(ofBlock: $0, in: index) }
    }
    for index in products.indices.reversed() {
      for block in sums[index].indices { handOnTerms(ofBlock: block, in: index) }
    }
  }

  mutating func finished() -> Pointwise {
    code.products = products.map { product in
      let matrix = plan.matrix(packedIn: product.packed)!
      return Pointwise.Product(
        input: product.input, matrix: plan.packed(matrix, blocks: product.blocks(of: source.count)),
        initial: Array(repeating: nil, count: product.blocks(of: source.count)))
    }
    for value in source.values where isResult.contains(value) { _ = definition(value) }
    for index in code.stores.indices { code.stores[index].value = definitions[code.stores[index].value]! }
    for index in code.sums.indices { code.sums[index].value = definitions[code.sums[index].value]! }
    return code
  }

  private struct Block: Hashable {
    var product: Int
    var index: Int
  }

  // MARK: What sums start from

  /// The additions above the only load of a block, as far up as their other operands are known before the product.
  private func sum(ofBlock block: Int, in index: Int) -> (value: Pointwise.Value, terms: [Pointwise.Value])? {
    guard let loads = loads[Block(product: index, index: block)], loads.count == 1, var value = loads.first else {
      return nil
    }
    var terms: [Pointwise.Value] = []
    while !isResult.contains(value), users[value].count == 1,
      case .binary(.add, let left, let right) = source.definitions[users[value][0]], left != right
    {
      let other = left == value ? right : left
      guard lastProduct[other] < index else { break }
      terms.append(other)
      value = users[value][0]
    }
    return (value, terms)
  }

  /// What a sum starts from besides the sum of a product before: that one may start from it, if nobody else uses it.
  private mutating func handOnTerms(ofBlock block: Int, in index: Int) {
    let terms = sums[index][block]?.terms ?? []
    for before in 0..<index {
      let part = sums[before].firstIndex { sum in
        sum.map { terms.contains($0.value) && users[$0.value].count == 1 && !isResult.contains($0.value) } ?? false
      }
      guard let part else { continue }
      let known = terms.filter { lastProduct[$0] < before }
      sums[before][part]?.terms += known
      sums[index][block]?.terms.removeAll { known.contains($0) }
      return
    }
  }

  // MARK: Steps

  private mutating func definition(_ value: Pointwise.Value) -> Pointwise.Value {
    if let known = definitions[value] { return known }
    for (index, blocks) in sums.enumerated() {
      for (block, sum) in blocks.enumerated() where sum?.value == value {
        return remember(block: block, of: index, as: value)
      }
    }
    if let block = blocks[value] { return remember(block: block.index, of: block.product, as: value) }
    let new = source.definitions[value].mapping { definition($0) }
    return append(new, name: source.names[value], for: value)
  }

  /// All that a product's sums start from stands before the first of its blocks.
  private mutating func remember(block: Int, of index: Int, as value: Pointwise.Value) -> Pointwise.Value {
    for (other, sum) in sums[index].enumerated() where code.products[index].initial[other] == nil {
      var terms = (sum?.terms ?? []).map { definition($0) }
      if let bias = products[index].bias {
        let part = View(
          buffer: bias.buffer, column: bias.column + other * source.count, count: source.count,
          stepOffset: bias.stepOffset)
        terms.insert(append(.load(part), name: nil), at: 0)
      }
      guard var initial = terms.first else { continue }
      for term in terms.dropFirst() { initial = append(.binary(.add, initial, term), name: nil) }
      code.products[index].initial[other] = initial
    }
    if let known = definitions[value] { return known }
    return append(.product(index, block: block), name: source.names[value], for: value)
  }

  private mutating func append(
    _ definition: Pointwise.Definition, name: String?, for value: Pointwise.Value? = nil
  ) -> Pointwise.Value {
    let new = code.add(definition, name: name)
    if let value { definitions[value] = new }
    return new
  }
}
