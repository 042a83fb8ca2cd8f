extension Workspace {
  /// Runs a function that computes no gradients on what was bound, which is one segment.
  public func run<Code: CompiledFunction>(_ code: Code.Type, _ parameters: Parameters, carriesState: Bool) {
    // Nothing is written to the gradients.
    run(code, parameters, carriesState: carriesState, gradients: memory.counts)
  }

  /// Runs a function that computes gradients on what was bound, which is one segment.
  public func run<Code: CompiledFunction>(
    _ code: Code.Type, _ parameters: Parameters, carriesState: Bool, gradients: inout Gradients
  ) {
    gradients.withUnsafeMutablePointer { run(code, parameters, carriesState: carriesState, gradients: $0) }
  }

  private func run<Code: CompiledFunction>(
    _ code: Code.Type, _ parameters: Parameters, carriesState: Bool, gradients: UnsafeMutablePointer<Float>
  ) {
    if !carriesState { memory.clearStates() }
    memory.clearCotangents()
    var run = FunctionRun<Code>(memory: memory, parameters: parameters, gradients: gradients)
    run.runSegment()
    run.finish()
  }

  // MARK: Segments

  /// Runs a function that computes no gradients through all segments, from the first one to the last.
  /// - Parameter bind: sets steps and lengths and binds all inputs.
  public func run<Code: CompiledFunction>(
    _ code: Code.Type, _ parameters: Parameters, carriesState: Bool, binding bind: (Workspace) -> Void
  ) {
    if !carriesState { memory.clearStates() }
    var run = FunctionRun<Code>(memory: memory, parameters: parameters, gradients: memory.counts)
    runSegments(&run, binding: bind) { $0 == segmentCount }
    run.finish()
  }

  /// Runs a function that computes gradients through all segments, from the last one to the first, each from the states
  /// that `forward` has computed, and with the cotangents that the segment after it has handed back.
  ///
  /// - Parameters:
  ///   - forward: a function of the same model that computes the same states. It runs on all segments but the last.
  ///   - other: its workspace, for the same batch, steps and segments. Its states are the same after the run as before it.
  ///   - bind: sets steps and lengths and binds all inputs of a workspace.
  public func run<Code: CompiledFunction, Forward: CompiledFunction>(
    _ code: Code.Type, after forward: Forward.Type, in other: Workspace, _ parameters: Parameters,
    carriesState: Bool, gradients: inout Gradients, binding bind: (Workspace) -> Void
  ) {
    if !carriesState { memory.clearStates() }
    memory.clearCotangents()
    bind(self)
    gradients.withUnsafeMutablePointer { gradients in
      var run = FunctionRun<Code>(memory: memory, parameters: parameters, gradients: gradients)
      if segmentCount == 1 {
        run.runSegment()
      } else {
        saveStates(after: forward, in: other, parameters, binding: bind)
        runSegmentsBackwards(&run, binding: bind)
      }
      run.finish()
    }
  }

  /// Runs the segments from the last one to the first, each from the states saved before it.
  private func runSegmentsBackwards<Code: CompiledFunction>(
    _ run: inout FunctionRun<Code>, binding bind: (Workspace) -> Void
  ) {
    let last = segmentCount - 1
    for segment in (0...last).reversed() {
      memory.restoreStates(from: savedStates(segment))
      self.segment = segment
      bind(self)
      run.runSegment()
      if segment == last { memory.saveStates(to: savedStates(segmentCount)) }
    }
    memory.restoreStates(from: savedStates(segmentCount))
  }

  /// Saves the states before each segment.
  private func saveStates<Forward: CompiledFunction>(
    after forward: Forward.Type, in other: Workspace, _ parameters: Parameters, binding bind: (Workspace) -> Void
  ) {
    memory.saveStates(to: savedStates(0))
    let own = savedStates(segmentCount)
    other.memory.saveStates(to: own)
    other.memory.restoreStates(from: savedStates(0))
    var run = FunctionRun<Forward>(memory: other.memory, parameters: parameters, gradients: other.memory.counts)
    other.runSegments(&run, binding: bind) { segment in
      other.memory.saveStates(to: savedStates(segment))
      return segment == segmentCount - 1
    }
    other.memory.restoreStates(from: own)
  }

  /// - Parameter isLast: called after each segment with the number of segments that are done.
  private func runSegments<Code: CompiledFunction>(
    _ run: inout FunctionRun<Code>, binding bind: (Workspace) -> Void, until isLast: (Int) -> Bool
  ) {
    defer { segment = 0 }
    segment = 0
    repeat {
      bind(self)
      run.runSegment()
      segment += 1
    } while !isLast(segment)
  }

  /// Where the states before a segment are kept: `stateCount` floats, one place after the other.
  private func savedStates(_ segment: Int) -> UnsafeMutablePointer<Float> {
    if memory.savedStates == nil {
      let segments = (steps[0] + memory.maximumSteps[0] - 1) / memory.maximumSteps[0]
      memory.savedStates = AlignedBuffer(count: (segments + 1) * memory.stateCount)
    }
    return memory.savedStates!.pointer + segment * memory.stateCount
  }
}
