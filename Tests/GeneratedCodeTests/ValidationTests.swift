import RNNRuntime
import Testing

/// What would stop a program can be asked for before.
@Suite struct ValidationTests {
  private func expect(
    _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws(ValidationError) -> Void
  ) {
    do throws(ValidationError) {
      try body()
      Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    } catch {
      #expect(error.description == message, sourceLocation: sourceLocation)
    }
  }

  @Test func step() throws {
    let model = CharLM(seed: 1)
    try model.validate(text: 0)
    try model.validate(text: 11)
    expect("input 'text': the token 12 is not in 0..<12") { () throws(ValidationError) in
      try model.validate(text: 12)
    }
    expect("input 'text': the token -1 is not in 0..<12") { () throws(ValidationError) in
      try model.validate(text: -1)
    }
    let stack = Stack(seed: 1)
    try stack.validate(frames: [1, 2, 3])
    expect("input 'frames': it has 4 elements instead of 3") { () throws(ValidationError) in
      try stack.validate(frames: [1, 2, 3, 4])
    }
    expect("input 'frames': it has 0 elements instead of 3") { () throws(ValidationError) in
      try stack.validate(frames: [])
    }
  }

  /// Tokens beyond a length may be anything, as for a run.
  @Test func tokensOfARun() throws {
    let inference = CharLM.Inference(batch: 2, steps: 3, threads: 1)
    let text: [Int32] = [0, 11, 3, 5, 12, -1]
    try inference.validate(text: text, lengths: [3, 1])
    expect("input 'text', example 1, step 1: the token 12 is not in 0..<12") { () throws(ValidationError) in
      try inference.validate(text: text)
    }
    expect("input 'text', example 1, step 1: the token 12 is not in 0..<12") { () throws(ValidationError) in
      try inference.validate(text: text, lengths: [0, 2])
    }
    expect("input 'text': it has 5 elements, no multiple of the 2 in a step of 2 examples") {
      () throws(ValidationError) in try inference.validate(text: text[1...])
    }
    expect("input 'text': it has 4 steps, and there is memory for 3") { () throws(ValidationError) in
      try inference.validate(text: [Int32](repeating: 0, count: 8))
    }
    expect("input 'text': its elements do not lie side by side in memory, as those of an array do") {
      () throws(ValidationError) in try inference.validate(text: text.lazy.map { $0 })
    }
    expect("lengths: there are 3 for 2 examples") { () throws(ValidationError) in
      try inference.validate(text: text, lengths: [1, 1, 1])
    }
  }

  /// The outputs of the last run stay what they are.
  @Test func aRunIsLeftAlone() throws {
    let inference = CharLM.Inference(batch: 1, steps: 3, threads: 1)
    let model = CharLM(seed: 1)
    let outputs = inference.run(model, text: [1, 2, 3] as [Int32], carriesState: true)
    let (before, states) = (Array(outputs), inference.stateTensors)
    try inference.validate(text: [4] as [Int32], lengths: [1])
    #expect(Array(outputs) == before && inference.stateTensors == states && outputs.steps == 3)
    let next = Array(inference.run(model, text: [5] as [Int32], carriesState: true))
    let other = CharLM.Inference(batch: 1, steps: 3, threads: 1)
    _ = other.run(model, text: [1, 2, 3] as [Int32])
    #expect(Array(other.run(model, text: [5] as [Int32], carriesState: true)) == next)
  }

  @Test func training() throws {
    let training = Label.Training(batch: 2, steps: 2, threads: 1)
    try training.validate(words: [1, 2, 3, 4] as [Int32], label: [0, 2] as [Int32])
    expect("input 'label', example 0: the token -3 is not in 0..<3") { () throws(ValidationError) in
      try training.validate(words: [1, 2, 3, 4] as [Int32], label: [-3, 2] as [Int32])
    }
    // An example of no steps has a label all the same.
    expect("input 'label', example 0: the token -3 is not in 0..<3") { () throws(ValidationError) in
      try training.validate(words: [1, 2, 3, 4] as [Int32], label: [-3, 2] as [Int32], lengths: [0, 2])
    }
    expect("input 'label': it has 1 elements instead of 2, [2]") { () throws(ValidationError) in
      try training.validate(words: [1, 2, 3, 4] as [Int32], label: [1] as [Int32])
    }
  }

  @Test func numbers() throws {
    let training = Gesture.Training(batch: 2, steps: 2, threads: 1)
    let motion = [Float](repeating: 0, count: 12)
    try training.validate(motion: motion, person: [1, 2, 3, 4] as [Float], class: [0, 3] as [Int32])
    expect("input 'person': it has 3 elements instead of 4, [2, 2]") { () throws(ValidationError) in
      try training.validate(motion: motion, person: [1, 2, 3] as [Float], class: [0, 3] as [Int32])
    }
    expect("input 'motion': it has 11 elements, no multiple of the 6 in a step of 2 examples") {
      () throws(ValidationError) in
      try training.validate(motion: motion[1...], person: [1, 2, 3, 4] as [Float], class: [0, 3] as [Int32])
    }
  }

  @Test func severalAxes() throws {
    let training = Translator.Training(batch: 1, sourceSteps: 3, givenSteps: 2, threads: 1)
    let source: [Int32] = [1, 2, 3]
    let given: [Int32] = [1, 2]
    try training.validate(source: source, given: given, next: given, sourceLengths: [3], givenLengths: [2])
    expect("sourceLengths, example 0: the length 4 is not in 0...3") { () throws(ValidationError) in
      try training.validate(source: source, given: given, next: given, sourceLengths: [4])
    }
    expect("input 'next': it has 3 elements instead of 2, [1, 2]") { () throws(ValidationError) in
      try training.validate(source: source, given: given, next: source)
    }
  }

  @Test func withoutTime() throws {
    let inference = Perceptron.Inference(batch: 2, threads: 1)
    try inference.validate(features: [Float](repeating: 0, count: 10))
    expect("input 'features': it has 9 elements instead of 10, [2, 5]") { () throws(ValidationError) in
      try inference.validate(features: [Float](repeating: 0, count: 9))
    }
  }

  @Test func sizes() throws {
    try CharLM.Training.validate(batch: 1, steps: 1, segmentSteps: 1, threads: 1)
    expect("steps: it is -1 and must be at least 1") { () throws(ValidationError) in
      try CharLM.Inference.validate(batch: 1, steps: -1)
    }
    expect("givenSteps: it is 0 and must be at least 1") { () throws(ValidationError) in
      try Translator.Inference.validate(batch: 1, sourceSteps: 1, givenSteps: 0)
    }
    expect("threads: it is 0 and must be at least 1") { () throws(ValidationError) in
      try CharLM.Inference.validate(batch: 1, steps: 1, threads: 0)
    }
    expect("segmentSteps: it is 0 and must be at least 1") { () throws(ValidationError) in
      try CharLM.Training.validate(batch: 1, steps: 1, segmentSteps: 0)
    }
    expect("batch and steps: a batch of 4611686018427387904 takes more memory than can be addressed") {
      () throws(ValidationError) in try CharLM.Inference.validate(batch: 1 << 62, steps: 1)
    }
  }

  @Test func states() throws {
    let inference = CharLM.Inference(batch: 2, steps: 3, threads: 1)
    let states = inference.stateTensors
    try inference.validate(stateTensors: states)
    expect("stateTensors: there are 1 for 2 states, 'hidden.h', 'hidden.c'") { () throws(ValidationError) in
      try inference.validate(stateTensors: [states[0]])
    }
    expect("state 'hidden.c': it stands where 'hidden.h' belongs") { () throws(ValidationError) in
      try inference.validate(stateTensors: states.reversed())
    }
    var short = states
    short[1].elements.removeLast()
    expect("state 'hidden.c': it has 39 elements, which a shape of [2, 20] has not") { () throws(ValidationError) in
      try inference.validate(stateTensors: short)
    }
  }

  @Test func parameters() throws {
    let model = Perceptron(seed: 1)
    try Perceptron.validate(parameters: model.parameters)
    expect("parameter 'hidden.dense.W': its shape is [80, 36] instead of [8, 5]") { () throws(ValidationError) in
      var other = Perceptron.layout.entries
      other[0] = .init(name: "hidden.dense.W", shape: [80, 36], offset: 0, initializer: .glorot)
      let end = 2880
      other =
        [other[0]]
        + other.dropFirst().map { entry in
          .init(name: entry.name, shape: entry.shape, offset: end + entry.offset, initializer: entry.initializer)
        }
      try Perceptron.validate(parameters: Parameters(zeros: ParameterLayout(entries: other, count: 1 << 14)))
    }
    try model.parameters.validate("hidden.dense.W")
    try model.parameters.validate(Tensor(shape: [8, 5]), for: "hidden.dense.W")
    expect("parameter 'hidden.dense.W': its shape is [8, 5], not [5, 8]") { () throws(ValidationError) in
      try model.parameters.validate(Tensor(shape: [5, 8]), for: "hidden.dense.W")
    }
    #expect(throws: ValidationError.self) { try model.parameters.validate("W") }
  }

  /// Outputs with and without time, by example and feature.
  @Test func views() throws {
    let outputs = Perceptron.Inference(batch: 2, threads: 1)
      .run(Perceptron(seed: 1), features: (0..<10).map { Float($0) / 10 })
    #expect(outputs.steps == 1 && outputs.width == 3)
    for example in 0..<2 {
      for feature in 0..<3 {
        #expect(outputs[example: example, feature: feature] == outputs[example * 3 + feature])
        #expect(
          outputs[example: example, feature: feature] == outputs[example: example, step: 0, feature: feature])
      }
    }
    #expect(Array(outputs[2..<5]) == Array(Array(outputs)[2..<5]))
    try outputs.validate(0..<6)
    expect("output [2, 1, 3]: the place 6 is not in 0..<6") { () throws(ValidationError) in
      try outputs.validate(3..<7)
    }
    expect("output [2, 1, 3]: the place -1 is not in 0..<6") { () throws(ValidationError) in
      try outputs.validate(-1..<2)
    }
    try outputs.validate(5)
    try outputs.validate(example: 1, feature: 2)
    expect("output [2, 1, 3]: the place 6 is not in 0..<6") { () throws(ValidationError) in
      try outputs.validate(6)
    }
    expect("output [2, 1, 3]: the feature -1 is not in 0..<3") { () throws(ValidationError) in
      try outputs.validate(example: 0, step: 0, feature: -1)
    }
    expect("output [2, 1, 3]: the example 2 is not in 0..<2") { () throws(ValidationError) in
      try outputs.validate(example: 2, feature: 0)
    }
    let sequence = CharLM.Inference(batch: 1, steps: 2, threads: 1).run(CharLM(seed: 1), text: [1, 2] as [Int32])
    expect("output [1, 2, 12]: one of its 2 steps has to be given, as `step:`") { () throws(ValidationError) in
      try sequence.validate(example: 0, feature: 0)
    }
  }
}
