import Foundation
import RNNRuntime
import Testing

/// The same bits for the same seed, inputs, sizes and number of threads: across runs and processes.
@Suite struct DeterminismTests {
  struct Run: CustomTestStringConvertible {
    var threads: Int
    var segmentSteps: Int?
    var batch = 5
    var testDescription: String { "threads \(threads), segments \(segmentSteps ?? 0), batch \(batch)" }
  }

  static let runs = [
    Run(threads: 1), Run(threads: 2), Run(threads: 3), Run(threads: 1, segmentSteps: 4),
    Run(threads: 2, segmentSteps: 4),
    // So many rows that sums move to double precision.
    Run(threads: 2, segmentSteps: 2, batch: 300),
  ]

  /// What three updates leave behind: parameters, moments, losses, states and outputs, as one string of bits.
  static func trained(_ run: Run) -> [UInt32] {
    let steps = 150
    var generator = RandomGenerator(seed: 7)
    let text = (0..<run.batch * steps).map { _ in Int32(generator.next() % 12) }
    let next = (0..<run.batch * steps).map { _ in Int32(generator.next() % 12) }
    let lengths = (0..<run.batch).map { $0 % 7 == 3 ? 60 : steps }
    var model = CharLM(seed: 11)
    var optimizer = Adam(learningRate: 1e-2)
    let training = CharLM.Training(
      batch: run.batch, steps: steps, segmentSteps: run.segmentSteps, threads: run.threads)
    var numbers: [Float] = []
    for step in 0..<3 {
      numbers.append(training.run(model, text: text, next: next, lengths: lengths, carriesState: step > 0))
      numbers.append(Float(training.gradients.clip(toNorm: 0.5)))
      optimizer.update(&model.parameters, with: training.gradients)
    }
    numbers.append(training.evaluate(model, text: text, next: next, lengths: lengths))
    for state in training.stateTensors { numbers += state.elements }
    let inference = CharLM.Inference(batch: run.batch, steps: steps, threads: run.threads)
    numbers += inference.run(model, text: text, lengths: lengths)
    var stream = CharLM.Stream()
    for token in 0..<12 { numbers += model.step(text: token, &stream) }
    for entry in CharLM.layout.entries { numbers += model.parameters[entry.name].elements }
    return numbers.map(\.bitPattern)
  }

  /// A short name for bits (FNV-1a).
  static func digest(_ bits: [UInt32]) -> UInt64 {
    bits.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  @Test(arguments: runs) func sameBits(_ run: Run) {
    #expect(Self.trained(run) == Self.trained(run))
  }

  /// In processes of their own, which have other addresses and other seeds of hashing.
  @Test func sameBitsInOtherProcesses() async throws {
    let expected = Self.runs.prefix(5).map { Self.digest(Self.trained($0)) }
    let result = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
      let digests = DeterminismTests.runs.prefix(5).map { DeterminismTests.digest(DeterminismTests.trained($0)) }
      print("digests:", digests.map(String.init).joined(separator: " "), separator: "")
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    let line = output.split(separator: "\n").first { $0.hasPrefix("digests:") }
    #expect(line.map(String.init) == "digests:" + expected.map(String.init).joined(separator: " "), "\(output)")
  }

  /// Threads and segments change the order of sums, and so the bits, but by rounding only.
  @Test func otherNumbersOfThreadsDifferByRounding() {
    let numbers = Self.runs.prefix(5).map { Self.trained($0).prefix(2).map { Float(bitPattern: $0) } }
    for other in numbers { #expect(zip(other, numbers[0]).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) }) }
  }
}
