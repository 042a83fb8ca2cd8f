/// The operations by the names that they have in text; elementwise functions go by their own.
///
/// The printer and the parser below switch over all of them: an operation without attributes is one line in each.
public enum OperationName: String, Hashable, Sendable, CaseIterable {
  case input, parameter, argument, constant, mask, ends, count, table, index
  case unary, binary, select, inTraining
  case broadcast, concatenate, slice, pad, reshape, transpose, rearrange, rearrangeSum, spread
  case sum, greatest, softmax, logSoftmax
  case reduce, at, place, shift, resample, restore, timeSoftmax, timeGreatest
  case product, outer, outerSum, productSum
  case gather, scatterSum, crossEntropy, crossEntropyGradient
  case noise
  case scan, carry, result
}

// MARK: Printing

extension Operation: CustomStringConvertible {
  public var name: OperationName { words.name }

  /// The operation's name and attributes as in the text form: `slice axis 0 start 2 count 3`. Of a scan, all but the body.
  public var description: String {
    switch self {
    case .unary(let function): function.rawValue
    case .binary(let function): function.rawValue
    default: words.attributes.isEmpty ? name.rawValue : "\(name.rawValue) \(words.attributes)"
    }
  }

  private var words: (name: OperationName, attributes: String) {
    switch self {
    case .input(let name): (.input, GraphText.quoted(name))
    case .parameter(let name): (.parameter, GraphText.quoted(name))
    case .argument(let index): (.argument, "\(index)")
    case .constant(let number): (.constant, "\(number)")
    case .mask(let axis): (.mask, GraphText.axis(axis))
    case .ends(let axis): (.ends, GraphText.axis(axis))
    case .count(let axis): (.count, axis.map { "steps \(GraphText.axis($0))" } ?? "examples")
    case .table(let table): (.table, "\(table.shape) of \(table.values)")
    case .index(let axis): (.index, axis.map { "steps \(GraphText.axis($0))" } ?? "examples")
    case .unary: (.unary, "")
    case .binary: (.binary, "")
    case .select: (.select, "")
    case .inTraining: (.inTraining, "")
    case .broadcast(let shape): (.broadcast, "\(shape)")
    case .concatenate(let axis): (.concatenate, "axis \(axis)")
    case .slice(let axis, let start, let count): (.slice, "axis \(axis) start \(start) count \(count)")
    case .pad(let axis, let before, let after): (.pad, "axis \(axis) before \(before) after \(after)")
    case .reshape(let shape): (.reshape, "\(shape)")
    case .transpose: (.transpose, "")
    case .rearrange(let rearrangement): (.rearrange, "\(rearrangement)")
    case .rearrangeSum(let rearrangement): (.rearrangeSum, "\(rearrangement)")
    case .spread(let batch, let times): (.spread, GraphText.axes(batch, times))
    case .sum: (.sum, "")
    case .greatest: (.greatest, "")
    case .softmax: (.softmax, "")
    case .logSoftmax: (.logSoftmax, "")
    case .reduce(let batch, let times): (.reduce, GraphText.axes(batch, times))
    case .at(let end, let axis): (.at, "\(end.rawValue) \(GraphText.axis(axis))")
    case .place(let end, let axis): (.place, "\(end.rawValue) \(GraphText.axis(axis))")
    case .shift(let axis, let count): (.shift, "\(GraphText.axis(axis)) by \(count)")
    case .resample(let axis): (.resample, GraphText.axis(axis))
    case .restore(let axis): (.restore, GraphText.axis(axis))
    case .timeSoftmax(let axis): (.timeSoftmax, GraphText.axis(axis))
    case .timeGreatest(let axis): (.timeGreatest, GraphText.axis(axis))
    case .product: (.product, "")
    case .outer: (.outer, "")
    case .outerSum: (.outerSum, "")
    case .productSum: (.productSum, "")
    case .gather: (.gather, "")
    case .scatterSum: (.scatterSum, "")
    case .crossEntropy: (.crossEntropy, "")
    case .crossEntropyGradient: (.crossEntropyGradient, "")
    case .noise(let noise):
      (.noise, "\(noise.distribution.rawValue) \(GraphText.quoted(noise.name)) \(noise.shape)")
    case .scan(let scan):
      (
        .scan,
        GraphText.words([
          GraphText.axis(scan.axis), scan.isReversed ? "reversed" : nil, "states \(scan.stateCount)",
          "elements \(scan.elementCount)", "body \(GraphText.quoted(scan.body.name))",
        ])
      )
    case .carry(let states, let isReversed):
      (.carry, GraphText.words([isReversed ? "reversed" : nil, "states \(states)"]))
    case .result(let index): (.result, "\(index)")
    }
  }
}

extension GraphText {
  fileprivate static func words(_ words: [String?]) -> String { words.compactMap(\.self).joined(separator: " ") }

  /// `batch time given time source`
  fileprivate static func axes(_ batch: Bool, _ times: TimeAxes) -> String {
    words([batch ? "batch" : nil] + times.map { "time \(axis($0))" })
  }
}

extension Rearrangement: CustomStringConvertible {
  public var description: String {
    "\(shape)" + axes.map { " from \($0.extent) at \($0.offset) by \($0.coefficients)" }.joined()
  }
}

// MARK: Parsing

extension GraphParser {
  /// An operation's name and attributes; of a scan, all but the body's contents.
  mutating func operation() throws -> Operation {
    let start = current
    guard case .word(let word) = current.kind else { throw failure("expected an operation") }
    advance()
    if let function = UnaryFunction(rawValue: word) { return .unary(function) }
    if let function = BinaryFunction(rawValue: word) { return .binary(function) }
    switch OperationName(rawValue: word) {
    case nil, .unary, .binary: throw failure("there is no operation '\(word)'", at: start)
    case .input: return .input(try name())
    case .parameter: return .parameter(try name())
    case .argument: return .argument(try integer())
    case .constant: return .constant(try number())
    case .mask: return .mask(try axis())
    case .ends: return .ends(try axis())
    case .count: return .count(try examplesOrSteps())
    case .index: return .index(try examplesOrSteps())
    case .table:
      let shape = try shape()
      try expect("of")
      return .table(Table(shape, try numbers()))
    case .select: return .select
    case .inTraining: return .inTraining
    case .broadcast: return .broadcast(try shape())
    case .concatenate: return .concatenate(axis: try attribute("axis"))
    case .slice:
      return .slice(axis: try attribute("axis"), start: try attribute("start"), count: try attribute("count"))
    case .pad:
      return .pad(axis: try attribute("axis"), before: try attribute("before"), after: try attribute("after"))
    case .reshape: return .reshape(try shape())
    case .transpose: return .transpose
    case .rearrange: return .rearrange(try rearrangement())
    case .rearrangeSum: return .rearrangeSum(try rearrangement())
    case .spread:
      let batch = accept("batch")
      return .spread(batch: batch, times: try times())
    case .sum: return .sum
    case .greatest: return .greatest
    case .softmax: return .softmax
    case .logSoftmax: return .logSoftmax
    case .reduce:
      let batch = accept("batch")
      return .reduce(batch: batch, times: try times())
    case .at:
      let end = try end()
      return .at(end, try axis())
    case .place:
      let end = try end()
      return .place(end, try axis())
    case .shift:
      let axis = try axis()
      try expect("by")
      return .shift(axis, by: try signedInteger())
    case .resample: return .resample(try axis())
    case .restore: return .restore(try axis())
    case .timeSoftmax: return .timeSoftmax(try axis())
    case .timeGreatest: return .timeGreatest(try axis())
    case .product: return .product
    case .outer: return .outer
    case .outerSum: return .outerSum
    case .productSum: return .productSum
    case .gather: return .gather
    case .scatterSum: return .scatterSum
    case .crossEntropy: return .crossEntropy
    case .crossEntropyGradient: return .crossEntropyGradient
    case .noise:
      let distribution = try distribution()
      return .noise(Noise(distribution, name: try name(), shape: try shape()))
    case .scan: return .scan(try scan())
    case .carry:
      let isReversed = accept("reversed")
      return .carry(states: try attribute("states"), isReversed: isReversed)
    case .result: return .result(try integer())
    }
  }

  /// `[2, 2] from 3 at 0 by [1, 1]`
  private mutating func rearrangement() throws -> Rearrangement {
    let shape = try shape()
    var axes: [Rearrangement.Axis] = []
    while accept("from") {
      let extent = try integer()
      try expect("at")
      let offset = try signedInteger()
      try expect("by")
      let coefficients = try numbers().map { number in
        guard let integer = Int(exactly: number) else { throw failure("\(number) is no integer") }
        return integer
      }
      axes.append(Rearrangement.Axis(extent: extent, offset: offset, coefficients: coefficients))
    }
    let result = Rearrangement(shape: shape, axes: axes)
    try result.check()
    return result
  }

  private mutating func signedInteger() throws -> Int {
    guard let integer = Int(exactly: try number()) else { throw failure("expected an integer") }
    return integer
  }

  /// `examples`, or `steps text`.
  private mutating func examplesOrSteps() throws -> TimeAxis? {
    if accept("examples") { return nil }
    try expect("steps")
    return try axis()
  }

  private mutating func distribution() throws -> Noise.Distribution {
    guard case .word(let word) = current.kind, let distribution = Noise.Distribution(rawValue: word) else {
      throw failure("expected 'uniform' or 'normal'")
    }
    advance()
    return distribution
  }

  /// An attribute with its name: `axis 0`.
  private mutating func attribute(_ name: String) throws -> Int {
    try expect(name)
    return try integer()
  }

  /// `time given time source`
  private mutating func times() throws -> TimeAxes {
    var times = TimeAxes()
    while accept("time") { times = try adding(try axis(), to: times) }
    return times
  }

  /// A floating-point number: `-0.5`, `1e-05`, `-inf`, `nan`.
  mutating func number() throws -> Double {
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
