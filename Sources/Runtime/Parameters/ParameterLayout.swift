/// Where the parameters of a model lie in one buffer. Generated code has one of these for each model.
public final class ParameterLayout: Sendable {
  public struct Entry: Hashable, Sendable {
    /// The name in parameter files and views: `hidden.Wf`.
    public let name: String
    public let shape: [Int]
    /// The first float in the buffer.
    public let offset: Int
    public let initializer: Initializer
    /// Whether training leaves the parameter as it is.
    public let isFixed: Bool
    /// The number of floats.
    public let count: Int

    public init(name: String, shape: [Int], offset: Int, initializer: Initializer, isFixed: Bool = false) {
      self.name = name
      self.shape = shape
      self.offset = offset
      self.initializer = initializer
      self.isFixed = isFixed
      count = shape.reduce(1, *)
    }

    /// The entry's floats in the buffer.
    public var range: Range<Int> { offset..<offset + count }
  }

  /// In the order of their offsets.
  public let entries: [Entry]
  /// The length of the buffer in floats. Floats between the entries are padding and stay zero.
  public let count: Int
  /// The floats that each function derives from the parameters (see `Parameters.prepared`).
  public let preparedCounts: [Int]
  /// The parts of the buffer that training changes. Padding may be among them.
  public let trainedRanges: [Range<Int>]

  /// - Precondition: the entries lie in the buffer one after the other, and their names differ.
  public init(entries: [Entry], count: Int, preparedCounts: [Int] = []) {
    var end = 0
    for entry in entries {
      require(entry.offset >= end, "the parameters of a layout follow one another")
      end = entry.range.upperBound
    }
    require(end <= count, "the parameters of a layout lie in its buffer")
    self.entries = entries
    self.count = count
    self.preparedCounts = preparedCounts
    trainedRanges = Self.trainedRanges(entries) { _ in true }
  }

  /// The part of a layout with the entries of these names, at their places in the same buffer: what a loss has that
  /// trains only these.
  /// - Precondition: there are entries of these names.
  public init(_ whole: ParameterLayout, trained names: [String]) {
    func isPart(_ entry: Entry) -> Bool { names.contains { $0.utf8.elementsEqual(entry.name.utf8) } }
    entries = whole.entries.filter(isPart)
    require(entries.count == names.count, "a part of a layout has entries of the layout")
    count = whole.count
    preparedCounts = []
    trainedRanges = Self.trainedRanges(whole.entries, where: isPart)
  }

  /// Neighbors make one range.
  private static func trainedRanges(_ entries: [Entry], where isIncluded: (Entry) -> Bool) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var isLastTrained = false
    for entry in entries {
      let isTrained = !entry.isFixed && isIncluded(entry)
      if isTrained, isLastTrained {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<entry.range.upperBound
      } else if isTrained {
        ranges.append(entry.range)
      }
      isLastTrained = isTrained
    }
    return ranges
  }

  /// The entry of this name, if there is one.
  public func entry(named name: String) -> Entry? {
    // By code units: comparing characters needs tables that a microcontroller does not have.
    entries.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// Whether both have the same entries at the same places, drawn from whichever distribution.
  public func isCompatible(with other: ParameterLayout) -> Bool {
    if self === other { return true }
    return count == other.count && entries.count == other.entries.count
      && zip(entries, other.entries).allSatisfy { left, right in
        left.offset == right.offset && left.shape == right.shape && left.isFixed == right.isFixed
          && left.name.utf8.elementsEqual(right.name.utf8)
      }
  }
}
