extension Workspace {
  /// Checks what a workspace is made for.
  public static func validate(
    _ layout: FunctionLayout, batch: Int, steps: [Int], segmentSteps: Int? = nil, threads: Int = 1
  ) throws(ValidationError) {
    try validate("batch", batch)
    try validate("threads", threads)
    require(steps.count == layout.givenAxes, "a workspace has steps for each time axis")
    for (axis, count) in steps.enumerated() {
      try validate(steps.count == 1 ? "steps" : layout.axes[axis] + "Steps", count)
    }
    if let segmentSteps {
      try validate("segmentSteps", segmentSteps)
      require(layout.segments != .never, "a function that is run in segments can be")
    }
    let floats = floatCount(layout, batch: batch, steps: steps)
    // Each float of memory is addressed in bytes, and lengths take two floats' space each.
    guard floats < Double(Int.max) / 32 else {
      throw ValidationError(
        steps.isEmpty ? "batch" : "batch and steps", "a batch of \(batch) takes more memory than can be addressed")
    }
  }

  /// The floats of a workspace's memory for one shard, without what the runtime needs to find its way in it.
  private static func floatCount(_ layout: FunctionLayout, batch: Int, steps: [Int]) -> Double {
    let steps = layout.steps(given: steps)
    // In floating point, where nothing overflows.
    var floats = 0.0
    func add(_ axis: Int, innerAxis: Int = -1, extraSteps: Int = 0, _ hasBatch: Bool, _ width: Int) {
      let rows = axis < 0 ? 1 : Double(steps[axis]) + Double(extraSteps)
      floats += rows * (innerAxis < 0 ? 1 : Double(steps[innerAxis])) * (hasBatch ? Double(batch) : 1) * Double(width)
    }
    for slot in layout.slots {
      add(slot.axis, innerAxis: slot.innerAxis, extraSteps: slot.extraSteps, slot.hasBatch, slot.width)
    }
    for output in layout.outputs { add(output.axis, output.hasBatch, output.width) }
    for state in layout.carried { add(-1, true, 2 * state.width) }
    return floats
  }

  /// The bytes that a workspace takes, about; 0 if there can be none of these sizes.
  package static func byteCount(_ layout: FunctionLayout, batch: Int, steps: [Int]) -> Double {
    do throws(ValidationError) { try validate(layout, batch: batch, steps: steps) } catch { return 0 }
    return 4 * floatCount(layout, batch: batch, steps: steps)
  }

  private static func validate(_ name: String, _ count: Int) throws(ValidationError) {
    guard count > 0 else { throw ValidationError(name, "it is \(count) and must be at least 1") }
  }

  /// Checks what the states are set to: one tensor for each carried state, in order, with its name and shape.
  public func validate(stateTensors: [StateTensor]) throws(ValidationError) {
    guard stateTensors.count == layout.states.count else {
      let names = namesText(layout.states.map { $0.name })
      throw ValidationError(
        "stateTensors", "there are \(stateTensors.count) for \(layout.states.count) states, \(names)")
    }
    for (tensor, state) in zip(stateTensors, layout.states) {
      guard tensor.name.utf8.elementsEqual(state.name.utf8) else {
        throw ValidationError("state '\(tensor.name)'", "it stands where '\(state.name)' belongs")
      }
      let shape = [batch] + state.shape
      guard tensor.shape == shape else {
        throw ValidationError(
          "state '\(state.name)'", "its shape is \(shapeText(tensor.shape)) instead of \(shapeText(shape))")
      }
      guard tensor.elements.count == batch * state.width else {
        throw ValidationError(
          "state '\(state.name)'",
          "it has \(tensor.elements.count) elements, which a shape of \(shapeText(shape)) has not")
      }
    }
  }
}
