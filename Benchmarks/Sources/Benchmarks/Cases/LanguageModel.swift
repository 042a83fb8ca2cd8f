import RNNData
import RNNRuntime

/// Texts that the example's language model makes up, token by token.
func languageModelGeneration() -> Workload {
  let model = CharLM(seed: 1)
  var stream = CharLM.Stream()
  var sampler = Sampler(temperature: 0.8, seed: 2)
  var token: Int32 = 0
  return { times in
    for _ in 0..<times { token = sampler.draw(probabilities: model.step(text: Int(token), &stream)) }
    consume(Float(token))
  }
}

/// Training steps of the example's language model, with its optimizer and on tokens at random.
func languageModelTraining(_ size: Case) -> Workload {
  var model = CharLM(seed: 1)
  var optimizer = Adam(learningRate: 2e-3)
  let training = CharLM.Training(batch: size.batch, steps: size.steps, threads: size.threads)
  var generator = RandomGenerator(seed: 2)
  let tokens = (0..<size.batch * (size.steps + 1)).map { _ in Int32(generator.uniform() * 96) }
  var batches = TextBatches(tokens, batch: size.batch, steps: size.steps)
  return { times in
    for _ in 0..<times {
      let batch = batches.batch(at: 0)
      consume(training.run(model, text: batch.inputs, next: batch.targets, carriesState: true))
      if training.gradients.clip(toNorm: 5).isFinite {
        optimizer.update(&model.parameters, with: training.gradients)
      }
    }
  }
}
