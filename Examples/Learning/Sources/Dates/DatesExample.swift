import Foundation
import Practice
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

    let answers = try translations(of: held, model, vocabulary)
    for (date, answer) in zip(held, answers).prefix(4) { session.say("\(date.text): \(answer.text)") }
    let example = answers[0]
    try session.write(
      Drawing.grid(
        example.attention, rows: example.text.map { String($0) }, columns: held[0].text.map { String($0) }),
      to: "attention.svg")
    let right = zip(held, answers).count { $0.standard == $1.text }
    session.expect("dates right", Double(right) / Double(held.count), atLeast: 0.98)
  }

  private struct Answer {
    var text: String
    /// For each character how much each one of the text was looked at.
    var attention: [[Float]]
  }

  /// Writes all dates side by side, of each character the most probable.
  private static func translations(
    of dates: [WrittenDate], _ model: Dates, _ vocabulary: Vocabulary
  ) throws -> [Answer] {
    let texts = try dates.map { try vocabulary.encode($0.text) }
    let inference = Dates.Inference(
      batch: dates.count, textSteps: texts.map(\.count).max() ?? 1, givenSteps: length)
    var attention = [[[Float]]](repeating: [], count: dates.count)
    let written = try writtenSequences(dates.count, begin: begin, length: length) { written in
      let outputs = inference.run(model, try Batch(zip(texts, written).map { Dates.Example(text: $0, given: $1) }))
      return dates.indices.map { index in
        attention[index].append(
          texts[index].indices.map { outputs.attention[example: index, step: $0, feature: 0] })
        return Int32(outputs.logits.argmax(example: index, step: written[index].count - 1))
      }
    }
    return zip(written, attention).map { tokens, attention in
      Answer(text: String(tokens.map { $0 < begin ? characters[Int($0)] : "?" }), attention: attention)
    }
  }
}
