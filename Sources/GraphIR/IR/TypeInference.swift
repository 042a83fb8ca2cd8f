/// Operands that do not fit an operation. The message names the shapes; whoever knows the source adds the place.
public struct TypeError: Error, Hashable, Sendable {
  public var message: String

  public init(_ message: String) { self.message = message }
}

/// The type of an operation's result. Each shape rule of the IR stands here and nowhere else:
/// lowering, differentiation and passes build with it, and the verifier checks with it.
///
/// - Throws: `TypeError` if the operands do not fit, or if the operation is a source, whose type is declared.
public func inferType(of operation: Operation, operands: [TensorType]) throws -> TensorType {
  let type = try TypeInference(operation: operation, operands: operands).result()
  try checkShape(type.shape)
  return type
}

/// - Throws: `TypeError` unless all extents are positive and their product is at most `maximumTensorCount`.
public func checkShape(_ shape: [Int]) throws {
  var count = 1
  for extent in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: extent)
    guard extent > 0, !overflow, product <= maximumTensorCount else {
      throw TypeError("\(shape) is not a shape: extents are positive and their product at most \(maximumTensorCount)")
    }
    count = product
  }
}

/// The types of all results of a scan: the final states, then the written sequences.
/// - Throws: `TypeError` if the operands do not fit the body.
public func resultTypes(of scan: Scan, operands: [TensorType]) throws -> [TensorType] {
  let arguments = scan.stateCount + scan.elementCount
  guard operands.count >= arguments else {
    throw TypeError("scan takes at least \(arguments) operands, got \(operands.count)")
  }
  for (index, operand) in operands.enumerated() {
    let isElement = (scan.stateCount..<arguments).contains(index)
    guard operand.element != .bundle, operand.times.contains(scan.axis) == isElement else {
      throw TypeError("argument \(index) of the scan along '\(scan.axis)' has type \(operand)")
    }
  }
  let body = scan.body
  for node in body.nodes {
    if case .argument(let index) = node.operation {
      guard operands.indices.contains(index) else { throw TypeError("scan has no argument \(index)") }
      let expected = operands[index].without(scan.axis)
      guard node.type == expected else {
        throw TypeError("argument \(index) of the scan is \(expected), its body declares \(node.type)")
      }
    }
    try scan.checkAxes(of: node.type)
  }
  guard body.outputs.count >= scan.stateCount else { throw TypeError("the body of a scan lacks a next state") }
  for (index, output) in body.outputs.prefix(scan.stateCount).enumerated() {
    let type = body.type(of: output.value)
    guard type == operands[index] else {
      throw TypeError("state \(index) of the scan is \(operands[index]), its next value is \(type)")
    }
  }
  return try body.outputs.indices.map(scan.resultType)
}

extension Scan {
  /// The type of one result of a scan whose operands fit: of a final state or of a written sequence.
  /// - Throws: `TypeError` if the scan has no such result.
  public func resultType(_ index: Int) throws -> TensorType {
    guard body.outputs.indices.contains(index) else { throw TypeError("the scan has no result \(index)") }
    let type = body.type(of: body.outputs[index].value)
    try checkAxes(of: type)
    return index < stateCount ? type : type.along(axis)
  }

  /// Within a body a value has at most one time axis, and not the scan's.
  fileprivate func checkAxes(of type: TensorType) throws {
    guard type.times.count < TimeAxes.maximumCount, !type.times.contains(axis) else {
      throw TypeError("a value in the body of the scan along '\(axis)' runs along \(type.times.inWords)")
    }
  }
}

private struct TypeInference {
  let operation: Operation
  let operands: [TensorType]

  func result() throws -> TensorType {
    switch operation {
    case .input, .parameter, .argument:
      throw TypeError("the type of a source is declared, not inferred")
    case .constant: return try sourced(TensorType())
    case .mask(let axis): return try sourced(TensorType(batch: true, time: axis))
    case .ends: return try sourced(TensorType(batch: true))
    case .count: return try sourced(TensorType())
    case .table(let table):
      try checkShape(table.shape)
      let type = TensorType(table.shape)
      guard table.values.count == type.count else {
        throw TypeError("a table of shape \(table.shape) does not have \(table.values.count) numbers")
      }
      return try sourced(type)
    case .index(let axis): return try sourced(TensorType(batch: true, time: axis))
    case .unary:
      try expect(1)
      return operands[0]
    case .binary: return try elementwise(operandCount: 2)
    case .select: return try elementwise(operandCount: 3)
    case .inTraining: return try elementwise(operandCount: 2)
    case .broadcast(let shape):
      try expect(1)
      guard operands[0].shape.isEmpty else {
        throw TypeError("only a scalar can be broadcast, not \(operands[0].shape)")
      }
      return operands[0].shaped(shape)
    case .concatenate(let axis): return try concatenation(axis: axis)
    case .slice(let axis, let start, let count):
      try expect(1)
      var shape = operands[0].shape
      guard shape.indices.contains(axis), start >= 0, count > 0, start <= shape[axis] - count else {
        throw TypeError("\(start)..<\(start)+\(count) is not within axis \(axis) of \(shape)")
      }
      shape[axis] = count
      return operands[0].shaped(shape)
    case .pad(let axis, let before, let after):
      try expect(1)
      var shape = operands[0].shape
      guard shape.indices.contains(axis), before >= 0, after >= 0, max(before, after) <= maximumTensorCount else {
        throw TypeError("\(shape) has no axis \(axis)")
      }
      shape[axis] += before + after
      return operands[0].shaped(shape)
    case .reshape(let shape):
      try expect(1)
      try checkShape(shape)
      let result = operands[0].shaped(shape)
      guard result.count == operands[0].count else {
        throw TypeError("\(operands[0].shape) cannot be reshaped to \(shape)")
      }
      return result
    case .transpose:
      try expect(1)
      guard operands[0].shape.count == 2 else {
        throw TypeError("only a matrix can be transposed, not \(operands[0].shape)")
      }
      return operands[0].shaped(operands[0].shape.reversed())
    case .rearrange(let rearrangement), .rearrangeSum(let rearrangement):
      try expect(1)
      try rearrangement.check()
      var (from, to) = (rearrangement.operandShape, rearrangement.shape)
      if case .rearrangeSum = operation { (from, to) = (to, from) }
      guard operands[0].shape == from else {
        throw TypeError("a rearrangement of \(from) cannot be one of \(operands[0].shape)")
      }
      return operands[0].shaped(to)
    case .spread(let batch, let times):
      try expect(1)
      return try axes(of: [operands[0], TensorType(batch: batch, times: times)], shape: operands[0].shape)
    case .sum:
      try expect(1)
      return operands[0].shaped([])
    case .greatest:
      try expect(1)
      guard !operands[0].shape.isEmpty else { throw TypeError("a scalar has no greatest feature") }
      return operands[0].shaped(operands[0].shape.dropLast())
    case .softmax, .logSoftmax:
      try expect(1)
      guard operands[0].shape.count == 1 else { throw TypeError("softmax takes a vector, not \(operands[0].shape)") }
      return operands[0]
    case .reduce(let batch, let times):
      try expect(1)
      let type = operands[0]
      guard batch || !times.isEmpty, !batch || type.batch, type.times.isSuperset(of: times) else {
        throw TypeError("\(type) does not have the axes to reduce")
      }
      return TensorType(type.shape, batch: type.batch && !batch, times: type.times.subtracting(times))
    case .at(_, let axis):
      try expect(1)
      guard operands[0].times.contains(axis) else { throw TypeError("\(operands[0]) is no sequence along '\(axis)'") }
      return operands[0].without(axis)
    case .place(_, let axis):
      try expect(1)
      guard !operands[0].times.contains(axis) else {
        throw TypeError("\(operands[0]) is a sequence along '\(axis)' already")
      }
      return try axes(of: [operands[0], TensorType(time: axis)], shape: operands[0].shape)
    case .shift(let axis, let count):
      try expect(1)
      guard operands[0].times.contains(axis) else { throw TypeError("\(operands[0]) is no sequence along '\(axis)'") }
      guard count.magnitude <= maximumTensorCount else { throw TypeError("\(count) steps are too many") }
      return operands[0]
    case .resample(let axis), .restore(let axis): return try derived(axis)
    case .timeSoftmax(let axis): return try masked(along: axis)
    case .timeGreatest(let axis): return try masked(along: axis).without(axis)
    case .product: return try product()
    case .outer:
      try expect(2)
      return try axes(of: operands, shape: try outerShape(operands[0], operands[1]))
    case .outerSum:
      try expect(2)
      _ = try axes(of: operands, shape: [])
      return TensorType(try outerShape(operands[0], operands[1]))
    case .productSum:
      try expect(2)
      _ = try axes(of: operands, shape: [])
      let (left, right) = (operands[0].shape, operands[1].shape)
      guard left.count == 2, right.count == 2, left[1] == right[1] else {
        throw TypeError("productSum takes [m, n] and [k, n], not \(left) and \(right)")
      }
      return TensorType([left[0], right[0]])
    case .gather:
      guard operands.count == 2, operands[0].isReal else { throw TypeError("gather takes a table and a token") }
      let classes = try classes(of: operands[1])
      guard let rows = operands[0].shape.first, operands[0].shape.count <= 2, rows == classes else {
        throw TypeError("a table of shape \(operands[0].shape) cannot be indexed by a token of \(classes) classes")
      }
      guard !operands[0].hasAxes else {
        throw TypeError("the table of a gather has no batch and no time, this is \(operands[0])")
      }
      return try axes(of: operands, shape: Array(operands[0].shape.dropFirst()))
    case .scatterSum:
      guard operands.count == 2, operands[1].isReal, operands[1].shape.count <= 1 else {
        throw TypeError("scatterSum takes a token and a vector")
      }
      _ = try axes(of: operands, shape: [])
      return TensorType([try classes(of: operands[0])] + operands[1].shape)
    case .crossEntropy:
      guard operands.count == 2 else { throw TypeError("crossEntropy takes logits and a token") }
      return try crossEntropyAxes().shaped([])
    case .crossEntropyGradient:
      guard operands.count == 4, operands[2].shape.isEmpty, operands[3].shape.isEmpty else {
        throw TypeError("crossEntropyGradient takes logits, a token and two scalars")
      }
      return try crossEntropyAxes()
    case .noise(let noise):
      guard (1...3).contains(operands.count), operands.allSatisfy({ $0.isReal && $0.shape.isEmpty }) else {
        throw TypeError("noise takes the index of an example and those of up to two steps")
      }
      return try axes(of: operands, shape: noise.shape)
    case .scan(let scan):
      _ = try resultTypes(of: scan, operands: operands)
      return .bundle
    case .carry(let states, _):
      try expect(2)
      guard let count = operands[0].shape.first, operands.allSatisfy({ $0.shape.count == 1 && !$0.isSequence }),
        states > 0, count % states == 0, operands[1].shape[0] == (states + 1) * count
      else {
        throw TypeError(
          "carry takes the vectors of \(states) states and their summary, not \(operands[0]) and \(operands[1])")
      }
      return try axes(of: operands, shape: operands[0].shape)
    case .result:
      throw TypeError("the type of a scan's result follows from the scan, see Graph.addResult")
    }
  }

  func expect(_ count: Int, real: Bool = true) throws {
    guard operands.count == count else { throw TypeError("takes \(count) operands, got \(operands.count)") }
    for operand in operands where operand.element == .bundle || (real && !operand.isReal) {
      throw TypeError("takes numbers, not \(operand)")
    }
  }

  /// The type of a sequence that goes from an axis to one that is derived from it, or back.
  func derived(_ axis: TimeAxis) throws -> TensorType {
    guard let source = axis.source, let derivation = axis.derivations.last else {
      throw TypeError("'\(axis)' is derived from no other axis")
    }
    let isBack = if case .restore = operation { true } else { false }
    var isMasked = false
    if case .kept = derivation { isMasked = true }
    var isGroup = false
    if case .every = derivation { isGroup = true }
    try expect(isMasked ? 2 : 1, real: isGroup || isBack)
    var result = operands[0]
    let (from, to) = isBack ? (axis, source) : (source, axis)
    guard result.times.contains(from), !result.times.contains(to) else {
      throw TypeError("\(result) is no sequence along '\(from)' that could be one along '\(to)'")
    }
    if isMasked {
      guard operands[1] == TensorType(batch: true, time: source) else {
        throw TypeError("a mask is a number for each example and step of '\(source)', not \(operands[1])")
      }
      result.batch = true
    }
    if case .every(let count) = derivation {
      guard (1...maximumTensorCount).contains(count) else { throw TypeError("\(count) steps are no group") }
      if isBack {
        guard result.shape.first == count else {
          throw TypeError("\(result.shape) does not hold the features of \(count) steps")
        }
        result.shape.removeFirst()
      } else {
        result.shape.insert(count, at: 0)
      }
    }
    var type = try axes(of: [result.without(from), TensorType(time: to)], shape: result.shape)
    type.element = result.element
    return type
  }

  /// The type of a sequence that goes with a mask for each step.
  func masked(along axis: TimeAxis) throws -> TensorType {
    try expect(2)
    guard operands[1].shape.isEmpty else { throw TypeError("a mask is a scalar, not \(operands[1].shape)") }
    guard operands.allSatisfy({ $0.times.contains(axis) }) else {
      throw TypeError("\(operation.name) takes sequences along '\(axis)', not \(operands[0]) and \(operands[1])")
    }
    return try axes(of: operands, shape: operands[0].shape)
  }

  func sourced(_ type: TensorType) throws -> TensorType {
    try expect(0)
    return type
  }

  /// The union of the operands' batch and time axes.
  func axes(of operands: [TensorType], shape: [Int]) throws -> TensorType {
    var type = TensorType(shape)
    for operand in operands {
      type.batch = type.batch || operand.batch
      guard let times = type.times.union(operand.times) else {
        throw TypeError(
          "\(type.times.inWords) and \(operand.times.inWords): more than \(TimeAxes.maximumCount) time axes")
      }
      type.times = times
    }
    return type
  }

  func elementwise(operandCount: Int) throws -> TensorType {
    try expect(operandCount)
    let shapes = operands.map(\.shape)
    let shape = shapes.first { !$0.isEmpty } ?? []
    if let other = shapes.first(where: { !$0.isEmpty && $0 != shape }) {
      throw TypeError("the shapes \(shape) and \(other) differ")
    }
    return try axes(of: operands, shape: shape)
  }

  func concatenation(axis: Int) throws -> TensorType {
    guard let first = operands.first else { throw TypeError("nothing to concatenate") }
    try expect(operands.count)
    var shape = first.shape
    guard shape.indices.contains(axis) else { throw TypeError("\(shape) has no axis \(axis) to concatenate along") }
    for operand in operands.dropFirst() {
      guard operand.shape.count == shape.count,
        shape.indices.allSatisfy({ $0 == axis || shape[$0] == operand.shape[$0] })
      else { throw TypeError("\(first.shape) and \(operand.shape) cannot be concatenated along axis \(axis)") }
      shape[axis] += operand.shape[axis]
    }
    return try axes(of: operands, shape: shape)
  }

  func product() throws -> TensorType {
    try expect(2)
    let left = operands[0].shape
    let right = operands[1].shape
    guard (1...2).contains(left.count), (1...2).contains(right.count) else {
      throw TypeError("multiplies \(left) by \(right): both must be vectors or matrices")
    }
    guard left.last == right.first else {
      throw TypeError("multiplies \(left) by \(right): the inner dimensions \(left.last!) and \(right.first!) differ")
    }
    return try axes(of: operands, shape: Array(left.dropLast() + right.dropFirst()))
  }

  func outerShape(_ left: TensorType, _ right: TensorType) throws -> [Int] {
    guard left.shape.count == 1, right.shape.count == 1 else {
      throw TypeError("the outer product takes two vectors, not \(left.shape) and \(right.shape)")
    }
    return [left.shape[0], right.shape[0]]
  }

  func classes(of type: TensorType) throws -> Int {
    guard case .token(let classes) = type.element else { throw TypeError("\(type) is not a token") }
    return classes
  }

  func crossEntropyAxes() throws -> TensorType {
    let logits = operands[0]
    guard logits.isReal, logits.shape.count == 1 else { throw TypeError("crossEntropy takes logits, not \(logits)") }
    let classes = try classes(of: operands[1])
    guard logits.shape[0] == classes else {
      throw TypeError("crossEntropy compares \(logits.shape[0]) logits with a token of \(classes) classes")
    }
    return try axes(of: operands, shape: logits.shape)
  }
}

/// The largest number of features a value or parameter may have, so that no size in the compiler can overflow.
public let maximumTensorCount = 1 << 31

extension TimeAxes {
  /// `'given' and 'source'`
  var inWords: String { map { "'\($0)'" }.joined(separator: " and ") }
}
