/// Lets a step compute its results where they belong: an output where the caller looks for it, the next value of a state
/// in the state's own memory if nobody reads the old one after that. Whatever stays elsewhere is copied in the end.
func placeResults(of body: [Instruction], outputs: [FunctionOutput], states: [CarriedState], planner: FunctionPlanner) {
  let stateNames = Set(states.map(\.name))
  for output in outputs {
    let buffer = planner.buffers[output.view.buffer.index]
    let isWhole = output.view.column == 0 && output.view.count == buffer.width
    let isShared = outputs.filter { $0.view.buffer == output.view.buffer }.count > 1
    guard buffer.isInArena, isWhole else { continue }
    if !stateNames.contains(output.name) {
      if !isShared { planner.move(output.view.buffer, to: .output(output.name)) }
    } else if isReplaceable(output, body: body, outputs: outputs, planner: planner) {
      planner.move(output.view.buffer, to: .state(output.name))
    }
  }
}

/// Whether the loop that computes a state's next value is the last one to see the old one, and reads it no later than it
/// writes it.
private func isReplaceable(
  _ state: FunctionOutput, body: [Instruction], outputs: [FunctionOutput], planner: FunctionPlanner
) -> Bool {
  func isState(_ buffer: BufferID) -> Bool { planner.buffers[buffer.index].region == .state(state.name) }
  let writers = body.indices.filter { body[$0].destinations.contains(state.view.buffer) }
  guard writers.count == 1, let writer = writers.first, case .pointwise(let code) = body[writer],
    code.count == state.view.count, !outputs.contains(where: { isState($0.view.buffer) })
  else { return false }
  let isReadLater = body[(writer + 1)...].contains { $0.buffers.contains(where: isState) }
  let isReadInPlace = code.steps.allSatisfy { step in
    guard let view = step.view, isState(view.buffer) else { return true }
    return step == .load(view) && view.column == 0 && view.count == code.count
  }
  let isMultiplied = code.products.contains { isState($0.input.buffer) }
  return !isReadLater && isReadInPlace && (!isMultiplied || code.count <= 16)
}
