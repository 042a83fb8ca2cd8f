extension Workspace {
  private func begin(carriesState: Bool) {
    memory.deriveLengths()
    memory.beginStates(carriesState: carriesState)
    memory.noise = noise
    noise.run &+= 1
  }

  /// Runs a function that computes no gradients.
  public func run<Code: CompiledFunction>(_ code: Code.Type, _ parameters: Parameters, carriesState: Bool) {
    begin(carriesState: carriesState)
    // Nothing is written to the gradients.
    let run = FunctionRun<Code>(memory: memory, parameters: parameters, gradients: memory.counts)
    run.runShards()
    run.finish()
    if memory.roundCount % 2 == 1 { memory.exchangeStates() }
  }

  /// Runs a function that computes gradients, in one segment, or from the first to the last if there are no states.
  public func run<Code: CompiledFunction>(
    _ code: Code.Type, _ parameters: Parameters, carriesState: Bool, gradients: inout Gradients
  ) {
    begin(carriesState: carriesState)
    memory.clearCotangents()
    gradients.withUnsafeMutablePointer { gradients in
      let run = FunctionRun<Code>(memory: memory, parameters: parameters, gradients: gradients)
      run.runShards()
      run.finish()
    }
    memory.exchangeStates()
  }

  /// Runs a function that computes gradients, in segments if there are several.
  ///
  /// - Parameters:
  ///   - forward: a function of the same model that computes the same states.
  ///   - other: its workspace, for the same batch, steps and segments, which takes over the inputs that are bound here.
  ///     Its states stay as they are.
  public func run<Code: CompiledFunction, Forward: CompiledFunction>(
    _ code: Code.Type, after forward: Forward.Type, in other: Workspace, _ parameters: Parameters,
    carriesState: Bool, gradients: inout Gradients
  ) {
    guard let saved = memory.savedStates, memory.segmentCount > 1 else {
      return run(code, parameters, carriesState: carriesState, gradients: &gradients)
    }
    begin(carriesState: carriesState)
    memory.clearCotangents()
    require(other.memory.segmentSteps == memory.segmentSteps && other.threads == threads, "both workspaces run alike")
    other.memory.takeInputs(of: memory)
    other.memory.noise = memory.noise
    gradients.withUnsafeMutablePointer { gradients in
      let training = FunctionRun<Code>(memory: memory, parameters: parameters, gradients: gradients)
      let first = FunctionRun<Forward>(memory: other.memory, parameters: parameters, gradients: other.memory.counts)
      let factors = truncation?.factors(steps: memory.segmentCount) ?? []
      Parallel.run(
        memory.rows.count,
        SegmentedTraining(training: training, forward: first, saved: saved, factors: factors.map { Float($0) }))
      training.finish()
    }
  }
}
