/// Some rows of a batch, with memory of their own, and a segment of their steps: what the body of a compiled function
/// works on.
///
/// Sequences lie time-major: [steps, batch, width].
public struct Shard: @unchecked Sendable {
  /// The number of rows.
  public let batch: Int
  public let parameters: UnsafePointer<Float>
  public let prepared: UnsafePointer<Float>
  /// Sums over the rows of this shard; in `finish`, over all rows.
  public let sums: UnsafeMutablePointer<Float>
  /// The gradient of each parameter, where the function computes gradients: in the body, sums over the rows of this
  /// shard of what `gradientSums` names.
  public let gradients: UnsafeMutablePointer<Float>
  /// In a long run: totals in double precision, of the sums and then of the gradients.
  let totals: UnsafeMutablePointer<Double>?
  let sumsCount: Int
  let gradientCount: Int
  /// Whether what has grown in single precision moves to the totals in this segment.
  var movesSums = false
  /// The index of the first of the rows among the examples of the run.
  let rowOffset: Int
  let stepCounts: UnsafePointer<Int>
  /// The steps of the run on each axis, of which this segment begins with `firstStep`.
  let totalSteps: UnsafePointer<Int>
  public internal(set) var firstStep = 0
  /// What noise is drawn from.
  let noise: NoiseSource
  let slots: UnsafePointer<UnsafeMutablePointer<Float>>
  let slotCount: Int
  let stateCount: Int
  /// Of a run in parts: which one this is, of how many, in the order of their steps; else the only one.
  var part = 0
  var partCount = 1
  /// What a run in parts is at; nil to do all at once.
  var phase: Int?
  let counts: UnsafePointer<Float>
  var states: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  var finalStates: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  let stateWidths: UnsafePointer<Int>
  let outputs: UnsafePointer<OutputPlace>
  /// The valid steps of all examples in all segments, on one axis after the other, and how many examples there are.
  let lengths: UnsafePointer<Int>
  let examples: Int

  /// The place of the first of the rows in the whole batch, of which the run may have a part: noise is drawn by it.
  public var firstRow: Int { rowOffset + noise.firstExample }

  /// The number of steps on an axis.
  public func steps(_ axis: Int) -> Int { stepCounts[axis] }

  /// Whether others compute parts of the steps at the same time.
  public var hasParts: Bool { partCount > 1 }

  /// Whether to do what one of the phases does.
  public func isInPhase(_ index: Int) -> Bool { phase == nil || phase == index }

  /// How many parts stand before this one in the order in which a loop goes through them.
  public func partsBefore(isReversed: Bool) -> Int { isReversed ? partCount - 1 - part : part }

  /// A slot of the part that stands so many parts after the first one in that order.
  public func floats(_ slot: Int, ofPart index: Int, isReversed: Bool) -> UnsafePointer<Float> {
    let other = isReversed ? partCount - 1 - index : index
    return UnsafePointer(slots[(other - part) * slotCount + slot])
  }

  /// A slot of floats.
  public func floats(_ slot: Int) -> UnsafeMutablePointer<Float> { slots[slot] }

  /// A slot of tokens or lengths.
  public func tokens(_ slot: Int) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(slots[slot]).assumingMemoryBound(to: Int32.self)
  }

  /// The number of examples in the whole batch (index 0), or of valid steps on axis `index - 1`.
  public func count(_ index: Int) -> UnsafePointer<Float> { counts + index }

  /// What the noise of this identity is drawn with in this run.
  public func noiseKey(_ identity: UInt64) -> UInt64 { noise.key(of: identity) }

  /// The totals, in double precision, of sums or gradients from an address on. Nil in a run that does without.
  public func totals(of sums: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Double>? {
    guard let totals else { return nil }
    let isGradient = sums >= gradients && sums < gradients + gradientCount
    return isGradient ? totals + sumsCount + (sums - gradients) : totals + (sums - self.sums)
  }

  /// The same in those segments of a run in which the sums move there, and else nil.
  public func totals(toMove sums: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Double>? {
    movesSums ? totals(of: sums) : nil
  }

  /// The first value of a carried state: [batch, width].
  public func state(_ index: Int) -> UnsafePointer<Float> {
    UnsafePointer(states[index] + rowOffset * stateWidths[index])
  }

  /// Hands over the final value of a carried state.
  public func setFinalState(_ index: Int, _ source: UnsafePointer<Float>, stride: Int) {
    // States end with the last part, cotangents of the first states with the first one.
    guard part == (index < stateCount ? partCount - 1 : 0) else { return }
    let width = stateWidths[index]
    let destination = finalStates[index] + rowOffset * width
    for row in 0..<batch { (destination + row * width).update(from: source + row * stride, count: width) }
  }

  /// Hands over an output of the model: [steps, batch, width] becomes [batch, steps, width], with zeros at padding.
  /// A stride is zero along an axis that the output lacks.
  public func setOutput(_ index: Int, _ source: UnsafePointer<Float>, stepStride: Int, stride: Int) {
    let place = outputs[index]
    let width = place.width
    // What has no batch is the same in all shards.
    guard place.hasBatch || rowOffset == 0, place.axis >= 0 || part == 0 else { return }
    let steps = place.axis < 0 ? 1 : stepCounts[place.axis]
    let (first, total) = place.axis < 0 ? (0, 1) : (firstStep, totalSteps[place.axis])
    for row in 0..<(place.hasBatch ? batch : 1) {
      var valid = steps
      if place.hasBatch && place.axis >= 0 {
        valid = min(max(lengths[place.axis * examples + rowOffset + row] - first, 0), steps)
      }
      let destination = place.pointer + ((rowOffset + row) * total + first) * width
      for step in 0..<valid {
        (destination + step * width).update(from: source + (step * stepStride + row * stride), count: width)
      }
      (destination + valid * width).update(repeating: 0, count: (steps - valid) * width)
    }
  }
}

/// Where an output goes.
struct OutputPlace {
  var pointer: UnsafeMutablePointer<Float>
  var axis: Int
  var hasBatch: Bool
  var width: Int
}
