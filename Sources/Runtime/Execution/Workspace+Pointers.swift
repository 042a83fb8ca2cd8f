/// What a run is given by a caller from another language: pointers, which must stay valid until the run is over.
public struct PointerInputs {
  public var examples: Int
  /// The steps on each time axis that is not derived from others.
  public var steps: UnsafePointer<Int>
  /// The valid steps of each example on each of these axes, or null: all of them.
  public var lengths: UnsafePointer<UnsafePointer<Int>?>
  /// The elements of each input: [examples, steps, width].
  public var inputs: UnsafePointer<UnsafeRawPointer?>

  public init(
    examples: Int, steps: UnsafePointer<Int>, lengths: UnsafePointer<UnsafePointer<Int>?>,
    inputs: UnsafePointer<UnsafeRawPointer?>
  ) {
    self.examples = examples
    self.steps = steps
    self.lengths = lengths
    self.inputs = inputs
  }
}

extension Workspace {
  /// Checks everything that a run is given, and takes it. If it throws, the workspace is as before.
  package func take(_ given: PointerInputs) throws(ValidationError) {
    guard given.examples >= 1, given.examples <= batch else {
      throw ValidationError("batch", "it has \(given.examples) examples, and there is memory for 1 to \(batch)")
    }
    var all = (0..<layout.givenAxes).map { given.steps[$0] }
    for (axis, count) in all.enumerated() where count < 1 || count > steps[axis] {
      throw ValidationError(
        layout.givenAxes == 1 ? "steps" : layout.axes[axis] + "Steps",
        "there are \(count), and there is memory for 1 to \(steps[axis])")
    }
    all = layout.steps(given: all)
    let lengths = (0..<layout.givenAxes).map { axis in
      given.lengths[axis].map { [Int](UnsafeBufferPointer(start: $0, count: given.examples)) }
    }
    var check = RunCheck(layout, batch: given.examples, maximumSteps: all)
    for (axis, lengths) in lengths.enumerated() { try check.setLengths(axis, lengths) }
    for (index, input) in layout.inputs.enumerated() {
      guard let elements = given.inputs[index] else { throw ValidationError("input '\(input.name)'", "it is null") }
      guard input.classes > 0 else { continue }
      let count = input.rows(examples: given.examples, steps: all)
      try check.bind(index, UnsafeBufferPointer(start: elements.assumingMemoryBound(to: Int32.self), count: count))
    }

    setExamples(given.examples)
    for axis in 0..<layout.givenAxes { memory.steps[axis] = all[axis] }
    memory.deriveSteps()
    for (axis, lengths) in lengths.enumerated() { setLengths(axis, lengths) }
    for index in layout.inputs.indices { memory.sources[index] = given.inputs[index] }
  }

  /// Forgets the pointers of the last run.
  package func releaseInputs() {
    for index in layout.inputs.indices { memory.sources[index] = nil }
  }

  /// Copies the outputs of the last run to where there is a pointer: [examples, steps, width].
  package func copyOutputs(to destinations: UnsafePointer<UnsafeMutablePointer<Float>?>) {
    for index in layout.outputs.indices {
      guard let destination = destinations[index] else { continue }
      output(index).withUnsafeBufferPointer { elements in
        guard let source = elements.baseAddress else { return }
        destination.update(from: source, count: elements.count)
      }
    }
  }

  /// Allocates what the first run would.
  package func reserveMemory() { _ = memory }
}

extension FunctionLayout.Input {
  /// How many steps of all examples there are.
  fileprivate func rows(examples: Int, steps: [Int]) -> Int {
    (hasBatch ? examples : 1) * (axis < 0 ? 1 : steps[axis])
  }
}
