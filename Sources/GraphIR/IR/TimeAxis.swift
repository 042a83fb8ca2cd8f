/// An axis of time. Two sequences share an axis exactly if their steps correspond.
/// Its length is not known to the compiler: neither compile time nor code size depends on it.
///
/// An axis is that of an input, or derived from another one (docs/decisions/0031-derived-time-axes.md).
public struct TimeAxis: Hashable, Sendable, CustomStringConvertible {
  /// How the steps of an axis follow from those of another one.
  public enum Derivation: Hashable, Sendable {
    /// One for every so many steps; the last one may stand for fewer.
    case every(Int)
    /// As many steps, of an axis of its own: each step of one may look at all of the other.
    case copy
    /// Those at which an input along the axis, a number at each step, is not zero.
    case kept(by: String)
  }

  /// The name of the input that introduces the axis it all began with.
  public let base: String
  /// From the axis of that input to this one.
  public let derivations: [Derivation]

  public init(_ name: String) { (base, derivations) = (name, []) }

  private init(base: String, derivations: [Derivation]) { (self.base, self.derivations) = (base, derivations) }

  /// `x`, or `x/4`, `x'`, `x[valid]` for what is derived from it.
  public var name: String {
    derivations.reduce(base) { name, derivation in
      switch derivation {
      case .every(let count): "\(name)/\(count)"
      case .copy: "\(name)'"
      case .kept(let mask): "\(name)[\(mask)]"
      }
    }
  }

  /// The name as an identifier: `xBy4`, `xAgain`, `xWhereValid`.
  public var identifier: String {
    derivations.reduce(base) { name, derivation in
      switch derivation {
      case .every(let count): "\(name)By\(count)"
      case .copy: "\(name)Again"
      case .kept(let mask): "\(name)Where\(mask.prefix(1).uppercased())\(mask.dropFirst())"
      }
    }
  }

  public var description: String { name }

  /// What an axis with a derivation is derived from.
  public var source: TimeAxis? {
    derivations.isEmpty ? nil : TimeAxis(base: base, derivations: derivations.dropLast())
  }

  /// This axis, what it is derived from, and so on.
  public var lineage: [TimeAxis] { [self] + (source?.lineage ?? []) }

  /// The axis that is derived from this one.
  public func derived(_ derivation: Derivation) -> TimeAxis {
    TimeAxis(base: base, derivations: derivations + [derivation])
  }

  /// The same derivations of another axis, if this one comes from `axis`.
  func replacing(_ axis: TimeAxis, by other: TimeAxis) -> TimeAxis {
    guard derivations.starts(with: axis.derivations), base == axis.base else { return self }
    return TimeAxis(
      base: other.base, derivations: other.derivations + derivations.dropFirst(axis.derivations.count))
  }
}
