import Foundation
import RNNRuntime

/// Says how words are pronounced, with the signs of the CMU Pronouncing Dictionary: `HH AH0 L OW1`.
struct Pronouncer {
  /// In the order in which the model has learned them.
  private static let letters = ["<pad>", "<unk>", "</s>"] + "abcdefghijklmnopqrstuvwxyz".map { String($0) }
  private static let phonemes =
    ["<pad>", "<unk>", "<s>", "</s>"]
      + """
      AA0 AA1 AA2 AE0 AE1 AE2 AH0 AH1 AH2 AO0 AO1 AO2 AW0 AW1 AW2 AY0 AY1 AY2 B CH D DH EH0 EH1 EH2 ER0 ER1 ER2 EY0 EY1 EY2 \
      F G HH IH0 IH1 IH2 IY0 IY1 IY2 JH K L M N NG OW0 OW1 OW2 OY0 OY1 OY2 P R S SH T TH UH0 UH1 UH2 UW UW0 UW1 UW2 V W Y Z ZH
      """.split(separator: " ").map(String.init)

  private static let (unknown, endOfWord): (Int32, Int32) = (1, 2)
  private static let (begin, end): (Int32, Int32) = (2, 3)
  /// More than any word has: the model may not come to an end.
  private static let longest = 20

  private let model: Phonemes
  private let numbers: [Unicode.Scalar: Int32]

  init(_ model: Phonemes) {
    self.model = model
    let letters = Self.letters.enumerated().dropFirst(3)
    numbers = Dictionary(uniqueKeysWithValues: letters.map { (Unicode.Scalar($1)!, Int32($0)) })
  }

  /// The most probable phoneme at each step, behind those before.
  func phonemes(of word: String) -> [String] {
    var stream = Phonemes.Stream(model.encode(letters: tokens(of: word)))
    var result: [String] = []
    var last = Int(Self.begin)
    while result.count < Self.longest {
      let scores = model.step(given: last, &stream)
      last = scores.indices.max { scores[$0] < scores[$1] }!
      if last == Int(Self.end) { break }
      result.append(Self.phonemes[last])
    }
    return result
  }

  /// The same of several words at once.
  func phonemes(of words: [String]) -> [[String]] {
    var streams = Phonemes.Streams(words.map { model.encode(letters: tokens(of: $0)) })
    var result = [[String]](repeating: [], count: words.count)
    var last = [Int32](repeating: Self.begin, count: words.count)
    var open = Set(words.indices)
    for _ in 0..<Self.longest where !open.isEmpty {
      let scores = model.step(given: last, &streams)
      for word in open {
        last[word] = Int32(scores.argmax(example: word))
        if last[word] == Self.end { open.remove(word) } else { result[word].append(Self.phonemes[Int(last[word])]) }
      }
    }
    return result
  }

  /// Letters without accents and in lower case; others are unknown.
  private func tokens(of word: String) -> [Int32] {
    let plain = word.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
    return plain.map { numbers[$0] ?? Self.unknown } + [Self.endOfWord]
  }
}
