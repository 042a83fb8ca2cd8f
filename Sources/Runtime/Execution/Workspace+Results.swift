extension Workspace {
  /// An output of the last run.
  public func output(_ index: Int) -> OutputView {
    let output = layout.outputs[index]
    let storage = memory.outputStorage
    return OutputView(
      storage: storage, offset: memory.outputs[index].pointer - storage.pointer,
      examples: output.hasBatch ? memory.examples : 1, steps: output.axis < 0 ? 1 : memory.steps[output.axis],
      width: output.width)
  }

  /// The valid steps of each example on the time axis of an output, in the last run; nil without one.
  public func lengths(ofOutput index: Int) -> [Int]? {
    let axis = layout.outputs[index].axis
    guard axis >= 0 else { return nil }
    return (0..<memory.examples).map { memory.lengths[axis * batch + $0] }
  }

  /// The first element of an output of the last run: the loss.
  public func scalar(_ index: Int) -> Float { memory.outputs[index].pointer[0] }

  /// The states that the next run begins with if it carries them on: those after the last run.
  public var stateTensors: [StateTensor] {
    get {
      layout.states.enumerated().map { index, state in
        let elements = UnsafeBufferPointer(start: memory.states[index], count: batch * state.width)
        return StateTensor(name: state.name, shape: [batch] + state.shape, elements: [Float](elements))
      }
    }
    set {
      do { try validate(stateTensors: newValue) } catch { error.stop() }
      for (index, tensor) in newValue.enumerated() {
        for (place, element) in tensor.elements.enumerated() { memory.states[index][place] = element }
      }
    }
  }

  /// Makes the next run begin with states of zero.
  public func resetStates() { allocated?.clearStates() }
}
