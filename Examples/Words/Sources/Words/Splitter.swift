import Foundation
import RNNData
import RNNRuntime

/// Finds the words of strings without spaces: a network scores for each character whether a word begins with it, and a
/// conditional random field makes that a whole.
final class Splitter {
  /// What the model has learned from; of longer strings, the rest is left out, as by the package.
  static let maximumLength = 64

  private let model: Splitting
  private let inference: Splitting.Inference
  private let field: LinearChainCRF
  /// How many strings are split at the same time.
  let batch: Int

  init(contentsOf parameters: URL, batch: Int, threads: Int) throws {
    model = try Splitting(contentsOf: parameters)
    inference = Splitting.Inference(batch: batch, steps: Self.maximumLength, threads: threads)
    field = LinearChainCRF(
      transitions: model.parameters["crf.transitions"], first: model.parameters["crf.first"].elements,
      last: model.parameters["crf.last"].elements)
    self.batch = batch
  }

  /// The words of each string, of which there are no more than `batch`.
  func split(_ strings: [String]) -> [[String]] {
    let texts = strings.map(Self.characters)
    return scores(of: texts).enumerated().map { place, scores in
      let text = texts[place]
      let labels = field.bestLabels(Emissions(scores, classes: field.classes)).labels
      // 1 is the beginning of a word.
      let begins = text.indices.filter { $0 == 0 || labels[$0] == 1 } + [text.count]
      return zip(begins, begins.dropFirst()).filter { $0 < $1 }.map { Self.text(text[$0..<$1]) }
    }
  }

  /// The two scores of each character of the strings, from which the field finds its labels.
  func scores(of strings: [String]) -> [[Float]] { scores(of: strings.map(Self.characters)) }

  private func scores(of texts: [[Unicode.Scalar]]) -> [[Float]] {
    precondition(texts.count <= batch)
    let steps = texts.map(\.count).max() ?? 0
    guard steps > 0 else { return texts.map { _ in [] } }
    var tokens = [Int32](repeating: 0, count: batch * steps)
    var lengths = [Int](repeating: 0, count: batch)
    for (place, text) in texts.enumerated() {
      lengths[place] = text.count
      for (step, character) in text.enumerated() { tokens[place * steps + step] = Self.token(character) }
    }
    let emissions = inference.run(model, chars: tokens, lengths: lengths)
    return texts.indices.map { place in
      let start = place * steps * field.classes
      return Array(emissions[start..<start + lengths[place] * field.classes])
    }
  }

  private static func characters(_ string: String) -> [Unicode.Scalar] {
    Array(string.lowercased().unicodeScalars.prefix(maximumLength))
  }

  private static func text(_ characters: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: characters)
    return String(result)
  }

  /// Letters and digits of ASCII have tokens of their own, from 2 on; all else is 1.
  private static func token(_ character: Unicode.Scalar) -> Int32 {
    switch character {
    case "a"..."z": Int32(character.value - 97) + 2
    case "0"..."9": Int32(character.value - 48) + 28
    default: 1
    }
  }
}
