/// A conditional random field along a chain (Lafferty, McCallum and Pereira 2001): labels y of a sequence have the score
///
///     first[y₁] + Σₜ emissions[t, yₜ] + Σₜ transitions[yₜ₋₁, yₜ] + last[y_T].
public struct LinearChainCRF: Sendable {
  public let classes: Int
  /// From each class to each: [classes, classes].
  public let transitions: Tensor
  /// Of beginning with each class.
  public let first: [Float]
  /// Of ending with each class.
  public let last: [Float]

  /// - Parameters:
  ///   - transitions: [from, to]; of a model, one of its parameters.
  ///   - first: one for each class; zero without.
  ///   - last: one for each class; zero without.
  /// - Precondition: the shapes fit.
  public init(transitions: Tensor, first: [Float]? = nil, last: [Float]? = nil) {
    do { try Self.validate(transitions: transitions, first: first, last: last) } catch { error.stop() }
    classes = transitions.shape[0]
    self.transitions = transitions
    self.first = first ?? [Float](repeating: 0, count: classes)
    self.last = last ?? [Float](repeating: 0, count: classes)
  }

  /// Checks the shapes.
  public static func validate(
    transitions: Tensor, first: [Float]? = nil, last: [Float]? = nil
  ) throws(ValidationError) {
    let shape = transitions.shape
    guard shape.count == 2, shape[0] == shape[1], shape[0] > 0 else {
      throw ValidationError("transitions", "their shape is \(shapeText(shape)) and not [classes, classes]")
    }
    for (name, scores) in [("first", first), ("last", last)] {
      if let scores, scores.count != shape[0] {
        throw ValidationError(name, "it has \(scores.count) scores for \(shape[0]) classes")
      }
    }
  }

  /// Checks that the emissions are of the same classes.
  public func validate(_ emissions: Emissions) throws(ValidationError) {
    if emissions.classes != classes {
      throw ValidationError("emissions", "they are of \(emissions.classes) classes, and the transitions of \(classes)")
    }
  }

  /// The labels with the highest score (Viterbi 1967), and that score; none and 0 of no steps.
  ///
  /// Of labels with the same score, those with the lower class at the last step where they differ are taken. It takes
  /// steps · classes² sums, in double precision.
  /// - Precondition: the emissions are of the same classes.
  public func bestLabels(_ emissions: Emissions) -> (labels: [Int32], score: Double) {
    do { try validate(emissions) } catch { error.stop() }
    guard emissions.steps > 0 else { return ([], 0) }
    let transitions = transitions.elements
    // The best scores of all beginnings that end with each class, and the class before that.
    var scores = zip(first, emissions[0]).map { Double($0) + Double($1) }
    var sources = [Int32](repeating: 0, count: emissions.steps * classes)
    for step in 1..<emissions.steps {
      var next: [Double] = []
      for (target, emission) in emissions[step].enumerated() {
        var best = 0
        var bestScore = scores[0] + Double(transitions[target])
        for source in 1..<classes {
          let score = scores[source] + Double(transitions[source * classes + target])
          if score > bestScore { (best, bestScore) = (source, score) }
        }
        next.append(bestScore + Double(emission))
        sources[step * classes + target] = Int32(best)
      }
      scores = next
    }
    for label in 0..<classes { scores[label] += Double(last[label]) }
    var label = 0
    for other in 1..<classes where scores[other] > scores[label] { label = other }
    let score = scores[label]
    var labels: [Int32] = []
    for step in (0..<emissions.steps).reversed() {
      labels.append(Int32(label))
      label = Int(sources[step * classes + label])
    }
    return (labels.reversed(), score)
  }
}
