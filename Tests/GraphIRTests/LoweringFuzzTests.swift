import Testing

@testable import GraphIR

/// Models whose words have been shuffled about: lowering ends in a graph that verifies, or in errors with a reason.
struct LoweringFuzzTests {
  /// Runs of letters and digits, and single other characters.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isWord = false
    for character in text {
      let continues = character.isLetter || character.isNumber
      if continues && isWord { words[words.count - 1].append(character) } else { words.append(String(character)) }
      isWord = continues
    }
    return words
  }

  @Test(arguments: LoweringTests.models)
  func shuffledWords(path: String) throws {
    let bytes = try SourceLoader.readFromDisk("\(Fixture.folder)/\(path)")
    let words = Self.words(String(decoding: bytes, as: UTF8.self))
    let vocabulary =
      words.filter { $0 != " " && $0 != "\n" } + ["0", "1", "3", "h", "x", "last", "GRU", "dense", "sum"]
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      var changed = words
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: 0..<changed.count, using: &generator)
        if changed[index] == "\n" || changed[index] == " " { continue }
        changed[index] = vocabulary[Int.random(in: 0..<vocabulary.count, using: &generator)]
      }
      let diagnostics = Diagnostics()
      let file = SourceFile(path: "Shuffled.rnn", text: changed.joined())
      let models = lower([SourceUnit(parsing: file, diagnostics: diagnostics)], into: diagnostics)
      #expect(!diagnostics.all.contains { $0.message.contains("internal error") }, "\(changed.joined())")
      #expect(models.isEmpty == diagnostics.hasErrors || !changed.contains("model"), "\(changed.joined())")
      for model in models { #expect(throws: Never.self, "\(changed.joined())") { try model.graph.verify() } }
    }
  }
}
