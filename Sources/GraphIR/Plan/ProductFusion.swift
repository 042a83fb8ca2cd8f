/// Moves products into the elementwise loops that use their results, so that a loop holds all gates of a vector of units
/// in registers and nothing between the product and the next state goes to memory. Products that are used otherwise
/// become loops of their own; few results are sums over a loop that computes the input.
///
/// For batches of one row: a matrix is read once, and no row shares it with others.
let fuseProducts = PlanPass(
  name: "fuse-products", summary: "moves products into the elementwise loops that use their results", isOfStep: true
) { plan in
  var fusion = ProductFusion(of: plan)
  fusion.run()
  plan.body = fusion.finished()
}

struct ProductFusion {
  /// What each instruction became: nothing where it is part of another one.
  var body: [[Instruction]]
  private var index: BufferIndex
  private let results: Set<BufferID>
  let plan: Plan

  init(of plan: Plan) {
    body = plan.body.map { [$0] }
    index = BufferIndex(plan.body)
    results = Set(plan.outputs.map(\.view.buffer))
    self.plan = plan
  }

  mutating func run() {
    for position in body.indices {
      guard let instruction = body[position].first, let code = instruction.code else { continue }
      let loaded = Set(code.definitions.compactMap { $0.view?.buffer })
      let writers = Set(loaded.flatMap { index.positions(writing: $0) }.filter { $0 < position })
      let candidates = writers.sorted().filter { isFusible($0, into: instruction, at: position) }
      guard !candidates.isEmpty else { continue }
      var products = candidates.compactMap { Product(body[$0][0]) }
      // What depends on the states comes last: the sums start from what is known before.
      products = products.filter { !readsState($0.input) } + products.filter { readsState($0.input) }
      let origin = Origin(joining: candidates.map { body[$0][0].origin })
      plan.origin = origin
      defer { plan.origin = .unknown }
      var loop = FusedLoop(code, products: products, plan: plan)
      let fused = loop.finished()
      for candidate in candidates { replace(at: candidate, with: []) }
      if code.count > plan.target.lanes {
        let (sums, rest) = separated(fused, over: instruction.domain)
        replace(
          at: position,
          with: [
            .pointwise(sums, over: instruction.domain, origin: origin),
            .pointwise(rest, over: instruction.domain, origin: instruction.origin),
          ])
      } else {
        let joined = origin.joined(with: instruction.origin)
        replace(at: position, with: [.pointwise(fused, over: instruction.domain, origin: joined)])
      }
    }
  }

  private mutating func replace(at position: Int, with instructions: [Instruction]) {
    body[position] = instructions
    index.replace(at: position, with: instructions)
  }

  /// Products that no loop has taken in.
  func finished() -> [Instruction] {
    var result: [Instruction] = []
    for instruction in body.joined() {
      guard let product = Product(instruction), let matrix = plan.matrix(packedIn: product.packed) else {
        result.append(instruction)
        continue
      }
      if let products = ScalarProducts(product, matrix, atMost: plan.target.scalarResults) {
        result = products.joined(to: result) ?? result + [products.loop]
      } else {
        plan.origin = instruction.origin
        result.append(.pointwise(loop(of: product, matrix), over: instruction.domain, origin: instruction.origin))
        plan.origin = .unknown
      }
    }
    return result
  }

  private func readsState(_ view: View) -> Bool {
    if case .state = plan.buffers[view.buffer.index].region { return true }
    return false
  }

  /// Whether the instruction at `start` is a product of which nothing but the loop sees the result, block by block.
  private func isFusible(_ start: Int, into loop: Instruction, at end: Int) -> Bool {
    guard let product = body[start].first.flatMap(Product.init), product.domain == loop.domain, let code = loop.code
    else { return false }
    let (input, destination) = (product.input, product.destination)
    let result = destination.buffer
    let width = plan.buffers[result.index].width
    guard destination.column == 0, destination.count == width, width % code.count == 0,
      !results.contains(result)
    else { return false }
    let loads = code.definitions.filter { $0.view?.buffer == result }
    let isRead = loads.allSatisfy { definition in
      guard case .load(let view) = definition else { return false }
      return view.column % code.count == 0 && view.count == code.count && view.stepOffset == 0
    }
    guard !loads.isEmpty, isRead, !code.stores.contains(where: { $0.view.buffer == input.buffer }) else { return false }
    let isPrivate = index.positions(touching: result).allSatisfy { $0 == start || $0 == end }
    return isPrivate && !index.isWritten(input.buffer, in: start + 1..<end)
  }

  /// Sums first, then what is computed from them: several vectors of units take their time one after the other if each
  /// waits for its own sums.
  private func separated(_ code: Pointwise, over domain: Domain) -> (sums: Pointwise, rest: Pointwise) {
    var (sums, rest) = (code, code)
    (sums.stores, sums.sums, rest.products) = ([], [], [])
    for value in code.values {
      guard case .product = code.definitions[value], code.isUsed(value) else { continue }
      let extent = Extent(batch: domain.batch, time: nil)
      let name = code.names[value] ?? code.nameOfUser(of: value).map { $0 + "_sum" } ?? "sums"
      let buffer = plan.allocate(.body, extent: extent, width: code.count, name: name)
      let view = View(buffer: buffer, count: code.count)
      sums.stores.append(Pointwise.Store(view: view, value: value))
      rest.definitions[value] = .load(view)
    }
    return (sums.withoutUnusedDefinitions(), rest.withoutUnusedDefinitions())
  }

  /// A product as a loop of its own.
  private func loop(of product: Product, _ matrix: MatrixView) -> Pointwise {
    var code = Pointwise(count: product.destination.count, definitions: [], names: [], stores: [], sums: [])
    let bias = product.bias.map { code.add(.load($0)) }
    code.products = [Pointwise.Product(input: product.input, matrix: plan.packed(matrix), initial: [bias])]
    let sums = code.add(.product(0, block: 0))
    code.stores = [Pointwise.Store(view: product.destination, value: sums)]
    return code
  }

  /// A product of a packed matrix.
  struct Product {
    let domain: Domain
    let input: View
    let packed: BufferID
    let destination: View
    let bias: View?
    let origin: Origin

    init?(_ instruction: Instruction) {
      guard instruction.kernel == .product, let input = instruction.view(.input),
        let packed = instruction[.packed]?.buffer, let destination = instruction.view(.destination)
      else { return nil }
      (self.input, self.packed, self.destination) = (input, packed, destination)
      bias = instruction.view(.bias)
      domain = instruction.domain
      origin = instruction.origin
    }

    /// How many vectors of so many units the result is.
    func blocks(of units: Int) -> Int { destination.count / units }
  }
}
