import Practice
import RNNData
import RNNRuntime

/// Many to many: what kind of word each word of a sentence is, where most words may be of several. The baseline says of
/// each word what it is most often.
public enum TaggingExample: Example {
  public static let name = "tagging"
  public static let summary = "kinds of ambiguous words by an LSTM in both directions and a CRF"

  public static func run(_ session: inout Session) throws {
    let sentences = (0..<6000).map { _ in TaggedSentence(&session.random) }
    let learned = Array(sentences.prefix(4000))
    let known = Set(learned)
    let held = sentences.dropFirst(4000).filter { !known.contains($0) }
    let vocabulary = Vocabulary(
      .word, from: learned.map { $0.words.joined(separator: " ") }.joined(separator: "\n"), hasUnknown: true)
    func examples(_ sentences: [TaggedSentence]) throws -> [Tagging.Example] {
      try sentences.map {
        .init(words: try vocabulary.encode($0.words.joined(separator: " ")), tags: $0.tags.map(\.rawValue))
      }
    }
    let model: Tagging = try session.train(on: try examples(learned), TrainingPlan(steps: 1500, batch: 32, rate: 1e-2))

    let crf = LinearChainCRF(
      transitions: model.parameters["crf.transitions"], first: model.parameters["crf.first"].elements,
      last: model.parameters["crf.last"].elements)
    let batches = try Batches(try examples(held), size: 64)
    let inference = Tagging.Inference(fitting: batches)
    let frequent = mostFrequentTags(learned)
    var (baseline, decoded) = (Mean(), Mean())
    for batch in batches {
      let emissions = inference.run(model, batch)
      for (place, index) in batch.indices.enumerated() {
        let sentence = held[index]
        let labels = crf.bestLabels(Emissions(emissions, example: place, length: sentence.tags.count)).labels
        for (step, tag) in sentence.tags.enumerated() {
          decoded.add(labels[step] == tag.rawValue ? 1 : 0)
          baseline.add(frequent[sentence.words[step]] == tag ? 1 : 0)
        }
      }
    }
    let first = held[0]
    let labels = crf.bestLabels(Emissions(inference.run(model, try Batch(try examples([first]))))).labels
    session.say(zip(first.words, labels).map { "\($0)/\(Tag(rawValue: $1)!)" }.joined(separator: " "))
    session.expect("accuracy of the most frequent tag of each word", baseline.value, atMost: 0.9)
    session.expect("accuracy of the network with the CRF", decoded.value, atLeast: 0.99)
  }

  private static func mostFrequentTags(_ sentences: [TaggedSentence]) -> [String: Tag] {
    var counts: [String: [Tag: Int]] = [:]
    for sentence in sentences {
      for (word, tag) in zip(sentence.words, sentence.tags) { counts[word, default: [:]][tag, default: 0] += 1 }
    }
    return counts.mapValues { tags in tags.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }!.key }
  }
}
