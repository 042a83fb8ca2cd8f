import Practice
import RNNRuntime

/// Kinds of words.
enum Tag: Int32, CaseIterable {
  case determiner, adjective, noun, verb, adverb, preposition, pronoun, end
}

/// A sentence of which each word has a tag.
struct TaggedSentence: Hashable {
  var words: [String] = []
  var tags: [Tag] = []

  private static let lexicon: [Tag: [String]] = [
    .determiner: ["the", "a", "this", "that", "every", "her"],
    .adjective: ["old", "light", "fast", "still", "clean", "open", "little", "red", "hard", "warm"],
    .noun: [
      "man", "watch", "fish", "light", "book", "play", "garden", "boat", "walk", "water", "plant", "park", "dog", "run",
      "clean", "place",
    ],
    .verb: [
      "watch", "fish", "book", "play", "walk", "water", "plant", "park", "run", "light", "clean", "open",
      "see", "place",
    ],
    .adverb: ["fast", "still", "often", "hard", "slowly", "never"],
    .preposition: ["in", "near", "behind", "with", "past"],
    .pronoun: ["they", "we", "that", "her", "you"],
    .end: ["."],
  ]

  init(_ random: inout RandomGenerator) {
    clause(&random)
    if random.chance(0.2) {
      add(.preposition, &random)
      nounPhrase(&random)
    }
    add(.end, &random)
  }

  private mutating func add(_ tag: Tag, _ random: inout RandomGenerator) {
    words.append(Self.lexicon[tag]!.drawn(&random))
    tags.append(tag)
  }

  private mutating func clause(_ random: inout RandomGenerator) {
    nounPhrase(&random)
    if random.chance(0.3) { add(.adverb, &random) }
    add(.verb, &random)
    if random.chance(0.7) { nounPhrase(&random) }
    if random.chance(0.3) { add(.adverb, &random) }
  }

  private mutating func nounPhrase(_ random: inout RandomGenerator) {
    if random.chance(0.25) { return add(.pronoun, &random) }
    add(.determiner, &random)
    while random.chance(0.4) { add(.adjective, &random) }
    add(.noun, &random)
    if random.chance(0.2) {
      add(.preposition, &random)
      nounPhrase(&random)
    }
  }
}
