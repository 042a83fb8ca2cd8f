/// Lets an outer sum add up the rows of its left operand on the way: the gradient of a bias needs no pass of its own over
/// the gradients of the gates.
func joiningSums(in body: [Instruction]) -> [Instruction] {
  var body: [Instruction?] = body
  var index = BufferIndex(body.compactMap { $0 })
  for position in body.indices.reversed() {
    guard case .columnSum(let domain, let source, let destination)? = body[position] else { continue }
    let host = index.positions(touching: source.buffer).first { other in
      guard case .outerSum(domain, source, _, let matrix, nil)? = body[other], matrix.hasContiguousColumns else {
        return false
      }
      let between = min(position, other) + 1..<max(position, other)
      return !index.isWritten(source.buffer, in: between) && !index.isTouched(destination.buffer, in: between)
    }
    guard let host, case .outerSum(_, _, let right, let matrix, _)? = body[host] else { continue }
    let joined = Instruction.outerSum(
      domain: domain, left: source, right: right, destination: matrix, leftSum: destination)
    (body[host], body[position]) = (joined, nil)
    index.replace(at: host, with: [joined])
    index.replace(at: position, with: [])
  }
  return body.compactMap { $0 }
}

extension MatrixView {
  /// Whether the elements of a row lie side by side.
  public var hasContiguousColumns: Bool { columnStride == 1 || columns == 1 }
}
