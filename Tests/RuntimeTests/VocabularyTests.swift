import Foundation
import RNNRuntime
import Testing

@Suite struct VocabularyTests {
  @Test func charactersInTheOrderOfFrequency() throws {
    let vocabulary = Vocabulary(.character, from: "banana split")
    #expect(vocabulary.tokens == ["a", "n", " ", "b", "i", "l", "p", "s", "t"])
    #expect(try vocabulary.encode("nab") == [1, 0, 3])
    #expect(vocabulary.decode([1, 0, 3]) == "nab")
    #expect(vocabulary.unknown == nil && vocabulary.end == nil)
    #expect(throws: UnknownToken(token: "x")) { try vocabulary.encode("ax") }
  }

  /// Line ends, combining marks and emoji of several scalars come back as they were.
  @Test func charactersRoundTrip() throws {
    let text = "a\r\nb\n\u{65}\u{301} é 👩‍👩‍👧 \u{0}\u{FEFF}"
    let vocabulary = Vocabulary(.character, from: text, hasUnknown: true, hasEnd: true)
    let decoded = vocabulary.decode(try vocabulary.encode(text, appendingEnd: true))
    #expect(Array(decoded.unicodeScalars) == Array(text.unicodeScalars))
    let read = try JSONDecoder().decode(Vocabulary.self, from: JSONEncoder().encode(vocabulary))
    #expect(read == vocabulary)
    #expect(try read.encode(text) == vocabulary.encode(text))
  }

  @Test func specialTokensComeFirst() throws {
    let vocabulary = Vocabulary(.word, from: "the cat, the dog", hasUnknown: true, hasEnd: true)
    #expect(vocabulary.tokens == ["<unknown>", "<end>", "the", ",", "cat", "dog"])
    #expect(try vocabulary.encode("the bird", appendingEnd: true) == [2, 0, 1])
    #expect(vocabulary.decode([2, 4, 1, 5]) == "the cat")
    let onlyEnd = Vocabulary(.word, from: "a", hasEnd: true)
    #expect(onlyEnd.end == 0 && onlyEnd.tokens == ["<end>", "a"])
  }

  @Test func words() throws {
    let text = "Don't stop—the well-known “Café” costs 3.5 €!\n"
    let expected = ["Don't", "stop", "—", "the", "well-known", "“", "Café", "”", "costs", "3", ".", "5", "€", "!"]
    let vocabulary = Vocabulary(.word, from: text)
    #expect(Set(vocabulary.tokens) == Set(expected))
    #expect(vocabulary.decode(try vocabulary.encode(text)) == expected.joined(separator: " "))
  }

  /// A text that spells a special token has no way to it.
  @Test func specialTokensAreNotText() throws {
    let vocabulary = Vocabulary(.word, from: "<end> a", hasUnknown: true, hasEnd: true)
    #expect(try !vocabulary.encode("<end> <unknown>").contains { $0 == 1 })
    #expect(vocabulary.number(of: "<end>") == 0)
  }

  @Test func limits() throws {
    let text = "aaaa bbb cc d"
    #expect(Vocabulary(.word, from: text, minimumCount: 1).count == 4)
    #expect(Vocabulary(.character, from: text, minimumCount: 3).tokens == ["a", " ", "b"])
    #expect(Vocabulary(.character, from: text, hasUnknown: true, maximumSize: 3).tokens == ["<unknown>", "a", " "])
    #expect(Vocabulary(.character, from: text, hasUnknown: true, maximumSize: 0).tokens == ["<unknown>"])
    #expect(Vocabulary(.character, from: "").count == 0)
  }

  @Test func files() throws {
    try withTemporaryFolder { folder in
      let vocabulary = Vocabulary(.word, from: "a \"quoted\" \\ word", hasUnknown: true)
      let json = folder.appending(path: "vocabulary.json")
      try vocabulary.write(to: json)
      #expect(try Vocabulary(contentsOf: json) == vocabulary)

      let model = folder.appending(path: "model.safetensors")
      try SafetensorsFile.write([], metadata: try vocabulary.metadata, to: model)
      #expect(try Vocabulary(metadataOf: SafetensorsFile(contentsOf: model)) == vocabulary)

      try SafetensorsFile.write([], metadata: ["vocabulary": "{}"], to: model)
      let file = try SafetensorsFile(contentsOf: model)
      #expect(throws: SafetensorsError(file: model.path, reason: .metadata(key: "vocabulary"))) {
        try Vocabulary(metadataOf: file)
      }
    }
  }

  @Test func malformedFiles() {
    for text in [
      "", "[]", "{\"unit\":\"byte\"}", "{\"unit\":\"word\",\"unknown\":true,\"end\":true,\"tokens\":[\"a\",\"a\"]}",
    ] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Vocabulary.self, from: Data(text.utf8)) }
    }
  }
}
