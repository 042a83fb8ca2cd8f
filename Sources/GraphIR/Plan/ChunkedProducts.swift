/// Moves products over all steps into the loops that read their results, a chunk of steps at a time: a step finds its
/// rows in the second-level cache. Matrices of more than 1 MB stay outside, since reading them for each chunk costs more.
func chunkingProducts(in body: [Instruction], buffers: [Buffer]) -> [Instruction] {
  var body = body
  for index in body.indices.reversed() {
    guard case .product(let domain, let input, let matrix, let destination, let bias) = body[index],
      domain.batch, case .all(let axis) = domain.time, input.count * destination.count <= 1 << 18,
      let reader = body.indices.first(where: { $0 > index && body[$0].buffers.contains(destination.buffer) }),
      case .loop(axis, false, let loop) = body[reader]
    else { continue }
    let operands = [input.buffer] + (bias.map { [$0.buffer] } ?? [])
    let isKept = body[index + 1...reader].allSatisfy { $0.destinations.allSatisfy { !operands.contains($0) } }
    let isOfStep = loop.flatMap(\.views).allSatisfy { $0.buffer != destination.buffer || $0.stepOffset == 0 }
    let isSequence = [input, destination].allSatisfy {
      let extent = buffers[$0.buffer.index].extent
      return extent.batch && extent.time == axis
    }
    guard isKept, isOfStep, isSequence else { continue }
    let chunk = Instruction.product(
      domain: Domain(batch: true, time: .chunk(axis)), input: input, matrix: matrix, destination: destination,
      bias: bias)
    body[reader] = .loop(axis: axis, isReversed: false, body: [chunk] + loop)
    body.remove(at: index)
  }
  return body
}
