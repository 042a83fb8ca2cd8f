import Foundation
import RNNRuntime
import Testing

/// The activations of steps and inference where they saturate, against closed forms in double precision.
@Suite struct SaturationTests {
  /// A state behind a closed gate stands still, for any number of steps.
  @Test func latch() {
    let model = Latch(seed: 1)
    let steps = 100_000
    let inference = Latch.Inference(batch: 1, steps: steps, threads: 1)
    _ = inference.run(model, x: [0])
    let name = inference.stateTensors[0].name
    inference.stateTensors = [StateTensor(name: name, shape: [1, 1], elements: [1])]
    let kept = inference.run(model, x: [Float](repeating: 30, count: steps), carriesState: true).kept
    #expect(kept[example: 0, step: steps - 1, feature: 0] == 1)
    _ = inference.run(model, x: [-1000], carriesState: true)
    #expect(inference.stateTensors[0].elements == [0])
  }

  static let arguments: [Float] =
    [0, 0.5, 1, 3, 8, 12, 16.5, 17, 18, 20, 30, 60, 87, 1000, 1e6, 3e38, .infinity].flatMap { [$0, -$0] } + [.nan]

  @Test func inference() {
    let inference = Latch.Inference(batch: Self.arguments.count, steps: 1, threads: 1)
    let outputs = inference.run(Latch(seed: 1), x: Self.arguments)
    for index in Self.arguments.indices { expectClosedForms(outputs, at: index, Self.arguments[index]) }
  }

  @Test func steps() {
    let model = Latch(seed: 1)
    var stream = Latch.Stream()
    for x in Self.arguments { expectClosedForms(model.step(x: x, &stream), at: 0, x) }
  }

  private func expectClosedForms(_ outputs: Latch.Outputs, at index: Int, _ argument: Float) {
    let x = Double(argument)
    let sigmoid = x > 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
    // In single precision sigmoid is 0 there, as it is in training.
    let logarithm = x < -87.4 ? -Double.infinity : -log1p(exp(-x))
    let (silu, gelu) = (x * sigmoid, x * 0.5 * erfc(-x / 2.0.squareRoot()))
    // That of an argument that is rounded once more, and of a few roundings.
    let error = 0x1p-23 * (3 + abs(x))
    let least = Double(Float.leastNormalMagnitude)
    expect(outputs.logarithm[index], logarithm, within: error, "log(sigmoid(\(x)))")
    expect(outputs.smooth[index], silu, within: abs(silu) * error + 100 * least, "silu(\(x))")
    expect(outputs.curve[index], gelu, within: 0x1p-22 * abs(x), "gelu(\(x))")
    expect(
      outputs.ramp[index], max(x, 0) + log1p(exp(-abs(x))), within: 0x1p-21 * (max(x, 0) + exp(-abs(x))) + 2 * least,
      "softplus(\(x))")
    expect(outputs.power[index], exp(x), within: 0x1p-22 * exp(x) + least, "exp(\(x))")
    expect(outputs.bounded[index], tanh(x), within: 0x1p-20 * abs(tanh(x)), "tanh(\(x))")
  }

  private func expect(_ value: Float, _ exact: Double, within error: Double, _ name: String) {
    if exact.isNaN {
      #expect(value.isNaN, "\(name) is \(value)")
    } else if Float(exact).isInfinite {
      #expect(value == Float(exact), "\(name) is \(value)")
    } else {
      #expect(abs(Double(value) - exact) <= error, "\(name) is \(value), not \(exact)")
    }
  }
}
