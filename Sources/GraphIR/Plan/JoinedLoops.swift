/// Makes one elementwise loop of two if the later one reads what the earlier one stores, feature by feature, and nothing
/// between them minds: the value then stays in a register, and products that both use can become part of one loop.
///
/// The earlier loop moves down to the later one.
func joiningLoops(in body: [Instruction], outputs: [FunctionOutput]) -> [Instruction] {
  var body = body
  var index = 0
  while index < body.count {
    let partner = body.indices.dropFirst(index + 1).first { canJoin(body, index, $0) }
    guard let partner, case .pointwise(let first) = body[index], case .pointwise(let second) = body[partner] else {
      index += 1
      continue
    }
    var joined = first.joined(with: second)
    let others = body.indices.filter { $0 != index && $0 != partner }.flatMap { body[$0].buffers }
    let visible = Set(others + outputs.map(\.view.buffer) + second.stores.map(\.view.buffer))
    joined.stores.removeAll { !visible.contains($0.view.buffer) }
    body[partner] = .pointwise(joined)
    body.remove(at: index)
  }
  return body
}

private func canJoin(_ body: [Instruction], _ index: Int, _ partner: Int) -> Bool {
  guard case .pointwise(let first) = body[index], case .pointwise(let second) = body[partner],
    first.domain == second.domain, first.count == second.count
  else { return false }
  let results = Set(body[index].destinations)
  let shared = second.steps.filter { $0.view.map { results.contains($0.buffer) } ?? false }
  let isByFeature = shared.allSatisfy { step in first.stores.contains { step == .load($0.view) } }
  let operands = Set(first.steps.compactMap { $0.view?.buffer })
  let isOrdered = body[index + 1...partner].allSatisfy { operands.isDisjoint(with: $0.destinations) }
  let isPrivate = body[index + 1..<partner].allSatisfy { results.isDisjoint(with: $0.buffers) }
  let isStoredOnce = results.isDisjoint(with: body[partner].destinations)
  return !shared.isEmpty && isByFeature && isOrdered && isPrivate && isStoredOnce
}

extension Pointwise {
  /// The steps of both, with the values of this one in the place of loads.
  fileprivate func joined(with later: Pointwise) -> Pointwise {
    var code = self
    var values: [Value] = []
    for (step, name) in zip(later.steps, later.names) {
      if let store = stores.first(where: { step == .load($0.view) }) {
        values.append(store.value)
      } else if step.view != nil, let known = code.steps.firstIndex(of: step) {
        values.append(known)
      } else {
        code.steps.append(step.mapping { values[$0] })
        code.names.append(name)
        values.append(code.steps.count - 1)
      }
    }
    code.stores += later.stores.map { Store(view: $0.view, value: values[$0.value], initial: $0.initial) }
    code.sums += later.sums.map { Store(view: $0.view, value: values[$0.value], initial: $0.initial) }
    return code
  }
}
