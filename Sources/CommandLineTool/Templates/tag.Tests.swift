import Testing

@testable import NAME

@Test func learnsWhatNumbersMean() throws {
  let corpus = Corpus(count: 1000, seed: 2)
  let (model, accuracy) = try train(corpus, epochs: 8)
  #expect(accuracy > 0.97)
  let answers = tags(
    of: ["please", "send", "to", "7", "mill", "lane", "7", "hot", "soups", "at", "7"], model, words: corpus.words,
    tags: corpus.tags)
  #expect(answers == ["-", "-", "-", "HOUSE", "STREET", "STREET", "COUNT", "KIND", "ITEM", "-", "HOUR"])
}
