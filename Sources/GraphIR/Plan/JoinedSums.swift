/// Lets an outer sum add up the rows of its left operand on the way: the gradient of a bias needs no pass of its own over
/// the gradients of the gates.
func joiningSums(in body: [Instruction]) -> [Instruction] {
  var body = body
  for index in body.indices.reversed() {
    guard case .columnSum(let domain, let source, let destination) = body[index] else { continue }
    let host = body.indices.first { other in
      guard case .outerSum(domain, source, _, let matrix, nil) = body[other], matrix.hasContiguousColumns else {
        return false
      }
      let between = body[min(index, other) + 1..<max(index, other)]
      return between.allSatisfy { !$0.destinations.contains(source.buffer) && !$0.buffers.contains(destination.buffer) }
    }
    guard let host, case .outerSum(_, _, let right, let matrix, _) = body[host] else { continue }
    body[host] = .outerSum(domain: domain, left: source, right: right, destination: matrix, leftSum: destination)
    body.remove(at: index)
  }
  return body
}

extension MatrixView {
  /// Whether the elements of a row lie side by side.
  public var hasContiguousColumns: Bool { columnStride == 1 || columns == 1 }
}
