/// Lets elementwise code over whole sequences overwrite an input that it reads for the last time: a shard's inputs are
/// copies of its own, made anew for each run unless the function keeps them. The gradient of a loss takes the place of what was wanted.
let overwriteInputs = PlanPass(
  name: "overwrite-inputs", summary: "lets elementwise code overwrite inputs that it reads for the last time"
) { plan in overwritingInputs(of: plan) }

private func overwritingInputs(of plan: Plan) {
  if plan.description.keepsInputs { return }
  let body = plan.body
  let index = BufferIndex(body)
  let results = Set(plan.outputs.map(\.view.buffer))
  var taken: [Buffer.Region: Int] = [:]
  for buffer in plan.buffers { taken[buffer.region, default: 0] += 1 }
  for (position, instruction) in body.enumerated() {
    guard let code = instruction.code, case .all = instruction.domain.time else { continue }
    for store in code.stores {
      let target = plan.buffers[store.view.buffer.index]
      guard target.isInArena, target.isRow(of: store.view), !results.contains(store.view.buffer),
        !index.isTouched(store.view.buffer, in: 0..<position)
      else { continue }
      let source = code.definitions.lazy.compactMap(\.view).first { view in
        let input = plan.buffers[view.buffer.index]
        guard case .input = input.region, !input.isToken, input.isRow(of: view) else { return false }
        let isElementwise = code.definitions.compactMap(\.view).allSatisfy { $0.buffer != view.buffer || $0 == view }
        let isMultiplied = code.products.contains { $0.input.buffer == view.buffer }
        // Nothing else has taken its place.
        let isFree = taken[input.region] == 1
        let isReadLater =
          index.isTouched(view.buffer, in: position + 1..<body.count) || results.contains(view.buffer)
        return input.extent == target.extent && view.count == store.view.count && view.count == code.count
          && isFree && isElementwise && !isMultiplied && !isReadLater
      }
      guard let source else { continue }
      let region = plan.buffers[source.buffer.index].region
      plan.move(store.view.buffer, to: region)
      taken[region]! += 1
    }
  }
}

extension Buffer {
  /// Whether the view shows whole rows, each at its own step.
  fileprivate func isRow(of view: View) -> Bool {
    view.column == 0 && view.count == width && view.stepOffset == 0 && extent.extraSteps == 0
  }
}
