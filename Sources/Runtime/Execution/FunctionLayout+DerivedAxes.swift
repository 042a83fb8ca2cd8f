extension FunctionLayout {
  /// A time axis whose steps follow from those of another one: one for every so many, or those that an input keeps.
  public struct DerivedAxis: Sendable {
    /// The index of the axis that it is derived from.
    public let source: Int
    public let every: Int
    /// The input that keeps a step where it is not zero, or -1.
    public let mask: Int

    public init(source: Int, every: Int = 1, mask: Int = -1) {
      self.source = source
      self.every = every
      self.mask = mask
    }
  }

  /// The number of axes whose steps the caller tells.
  package var givenAxes: Int { axes.count - derived.count }

  /// What an axis is derived from without looking at data; nil if nothing.
  func plainDerivation(of axis: Int) -> DerivedAxis? {
    guard axis >= givenAxes, derived[axis - givenAxes].mask < 0 else { return nil }
    return derived[axis - givenAxes]
  }

  /// For how many steps of a given axis there is one of this axis.
  func every(_ axis: Int) -> Int { plainDerivation(of: axis).map { $0.every * every($0.source) } ?? 1 }

  /// So many steps or a few more, for which no group is incomplete.
  func wholeGroups(_ steps: Int) -> Int { ceil(steps, by: largestGroup) * largestGroup }

  private var largestGroup: Int { axes.indices.reduce(1) { max($0, every($1)) } }

  /// The steps of all axes.
  func steps(given: [Int]) -> [Int] {
    var steps = given
    for axis in derived { steps.append(ceil(steps[axis.source], by: axis.every)) }
    return steps
  }

  /// Replaces the steps of derived axes, or the lengths of an example on them, by what follows from the others.
  /// - Parameter kept: how many of the steps of an axis an input keeps, if there are so many.
  func derive(_ steps: inout [Int], kept: (_ input: Int, _ count: Int) -> Int = { $1 }) {
    for (index, axis) in derived.enumerated() {
      let count = steps[axis.source]
      steps[givenAxes + index] = axis.mask < 0 ? ceil(count, by: axis.every) : kept(axis.mask, count)
    }
  }
}

extension WorkspaceMemory {
  /// Sets the steps of derived axes.
  func deriveSteps() {
    for (index, axis) in layout.derived.enumerated() {
      steps[layout.givenAxes + index] = ceil(steps[axis.source], by: axis.every)
    }
  }

  /// Sets the valid steps of each example on the derived axes, when all inputs are bound.
  func deriveLengths() {
    for (index, derived) in layout.derived.enumerated() {
      let axis = layout.givenAxes + index
      var total = 0
      for example in 0..<examples {
        let length = lengths[derived.source * batch + example]
        let count = derived.mask < 0 ? ceil(length, by: derived.every) : kept(derived, example, of: length)
        lengths[axis * batch + example] = count
        total += count
      }
      counts[axis + 1] = Float(max(total, 1))
    }
  }

  private func kept(_ axis: FunctionLayout.DerivedAxis, _ example: Int, of length: Int) -> Int {
    guard let source = sources[axis.mask] else { fatalError("every input is bound before a run") }
    let mask = source.assumingMemoryBound(to: Float.self) + example * steps[axis.source]
    var count = 0
    for step in 0..<length where mask[step] != 0 { count += 1 }
    return count
  }
}
