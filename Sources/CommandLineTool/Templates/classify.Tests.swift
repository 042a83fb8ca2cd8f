import Testing

@testable import NAME

@Test func learnsWhatCounts() throws {
  let corpus = Corpus(count: 2000, seed: 2)
  let (model, accuracy) = try train(corpus, epochs: 8)
  #expect(accuracy > 0.95)
  let texts = ["the plot was not dull", "the cast was great but the ending was slow"]
  #expect(try labels(of: texts, model, words: corpus.words, labels: corpus.labels) == ["good", "bad"])
}
