/// Lets an outer sum add up the rows of its left operand on the way: the gradient of a bias needs no pass of its own over
/// the gradients of the gates.
let joinSums = PlanPass(
  name: "join-sums", summary: "lets sums of outer products add up the rows of their left operand on the way"
) { plan in plan.body = joiningSums(in: plan.body) }

private func joiningSums(in body: [Instruction]) -> [Instruction] {
  var body: [Instruction?] = body
  var index = BufferIndex(body.compactMap { $0 })
  for position in body.indices.reversed() {
    guard let sum = body[position], sum.kernel == .columnSum, let source = sum.view(.source),
      let destination = sum.view(.destination)
    else { continue }
    let host = index.positions(touching: source.buffer).first { other in
      guard let product = body[other], product.kernel == .outerSum, product.domain == sum.domain,
        product.view(.left) == source, product[.leftSum] == nil
      else { return false }
      let between = min(position, other) + 1..<max(position, other)
      return !index.isWritten(source.buffer, in: between) && !index.isTouched(destination.buffer, in: between)
    }
    guard let host, var joined = body[host]?.replacing(.leftSum, with: .rows(destination)) else { continue }
    joined.origin = joined.origin.joined(with: sum.origin)
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
