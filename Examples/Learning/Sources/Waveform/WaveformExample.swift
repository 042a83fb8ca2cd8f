import Foundation
import Practice
import RNNRuntime

/// A waveform of 320 samples that comes out of a network without input, by a clockwork RNN and by an LSTM of as many
/// parameters (Koutník et al. 2014). The figure is the squared error beside that of saying the mean.
public enum WaveformExample: Example {
  public static let name = "waveform"
  public static let summary = "320 samples out of nothing: a clockwork RNN and an LSTM of equal size"

  public static func run(_ session: inout Session) throws {
    let wave = waveform(&session.random)
    let silence = [Float](repeating: 0, count: wave.count)
    let plan = TrainingPlan(steps: 4000, batch: 1, rate: 5e-3)
    let clockwork: WaveformClockwork = try session.train(on: [.init(silence: silence, wave: wave)], plan)
    let lstm: WaveformLSTM = try session.train(on: [.init(silence: silence, wave: wave)], plan)
    let first = Array(WaveformClockwork.Inference(batch: 1, steps: wave.count).run(clockwork, silence: silence))
    let second = Array(WaveformLSTM.Inference(batch: 1, steps: wave.count).run(lstm, silence: silence))
    try session.write(
      Drawing.curves([("waveform", wave), ("clockwork RNN", first), ("LSTM", second)]), to: "waveform.svg")

    let (error, other) = (normalizedError(first, wave), normalizedError(second, wave))
    session.expect("NMSE of the clockwork RNN", error, atMost: 0.01)
    session.expect("NMSE of the LSTM, divided by that of the clockwork RNN", other / error, atLeast: 4)
  }

  private static func normalizedError(_ found: [Float], _ wave: [Float]) -> Double {
    let root = SquaredError(found, targets: wave).normalizedRoot
    return root * root
  }

  /// A tone with overtones that fade at speeds of their own, from -1 to 1.
  private static func waveform(_ random: inout RandomGenerator) -> [Float] {
    let tones = (1...6).map { overtone in
      (
        frequency: Double(overtone) * random.uniform(0.95, 1.05) * 2 * .pi / 80, phase: random.uniform(0, 2 * .pi),
        amplitude: random.uniform(0.3, 1), fading: random.uniform(0, 1.0 / 160)
      )
    }
    let samples = (0..<320).map { step in
      let time = Double(step)
      return tones.reduce(0) { $0 + $1.amplitude * exp(-$1.fading * time) * sin($1.frequency * time + $1.phase) }
    }
    let greatest = samples.map(abs).max()!
    return samples.map { Float($0 / greatest) }
  }
}
