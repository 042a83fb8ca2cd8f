/// Moves products over all steps into the loops that read their results, a chunk of steps at a time: a step finds its
/// rows in the second-level cache. Large matrices stay outside, since reading them for each chunk costs more.
let chunkProducts = PlanPass(
  name: "chunk-products", summary: "moves products over all steps into the loops that read them, some steps at a time"
) { plan in plan.body = chunkingProducts(in: plan.body, buffers: plan.buffers, target: plan.target) }

private func chunkingProducts(in body: [Instruction], buffers: [Buffer], target: Target) -> [Instruction] {
  var body: [Instruction?] = body
  var index = BufferIndex(body.compactMap { $0 })
  for position in body.indices.reversed() {
    guard var product = body[position], product.kernel == .product, product.domain.batch,
      case .all(let axis) = product.domain.time, let input = product.view(.input),
      let destination = product.view(.destination), input.count * destination.count <= target.rereadCount,
      let reader = index.firstTouching(destination.buffer, after: position),
      let loop = body[reader], loop.kernel == .loop(axis, isReversed: false), !loop.isOfParts
    else { continue }
    let operands = product.operands.filter { $0.access == .reads }.map(\.buffer)
    let isKept = operands.allSatisfy { !index.isWritten($0, in: position + 1..<reader + 1) }
    let isOfStep = loop.views.allSatisfy { $0.buffer != destination.buffer || $0.stepOffset == 0 }
    let isSequence = [input, destination].allSatisfy {
      let extent = buffers[$0.buffer.index].extent
      return extent.batch && extent.times == [axis]
    }
    guard isKept, isOfStep, isSequence else { continue }
    product.domain.time = .chunk(axis)
    let chunked = loop.replacingBody([product] + loop.body)
    (body[reader], body[position]) = (chunked, nil)
    index.replace(at: reader, with: [chunked])
    index.replace(at: position, with: [])
  }
  return body.compactMap { $0 }
}
