import Foundation
import Practice
import RNNData
import RNNRuntime

/// The adding problem: of a hundred numbers two are marked, one in each half, and their sum is wanted at the end. To always
/// say 1, its mean, has a mean squared error of 1/6; to know the second number alone, one of 1/12. For the first one, the
/// gradient has to reach back over at least half the sequence.
public enum AddingExample: Example {
  public static let name = "adding"
  public static let summary = "the sum of two marked numbers among a hundred: Elman, LSTM, GRU"

  public static func run(_ session: inout Session) throws {
    let series = (0..<21_000).map { _ in Series(steps: 100, &session.random) }
    let (learned, held) = (Array(series.dropLast(1000)), Array(series.suffix(1000)))
    session.say("mean squared error of guessing \((1.0 / 6).short), with the second number known \((1.0 / 12).short)")
    let elman = try error(of: AddingElman.self, learned, held, session) { .init(pairs: $0.pairs, sum: $0.sum) }
    let lstm = try error(of: AddingLSTM.self, learned, held, session) { .init(pairs: $0.pairs, sum: $0.sum) }
    let gru = try error(of: AddingGRU.self, learned, held, session) { .init(pairs: $0.pairs, sum: $0.sum) }
    try writeInputs(held.prefix(8), session)
    session.expect("mean squared error of the Elman network", elman, atLeast: 0.075)
    session.expect("mean squared error of the LSTM", lstm, atMost: 0.01)
    session.expect("mean squared error of the GRU", gru, atMost: 0.01)
  }

  /// Trains a network and gives its error on what it has not seen.
  private static func error<Model: TrainableModel>(
    of _: Model.Type, _ learned: [Series], _ held: [Series], _ session: Session,
    _ example: (Series) -> Model.Example
  ) throws -> Double {
    let model: Model = try session.train(
      on: learned.map(example), TrainingPlan(steps: 5000, batch: 32, rate: 3e-3))
    let batches = try Batches(held.map(example), size: 100)
    return Model.Training(fitting: batches).meanLoss(of: batches, model)
  }

  /// Writes what `rnnc gradients` needs beside the parameters, and says how it is called.
  private static func writeInputs(_ series: ArraySlice<Series>, _ session: Session) throws {
    guard let url = session.file("held.safetensors") else { return }
    try SafetensorsFile.write(
      [
        ("pairs", Tensor(shape: [series.count, 100, 2], elements: series.flatMap(\.pairs))),
        ("sum", Tensor(shape: [series.count, 1], elements: series.map(\.sum))),
      ], to: url)
    let folder = url.deletingLastPathComponent().relativePath
    session.say(
      """
      how far gradients reach back: rnnc gradients Examples/Learning/Sources/Adding/Adding.rnn --model AddingElman \
      --parameters \(folder)/AddingElman.safetensors --inputs \(url.relativePath) -o \(folder)/elman.svg
      """)
  }
}

/// Numbers from 0 to 1, one marked in each half.
private struct Series {
  /// For each step a number, and 1 if it is marked.
  var pairs: [Float]
  var sum: Float

  init(steps: Int, _ random: inout RandomGenerator) {
    let numbers = (0..<steps).map { _ in Float(random.uniform()) }
    let marked = [(0..<steps / 2).drawn(&random), (steps / 2..<steps).drawn(&random)]
    pairs = numbers.enumerated().flatMap { [$1, marked.contains($0) ? 1 : 0] }
    sum = marked.reduce(0) { $0 + numbers[$1] }
  }
}
