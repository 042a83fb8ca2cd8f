import Foundation

@testable import GraphIR

/// log Σ exp(x), apart from the runtime's own.
func logSumExp(_ x: [Double]) -> Double {
  let top = x.max() ?? 0
  return top + log(x.reduce(0) { $0 + exp($1 - top) })
}

/// What a function of one number means, by the platform's mathematical library.
func apply(_ function: UnaryFunction, _ x: Double) -> Double {
  switch function {
  case .negate: -x
  case .sigmoid: 1 / (1 + exp(-x))
  case .tanh: tanh(x)
  case .relu: max(x, 0)
  case .exp: exp(x)
  case .log: log(x)
  case .sqrt: x.squareRoot()
  case .abs: abs(x)
  case .softplus: max(x, 0) + log1p(exp(-abs(x)))
  case .erf: erf(x)
  case .reciprocal: 1 / x
  case .detached: x
  case .sin: sin(x)
  case .cos: cos(x)
  case .sign: x > 0 ? 1 : x < 0 ? -1 : 0
  }
}

/// What a function of two numbers means.
func apply(_ function: BinaryFunction, _ x: Double, _ y: Double) -> Double {
  switch function {
  case .add: x + y
  case .subtract: x - y
  case .multiply: x * y
  case .divide: x / y
  case .maximum: x.isNaN || y.isNaN ? .nan : max(x, y)
  case .minimum: x.isNaN || y.isNaN ? .nan : min(x, y)
  case .greater: x > y ? 1 : 0
  case .greaterEqual: x >= y ? 1 : 0
  }
}
