import Foundation
import RNNData
import RNNRuntime

/// A text as tokens: the first nine tenths to learn, the rest to check.
struct Corpus {
  let characters: Vocabulary
  let learned: [Int32]
  let held: [Int32]

  init(_ text: String) throws {
    let most = Writer.Example.layout.inputs[0].classes
    characters = Vocabulary(.character, from: text, hasUnknown: true, maximumSize: most)
    let tokens = try characters.encode(text)
    let boundary = tokens.count / 10 * 9
    learned = Array(tokens[..<boundary])
    held = Array(tokens[boundary...])
  }

  /// The text of a file.
  init(contentsOf file: String) throws {
    try self.init(String(contentsOfFile: file, encoding: .utf8))
  }

  /// Made-up sentences, of animals and what they see.
  init(sentences: Int, seed: UInt64) throws {
    var random = RandomGenerator(seed: seed)
    func pick(_ words: String...) -> String { words.randomElement(using: &random)! }
    func thing() -> String {
      let kind = pick("", "old ", "small ", "brown ")
      return "the \(kind)\(pick("fox", "owl", "dog", "hen", "cat", "bear")) \(pick("by", "under", "near")) "
        + "the \(pick("tree", "lake", "house", "hill"))"
    }
    let text = (0..<sentences).map { _ in
      let end = pick(".", ".", " and sings.", " all night.")
      return
        "\(pick("today", "in spring", "at dawn")) \(thing()) \(pick("sees", "hears", "follows")) \(thing())\(end)\n"
    }
    try self.init(text.joined())
  }
}
