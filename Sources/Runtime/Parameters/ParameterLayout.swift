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
    var trained: [Range<Int>] = []
    for (index, entry) in entries.enumerated() {
      require(entry.offset >= end, "the parameters of a layout follow one another")
      end = entry.range.upperBound
      guard !entry.isFixed else { continue }
      if let last = trained.last, index > 0, !entries[index - 1].isFixed {
        trained[trained.count - 1] = last.lowerBound..<end
      } else {
        trained.append(entry.range)
      }
    }
    require(end <= count, "the parameters of a layout lie in its buffer")
    self.entries = entries
    self.count = count
    self.preparedCounts = preparedCounts
    trainedRanges = trained
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
