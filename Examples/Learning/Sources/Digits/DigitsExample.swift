import Practice
import RNNRuntime

/// Labels of a sequence without a segmentation: noisy recordings of digits, each as long as it likes to be. The network
/// says a digit or a blank at each step, and decoders make labels of that.
public enum DigitsExample: Example {
  public static let name = "digits"
  public static let summary = "sequences of noisy digits without a segmentation, by CTC"

  public static func run(_ session: inout Session) throws {
    let voice = Voice(&session.random)
    let recordings = (0..<4400).map { _ in voice.recording(&session.random) }
    let (learned, held) = (Array(recordings.prefix(4000)), Array(recordings.suffix(400)))
    let model: Digits = try session.train(on: learned, TrainingPlan(steps: 1200, batch: 32, rate: 1e-2))

    let decoder = CTCDecoder(blank: 10, scores: .logits)
    let batches = try Batches(held, size: 40)
    let inference = Digits.Inference(fitting: batches)
    var (greedy, beam, count) = (0, 0, 0)
    for batch in batches {
      let logits = inference.run(model, batch)
      for (place, example) in batch.examples.enumerated() {
        let emissions = Emissions(logits, example: place, length: example.frames.count / Voice.width)
        let labels = example.labels!
        greedy += editDistance(decoder.bestPath(emissions), labels)
        beam += editDistance(decoder.best(width: 8, emissions)[0].labels, labels)
        count += labels.count
      }
    }
    session.say("\(held.count) recordings of \(count) digits")
    session.say("label error rate of the best path \((Double(greedy) / Double(count)).short)")
    session.expect("label error rate of the beam search", Double(beam) / Double(count), atMost: 0.03)
  }

  /// How many labels have to be put in, taken out or changed.
  private static func editDistance(_ found: [Int32], _ wanted: [Int32]) -> Int {
    var distances = Array(0...wanted.count)
    for (row, label) in found.enumerated() {
      var before = distances[0]
      distances[0] = row + 1
      for (column, other) in wanted.enumerated() {
        let changed = before + (label == other ? 0 : 1)
        before = distances[column + 1]
        distances[column + 1] = min(changed, before + 1, distances[column] + 1)
      }
    }
    return distances.last!
  }
}
