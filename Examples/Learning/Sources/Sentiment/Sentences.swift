import Practice
import RNNRuntime

/// Sentences for or against something, from a small grammar.
struct Sentence: Hashable {
  var text: String
  /// 1: for it, 0: against it.
  var label: Int32
  var isNegated: Bool
}

extension Sentence {
  private static let things = [
    "food", "film", "music", "service", "room", "book", "garden", "story", "staff", "view", "play", "soup",
  ]
  private static let good = ["good", "fine", "lovely", "brilliant", "pleasant", "charming", "superb", "nice"]
  private static let bad = ["bad", "awful", "dull", "terrible", "boring", "poor", "dreadful", "sad"]
  /// With how much stronger they make what they stand before.
  private static let degrees = [("", 1.0), ("very", 2.0), ("really", 2.0), ("rather", 0.7), ("somewhat", 0.5)]
  private static let negations = ["not", "never", "hardly"]

  /// What is said of one thing: how much for it, and whether it is negated.
  private struct Clause {
    var text: String
    var value: Double
    var isNegated: Bool

    init(_ random: inout RandomGenerator) {
      let isGood = random.chance(0.5)
      let (degree, strength) = degrees.drawn(&random)
      isNegated = random.chance(0.3)
      let words = [
        random.chance(0.5) ? "the" : "their", things.drawn(&random), random.chance(0.5) ? "was" : "is",
        isNegated ? negations.drawn(&random) : "", degree, (isGood ? good : bad).drawn(&random),
      ]
      text = words.filter { !$0.isEmpty }.joined(separator: " ")
      // "Not very good" is a little bad, as "not good" is.
      value = isNegated ? (isGood ? -0.6 : 0.6) : (isGood ? strength : -strength)
    }
  }

  /// One clause, or two, of which the one behind "but" counts twice.
  init(_ random: inout RandomGenerator) {
    let first = Clause(&random)
    (text, isNegated) = (first.text, first.isNegated)
    var value = first.value
    if random.chance(0.5) {
      let second = Clause(&random)
      let contrasts = random.chance(0.5)
      text += (contrasts ? " but " : " and ") + second.text
      value += second.value * (contrasts ? 2 : 1)
      isNegated = isNegated || second.isNegated
    }
    // Neither for nor against it: as the first clause.
    label = (abs(value) < 1e-9 ? first.value : value) > 0 ? 1 : 0
  }
}
