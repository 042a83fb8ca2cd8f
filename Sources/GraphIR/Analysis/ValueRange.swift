import Foundation

/// What is known about the features of a value: bounds, and whether they can be anything but finite numbers.
///
/// Parameters and inputs count as finite, and so do sums and products of a few finite numbers, although a single one of
/// them may overflow in single precision; exponentials, divisions by what may be 0, and loops do not.
struct ValueRange: Hashable {
  /// Bounds of all features that are numbers; infinite where none is known.
  var low: Double
  var high: Double
  /// Whether a feature may be infinite: at an end that has no bound.
  var mayBeInfinite = false
  var mayBeNaN = false

  static let finite = ValueRange(-.infinity, .infinity)
  static let unknown = ValueRange(-.infinity, .infinity, mayBeInfinite: true, mayBeNaN: true)

  init(_ low: Double, _ high: Double, mayBeInfinite: Bool = false, mayBeNaN: Bool = false) {
    self.low = low
    self.high = high
    self.mayBeInfinite = mayBeInfinite && (low == -.infinity || high == .infinity)
    self.mayBeNaN = mayBeNaN
  }

  var isFinite: Bool { !mayBeInfinite && !mayBeNaN }
  /// The greatest magnitude; infinite without a bound.
  var magnitude: Double { max(abs(low), abs(high)) }
  var mayBeZero: Bool { low < Self.leastDivisor && high > -Self.leastDivisor }
  /// Whether it can be divided by without becoming NaN, also if what is divided is zero.
  var isDivisor: Bool { !mayBeZero && !mayBeNaN }

  /// Single precision has no normal numbers below; others count as zero.
  private static let leastDivisor = 0x1p-126
  private static let greatest = 0x1p127
  /// What a finite number without a bound counts as, when it is multiplied.
  private static let usual = 0x1p60

  private var usualMagnitude: Double { min(magnitude, magnitude.isFinite ? .infinity : Self.usual) }

  /// The values of either.
  func union(_ other: ValueRange) -> ValueRange {
    ValueRange(
      min(low, other.low), max(high, other.high), mayBeInfinite: mayBeInfinite || other.mayBeInfinite,
      mayBeNaN: mayBeNaN || other.mayBeNaN)
  }

  /// What two ranges of the same value say together.
  func intersection(_ other: ValueRange) -> ValueRange {
    let low = max(low, other.low)
    return ValueRange(
      low, max(low, min(high, other.high)), mayBeInfinite: mayBeInfinite && other.mayBeInfinite,
      mayBeNaN: mayBeNaN && other.mayBeNaN)
  }

  /// Bounds of this and of other values that grow from round to round are gone at once.
  func widened(to other: ValueRange) -> ValueRange {
    var result = union(other)
    if result.low < low { result.low = result.low >= 0 ? 0 : -.infinity }
    if result.high > high { result.high = result.high <= 0 ? 0 : .infinity }
    return result
  }

  /// This value where it is known to be greater than `bound`, or as great.
  func above(_ bound: Double, isStrict: Bool) -> ValueRange {
    let bound = isStrict && bound == 0 ? Self.leastDivisor : bound
    return ValueRange(max(low, bound), max(high, bound), mayBeInfinite: mayBeInfinite, mayBeNaN: mayBeNaN)
  }

  func below(_ bound: Double, isStrict: Bool) -> ValueRange {
    (-self).above(-bound, isStrict: isStrict).negated
  }

  // MARK: Arithmetic

  private var negated: ValueRange { ValueRange(-high, -low, mayBeInfinite: mayBeInfinite, mayBeNaN: mayBeNaN) }

  static prefix func - (x: ValueRange) -> ValueRange { x.negated }

  /// Whether infinities of both signs may meet.
  private func mayCancel(_ other: ValueRange) -> Bool {
    mayBeInfinite && other.mayBeInfinite
      && (high == .infinity && other.low == -.infinity || low == -.infinity && other.high == .infinity)
  }

  static func + (x: ValueRange, y: ValueRange) -> ValueRange {
    ValueRange(
      x.low + y.low, x.high + y.high, mayBeInfinite: x.mayBeInfinite || y.mayBeInfinite,
      mayBeNaN: x.mayBeNaN || y.mayBeNaN || x.mayCancel(y))
  }

  static func * (x: ValueRange, y: ValueRange) -> ValueRange {
    // A bound of nothing but zeros is zero.
    func bound(_ a: Double, _ b: Double) -> Double { a == 0 || b == 0 ? 0 : a * b }
    let bounds = [bound(x.low, y.low), bound(x.low, y.high), bound(x.high, y.low), bound(x.high, y.high)]
    let product = ValueRange(
      bounds.min()!, bounds.max()!, mayBeInfinite: x.mayBeInfinite || y.mayBeInfinite,
      mayBeNaN: x.mayBeNaN || y.mayBeNaN || x.mayBeInfinite && y.mayBeZero || y.mayBeInfinite && x.mayBeZero)
    return x.usualMagnitude * y.usualMagnitude < greatest ? product : product.overflowing
  }

  private var overflowing: ValueRange {
    ValueRange(low < 0 ? -.infinity : 0, high > 0 ? .infinity : 0, mayBeInfinite: true, mayBeNaN: mayBeNaN)
  }

  var squared: ValueRange {
    let square = absolute * absolute
    return ValueRange(square.low, square.high, mayBeInfinite: square.mayBeInfinite, mayBeNaN: mayBeNaN)
  }

  var reciprocal: ValueRange {
    guard mayBeZero else {
      return ValueRange(min(1 / low, 1 / high), max(1 / low, 1 / high), mayBeNaN: mayBeNaN)
    }
    // Of nothing but zeros, an infinity of either sign.
    if low >= 0, high <= 0 { return ValueRange(-.infinity, .infinity, mayBeInfinite: true, mayBeNaN: mayBeNaN) }
    return ValueRange(low >= 0 ? 0 : -.infinity, high <= 0 ? 0 : .infinity, mayBeInfinite: true, mayBeNaN: mayBeNaN)
  }

  static func / (x: ValueRange, y: ValueRange) -> ValueRange {
    var quotient = x * y.reciprocal
    // Where the divisor has no bound its reciprocal is 0 at worst, and 0 / 0 is the only new NaN, beside ∞ / ∞.
    quotient.mayBeNaN =
      x.mayBeNaN || y.mayBeNaN || x.mayBeZero && y.mayBeZero || x.mayBeInfinite && y.mayBeInfinite
    return quotient
  }

  static func maximum(_ x: ValueRange, _ y: ValueRange) -> ValueRange {
    ValueRange(
      max(x.low, y.low), max(x.high, y.high), mayBeInfinite: x.mayBeInfinite || y.mayBeInfinite,
      mayBeNaN: x.mayBeNaN || y.mayBeNaN)
  }

  static func minimum(_ x: ValueRange, _ y: ValueRange) -> ValueRange { -maximum(-x, -y) }

  var absolute: ValueRange {
    let least = low > 0 ? low : high < 0 ? -high : 0
    return ValueRange(least, magnitude, mayBeInfinite: mayBeInfinite, mayBeNaN: mayBeNaN)
  }

  /// The sum of so many such values.
  func sum(of count: Double) -> ValueRange {
    ValueRange(
      low == 0 ? 0 : low * count, high == 0 ? 0 : high * count, mayBeInfinite: mayBeInfinite,
      mayBeNaN: mayBeNaN || mayCancel(self))
  }

  // MARK: Functions

  /// Of a function that never falls.
  private func mapped(_ function: (Double) -> Double) -> ValueRange {
    ValueRange(function(low), function(high), mayBeInfinite: mayBeInfinite, mayBeNaN: mayBeNaN)
  }

  /// Without a rule here, nothing is known of a function's values.
  func applying(_ function: UnaryFunction) -> ValueRange {
    if [.sigmoid, .tanh, .relu, .softplus, .erf].contains(function) { return mapped { function($0) } }
    switch function {
    case .negate: return -self
    case .detached: return self
    case .exp:
      // It vanishes and overflows in single precision long before it does here.
      let isBounded = high <= 88
      return ValueRange(
        low < -87 ? 0 : Foundation.exp(low), isBounded ? Foundation.exp(high) : .infinity, mayBeInfinite: !isBounded,
        mayBeNaN: mayBeNaN)
    case .log:
      let isNormal = low >= Self.leastDivisor
      return ValueRange(
        isNormal ? Foundation.log(low) : -.infinity, high > 0 ? Foundation.log(high) : 0,
        mayBeInfinite: mayBeInfinite || !isNormal, mayBeNaN: mayBeNaN || low < 0)
    case .sqrt:
      return ValueRange(
        max(low, 0).squareRoot(), max(high, 0).squareRoot(), mayBeInfinite: mayBeInfinite,
        mayBeNaN: mayBeNaN || low < 0)
    case .abs: return absolute
    case .reciprocal: return reciprocal
    case .sign: return ValueRange(-1, 1)
    case .sin, .cos: return ValueRange(-1, 1, mayBeNaN: mayBeInfinite || mayBeNaN)
    default: return .unknown
    }
  }

  static func applying(_ function: BinaryFunction, _ x: ValueRange, _ y: ValueRange) -> ValueRange {
    if [.greater, .greaterEqual].contains(function) { return ValueRange(0, 1) }
    return switch function {
    case .add: x + y
    case .subtract: x + -y
    case .multiply: x * y
    case .divide: x / y
    case .maximum: maximum(x, y)
    case .minimum: minimum(x, y)
    default: .unknown
    }
  }
}
