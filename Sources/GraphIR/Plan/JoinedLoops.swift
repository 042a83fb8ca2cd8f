/// Makes one elementwise loop of two if the later one reads what the earlier one stores, feature by feature, and nothing
/// between them minds: the value then stays in a register, and products that both use can become part of one loop.
///
/// The earlier loop moves down to the later one.
let joinLoops = PlanPass(
  name: "join-loops", summary: "makes one elementwise loop of two of which one reads what the other stores",
  isOfStep: true
) { plan in plan.body = joiningLoops(in: plan.body, outputs: plan.outputs) }

private func joiningLoops(in body: [Instruction], outputs: [FunctionOutput]) -> [Instruction] {
  var body = body.map { [$0] }
  var index = BufferIndex(body.flatMap { $0 })
  let results = Set(outputs.map(\.view.buffer))
  for position in body.indices {
    guard let first = body[position].first?.code,
      // Whoever sees the results first: nobody else may come between.
      let partner = Set(body[position][0].destinations).compactMap({ index.firstTouching($0, after: position) }).min(),
      let second = body[partner].first?.code, body[position][0].domain == body[partner][0].domain,
      canJoin(first, at: position, second, at: partner, index)
    else { continue }
    var joined = first.joined(with: second)
    let stored = Set(second.stores.map(\.view.buffer))
    joined.stores.removeAll { store in
      let buffer = store.view.buffer
      let isSeen = index.positions(touching: buffer).contains { $0 != position && $0 != partner }
      return !isSeen && !results.contains(buffer) && !stored.contains(buffer)
    }
    let origin = body[position][0].origin.joined(with: body[partner][0].origin)
    body[partner] = [.pointwise(joined, over: body[partner][0].domain, origin: origin)]
    body[position] = []
    index.replace(at: partner, with: body[partner])
    index.replace(at: position, with: [])
  }
  return body.flatMap { $0 }
}

private func canJoin(
  _ first: Pointwise, at position: Int, _ second: Pointwise, at partner: Int, _ index: BufferIndex
) -> Bool {
  guard first.count == second.count else { return false }
  let results = Set((first.stores + first.sums).map(\.view.buffer))
  let shared = second.definitions.filter { $0.view.map { results.contains($0.buffer) } ?? false }
  let isByFeature = shared.allSatisfy { definition in first.stores.contains { definition == .load($0.view) } }
  let operands = Set(first.definitions.compactMap { $0.view?.buffer })
  let isOrdered = operands.allSatisfy { !index.isWritten($0, in: position + 1..<partner + 1) }
  let isStoredOnce = results.allSatisfy { !index.isWritten($0, in: partner..<partner + 1) }
  return !shared.isEmpty && isByFeature && isOrdered && isStoredOnce
}

extension Pointwise {
  /// The definitions of both, with the values of this one in the place of loads.
  fileprivate func joined(with later: Pointwise) -> Pointwise {
    var code = self
    var values: [Value] = []
    for (definition, name) in zip(later.definitions, later.names) {
      if let store = stores.first(where: { definition == .load($0.view) }) {
        values.append(store.value)
      } else if definition.view != nil, let known = code.definitions.firstIndex(of: definition) {
        values.append(Value(known))
      } else {
        values.append(code.add(definition.mapping { values[$0] }, name: name))
      }
    }
    code.stores += later.stores.map { Store(view: $0.view, value: values[$0.value], initial: $0.initial) }
    code.sums += later.sums.map { Store(view: $0.view, value: values[$0.value], initial: $0.initial) }
    return code
  }
}
