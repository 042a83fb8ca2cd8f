/// Moves products into the elementwise loops that use their results, so that a loop holds all gates of a vector of units
/// in registers and nothing between the product and the next state goes to memory. Products that are used otherwise
/// become loops of their own, or, if there are few results, one scalar product for each.
///
/// For batches of one row: a matrix is read once, and no row shares it with others.
func fusingProducts(
  in body: [Instruction], outputs: [FunctionOutput], planner: FunctionPlanner
) -> [Instruction] {
  var fusion = ProductFusion(body: body, outputs: outputs, planner: planner)
  fusion.run()
  return fusion.body.flatMap(\.self)
}

private struct ProductFusion {
  /// What each instruction became: nothing where it is part of another one.
  var body: [[Instruction]]
  let outputs: [FunctionOutput]
  let planner: FunctionPlanner

  init(body: [Instruction], outputs: [FunctionOutput], planner: FunctionPlanner) {
    self.body = body.map { [$0] }
    self.outputs = outputs
    self.planner = planner
  }

  mutating func run() {
    for index in body.indices {
      guard case .pointwise(let code)? = body[index].first else { continue }
      let candidates = body.indices.prefix(index).filter { isFusible($0, into: code, at: index) }
      guard !candidates.isEmpty else { continue }
      var products = candidates.compactMap { Operand(body[$0][0], units: code.count) }
      // What depends on the states comes last: the sums start from what is known before.
      products = products.filter { !readsState($0.input) } + products.filter { readsState($0.input) }
      var loop = FusedLoop(code, products: products, planner: planner)
      let fused = loop.finished()
      for candidate in candidates { body[candidate] = [] }
      if code.count > 16 {
        let (sums, rest) = separated(fused)
        body[index] = [.pointwise(sums), .pointwise(rest)]
      } else {
        body[index] = [.pointwise(fused)]
      }
    }
    body = body.map { instructions in
      guard case .product(let domain, let input, let packed, let destination, let bias)? = instructions.first,
        let matrix = planner.matrix(packedIn: packed)
      else { return instructions }
      if destination.count <= 4, matrix.columnStride == 1, matrix.rowStride == matrix.columns {
        return scalarProducts(domain, input, matrix, destination, bias)
      }
      return [.pointwise(loop(domain, input, matrix, destination, bias))]
    }
  }

  private func readsState(_ view: View) -> Bool {
    if case .state = planner.buffers[view.buffer.index].region { return true }
    return false
  }

  /// Whether the instruction at `index` is a product of which nothing but the loop sees the result, block by block.
  private func isFusible(_ index: Int, into code: Pointwise, at end: Int) -> Bool {
    guard case .product(code.domain, let input, _, let destination, _)? = body[index].first else { return false }
    let result = destination.buffer
    let width = planner.buffers[result.index].width
    guard destination.column == 0, destination.count == width, width % code.count == 0,
      !outputs.contains(where: { $0.view.buffer == result })
    else { return false }
    let loads = code.steps.filter { $0.view?.buffer == result }
    let isRead = loads.allSatisfy { step in
      guard case .load(let view) = step else { return false }
      return view.column % code.count == 0 && view.count == code.count && view.stepOffset == 0
    }
    guard !loads.isEmpty, isRead, !code.stores.contains(where: { $0.view.buffer == input.buffer }) else { return false }
    let isPrivate = body.indices.allSatisfy { other in
      other == index || other == end || !body[other].contains { $0.buffers.contains(result) }
    }
    let isStable = body[index + 1..<end].joined().allSatisfy { !$0.destinations.contains(input.buffer) }
    return isPrivate && isStable
  }

  /// Sums first, then what is computed from them: several vectors of units take their time one after the other if each
  /// waits for its own sums.
  private func separated(_ code: Pointwise) -> (sums: Pointwise, rest: Pointwise) {
    var (sums, rest) = (code, code)
    (sums.stores, sums.sums, rest.products) = ([], [], [])
    for index in code.steps.indices {
      guard case .product = code.steps[index], code.isUsed(index) else { continue }
      let extent = Extent(batch: code.domain.batch, time: nil)
      let buffer = planner.allocate(.body, extent: extent, width: code.count, name: code.names[index] ?? "sums")
      let view = View(buffer: buffer, count: code.count)
      sums.stores.append(Pointwise.Store(view: view, value: index))
      rest.steps[index] = .load(view)
    }
    return (sums.withoutUnusedSteps(), rest.withoutUnusedSteps())
  }

  /// A product as a loop of its own.
  private func loop(
    _ domain: Domain, _ input: View, _ matrix: MatrixView, _ destination: View, _ bias: View?
  ) -> Pointwise {
    var code = Pointwise(domain: domain, count: destination.count, steps: [], names: [], stores: [], sums: [])
    if let bias { code.steps.append(.load(bias)) }
    code.products = [
      Pointwise.Product(input: input, matrix: planner.packed(matrix), initial: [bias == nil ? nil : 0])
    ]
    code.steps.append(.product(0, block: 0))
    code.names = code.steps.map { _ in nil }
    code.stores = [Pointwise.Store(view: destination, value: code.steps.count - 1)]
    return code
  }

  /// A product with few results: a vector of them would be nearly empty.
  private func scalarProducts(
    _ domain: Domain, _ input: View, _ matrix: MatrixView, _ destination: View, _ bias: View?
  ) -> [Instruction] {
    let rows = View(buffer: matrix.buffer, column: matrix.offset, count: matrix.rows * matrix.columns)
    let product = Instruction.rowProduct(
      domain: domain, left: rows, right: input, destination: destination, m: matrix.rows, k: matrix.columns, n: 1)
    guard let bias else { return [product] }
    let sum = Pointwise(
      domain: domain, count: destination.count, steps: [.load(destination), .load(bias), .binary(.add, 0, 1)],
      names: [nil, nil, nil], stores: [Pointwise.Store(view: destination, value: 2)], sums: [])
    return [product, .pointwise(sum)]
  }

  /// A product that becomes part of a loop.
  struct Operand {
    let input: View
    let packed: BufferID
    let result: BufferID
    let bias: View?
    let blocks: Int

    init?(_ instruction: Instruction, units: Int) {
      guard case .product(_, let input, let packed, let destination, let bias) = instruction else { return nil }
      self.input = input
      self.packed = packed
      self.bias = bias
      result = destination.buffer
      blocks = destination.count / units
    }
  }
}

/// Writes elementwise code again, with products in the place of loads.
///
/// Additions to a product whose other operand is known before become what the sum starts from: a bias, a projected
/// input, or the sum of a product before.
private struct FusedLoop {
  private let source: Pointwise
  private let products: [ProductFusion.Operand]
  private let planner: FunctionPlanner
  private var code: Pointwise
  /// The new step of each step.
  private var steps: [Pointwise.Value: Pointwise.Value] = [:]
  /// The users of each step of the source, and whether a store or a sum is one.
  private var users: [[Pointwise.Value]]
  private var isResult: Set<Pointwise.Value>
  /// The last product that each step of the source depends on; -1 if there is none.
  private var lastProduct: [Int] = []
  /// The addition that each block's sum takes over, and what the sum starts from.
  private var sums: [[(value: Pointwise.Value, terms: [Pointwise.Value])?]] = []

  init(_ source: Pointwise, products: [ProductFusion.Operand], planner: FunctionPlanner) {
    self.source = source
    self.products = products
    self.planner = planner
    code = source
    (code.steps, code.names) = ([], [])
    code.products = []
    users = source.steps.map { _ in [] }
    isResult = Set((source.stores + source.sums).map(\.value))
    for (index, step) in source.steps.enumerated() {
      for operand in Set(step.operands) { users[operand].append(index) }
      let own = product(of: step)?.index ?? -1
      lastProduct.append(step.operands.map { lastProduct[$0] }.reduce(own, max))
    }
    sums = products.indices.map { index in
      (0..<products[index].blocks).map { sum(ofBlock: $0, in: index) }
    }
  }

  mutating func finished() -> Pointwise {
    code.products = products.map { product in
      let matrix = planner.matrix(packedIn: product.packed)!
      return Pointwise.Product(
        input: product.input, matrix: planner.packed(matrix, blocks: product.blocks),
        initial: Array(repeating: nil, count: product.blocks))
    }
    for index in source.steps.indices where isResult.contains(index) { _ = step(index) }
    for index in code.stores.indices { code.stores[index].value = steps[code.stores[index].value]! }
    for index in code.sums.indices { code.sums[index].value = steps[code.sums[index].value]! }
    return code
  }

  /// The product and block that a step loads.
  private func product(of step: Pointwise.Step) -> (index: Int, block: Int)? {
    guard case .load(let view) = step, let index = products.firstIndex(where: { $0.result == view.buffer }) else {
      return nil
    }
    return (index, view.column / source.count)
  }

  // MARK: What sums start from

  /// The additions above the only load of a block, as far up as their other operands are known before the product.
  private func sum(ofBlock block: Int, in index: Int) -> (value: Pointwise.Value, terms: [Pointwise.Value])? {
    let loads = source.steps.indices.filter { step in
      product(of: source.steps[step]).map { $0 == (index, block) } ?? false
    }
    guard loads.count == 1 else { return nil }
    var value = loads[0]
    var terms: [Pointwise.Value] = []
    while !isResult.contains(value), users[value].count == 1,
      case .binary(.add, let left, let right) = source.steps[users[value][0]], left != right
    {
      let other = left == value ? right : left
      guard lastProduct[other] < index else { break }
      terms.append(other)
      value = users[value][0]
    }
    return (value, terms)
  }

  // MARK: Steps

  private mutating func step(_ value: Pointwise.Value) -> Pointwise.Value {
    if let known = steps[value] { return known }
    for (index, blocks) in sums.enumerated() {
      for (block, sum) in blocks.enumerated() where sum?.value == value {
        return remember(block: block, of: index, as: value)
      }
    }
    if let (index, block) = product(of: source.steps[value]) { return remember(block: block, of: index, as: value) }
    let new: Pointwise.Step
    switch source.steps[value] {
    case .load, .loadScalar, .constant, .product: new = source.steps[value]
    case .unary(let function, let x): new = .unary(function, step(x))
    case .binary(let function, let x, let y): new = .binary(function, step(x), step(y))
    case .select(let condition, let x, let y): new = .select(step(condition), step(x), step(y))
    }
    return append(new, name: source.names[value], for: value)
  }

  /// All that a product's sums start from stands before the first of its blocks.
  private mutating func remember(block: Int, of index: Int, as value: Pointwise.Value) -> Pointwise.Value {
    for (other, sum) in sums[index].enumerated() where code.products[index].initial[other] == nil {
      var terms = (sum?.terms ?? []).map { step($0) }
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
    if let known = steps[value] { return known }
    return append(.product(index, block: block), name: source.names[value], for: value)
  }

  private mutating func append(
    _ step: Pointwise.Step, name: String?, for value: Pointwise.Value? = nil
  ) -> Pointwise.Value {
    code.steps.append(step)
    code.names.append(name)
    if let value { steps[value] = code.steps.count - 1 }
    return code.steps.count - 1
  }
}

extension Pointwise {
  /// Whether anything but a product's sum uses a step.
  fileprivate func isUsed(_ index: Value) -> Bool {
    steps.contains { $0.operands.contains(index) } || (stores + sums).contains { $0.value == index }
  }

  fileprivate func withoutUnusedSteps() -> Pointwise {
    var isNeeded = [Bool](repeating: false, count: steps.count)
    for store in stores + sums { isNeeded[store.value] = true }
    for index in steps.indices.reversed() where isNeeded[index] {
      for operand in steps[index].operands { isNeeded[operand] = true }
      if case .product(let product, _) = steps[index] {
        for case let initial? in products[product].initial { isNeeded[initial] = true }
      }
    }
    let kept = steps.indices.filter { isNeeded[$0] }
    let new = Dictionary(uniqueKeysWithValues: zip(kept, 0...))
    var code = self
    code.steps = kept.map { index in
      switch steps[index] {
      case .load, .loadScalar, .constant, .product: steps[index]
      case .unary(let function, let x): .unary(function, new[x]!)
      case .binary(let function, let x, let y): .binary(function, new[x]!, new[y]!)
      case .select(let condition, let x, let y): .select(new[condition]!, new[x]!, new[y]!)
      }
    }
    code.names = kept.map { names[$0] }
    for index in code.products.indices {
      code.products[index].initial = products[index].initial.map { $0.flatMap { new[$0] } }
    }
    for index in stores.indices { code.stores[index].value = new[stores[index].value]! }
    for index in sums.indices { code.sums[index].value = new[sums[index].value]! }
    return code
  }
}

extension Pointwise.Step {
  /// The steps that a step uses; a product uses its initial values besides.
  public var operands: [Pointwise.Value] {
    switch self {
    case .load, .loadScalar, .constant, .product: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .select(let a, let b, let c): [a, b, c]
    }
  }

  /// What a step loads.
  public var view: View? {
    switch self {
    case .load(let view), .loadScalar(let view): view
    case .constant, .unary, .binary, .select, .product: nil
    }
  }
}
