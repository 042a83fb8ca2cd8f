import Practice
import RNNData
import RNNRuntime

/// Many to one, with lengths of their own: whether a sentence is for or against something. "Not very good" is what words
/// alone cannot tell from what is good: a network that only counts them is the baseline.
public enum SentimentExample: Example {
  public static let name = "sentiment"
  public static let summary = "for or against, with negations, beside a bag of words"

  public static func run(_ session: inout Session) throws {
    let sentences = (0..<12_000).map { _ in Sentence(&session.random) }
    let learned = Array(sentences.prefix(8000))
    let known = Set(learned)
    let held = sentences.dropFirst(8000).filter { !known.contains($0) }
    let vocabulary = Vocabulary(.word, from: learned.map(\.text).joined(separator: "\n"), hasUnknown: true)
    for sentence in held.prefix(3) { session.say("\(sentence.label == 1 ? "for:    " : "against:") \(sentence.text)") }

    let plan = TrainingPlan(steps: 2500, batch: 32, rate: 5e-3)
    func words(_ sentences: [Sentence]) throws -> [SentimentWords.Example] {
      try sentences.map { .init(sentence: try vocabulary.encode($0.text), label: $0.label) }
    }
    let baseline: SentimentWords = try session.train(on: try words(learned), plan)
    func sequences(_ sentences: [Sentence]) throws -> [SentimentGRU.Example] {
      try sentences.map { .init(sentence: try vocabulary.encode($0.text), label: $0.label) }
    }
    let model: SentimentGRU = try session.train(on: try sequences(learned), plan)

    func accuracies(_ sentences: [Sentence]) throws -> (words: Double, gru: Double) {
      let (bags, lines) = (try Batches(try words(sentences), size: 64), try Batches(try sequences(sentences), size: 64))
      return (
        SentimentWords.Inference(fitting: bags).accuracy(of: baseline, on: bags, label: \.label),
        SentimentGRU.Inference(fitting: lines).accuracy(of: model, on: lines, label: \.label)
      )
    }
    let all = try accuracies(held)
    let negated = try accuracies(held.filter(\.isNegated))
    session.say("\(held.count) sentences that neither has seen")
    session.expect("accuracy of the bag of words on negated sentences", negated.words, atMost: 0.6)
    session.expect("accuracy of the GRU on negated sentences", negated.gru, atLeast: 0.98)
    session.expect("accuracy of the GRU", all.gru, atLeast: 0.98)
    session.say("accuracy of the bag of words \(all.words.short)")
  }
}
