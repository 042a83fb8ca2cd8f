import RNNRuntime

// Learns parity from random bits, then answers with one step at a time.
var random = RandomGenerator(seed: 7)
var model = Parity(seed: 1)
let training = Parity.Training(batch: 32, steps: 12)
var optimizer = Adam(learningRate: 1e-2)
var bits = [Int32](repeating: 0, count: 32 * 12)
var odd = bits
var loss: Float = 0
for _ in 0..<600 {
  for example in 0..<32 {
    var parity: Int32 = 0
    for step in 0..<12 {
      let bit = Int32(random.next() & 1)
      parity ^= bit
      bits[example * 12 + step] = bit
      odd[example * 12 + step] = parity
    }
  }
  loss = training.run(model, bits: bits, odd: odd)
  training.gradients.clip(toNorm: 1)
  optimizer.update(&model.parameters, with: training.gradients)
}

var stream = Parity.Stream()
var answers: [Int] = []
for bit in [1, 0, 1, 1] {
  let probabilities = model.step(bits: bit, &stream)
  answers.append(probabilities[1] > 0.5 ? 1 : 0)
}
print("parity learned: \(loss < 0.1), of 1 0 1 1: \(answers)")

let filter = Filter(seed: 2)
var channel = Filter.Stream()
print("filtered: \(filter.step(signal: 0.5, &channel)[0].isFinite)")
print("named: \(App(seed: 1).parameters.layout.count + SubFilter(seed: 1).parameters.layout.count > 0)")
