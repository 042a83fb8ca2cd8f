import Foundation
import Practice
import RNNData
import RNNRuntime

/// Translation with attention: dates in many forms become those of a standard, character by character. The figure is how
/// many are right from the first to the last character.
public enum DatesExample: Example {
  public static let name = "dates"
  public static let summary = "\"3rd of march 1987\" becomes 1987-03-03, with attention"

  /// What is written, and the token that stands before all.
  private static let (characters, begin) = (Array("0123456789-"), Int32(11))
  private static let length = 10

  public static func run(_ session: inout Session) throws {
    let dates = (0..<9000).map { _ in WrittenDate(&session.random) }
    let learned = Array(dates.prefix(8000))
    let known = Set(learned.map(\.text))
    let held = dates.dropFirst(8000).filter { !known.contains($0.text) }
    let vocabulary = Vocabulary(.character, from: learned.map(\.text).joined(separator: "\n"), hasUnknown: true)
    let examples = try learned.map { date in
      let tokens = date.standard.map { Int32(characters.firstIndex(of: $0)!) }
      return Dates.Example(text: try vocabulary.encode(date.text), given: [begin] + tokens.dropLast(), next: tokens)
    }
    let model: Dates = try session.train(on: examples, TrainingPlan(steps: 2500, batch: 32, rate: 5e-3))

    let texts = try held.map { try vocabulary.encode($0.text) }
    var streams = Dates.Streams(texts.map { model.encode(text: $0) })
    let written = writtenSequences(held.count, begin: begin, length: length) { model.step(given: $0, &streams) }
    let answers = written.map { tokens in String(tokens.map { $0 < begin ? characters[Int($0)] : "?" }) }
    for (date, answer) in zip(held, answers).prefix(4) { session.say("\(date.text): \(answer)") }
    try session.write(
      Drawing.grid(
        try attention(to: texts[0], of: written[0], model), rows: answers[0].map { String($0) },
        columns: held[0].text.map { String($0) }),
      to: "attention.svg")
    let right = zip(held, answers).count { $0.standard == $1 }
    session.expect("dates right", Double(right) / Double(held.count), atLeast: 0.98)
  }

  /// For each character how much each one of the text was looked at: the last look of each beginning.
  private static func attention(to text: [Int32], of written: [Int32], _ model: Dates) throws -> [[Float]] {
    let beginnings = written.indices.map { Dates.Example(text: text, given: [begin] + written.prefix($0)) }
    let inference = Dates.Inference(batch: length, textSteps: text.count, givenSteps: length)
    let looks = inference.run(model, try Batch(beginnings)).attention
    return beginnings.indices.map { row in text.indices.map { looks[example: row, step: $0, feature: 0] } }
  }
}
