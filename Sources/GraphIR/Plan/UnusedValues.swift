/// Drops packed matrices that nobody uses, and closes the gaps that they and unused sums leave.
let dropUnused = PlanPass(
  name: "drop-unused", summary: "drops packed matrices and sums that nobody uses"
) { plan in
  var used = Set((plan.body + plan.finish).flatMap(\.buffers)).union(plan.outputs.map(\.view.buffer))
  for instruction in plan.prepare where !instruction.isPack { used.formUnion(instruction.buffers) }
  plan.prepare.removeAll { $0.isPack && used.isDisjoint(with: $0.destinations) }
  used.formUnion(plan.prepare.flatMap(\.buffers))
  plan.closeGaps(using: used)
}

extension Instruction {
  /// Whether it packs a matrix, or a part of one.
  fileprivate var isPack: Bool { self[.packed]?.access == .writes }
}
