/// Lets elementwise code over whole sequences overwrite an input that it reads for the last time: a shard's inputs are
/// copies of its own, made anew for each run. The gradient of a loss takes the place of what was wanted.
func overwritingInputs(in body: [Instruction], outputs: [FunctionOutput], planner: FunctionPlanner) {
  for (index, instruction) in body.enumerated() {
    guard case .pointwise(let code) = instruction, case .all = code.domain.time else { continue }
    for store in code.stores {
      let target = planner.buffers[store.view.buffer.index]
      let isFirstUse = body[..<index].allSatisfy { !$0.buffers.contains(store.view.buffer) }
      let isResult = outputs.contains { $0.view.buffer == store.view.buffer }
      guard target.isInArena, isFirstUse, !isResult, target.isRow(of: store.view) else { continue }
      let source = code.steps.lazy.compactMap(\.view).first { view in
        let input = planner.buffers[view.buffer.index]
        guard case .input = input.region, !input.isToken, input.isRow(of: view) else { return false }
        let isElementwise = code.steps.compactMap(\.view).allSatisfy { $0.buffer != view.buffer || $0 == view }
        let isMultiplied = code.products.contains { $0.input.buffer == view.buffer }
        // Nothing else has taken its place.
        let isFree = planner.buffers.filter { $0.region == input.region }.count == 1
        let isReadLater =
          body[(index + 1)...].contains { $0.buffers.contains(view.buffer) }
          || outputs.contains { $0.view.buffer == view.buffer }
        return input.extent == target.extent && view.count == store.view.count && view.count == code.count
          && isFree && isElementwise && !isMultiplied && !isReadLater
      }
      guard let source else { continue }
      planner.move(store.view.buffer, to: planner.buffers[source.buffer.index].region)
      // Once more, with what is there now.
      return overwritingInputs(in: body, outputs: outputs, planner: planner)
    }
  }
}

extension Buffer {
  /// Whether the view shows whole rows, each at its own step.
  fileprivate func isRow(of view: View) -> Bool {
    view.column == 0 && view.count == width && view.stepOffset == 0 && extent.extraSteps == 0
  }
}
