/// The axes of time that a value runs along: none, one or two.
///
/// They are kept in the order of their names, so that equal sets are equal, however they came about
/// (docs/decisions/0021-a-set-of-time-axes.md).
public struct TimeAxes: Hashable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private var first: TimeAxis?
  private var second: TimeAxis?

  /// The greatest number of axes.
  public static let maximumCount = 2

  public init(_ axis: TimeAxis? = nil) { first = axis }

  /// At most `maximumCount` of them.
  public init(arrayLiteral elements: TimeAxis...) {
    for axis in elements { self = union(TimeAxes(axis))! }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { first == nil ? 0 : second == nil ? 1 : 2 }

  public subscript(index: Int) -> TimeAxis { index == 0 ? first! : second! }

  /// The axis, if there is just one.
  public var only: TimeAxis? { second == nil ? first : nil }

  /// The axes of both; nil if that are more than `maximumCount`.
  public func union(_ other: TimeAxes) -> TimeAxes? {
    if other.isEmpty || self == other { return self }
    if isEmpty { return other }
    var axes = Set(self)
    axes.formUnion(other)
    let sorted = axes.sorted { $0.name < $1.name }
    guard sorted.count <= Self.maximumCount else { return nil }
    var result = TimeAxes()
    (result.first, result.second) = (sorted[0], sorted.count > 1 ? sorted[1] : nil)
    return result
  }

  public func subtracting(_ other: TimeAxes) -> TimeAxes {
    var result = TimeAxes()
    for axis in self where !other.contains(axis) {
      if result.first == nil { result.first = axis } else { result.second = axis }
    }
    return result
  }

  public func isSuperset(of other: TimeAxes) -> Bool { other.allSatisfy { contains($0) } }

  /// The same axes, but for one that becomes another one, and what is derived from it.
  func replacing(_ axis: TimeAxis, by other: TimeAxis) -> TimeAxes {
    reduce(TimeAxes()) { $0.union([$1.replacing(axis, by: other)])! }
  }
}
