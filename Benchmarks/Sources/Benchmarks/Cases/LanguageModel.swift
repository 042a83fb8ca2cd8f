import RNNRuntime

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
