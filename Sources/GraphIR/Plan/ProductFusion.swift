/// Moves products into the elementwise loops that use their results, so that a loop holds all gates of a vector of units
/// in registers and nothing between the product and the next state goes to memory. Products that are used otherwise
/// become loops of their own; few results are sums over a loop that computes the input.
///
/// For batches of one row: a matrix is read once, and no row shares it with others.
func fusingProducts(
  in body: [Instruction], outputs: [FunctionOutput], planner: FunctionPlanner
) -> [Instruction] {
  var fusion = ProductFusion(body: body, outputs: outputs, planner: planner)
  fusion.run()
  return fusion.finished()
}

struct ProductFusion {
  /// What each instruction became: nothing where it is part of another one.
  var body: [[Instruction]]
  private var index: BufferIndex
  private let results: Set<BufferID>
  let planner: FunctionPlanner

  init(body: [Instruction], outputs: [FunctionOutput], planner: FunctionPlanner) {
    self.body = body.map { [$0] }
    index = BufferIndex(body)
    results = Set(outputs.map(\.view.buffer))
    self.planner = planner
  }

  mutating func run() {
    for position in body.indices {
      guard case .pointwise(let code)? = body[position].first else { continue }
      let loaded = Set(code.steps.compactMap { $0.view?.buffer })
      let writers = Set(loaded.flatMap { index.positions(writing: $0) }.filter { $0 < position })
      let candidates = writers.sorted().filter { isFusible($0, into: code, at: position) }
      guard !candidates.isEmpty else { continue }
      var products = candidates.compactMap { Operand(body[$0][0], units: code.count) }
      // What depends on the states comes last: the sums start from what is known before.
      products = products.filter { !readsState($0.input) } + products.filter { readsState($0.input) }
      var loop = FusedLoop(code, products: products, planner: planner)
      let fused = loop.finished()
      for candidate in candidates { replace(at: candidate, with: []) }
      if code.count > 16 {
        let (sums, rest) = separated(fused)
        replace(at: position, with: [.pointwise(sums), .pointwise(rest)])
      } else {
        replace(at: position, with: [.pointwise(fused)])
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
      guard case .product(let domain, let input, let packed, let destination, let bias) = instruction,
        let matrix = planner.matrix(packedIn: packed)
      else {
        result.append(instruction)
        continue
      }
      if let products = ScalarProducts(domain, input, matrix, destination, bias) {
        result = products.joined(to: result) ?? result + [.pointwise(products.loop)]
      } else {
        result.append(.pointwise(loop(domain, input, matrix, destination, bias)))
      }
    }
    return result
  }

  private func readsState(_ view: View) -> Bool {
    if case .state = planner.buffers[view.buffer.index].region { return true }
    return false
  }

  /// Whether the instruction at `start` is a product of which nothing but the loop sees the result, block by block.
  private func isFusible(_ start: Int, into code: Pointwise, at end: Int) -> Bool {
    guard case .product(code.domain, let input, _, let destination, _)? = body[start].first else { return false }
    let result = destination.buffer
    let width = planner.buffers[result.index].width
    guard destination.column == 0, destination.count == width, width % code.count == 0,
      !results.contains(result)
    else { return false }
    let loads = code.steps.filter { $0.view?.buffer == result }
    let isRead = loads.allSatisfy { step in
      guard case .load(let view) = step else { return false }
      return view.column % code.count == 0 && view.count == code.count && view.stepOffset == 0
    }
    guard !loads.isEmpty, isRead, !code.stores.contains(where: { $0.view.buffer == input.buffer }) else { return false }
    let isPrivate = index.positions(touching: result).allSatisfy { $0 == start || $0 == end }
    return isPrivate && !index.isWritten(input.buffer, in: start + 1..<end)
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
