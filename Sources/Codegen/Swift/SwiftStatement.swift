indirect enum SwiftStatement: Hashable, Sendable {
  /// `// gates: [T, B, 1024]`
  case comment(String)
  /// `let name: Type = value`
  case constant(String, SwiftTypeName? = nil, SwiftExpression)
  /// `var name: Type = value`
  case variable(String, SwiftTypeName? = nil, SwiftExpression)
  /// `target = value`, or `target += value` with an operator.
  case assign(SwiftExpression, SwiftOperator? = nil, SwiftExpression)
  case expression(SwiftExpression)
  /// `for name in range { … }`
  case forIn(String, SwiftExpression, [SwiftStatement])
  /// `while condition { … }`
  case whileLoop(SwiftExpression, [SwiftStatement])
  case `if`(SwiftExpression, [SwiftStatement], else: [SwiftStatement] = [])
  /// `defer { … }`
  case `defer`([SwiftStatement])
  case `return`(SwiftExpression)
  /// A function that only the following statements see.
  case function(SwiftFunction)
}

enum SwiftOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case wrappingAdd = "&+"
  case wrappingSubtract = "&-"
  case wrappingMultiply = "&*"
  case bitAnd = "&"
  case equal = "=="
  case less = "<"
  case lessOrEqual = "<="
  case and = "&&"
  case halfOpenRange = "..<"

  /// A higher one binds tighter, as the standard library declares it.
  var precedence: Int {
    switch self {
    case .multiply, .divide, .remainder, .wrappingMultiply, .bitAnd: 5
    case .add, .subtract, .wrappingAdd, .wrappingSubtract: 4
    case .halfOpenRange: 3
    case .equal, .less, .lessOrEqual: 2
    case .and: 1
    }
  }

  /// Whether `a op b op c` may be written without parentheses, and means `(a op b) op c`.
  var isLeftAssociative: Bool {
    switch self {
    case .multiply, .divide, .remainder, .wrappingMultiply, .bitAnd, .add, .subtract, .wrappingAdd, .wrappingSubtract,
      .and:
      true
    case .halfOpenRange, .equal, .less, .lessOrEqual: false
    }
  }
}
