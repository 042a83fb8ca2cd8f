/// What an encoder has computed for one example: what the steps of a decoder are given, and the first values of its states.
/// Streams behind it share it.
public struct EncodedValues: Sendable {
  /// The steps on each axis of the step function.
  let steps: [Int]
  /// For each input of the step function its elements, [steps, width]; nil of what each step is given.
  let inputs: [AlignedBuffer<Float>?]
  /// The first values of the states; nil where they are zero.
  let states: [AlignedBuffer<Float>?]

  /// Runs an encoder.
  ///
  /// - Parameters:
  ///   - code: computes what the step function is given, under the names of its inputs and states.
  ///   - step: the step function.
  ///   - noise: what is drawn from, if the encoder draws noise.
  public init<Code: CompiledFunction>(
    _ code: Code.Type, for step: FunctionLayout, _ parameters: Parameters, _ given: EncodedInputs,
    noise: NoiseSource = NoiseSource()
  ) {
    let layout = given.layout
    given.requireAll()
    let workspace = Workspace(layout, batch: 1, steps: given.steps)
    workspace.noise = noise
    workspace.setExamples()
    // All steps that there is memory for.
    for axis in layout.axes.indices { workspace.setLengths(axis, nil) }
    given.bind(0, to: workspace) { workspace.run(code, parameters, carriesState: false) }

    func result(_ name: String) -> AlignedBuffer<Float>? {
      layout.outputs.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }.map { index in
        workspace.output(index).withUnsafeBufferPointer { elements in
          let buffer = AlignedBuffer<Float>(unwritten: elements.count)
          buffer.pointer.update(from: elements.baseAddress!, count: elements.count)
          return buffer
        }
      }
    }
    inputs = step.inputs.map { input in
      // Of an input that is a sequence for the encoder, a step may get an element.
      let index = layout.inputs.firstIndex {
        $0.name.utf8.elementsEqual(input.name.utf8) && ($0.axis >= 0) == (input.axis >= 0)
      }
      return result(input.name) ?? index.map { given.values[$0]! }
    }
    states = step.states.map { result($0.name) }
    steps = step.axes.map { name in
      given.steps[layout.axes.firstIndex { $0.utf8.elementsEqual(name.utf8) }!]
    }
  }
}

/// The inputs of an encoder for one example.
public struct EncodedInputs {
  let layout: FunctionLayout
  /// The elements of each input, of which tokens are four bytes as floats are.
  private(set) var values: [AlignedBuffer<Float>?]
  private(set) var steps: [Int]
  /// The input that has told the steps of an axis.
  private var isKnown: [Bool]

  public init(_ layout: FunctionLayout) {
    self.layout = layout
    values = layout.inputs.map { _ in nil }
    steps = layout.axes.map { _ in 1 }
    isKnown = layout.axes.map { _ in false }
  }

  /// Takes tokens: of each step, or one.
  public mutating func set(_ input: Int, _ tokens: some Collection<Int32>) {
    do { try check(input, tokens) } catch { error.stop() }
  }

  /// Takes numbers: [steps, width].
  public mutating func set(_ input: Int, _ numbers: some Collection<Float>) {
    do { try check(input, numbers) } catch { error.stop() }
  }

  /// The same, but throws where `set` stops the program.
  public mutating func check(_ input: Int, _ tokens: some Collection<Int32>) throws(ValidationError) {
    try checkCount(tokens.count, of: input)
    let buffer = AlignedBuffer<Float>(unwritten: tokens.count)
    let bytes = UnsafeMutableRawPointer(buffer.pointer)
    let classes = layout.inputs[input].classes
    for (step, token) in tokens.enumerated() {
      guard token >= 0, token < classes else {
        throw layout.isNoToken(Int(token), ofInput: input, example: 0, step: step)
      }
      bytes.storeBytes(of: token, toByteOffset: 4 * step, as: Int32.self)
    }
    values[input] = buffer
  }

  public mutating func check(_ input: Int, _ numbers: some Collection<Float>) throws(ValidationError) {
    try checkCount(numbers.count, of: input)
    let buffer = AlignedBuffer<Float>(unwritten: numbers.count)
    for (index, number) in numbers.enumerated() { buffer.pointer[index] = number }
    values[input] = buffer
  }

  private mutating func checkCount(_ count: Int, of input: Int) throws(ValidationError) {
    let axis = layout.inputs[input].axis
    if axis >= 0, !isKnown[axis] {
      steps[axis] = try layout.steps(ofInput: input, count: count, batch: 1, atMost: .max)
      isKnown[axis] = true
    }
    try layout.validate(count: count, ofInput: input, batch: 1, steps: axis < 0 ? 1 : steps[axis])
  }

  func requireAll() {
    for index in values.indices where values[index] == nil {
      ValidationError("input '\(layout.inputs[index].name)'", "an encoder is given all of its inputs").stop()
    }
  }

  /// Hands the inputs from an index on to a workspace, whose run stands inside of all.
  func bind(_ input: Int, to workspace: Workspace, _ run: () -> Void) {
    guard input < values.count, let buffer = values[input] else { return run() }
    let description = layout.inputs[input]
    let count = buffer.count
    if description.classes > 0 {
      let tokens = UnsafeMutableRawPointer(buffer.pointer).assumingMemoryBound(to: Int32.self)
      workspace.bind(input, UnsafeBufferPointer(start: tokens, count: count)) { bind(input + 1, to: workspace, run) }
    } else {
      workspace.bind(input, UnsafeBufferPointer(start: buffer.pointer, count: count)) {
        bind(input + 1, to: workspace, run)
      }
    }
  }
}
