import RNNRuntime
import Testing

/// What stops a program says what is wrong, in code that is optimized as much as in any other: each in a process of its
/// own, of which the standard error is read.
@Suite struct StopTests {
  private static func text(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  private static func expect(
    _ result: ExitTest.Result?, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = text(result)
    #expect(text.contains("Fatal error: " + message), "\(text)", sourceLocation: sourceLocation)
  }

  @Test func tokenOfAStep() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var stream = CharLM.Stream()
        _ = CharLM(seed: 1).step(text: 12, &stream)
      },
      "input 'text': the token 12 is not in 0..<12\n")
  }

  @Test func vectorOfAStep() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var stream = Stack.Stream()
        _ = Stack(seed: 1).step(frames: [1, 2], &stream)
      },
      "input 'frames': it has 2 elements instead of 3\n")
  }

  /// On one of several threads.
  @Test func tokenOfARun() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let text: [Int32] = [1, 2, 3, 4, 5, 6, 7, -100]
        _ = CharLM.Inference(batch: 4, steps: 2, threads: 4).run(CharLM(seed: 1), text: text)
      },
      "input 'text', example 3, step 1: the token -100 is not in 0..<12\n")
  }

  @Test func label() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let training = Label.Training(batch: 2, steps: 2, threads: 1)
        _ = training.run(Label(seed: 1), words: [1, 2, 3, 4] as [Int32], label: [0, 3] as [Int32])
      },
      "input 'label', example 1: the token 3 is not in 0..<3\n")
  }

  @Test func length() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Inference(batch: 2, steps: 9).run(CharLM(seed: 1), text: [1, 2, 3, 4] as [Int32], lengths: [2, 3])
      },
      "lengths, example 1: the length 3 is not in 0...2\n")
  }

  @Test func lengthOfOneOfTwoAxes() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Translator.Inference(batch: 1, sourceSteps: 2, givenSteps: 2)
          .run(Translator(seed: 1), source: [1, 2] as [Int32], given: [1, 2] as [Int32], givenLengths: [-1])
      },
      "givenLengths, example 0: the length -1 is not in 0...2\n")
  }

  @Test func numberOfLengths() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Inference(batch: 2, steps: 9).run(CharLM(seed: 1), text: [1, 2, 3, 4] as [Int32], lengths: [2])
      },
      "lengths: there are 1 for 2 examples\n")
  }

  @Test func oneElementTooFew() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Stack.Inference(batch: 2, steps: 2).run(Stack(seed: 1), frames: [Float](repeating: 0, count: 11))
      },
      "input 'frames': it has 11 elements, no multiple of the 6 in a step of 2 examples\n")
  }

  @Test func targetsOfAnotherNumber() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Training(batch: 2, steps: 4)
          .evaluate(CharLM(seed: 1), text: [1, 2, 3, 4] as [Int32], next: [1, 2, 3] as [Int32])
      },
      "input 'next': it has 3 elements instead of 4, [2, 2]\n")
  }

  @Test func emptyInput() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Inference(batch: 2, steps: 9).run(CharLM(seed: 1), text: [Int32]())
      },
      "input 'text': it is empty: a run has at least one step\n")
  }

  @Test func tooManySteps() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Inference(batch: 1, steps: 2).run(CharLM(seed: 1), text: [1, 2, 3] as [Int32])
      },
      "input 'text': it has 3 steps, and there is memory for 2\n")
  }

  @Test func scatteredInput() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let text = (0..<4).lazy.map { Int32($0) }
        _ = CharLM.Inference(batch: 1, steps: 4).run(CharLM(seed: 1), text: text)
      },
      "input 'text': its elements do not lie side by side in memory")
  }

  @Test func emptyBatch() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Inference(batch: 0, steps: 4)
      },
      "batch: it is 0 and must be at least 1\n")
  }

  @Test func emptySegment() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Training(batch: 1, steps: 4, segmentSteps: 0)
      },
      "segmentSteps: it is 0 and must be at least 1\n")
  }

  @Test func sizesBeyondMemory() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM.Inference(batch: .max, steps: .max)
      },
      "batch and steps: a batch of \(Int.max) takes more memory than can be addressed\n")
  }

  @Test func states() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let training = CharLM.Training(batch: 2, steps: 4)
        training.stateTensors = CharLM.Training(batch: 3, steps: 4).stateTensors
      },
      "state 'hidden.h': its shape is [3, 20] instead of [2, 20]\n")
  }

  @Test func nameOfAParameter() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Perceptron(seed: 1).parameters["hidden.w"]
      },
      "parameter 'hidden.w': the model has no such parameter; it has 'hidden.dense.W', 'hidden.dense.b', ")
  }

  @Test func shapeOfAParameter() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var model = Perceptron(seed: 1)
        model.parameters["hidden.dense.W"] = Tensor(shape: [5, 8])
      },
      "parameter 'hidden.dense.W': its shape is [8, 5], not [5, 8]\n")
  }

  @Test func parametersOfAnotherModel() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = CharLM(parameters: Perceptron(seed: 1).parameters)
      },
      "parameter 'hidden.embed.E': it is missing\n")
  }

  /// Memory would be read that is not there.
  @Test func parametersThatAreSet() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var model = CharLM(seed: 1)
        model.parameters = Perceptron(seed: 1).parameters
      },
      "parameter 'hidden.embed.E': it is missing\n")
  }

  @Test func gradientsThatAreSet() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        CharLM.Training(batch: 1, steps: 1).gradients = Gradients(layout: Perceptron.layout)
      },
      "parameter 'hidden.embed.E': it is missing\n")
  }

  @Test func gradientsOfAnotherModel() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var model = CharLM(seed: 1)
        var optimizer = Adam(learningRate: 1e-3)
        optimizer.update(&model.parameters, with: Gradients(layout: Perceptron.layout))
      },
      "parameter 'hidden.embed.E': it is missing\n")
  }

  @Test func stepOfAView() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let outputs = CharLM.Inference(batch: 1, steps: 2).run(CharLM(seed: 1), text: [1, 2] as [Int32])
        _ = outputs[example: 0, step: 2, feature: 0]
      },
      "output [1, 2, 12]: the step 2 is not in 0..<2\n")
  }

  @Test func stepOfAViewLeftOut() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let outputs = CharLM.Inference(batch: 1, steps: 2).run(CharLM(seed: 1), text: [1, 2] as [Int32])
        _ = outputs[example: 0, feature: 0]
      },
      "output [1, 2, 12]: one of its 2 steps has to be given, as `step:`\n")
  }

  @Test func placeOfAnExample() async {
    Self.expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var noise = NoiseSource(seed: 1, firstExample: 1 << 24 - 1)
        noise.firstExample += 1
      },
      "the place of the first example of a run is 16777216, which is not in 0..<2²⁴\n")
  }
}
