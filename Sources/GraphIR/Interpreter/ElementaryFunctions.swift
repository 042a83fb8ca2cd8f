import Foundation

extension UnaryFunction {
  /// The function's value in `Double`: its definition.
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .negate: -x
    case .sigmoid: x < 0 ? Foundation.exp(x) / (1 + Foundation.exp(x)) : 1 / (1 + Foundation.exp(-x))
    case .tanh: Foundation.tanh(x)
    case .relu: 0 > x ? 0 : x  // NaN of NaN.
    case .exp: Foundation.exp(x)
    case .log: Foundation.log(x)
    case .sqrt: x.squareRoot()
    case .abs: Swift.abs(x)
    // log(1 + exp(x)) without overflow.
    case .softplus: max(x, 0) + log1p(Foundation.exp(-Swift.abs(x)))
    case .erf: Foundation.erf(x)
    case .reciprocal: 1 / x
    case .detached: x
    case .sin: Foundation.sin(x)
    case .cos: Foundation.cos(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : 0
    }
  }
}

extension BinaryFunction {
  /// The function's value in `Double`: its definition.
  public func callAsFunction(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    // NaN if either is.
    case .maximum: x > y || x.isNaN ? x : y
    case .minimum: x < y || x.isNaN ? x : y
    case .greater: x > y ? 1 : 0
    case .greaterEqual: x >= y ? 1 : 0
    }
  }
}
