import RNNRuntime

/// An encoder and a decoder with additive attention, with as many steps on each side.
private struct Translation {
  static let vocabulary = 1000

  let model = Attention128x256(seed: 1)
  let source: [Int32]
  let given: [Int32]
  let next: [Int32]

  init(_ size: Case) {
    var generator = RandomGenerator(seed: 2)
    func tokens() -> [Int32] {
      (0..<size.batch * size.steps).map { _ in Int32(generator.uniform() * Double(Self.vocabulary)) }
    }
    (source, given, next) = (tokens(), tokens(), tokens())
  }
}

func attentionInference(_ size: Case) -> Workload {
  let translation = Translation(size)
  let inference = Attention128x256.Inference(
    batch: size.batch, sourceSteps: size.steps, givenSteps: size.steps, threads: size.threads)
  return { times in
    for _ in 0..<times {
      consume(inference.run(translation.model, source: translation.source, given: translation.given)[0])
    }
  }
}

func attentionTraining(_ size: Case) -> Workload {
  let translation = Translation(size)
  let training = Attention128x256.Training(
    batch: size.batch, sourceSteps: size.steps, givenSteps: size.steps, threads: size.threads)
  return { times in
    for _ in 0..<times {
      consume(
        training.run(
          translation.model, source: translation.source, given: translation.given, next: translation.next))
    }
  }
}

/// The most probable word again and again, behind what was encoded before.
func attentionStepping(_ size: Case) -> Workload {
  let translation = Translation(size)
  let model = translation.model
  var stream = Attention128x256.Stream(model.encode(source: translation.source))
  var word = 0
  return { times in
    for _ in 0..<times { word = model.step(given: word, &stream).argmax(example: 0) }
    consume(Float(word))
  }
}

extension Case {
  /// Of the matrix products: of the encoder, the keys, the decoder and its outputs, and of their gradients. A step has
  /// the decoder and its outputs alone.
  var attentionOperations: Double {
    let encoder = 2 * 3 * (hidden / 2) * (inputs + hidden / 2)
    let keys = hidden * hidden
    let decoder = hidden * hidden + 3 * hidden * (inputs + 2 * hidden)
    let outputs = Translation.vocabulary * 2 * hidden
    if mode.isStep { return Double(2 * batch * (decoder + outputs)) }
    return Double(2 * (mode == .infer ? 1 : 3) * batch * steps * (encoder + keys + decoder + outputs))
  }
}
