import Practice
import RNNData
import RNNRuntime

/// A language model of words: in "the dog that the cats see runs" the verb agrees with a word far before it, which a
/// network can remember and counting runs of words cannot. The grammar's own perplexity is what no model gets below; that
/// of counting is the best of several orders and smoothings, chosen on the very sentences that it is measured with.
public enum WordsExample: Example {
  public static let name = "words"
  public static let summary = "sentences of a grammar by an LSTM, beside n-grams and the grammar itself"

  public static func run(_ session: inout Session) throws {
    let sentences = (0..<9000).map { _ in GrammarSentence(&session.random) }
    let texts = sentences.map { $0.words.joined(separator: " ") }
    let vocabulary = Vocabulary(.word, from: texts.prefix(8000).joined(separator: "\n"), hasUnknown: true, hasEnd: true)
    let end = vocabulary.end!
    let tokens = try texts.map { try vocabulary.encode($0, appendingEnd: true) }
    let (learned, held) = (tokens.prefix(8000), tokens.suffix(1000))
    let count = held.reduce(0) { $0 + $1.count }

    let model: Words = try session.train(
      on: learned.map { .init(text: [end] + $0.dropLast(), next: $0) },
      TrainingPlan(steps: 2500, batch: 32, rate: 5e-3))
    let language = TokenModel(start: Words.Stream()) { token, stream in
      model.step(text: Int(token), &stream).prefix(vocabulary.count)
    }

    func perplexity(_ logProbability: ([Int32]) -> Double) -> Double {
      RNNRuntime.perplexity(-held.reduce(0) { $0 + logProbability($1) } / Double(count))
    }
    let network = perplexity { language.logProbability(of: $0, after: [end]) }
    var counted = Double.infinity
    for order in 2...5 {
      for smoothing in [1.0, 4, 16, 64] {
        var counts = NGramModel(
          order: order, vocabularySize: vocabulary.count, smoothing: .init(repeating: smoothing, count: order))
        for text in learned { counts.add([end] + text) }
        counted = min(counted, perplexity { counts.logProbability(of: $0, after: [end]) })
      }
    }
    // The words and the full stop have the probability of the grammar, and the end behind it is certain.
    let grammar = RNNRuntime.perplexity(-sentences.suffix(1000).reduce(0) { $0 + $1.logProbability } / Double(count))

    for text in ["the dog that the cats see likes a bird .", "the dog that the cats see like a bird ."] {
      let logProbability = language.logProbability(of: try vocabulary.encode(text, appendingEnd: true), after: [end])
      session.say("ln P = \(logProbability.short): \(text)")
    }
    var sampler = Sampler(excluded: vocabulary.unknown, seed: session.options.seed)
    for _ in 0..<3 {
      let sample = language.generate(after: [end], using: &sampler, maximumLength: 40, end: end)
      session.say("made up: \(vocabulary.decode(sample.filter { $0 != end }))")
    }
    session.say("perplexity of the grammar itself \(grammar.short)")
    session.expect("perplexity of n-grams, divided by the grammar's", counted / grammar, atLeast: 1.2)
    session.expect("perplexity of the LSTM, divided by the grammar's", network / grammar, atMost: 1.04)
  }
}
