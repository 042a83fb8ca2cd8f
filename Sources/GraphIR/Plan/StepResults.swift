/// Lets a step compute its results where they belong: an output where the caller looks for it, the next value of a state
/// in the state's own memory if nobody reads the old one after that. Whatever stays elsewhere is copied in the end.
let placeResults = PlanPass(
  name: "place-results", summary: "lets a step compute its results where they belong", isOfStep: true
) { plan in placingResults(of: plan) }

private func placingResults(of plan: Plan) {
  let (body, outputs) = (plan.body, plan.outputs)
  let index = BufferIndex(body)
  var resultCounts: [BufferID: Int] = [:]
  for output in outputs { resultCounts[output.view.buffer, default: 0] += 1 }
  var stateBuffers: [Buffer.Region: [BufferID]] = [:]
  for (index, buffer) in plan.buffers.enumerated() {
    stateBuffers[buffer.region, default: []].append(BufferID(index))
  }
  for output in outputs {
    let buffer = plan.buffers[output.view.buffer.index]
    let isWhole = output.view.column == 0 && output.view.count == buffer.width
    let isShared = resultCounts[output.view.buffer]! > 1
    guard buffer.isInArena, isWhole else { continue }
    if output.role != .state {
      if !isShared { plan.move(output.view.buffer, to: .output(output.name)) }
    } else {
      let region = Buffer.Region.state(output.name)
      let old = stateBuffers[region] ?? []
      guard old.allSatisfy({ resultCounts[$0] == nil }), isReplaceable(output, by: old, in: plan, index) else {
        continue
      }
      plan.move(output.view.buffer, to: region)
    }
  }
}

/// Whether the loop that computes a state's next value is the last one to see the old one, and reads it no later than it
/// writes it.
private func isReplaceable(
  _ state: FunctionOutput, by old: [BufferID], in plan: Plan, _ index: BufferIndex
) -> Bool {
  let body = plan.body
  func isState(_ buffer: BufferID) -> Bool { old.contains(buffer) }
  let writers = index.positions(writing: state.view.buffer)
  guard writers.count == 1, let writer = writers.first, let code = body[writer].code,
    code.count == state.view.count
  else { return false }
  let isReadLater = old.contains { index.isTouched($0, in: writer + 1..<body.count) }
  let isReadInPlace = code.definitions.allSatisfy { definition in
    guard let view = definition.view, isState(view.buffer) else { return true }
    return definition == .load(view) && view.column == 0 && view.count == code.count
  }
  let isMultiplied = code.products.contains { isState($0.input.buffer) }
  return !isReadLater && isReadInPlace && (!isMultiplied || code.count <= plan.target.lanes)
}
