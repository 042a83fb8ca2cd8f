/// The labels of a sequence from the scores of a network that was trained by connectionist temporal classification
/// (Graves et al. 2006).
///
/// At each step the network says a class or `blank`. Such an alignment stands for the labels that are left when
/// repetitions are made one and then blanks are removed: with `-` as the blank, `aa-ab` and `-a-ab` for `aab`. The
/// probability of labels is the sum over all their alignments,
///
///     P(labels) = Σ Πₜ p(t, class at t).
public struct CTCDecoder: Hashable, Sendable {
  /// The class that stands for no label.
  public var blank: Int
  /// What the emissions are.
  public var scores: ScoreScale

  public init(blank: Int, scores: ScoreScale = .probabilities) {
    self.blank = blank
    self.scores = scores
  }

  /// Labels that were found.
  public struct Labeling: Hashable, Sendable {
    public var labels: [Int32]
    public var logProbability: Double
  }

  /// Checks what decoding is given: that the blank is one of the classes, and the width of a beam at least 1.
  public func validate(_ emissions: Emissions, width: Int = 1) throws(ValidationError) {
    if width < 1 { throw ValidationError("width", "it is \(width) and must be at least 1") }
    if blank < 0 || blank >= emissions.classes {
      throw ValidationError("blank", "the class \(blank) is not in 0..<\(emissions.classes)")
    }
  }

  /// The labels of the most probable alignment, by the most probable class of each step; of equally probable ones the
  /// lowest. These need not be the most probable labels, which may have many alignments.
  /// - Precondition: the blank is one of the classes.
  public func bestPath(_ emissions: Emissions) -> [Int32] {
    do { try validate(emissions) } catch { error.stop() }
    var labels: [Int32] = []
    var last = blank
    for step in 0..<emissions.steps {
      let scores = emissions[step]
      let first = scores.startIndex
      var best = first
      for index in scores.indices where scores[index] > scores[best] { best = index }
      if best - first != blank, best - first != last { labels.append(Int32(best - first)) }
      last = best - first
    }
    return labels
  }

  /// The most probable labels that a prefix beam search finds, the best first (Hannun et al. 2014, algorithm 1, without
  /// a language model).
  ///
  /// After each step the `width` most probable beginnings are kept. Each has two probabilities: that of all its
  /// alignments which end with a blank, and that of the others. With as many as there are beginnings the results are
  /// exact. With few, the probability of labels lacks the alignments that went through beginnings which were not kept:
  /// it is too low, and better labels may be missed. A step takes time for `width` · classes sums.
  /// - Parameters:
  ///   - count: how many labelings at most.
  ///   - width: how many beginnings are kept.
  /// - Precondition: the blank is one of the classes, and `width` is at least 1.
  public func best(_ count: Int = 1, width: Int, _ emissions: Emissions) -> [Labeling] {
    do { try validate(emissions, width: width) } catch { error.stop() }
    var prefixes = PrefixTree()
    var beams = [CTCBeam(prefix: 0, blank: 0, label: -.infinity)]
    for step in 0..<emissions.steps {
      beams = advance(beams, &prefixes, scores.logProbabilities(emissions[step]), width: width)
    }
    return beams.prefix(max(count, 0)).map {
      Labeling(labels: prefixes.labels(of: $0.prefix), logProbability: $0.total)
    }
  }

  private func advance(
    _ beams: [CTCBeam], _ prefixes: inout PrefixTree, _ logProbabilities: [Double], width: Int
  ) -> [CTCBeam] {
    // All that stay as they are, then those with one label more that are not among them.
    var next: [CTCBeam] = []
    var places: [Int: Int] = [:]
    for (index, beam) in beams.enumerated() {
      let label = prefixes.lastLabel(of: beam.prefix)
      let repeated = label.map { beam.label + logProbabilities[$0] } ?? -.infinity
      next.append(CTCBeam(prefix: beam.prefix, blank: beam.total + logProbabilities[blank], label: repeated))
      places[beam.prefix] = index
    }
    var best = BestList<(beam: CTCBeam, added: Int)>(capacity: width)
    for beam in beams {
      let last = prefixes.lastLabel(of: beam.prefix)
      for label in logProbabilities.indices where label != blank {
        // The same label again is another one only behind a blank.
        let extended = (label == last ? beam.blank : beam.total) + logProbabilities[label]
        if let child = prefixes.known(beam.prefix, label), let place = places[child] {
          next[place].label = logarithmOfSum(next[place].label, extended)
        } else if extended > -.infinity {
          best.offer((CTCBeam(prefix: beam.prefix, blank: -.infinity, label: extended), label), score: extended)
        }
      }
    }
    var kept = BestList<(beam: CTCBeam, added: Int)>(capacity: width)
    for beam in next where beam.total > -.infinity { kept.offer((beam, -1), score: beam.total) }
    for (beam, label) in best.elements { kept.offer((beam, label), score: beam.total) }
    return kept.elements.map { beam, label in
      guard label >= 0 else { return beam }
      return CTCBeam(prefix: prefixes.child(of: beam.prefix, label), blank: beam.blank, label: beam.label)
    }
  }
}

/// The beginning of labels, with the log probabilities of its alignments that end with a blank and of those that do not.
private struct CTCBeam {
  var prefix: Int
  var blank: Double
  var label: Double

  var total: Double { logarithmOfSum(blank, label) }
}

/// Beginnings of labels by numbers; the empty one is 0.
private struct PrefixTree {
  private struct Edge: Hashable {
    var parent: Int
    var label: Int
  }

  private var edges = [Edge(parent: -1, label: -1)]
  private var children: [Edge: Int] = [:]

  func lastLabel(of prefix: Int) -> Int? { prefix == 0 ? nil : edges[prefix].label }

  /// A beginning with one more label, if it has a number.
  func known(_ prefix: Int, _ label: Int) -> Int? { children[Edge(parent: prefix, label: label)] }

  /// The same, which gets a number.
  mutating func child(of prefix: Int, _ label: Int) -> Int {
    if let known = known(prefix, label) { return known }
    let edge = Edge(parent: prefix, label: label)
    children[edge] = edges.count
    edges.append(edge)
    return edges.count - 1
  }

  func labels(of prefix: Int) -> [Int32] {
    var labels: [Int32] = []
    var prefix = prefix
    while prefix != 0 {
      labels.append(Int32(edges[prefix].label))
      prefix = edges[prefix].parent
    }
    return labels.reversed()
  }
}

/// ln(eᵃ + eᵇ)
private func logarithmOfSum(_ a: Double, _ b: Double) -> Double {
  let (low, high) = a < b ? (a, b) : (b, a)
  return high == -.infinity ? high : high + logarithm(onePlus: exponential(low - high))
}
