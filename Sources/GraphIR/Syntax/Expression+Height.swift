extension Expression.Kind {
  /// The greatest number of expressions that lie inside each other, this one included.
  var height: Int {
    switch self {
    case .number, .name, .next: 1
    case .negation(let operand), .member(let operand, _): 1 + operand.height
    case .binary(_, let left, let right), .subscripted(let left, let right): 1 + max(left.height, right.height)
    case .slice(let base, let range): 1 + Self.highest([base] + range.bounds)
    case .concatenation(let parts): 1 + Self.highest(parts)
    case .matrix(let rows): 1 + rows.map(Self.highest).reduce(0, max)
    case .call(_, let arguments): 1 + Self.highest(arguments.map(\.value))
    case .scan(let scan):
      1
        + Self.highest(
          [scan.cell, scan.sequence] + scan.contexts.map(\.value) + scan.initialStates.map(\.value))
    case .step(let cell, let input): 1 + max(cell.height, input.height)
    case .repetition(let count, _, let initial, let body, let result):
      1 + Self.highest([count, initial, result] + body.flatMap(\.kind.expressions))
    case .when(let condition, let first, let second):
      1 + max(condition.height, first.height, second.height)
    }
  }

  private static func highest(_ expressions: [Expression]) -> Int {
    expressions.reduce(0) { max($0, $1.height) }
  }
}

extension Statement.Kind {
  /// Those that stand directly in the statement.
  var expressions: [Expression] {
    switch self {
    case .constant(_, let value), .equation(_, let value), .nextState(_, let value), .output(_, let value),
      .loss(_, let value):
      [value]
    case .input(_, let type, _):
      switch type?.element {
      case .vector(let sizes): sizes
      case .token(let size): [size]
      case nil: []
      }
    case .state(_, let shape, _): shape
    case .parameter(_, let shape, let initializer, _): shape + (initializer.map { [$0] } ?? [])
    case .context: []
    case .fit(_, let penalty): [penalty]
    case .loop(let loop): loop.numbers.expressions + loop.body.flatMap(\.kind.expressions)
    }
  }
}
