import Foundation
import RNNData
import RNNRuntime

/// Sentences with a label each, and how words and labels become tokens.
struct Corpus {
  let sentences: [(text: String, label: String)]
  let words: Vocabulary
  let labels: [String]

  /// Reads a file with a line for each sentence: the label, a tab, the sentence.
  init(contentsOf file: String) throws {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    self.init(
      lines.compactMap { line in
        let parts = line.split(separator: "\t", maxSplits: 1)
        return parts.count == 2 ? (parts[1].lowercased(), String(parts[0])) : nil
      })
  }

  /// Made-up reviews: what comes after "but" counts, and "not" turns it around.
  init(count: Int, seed: UInt64) {
    var random = RandomGenerator(seed: seed)
    let (good, bad) = (["great", "fine", "lovely", "clever"], ["dull", "weak", "awful", "slow"])
    func clause() -> (text: String, isGood: Bool) {
      let (isGood, isTurned) = (Bool.random(using: &random), Bool.random(using: &random))
      let thing = ["plot", "cast", "music", "ending", "camera"].randomElement(using: &random)!
      let word = (isGood ? good : bad).randomElement(using: &random)!
      let very = Bool.random(using: &random) ? "very " : ""
      return ("the \(thing) was \(isTurned ? "not " : "")\(very)\(word)", isGood != isTurned)
    }
    self.init(
      (0..<count).map { _ in
        let (first, last) = (clause(), clause())
        let text = Bool.random(using: &random) ? last.text : "\(first.text) but \(last.text)"
        return (text, last.isGood ? "good" : "bad")
      })
  }

  private init(_ sentences: [(text: String, label: String)]) {
    self.sentences = sentences
    let text = sentences.map(\.text).joined(separator: "\n")
    words = Vocabulary(.word, from: text, hasUnknown: true, maximumSize: Classifier.Example.layout.inputs[0].classes)
    labels = Set(sentences.map(\.label)).sorted()
  }

  /// The sentences as the model takes them.
  func examples() throws -> [Classifier.Example] {
    try sentences.map { sentence in
      Classifier.Example(
        sentence: try words.encode(sentence.text), label: Int32(labels.firstIndex(of: sentence.label)!))
    }
  }
}
