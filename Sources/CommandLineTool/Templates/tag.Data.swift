import Foundation
import RNNData
import RNNRuntime

/// A sentence, word by word, with the tag of each.
typealias Sentence = [(word: String, tag: String)]

/// Sentences, and how words and tags become tokens.
struct Corpus {
  let sentences: [Sentence]
  let words: Vocabulary
  let tags: [String]

  /// Reads a file with a line for each word: the word, a tab or space, its tag; an empty line between sentences.
  init(contentsOf file: String) throws {
    let lines = try String(contentsOfFile: file, encoding: .utf8)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let sentences = lines.split(whereSeparator: \.isEmpty).map { lines in
      lines.compactMap { line in
        let parts = line.split(whereSeparator: \.isWhitespace)
        return parts.count >= 2 ? (word: parts[0].lowercased(), tag: String(parts[parts.count - 1])) : nil
      }
    }
    self.init(sentences)
  }

  /// Made-up orders: what a number means, its neighbors tell.
  init(count: Int, seed: UInt64) {
    var random = RandomGenerator(seed: seed)
    func pick(_ words: String...) -> String { words.randomElement(using: &random)! }
    func number() -> String { String(Int.random(in: 1...12, using: &random)) }
    func order() -> Sentence {
      var goods: Sentence = [(number(), "COUNT"), (pick("pizzas", "salads", "soups", "rolls"), "ITEM")]
      if Bool.random(using: &random) { goods.insert((pick("large", "small", "hot"), "KIND"), at: 1) }
      let place: Sentence = [
        ("to", "-"), (number(), "HOUSE"), (pick("main", "mill", "park", "church"), "STREET"),
        (pick("street", "lane", "road"), "STREET"),
      ]
      let time: Sentence = [(pick("at", "by", "around"), "-"), (number(), "HOUR")]
      let parts = [goods, place, time].shuffled(using: &random)
      return [(pick("please", "now"), "-"), (pick("bring", "send"), "-")] + parts.flatMap { $0 }
    }
    self.init((0..<count).map { _ in order() })
  }

  private init(_ sentences: [Sentence]) {
    self.sentences = sentences
    let text = sentences.map { $0.map(\.word).joined(separator: " ") }.joined(separator: "\n")
    words = Vocabulary(.word, from: text, hasUnknown: true, maximumSize: Tagger.Example.layout.inputs[0].classes)
    tags = Set(sentences.flatMap { $0.map(\.tag) }).sorted()
  }

  /// The sentences as the model takes them.
  func examples() -> [Tagger.Example] {
    sentences.map { sentence in
      Tagger.Example(
        sentence: sentence.map { words.number(of: $0.word)! },
        tagged: sentence.map { Int32(tags.firstIndex(of: $0.tag)!) })
    }
  }
}
