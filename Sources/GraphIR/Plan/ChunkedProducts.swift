/// Moves products over all steps into the loops that read their results, a chunk of steps at a time: a step finds its
/// rows in the second-level cache. Matrices of more than 1 MB stay outside, since reading them for each chunk costs more.
func chunkingProducts(in body: [Instruction], buffers: [Buffer]) -> [Instruction] {
  var body: [Instruction?] = body
  var index = BufferIndex(body.compactMap { $0 })
  for position in body.indices.reversed() {
    guard case .product(let domain, let input, let matrix, let destination, let bias)? = body[position],
      domain.batch, case .all(let axis) = domain.time, input.count * destination.count <= 1 << 18,
      let reader = index.firstTouching(destination.buffer, after: position),
      case .loop(axis, false, let loop)? = body[reader]
    else { continue }
    let operands = [input.buffer] + (bias.map { [$0.buffer] } ?? [])
    let isKept = operands.allSatisfy { !index.isWritten($0, in: position + 1..<reader + 1) }
    let isOfStep = loop.flatMap(\.views).allSatisfy { $0.buffer != destination.buffer || $0.stepOffset == 0 }
    let isSequence = [input, destination].allSatisfy {
      let extent = buffers[$0.buffer.index].extent
      return extent.batch && extent.time == axis
    }
    guard isKept, isOfStep, isSequence else { continue }
    let chunk = Instruction.product(
      domain: Domain(batch: true, time: .chunk(axis)), input: input, matrix: matrix, destination: destination,
      bias: bias)
    let chunked = Instruction.loop(axis: axis, isReversed: false, body: [chunk] + loop)
    (body[reader], body[position]) = (chunked, nil)
    index.replace(at: reader, with: [chunked])
    index.replace(at: position, with: [])
  }
  return body.compactMap { $0 }
}
