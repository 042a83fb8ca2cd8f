import Testing

@testable import NAME

@Test func learnsToWrite() throws {
  let corpus = try Corpus(sentences: 1500, seed: 2)
  let (model, loss) = try train(corpus, epochs: 4)
  // Characters drawn by their frequencies alone have 2.8 nats.
  #expect(loss < 0.7)
  let written = try text(after: "at dawn the o", count: 60, model, characters: corpus.characters, temperature: 0)
  #expect(written.hasPrefix("at dawn the old ") || written.hasPrefix("at dawn the owl "))
}
