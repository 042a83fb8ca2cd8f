indirect enum SwiftExpression: Hashable, Sendable {
  /// An identifier, escaped by the printer where Swift reserves the word.
  case name(String)
  /// `self`, `Self`
  case keyword(SwiftKeyword)
  case integer(Int)
  /// `0x1f`
  case hexadecimal(UInt64)
  /// A floating-point literal of `Float`'s precision.
  case real(Double)
  /// A floating-point literal of `Double`'s precision.
  case double(Double)
  case string(String)
  case boolean(Bool)
  case `nil`
  /// A type used as a value: `UnsafeMutablePointer<Float>`.
  case type(SwiftTypeName)
  /// `base.name`, or `.name` without a base.
  case member(SwiftExpression?, String)
  /// `callee(label: value)`
  case call(SwiftExpression, [SwiftArgument])
  /// `base[label: value]`
  case index(SwiftExpression, [SwiftArgument])
  case binary(SwiftExpression, SwiftOperator, SwiftExpression)
  /// `-value`
  case negated(SwiftExpression)
  /// `!value`
  case not(SwiftExpression)
  /// `&value`
  case reference(SwiftExpression)
  /// `value!`
  case forced(SwiftExpression)
  /// `try value`
  case attempt(SwiftExpression)
  case array([SwiftExpression])
  /// `{ name in statement }`, or without a name `{ statement }`
  case closure(String?, SwiftExpression)
}

enum SwiftKeyword: String, Hashable, Sendable {
  case `self`
  case type = "Self"
}

/// `label: value`
struct SwiftArgument: Hashable, Sendable {
  var label: String?
  var value: SwiftExpression

  init(_ label: String? = nil, _ value: SwiftExpression) {
    self.label = label
    self.value = value
  }
}

extension SwiftExpression {
  /// `base.name(arguments)`
  static func method(_ base: SwiftExpression?, _ name: String, _ arguments: [SwiftArgument] = []) -> SwiftExpression {
    .call(.member(base, name), arguments)
  }

  /// `name(arguments)`
  static func function(_ name: String, _ arguments: [SwiftArgument] = []) -> SwiftExpression {
    .call(.name(name), arguments)
  }

  /// The sum, without terms that are zero.
  static func sum(_ terms: [SwiftExpression]) -> SwiftExpression {
    let terms = terms.filter { $0 != .integer(0) }
    guard let first = terms.first else { return .integer(0) }
    return terms.dropFirst().reduce(first) { .binary($0, .add, $1) }
  }

  /// The product, without factors that are one; zero if one factor is.
  static func product(_ factors: [SwiftExpression]) -> SwiftExpression {
    if factors.contains(.integer(0)) { return .integer(0) }
    let factors = factors.filter { $0 != .integer(1) }
    guard let first = factors.first else { return .integer(1) }
    return factors.dropFirst().reduce(first) { .binary($0, .multiply, $1) }
  }
}
