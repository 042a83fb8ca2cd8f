import Foundation
import Practice
import RNNRuntime

/// Sentences in which a verb agrees with a noun that may stand far before it, each with the probability that it has.
/// No sentence can come about in two ways, so that this is all of it.
struct GrammarSentence {
  private(set) var words: [String] = []
  private(set) var logProbability = 0.0

  private static let nouns = ["dog", "cat", "bird", "horse", "girl", "boy", "king", "farmer"]
  private static let verbs = ["see", "hear", "follow", "like", "find", "help"]
  private static let adjectives = ["old", "small", "clever", "tired"]

  init(_ random: inout RandomGenerator) {
    let isPlural = noun(depth: 0, &random)
    verb(isPlural, &random)
    if happens(0.6, &random) { _ = noun(depth: 1, &random) }
    words.append(".")
  }

  /// A noun with what belongs to it; gives whether there are many.
  private mutating func noun(depth: Int, _ random: inout RandomGenerator) -> Bool {
    let isPlural = happens(0.5, &random)
    words.append(happens(0.6, &random) ? "the" : (isPlural ? "many" : "a"))
    if happens(0.3, &random) { words.append(drawn(Self.adjectives, &random)) }
    words.append(drawn(Self.nouns, &random) + (isPlural ? "s" : ""))
    guard depth < 2, happens(0.4, &random) else { return isPlural }
    words.append("that")
    if happens(0.5, &random) {
      verb(isPlural, &random)
      _ = noun(depth: depth + 1, &random)
    } else {
      let others = noun(depth: depth + 1, &random)
      verb(others, &random)
    }
    return isPlural
  }

  private mutating func verb(_ isPlural: Bool, _ random: inout RandomGenerator) {
    words.append(drawn(Self.verbs, &random) + (isPlural ? "" : "s"))
  }

  private mutating func happens(_ probability: Double, _ random: inout RandomGenerator) -> Bool {
    let result = random.chance(probability)
    logProbability += log(result ? probability : 1 - probability)
    return result
  }

  private mutating func drawn(_ words: [String], _ random: inout RandomGenerator) -> String {
    logProbability -= log(Double(words.count))
    return words.drawn(&random)
  }
}
