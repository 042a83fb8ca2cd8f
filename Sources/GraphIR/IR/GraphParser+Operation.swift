extension GraphParser {
  /// An operation's name and attributes; of a scan, all but the body's contents.
  mutating func operation() throws -> Operation {
    let start = current
    guard case .word(let word) = current.kind else { throw failure("expected an operation") }
    advance()
    if let function = UnaryFunction(rawValue: word) { return .unary(function) }
    if let function = BinaryFunction(rawValue: word) { return .binary(function) }
    switch word {
    case "input": return .input(try name())
    case "parameter": return .parameter(try name())
    case "argument": return .argument(try integer())
    case "constant": return .constant(try number())
    case "mask": return .mask(try axis())
    case "ends": return .ends(try axis())
    case "count":
      if accept("examples") { return .count(nil) }
      try expect("steps")
      return .count(try axis())
    case "select": return .select
    case "broadcast": return .broadcast(try shape())
    case "concatenate": return .concatenate(axis: try attribute("axis"))
    case "slice":
      return .slice(axis: try attribute("axis"), start: try attribute("start"), count: try attribute("count"))
    case "pad":
      return .pad(axis: try attribute("axis"), before: try attribute("before"), after: try attribute("after"))
    case "reshape": return .reshape(try shape())
    case "transpose": return .transpose
    case "spread":
      let batch = accept("batch")
      return .spread(batch: batch, time: accept("time") ? try axis() : nil)
    case "sum": return .sum
    case "softmax": return .softmax
    case "logSoftmax": return .logSoftmax
    case "reduce":
      let batch = accept("batch")
      return .reduce(batch: batch, time: accept("time"))
    case "at": return .at(try end())
    case "place":
      let end = try end()
      return .place(end, try axis())
    case "product": return .product
    case "outer": return .outer
    case "outerSum": return .outerSum
    case "gather": return .gather
    case "scatterSum": return .scatterSum
    case "crossEntropy": return .crossEntropy
    case "crossEntropyGradient": return .crossEntropyGradient
    case "scan": return .scan(try scan())
    case "result": return .result(try integer())
    default: throw failure("there is no operation '\(word)'", at: start)
    }
  }

  /// An attribute with its name: `axis 0`.
  private mutating func attribute(_ name: String) throws -> Int {
    try expect(name)
    return try integer()
  }

  /// A floating-point number: `-0.5`, `1e-05`, `-inf`, `nan`.
  private mutating func number() throws -> Double {
    switch current.kind {
    case .number(let digits), .word(let digits):
      guard let number = Double(digits) else { throw failure("'\(digits)' is not a number") }
      advance()
      return number
    case .value, .string, .symbol, .end: throw failure("expected a number")
    }
  }

  private mutating func end() throws -> SequenceEnd {
    guard case .word(let word) = current.kind, let end = SequenceEnd(rawValue: word) else {
      throw failure("expected 'first' or 'last'")
    }
    advance()
    return end
  }

  private mutating func scan() throws -> Scan {
    let axis = try axis()
    let isReversed = accept("reversed")
    let stateCount = try attribute("states")
    let elementCount = try attribute("elements")
    try expect("body")
    return Scan(
      axis: axis, isReversed: isReversed, stateCount: stateCount, elementCount: elementCount,
      body: Graph(name: try name()))
  }
}
