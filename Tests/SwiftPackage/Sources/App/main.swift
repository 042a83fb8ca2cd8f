import Forecast
import RNNRuntime

// Prints what the model gives for an input, step by step and as a sequence, and a gradient; then how long a step takes.

let model = Forecast()
let steps = 12
let series = (0..<steps * 4).map { Float($0 % 7) / 7 - 0.5 }

var stream = Forecast.Stream()
var stepwise: [Float] = []
for step in 0..<steps {
  stepwise += Array(model.step(series: Array(series[step * 4..<step * 4 + 4]), &stream))
}
let whole = Array(Forecast.Inference(batch: 1, steps: steps).run(model, series: series))
precondition(zip(stepwise, whole).allSatisfy { abs($0 - $1) < 1e-5 }, "steps and sequences differ")
let training = Forecast.Training(batch: 1, steps: steps)
let loss = training.run(model, series: series, next: whole.map { $0 + 0.25 })
for value in whole + [loss, Float(training.gradients.globalNorm)] { print(value) }

let clock = ContinuousClock()
var best = Duration.seconds(1)
for _ in 0..<20 {
  let time = clock.measure {
    for _ in 0..<2000 { series.withUnsafeBufferPointer { _ = model.step(series: .init(rebasing: $0[0..<4]), &stream) } }
  }
  best = min(best, time / 2000)
}
print("level \(rnn_processor_level()): \(best / .nanoseconds(1)) ns a step")
