import Foundation
import RNNData
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

  /// What Unicode calls equivalent, and Swift equal, are different tokens.
  @Test(arguments: [
    "K\u{212A}", ";\u{37E}", "\u{C5}\u{212B}A\u{30A}", "\u{E9}e\u{301}", "\u{1F71}\u{3AC}", "\u{2126}\u{3A9}",
  ])
  func equivalentCharacters(_ text: String) throws {
    let vocabulary = Vocabulary(.character, from: text)
    #expect(vocabulary.count == Set(text.unicodeScalars).count)
    func roundTrip(_ vocabulary: Vocabulary) throws -> Bool {
      try vocabulary.decode(vocabulary.encode(text)).unicodeScalars.elementsEqual(text.unicodeScalars)
    }
    #expect(try roundTrip(vocabulary))
    #expect(try roundTrip(JSONDecoder().decode(Vocabulary.self, from: JSONEncoder().encode(vocabulary))))
    let first = String(text.unicodeScalars.prefix(1))
    #expect(throws: UnknownToken.self) { try Vocabulary(.character, from: first).encode(text) }
    try withTemporaryFolder { folder in
      let (json, model) = (folder.appending(path: "json"), folder.appending(path: "model"))
      try vocabulary.write(to: json)
      #expect(try roundTrip(Vocabulary(contentsOf: json)))
      try SafetensorsFile.write([], metadata: try vocabulary.metadata, to: model)
      #expect(try roundTrip(Vocabulary(metadataOf: SafetensorsFile(contentsOf: model))))
    }
  }

  /// All scalars that Unicode takes for another one or several.
  @Test func everyScalarRoundTrips() throws {
    var scalars = String.UnicodeScalarView()
    for value in (0 as UInt32)..<0x3_0000 { if let scalar = Unicode.Scalar(value) { scalars.append(scalar) } }
    let text = String(scalars)
    let vocabulary = Vocabulary(.character, from: text)
    #expect(vocabulary.count == scalars.count)
    #expect(try vocabulary.decode(vocabulary.encode(text)).utf8.elementsEqual(text.utf8))
  }

  @Test func equivalentWords() throws {
    let text = "caf\u{E9} cafe\u{301} \u{212A} K"
    let vocabulary = Vocabulary(.word, from: text)
    #expect(vocabulary.count == 4)
    #expect(try vocabulary.decode(vocabulary.encode(text)).utf8.elementsEqual(text.utf8))
    let (one, other) = (Vocabulary(.word, tokens: ["caf\u{E9}"]), Vocabulary(.word, tokens: ["cafe\u{301}"]))
    #expect(one != other)
    #expect(Set([one, other, one]).count == 2)
  }

  @Test func tokensOfAList() throws {
    let vocabulary = Vocabulary(.word, tokens: ["the", "cat", "."], hasUnknown: true, hasEnd: true)
    #expect(vocabulary.tokens == ["<unknown>", "<end>", "the", "cat", "."])
    #expect(try vocabulary.encode("the dog.", appendingEnd: true) == [2, 0, 4, 1])
    func message(_ body: () throws -> Void) -> String? {
      do { try body() } catch { return "\(error)" }
      return nil
    }
    #expect(message { try Vocabulary.validate(.word, tokens: ["the", "cat", "."]) } == nil)
    #expect(
      message { try Vocabulary.validate(.word, tokens: ["a", "b", "a"]) } == "token 2: 'a' occurs twice")
    #expect(message { try Vocabulary.validate(.word, tokens: ["a b"]) } == "token 0: 'a b' is not one word")
    #expect(message { try Vocabulary.validate(.word, tokens: [""]) } == "token 0: '' is not one word")
    #expect(
      message { try Vocabulary.validate(.character, tokens: ["a", "bc"]) } == "token 1: 'bc' is not one character")
    #expect(message { try Vocabulary.validate(.character, tokens: ["\u{37E}", ";"]) } == nil)
    #expect(message { try vocabulary.validate([4, 5]) } == "token 1: the token 5 is not in 0..<5")
  }

  @Test func tokensOfNoVocabulary() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Vocabulary(.character, from: "abc").decode([0, 3])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: token 1: the token 3 is not in 0..<3\n"), "\(text)")
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

  @Test func rareWordsAreUnknown() throws {
    let text = "the cat saw the dog, and the dog saw the bird"
    let vocabulary = Vocabulary(.word, from: text, hasUnknown: true, hasEnd: true, minimumCount: 2)
    #expect(vocabulary.tokens == ["<unknown>", "<end>", "the", "dog", "saw"])
    #expect(try vocabulary.encode("the cat saw", appendingEnd: true) == [2, 0, 4, 1])
    // Of those that are as frequent, the first by their letters stay.
    let small = Vocabulary(.word, from: text, hasUnknown: true, hasEnd: true, minimumCount: 2, maximumSize: 4)
    #expect(small.tokens == ["<unknown>", "<end>", "the", "dog"])
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

  @Test func filesThatHoldNoVocabulary() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "vocabulary.json")
      func reason() -> String? {
        do { _ = try Vocabulary(contentsOf: url) } catch { return (error as? FileError)?.reason }
        return nil
      }
      #expect(reason() == "cannot be read: there is no such file")
      try Data("{}".utf8).write(to: url)
      #expect(reason() == "is no vocabulary")
      try Data(#"{"unit":"word","unknown":true,"end":true,"tokens":["a","a"]}"#.utf8).write(to: url)
      #expect(reason() == "is no vocabulary: token 1: 'a' occurs twice")
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
