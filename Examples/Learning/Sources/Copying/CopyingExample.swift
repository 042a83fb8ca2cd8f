import Practice
import RNNRuntime

/// The copying problem: three of eight symbols are read, then come ten to forty blanks, and after a mark they are to be said
/// again. Guessing has a cross-entropy of ln 8 for each symbol, and one of eight right.
public enum CopyingExample: Example {
  public static let name = "copy"
  public static let summary = "three symbols said again after up to forty blanks: Elman, LSTM, GRU"

  fileprivate static let count = 3
  fileprivate static let (blank, mark): (Int32, Int32) = (8, 9)

  public static func run(_ session: inout Session) throws {
    let series = (0..<21_000).map { _ in Series(&session.random) }
    let (learned, held) = (Array(series.dropLast(1000)), Array(series.suffix(1000)))
    session.say("guessing: 0.125 of the symbols right")
    let elman = try right(CopyingElman.self, learned, held, session) { .init(symbols: $0.read, wanted: $0.wanted) }
    let lstm = try right(CopyingLSTM.self, learned, held, session) { .init(symbols: $0.read, wanted: $0.wanted) }
    let gru = try right(CopyingGRU.self, learned, held, session) { .init(symbols: $0.read, wanted: $0.wanted) }
    session.expect("symbols right of the Elman network", elman, atMost: 0.4)
    session.expect("symbols right of the LSTM", lstm, atLeast: 0.95)
    session.expect("symbols right of the GRU", gru, atLeast: 0.95)
  }

  /// Trains a network and gives the share of symbols that it says again, of series that it has not seen.
  private static func right<Model: TrainableModel & PredictiveModel>(
    _: Model.Type, _ learned: [Series], _ held: [Series], _ session: Session, _ example: (Series) -> Model.Example
  ) throws -> Double where Model.Inference.Results == OutputView {
    let model: Model = try session.train(
      on: learned.map(example), TrainingPlan(steps: 6000, batch: 32, rate: 1e-2))
    let batch = try Batch(held.map(example))
    let steps = held.map(\.read.count).max()!
    let logits = Model.Inference(batch: held.count, steps: [steps], threads: 1).run(model, batch, carriesState: false)
    var right = 0
    for (index, series) in held.enumerated() {
      for step in series.read.count - count..<series.read.count
      where logits.argmax(example: index, step: step) == Int(series.wanted[step]) {
        right += 1
      }
    }
    return Double(right) / Double(held.count * count)
  }
}

private struct Series {
  var read: [Int32]
  /// Blanks until the mark, then the symbols.
  var wanted: [Int32]

  init(_ random: inout RandomGenerator) {
    let (count, delay) = (CopyingExample.count, (10...40).drawn(&random))
    let symbols = (0..<count).map { _ in Int32((0..<8).drawn(&random)) }
    let blanks = [Int32](repeating: CopyingExample.blank, count: delay + count)
    read = symbols + blanks.prefix(delay) + [CopyingExample.mark] + blanks.prefix(count - 1)
    wanted = blanks + symbols
  }
}
