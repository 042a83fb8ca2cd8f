/// The graph without its time axes, for a given number of steps: a scan becomes copies of its body, and every other
/// operation on a sequence one operation for each step. It draws pictures, and it is what optimized scans are tested
/// against, forward and (differentiated) backward.
///
/// A sequence `text` becomes the values `text@0`, `text@1` and so on: that is how the inputs, the outputs and the
/// named nodes are called. Where the graph needs the lengths of an axis, the new graph has the inputs `mask(text)@0` …:
/// for each example 1 if the step is valid, else 0.
///
/// - Parameter steps: The number of steps of each axis to unroll, at least 1. Other axes stay as they are.
/// - Throws: `TypeError` if a number of steps is not positive.
public func unroll(_ graph: Graph, steps: [TimeAxis: Int]) throws -> Graph {
  if let bad = steps.filter({ $0.value < 1 }).min(by: { $0.key.name < $1.key.name }) {
    throw TypeError("'\(bad.key)' cannot be unrolled to \(bad.value) steps")
  }
  var (result, rest) = (graph, steps)
  for axis in graph.timeAxes {
    guard let source = axis.source, let count = rest[source] else { continue }
    guard case .every(let group)? = axis.derivations.last else {
      rest[axis] = count
      continue
    }
    rest[axis] = (count + group - 1) / group
  }
  while !rest.isEmpty {
    // The bodies of other scans have no steps of an axis until these scans are unrolled themselves.
    let bodies = result.nodes.compactMap { if case .scan(let scan) = $0.operation { scan } else { nil } }
    let inner = Set(bodies.flatMap { $0.body.nodes.flatMap(\.type.times) })
    // What is derived from an axis comes before it.
    let axes = rest.keys.filter { axis in !rest.keys.contains { $0.source == axis } }
    guard let axis = axes.sorted(by: { $0.name < $1.name }).first(where: { !inner.contains($0) }) else {
      throw TypeError("\(rest.keys.map(\.name).sorted()) cannot be unrolled: loops over one need all steps of another")
    }
    var unrolling = Unrolling(source: result, axis: axis, count: rest.removeValue(forKey: axis)!)
    result = try unrolling.run()
  }
  return result
}

/// What a value of the source has become.
private enum Unrolled {
  case single(ValueID)
  case steps([ValueID])

  /// The value at a step; a value without the axis is the same at every step.
  subscript(step: Int) -> ValueID {
    switch self {
    case .single(let value): value
    case .steps(let values): values[step]
    }
  }
}

/// Unrolls one axis.
private struct Unrolling {
  let source: Graph
  let axis: TimeAxis
  let count: Int
  var target: Graph
  private var values: [Unrolled] = []
  private var scanResults: [ValueID: [Unrolled]] = [:]
  private var knownMask: [ValueID]?

  init(source: Graph, axis: TimeAxis, count: Int) {
    self.source = source
    self.axis = axis
    self.count = count
    target = Graph(name: source.name)
  }

  mutating func run() throws -> Graph {
    for index in source.values {
      target.origin = source.nodes[index].origin
      values.append(try unrolled(ValueID(index)))
    }
    for output in source.outputs {
      switch values[output.value.index] {
      case .single(let value): target.outputs.append(output.at(value))
      case .steps(let values):
        target.outputs += values.enumerated().map { GraphOutput(output.role, name: "\(output.name)@\($0)", value: $1) }
      }
    }
    return target
  }

  private func isUnrolled(_ type: TensorType) -> Bool { type.times.contains(axis) }

  private mutating func unrolled(_ value: ValueID) throws -> Unrolled {
    let node = source[value]
    let operands = node.operands.map { values[$0.index] }
    switch node.operation {
    case .input(let name):
      guard isUnrolled(node.type) else { return .single(target.append(node)) }
      return .steps(
        (0..<count).map { target.addSource(.input("\(name)@\($0)"), type: node.type.without(axis)) })
    case .mask(axis): return .steps(mask())
    case .index(axis):
      return .steps(try (0..<count).map { try target.fill(Double($0), type: TensorType(batch: true)) })
    case .spread(let batch, let times):
      guard isUnrolled(node.type) else { return try stepwise(node, operands) }
      let others = times.subtracting([axis])
      return .steps(try (0..<count).map { try spread(operands[0][$0], batch: batch, others, name: node.name) })
    case .reduce(let batch, let times):
      guard times.contains(axis) else { return try stepwise(node, operands) }
      let others = times.subtracting([axis])
      return .single(
        try sum(name: node.name) { step, target in
          guard batch || !others.isEmpty else { return operands[0][step] }
          return try target.add(.reduce(batch: batch, times: others), [operands[0][step]])
        })
    case .at(let end, axis): return .single(try at(end, operands[0], isBatched: node.type.batch))
    case .place(let end, axis): return .steps(try place(end, operands[0], isBatched: node.type.batch))
    case .timeSoftmax(axis): return .steps(try softmax(operands[0], mask: operands[1]))
    case .timeGreatest(axis): return .single(try greatest(operands[0], mask: operands[1]))
    case .shift(axis, let shift):
      let zero = try target.zero(node.type.without(axis))
      return .steps((0..<count).map { (0..<count).contains($0 - shift) ? operands[0][$0 - shift] : zero })
    case .resample(axis): return .steps(try resample(operands[0], of: node))
    case .restore(axis): return .single(try restore(operands[0], of: node))
    case .at, .place, .shift, .resample, .restore, .timeSoftmax, .timeGreatest: return try stepwise(node, operands)
    case .scan(let scan):
      guard scan.axis == axis else {
        return .single(target.append(node.with(operands: operands.map { $0[0] })))
      }
      scanResults[value] = try inline(scan, operands)
      // Nothing but results, which look into `scanResults`, uses a scan.
      return .steps([])
    case .result(let index):
      if let results = scanResults[node.operands[0]] { return results[index] }
      return .single(target.append(node.with(operands: [operands[0][0]])))
    default: return try unrolledByAxes(node, operands)
    }
  }

  /// An operation of which nothing else need be known.
  private mutating func unrolledByAxes(_ node: Node, _ operands: [Unrolled]) throws -> Unrolled {
    let isOfSequences = node.operands.contains { isUnrolled(source.type(of: $0)) }
    switch node.operation.traits.axes {
    case .source: return .single(target.append(node))
    case .row, .step: return try stepwise(node, operands)
    case .total:
      guard isOfSequences else { return try stepwise(node, operands) }
      return .single(
        try sum(name: node.name) { step, target in
          try target.add(node.operation, operands.map { $0[step] })
        })
    case .sequence, .recurrence:
      guard !isOfSequences, !isUnrolled(node.type) else {
        throw TypeError("'\(node.operation)' cannot be unrolled")
      }
      return try stepwise(node, operands)
    }
  }

  /// The same operation at each step, or once if the value does not have an unrolled axis.
  private mutating func stepwise(_ node: Node, _ operands: [Unrolled]) throws -> Unrolled {
    guard isUnrolled(node.type) else {
      return .single(try target.add(node.operation, operands.map { $0[0] }, name: node.name))
    }
    return .steps(
      try (0..<count).map { step in
        try target.add(node.operation, operands.map { $0[step] }, name: node.name.map { "\($0)@\(step)" })
      })
  }

  private mutating func sum(
    name: String?, _ term: (Int, inout Graph) throws -> ValueID
  ) throws -> ValueID {
    var sum = try term(0, &target)
    for step in 1..<count { sum = try target.add(.binary(.add), [sum, try term(step, &target)], name: name) }
    return sum
  }

  private mutating func spread(
    _ value: ValueID, batch: Bool, _ times: TimeAxes, name: String?
  ) throws -> ValueID {
    let type = target.type(of: value)
    guard batch && !type.batch || !type.times.isSuperset(of: times) else { return value }
    return try target.add(.spread(batch: batch, times: times), [value], name: name)
  }

  /// For each step, 1 in the examples for which it is valid.
  private mutating func mask() -> [ValueID] {
    if let knownMask { return knownMask }
    let mask = (0..<count).map { step in
      target.addSource(.input("mask(\(axis))@\(step)"), type: TensorType(batch: true))
    }
    knownMask = mask
    return mask
  }

  /// exp(xₜ - max x) / Σ exp(xₜ - max x) over the steps where the mask is not zero, and zero at the others.
  private mutating func softmax(_ x: Unrolled, mask: Unrolled) throws -> [ValueID] {
    let (zero, lowest) = (target.constant(0), target.constant(-.infinity))
    var maximum = lowest
    for step in 0..<count {
      let valid = try target.add(.select, [mask[step], x[step], lowest])
      maximum = try target.binary(.maximum, maximum, valid)
    }
    var exponentials: [ValueID] = []
    for step in 0..<count {
      let difference = try target.binary(.subtract, x[step], maximum)
      // Padding may hold anything.
      let valid = try target.add(.select, [mask[step], difference, zero])
      exponentials.append(try target.add(.select, [mask[step], try target.unary(.exp, valid), zero]))
    }
    let total = try target.sum(of: exponentials)!
    return try (0..<count).map { step in
      let divisor = try target.add(.select, [mask[step], total, target.constant(1)])
      return try target.binary(.divide, exponentials[step], divisor)
    }
  }

  /// The greatest of the steps where the mask is not zero, and zero if there is none.
  private mutating func greatest(_ x: Unrolled, mask: Unrolled) throws -> ValueID {
    var (greatest, isThere) = (target.constant(0), target.constant(0))
    for step in 0..<count {
      let first = try target.add(.select, [isThere, greatest, x[step]])
      greatest = try target.add(.select, [mask[step], target.binary(.maximum, first, x[step]), greatest])
      isThere = try target.binary(.maximum, isThere, mask[step])
    }
    return greatest
  }

  /// The number of steps of the source that a step of the derived axis stands for.
  private func groupSize(of node: Node) throws -> Int {
    switch axis.derivations.last {
    case .every(let count): return count
    case .copy: return 1
    case .kept, nil: throw TypeError("'\(node.operation)' cannot be unrolled")
    }
  }

  /// Not zero at one step of the source.
  private mutating func isStep(_ step: Int, of source: TimeAxis) throws -> ValueID {
    let (index, number) = (try target.add(.index(source)), target.constant(Double(step)))
    return try target.binary(
      .multiply, target.binary(.greaterEqual, index, number), target.binary(.greaterEqual, number, index))
  }

  private mutating func resample(_ operand: Unrolled, of node: Node) throws -> [ValueID] {
    let (size, source) = (try groupSize(of: node), axis.source!)
    let isGroup = if case .every = axis.derivations.last { true } else { false }
    return try (0..<count).map { step in
      var parts: [ValueID] = []
      for place in 0..<size {
        let chosen = try target.add(
          .select, [isStep(step * size + place, of: source), operand[0], target.constant(0)])
        let value = try target.add(.reduce(batch: false, times: [source]), [chosen])
        guard isGroup else { return value }
        parts.append(try target.add(.reshape([1] + target.type(of: value).shape), [value]))
      }
      return parts.count == 1 ? parts[0] : try target.add(.concatenate(axis: 0), parts)
    }
  }

  private mutating func restore(_ operand: Unrolled, of node: Node) throws -> ValueID {
    let (size, source) = (try groupSize(of: node), axis.source!)
    let isGroup = if case .every = axis.derivations.last { true } else { false }
    var sum: ValueID?
    for step in 0..<count {
      for place in 0..<size {
        var value = operand[step]
        if isGroup {
          value = try target.add(.slice(axis: 0, start: place, count: 1), [value])
          value = try target.add(.reshape(node.type.shape), [value])
        }
        let placed = try target.add(
          .select, [isStep(step * size + place, of: source), value, target.constant(0)])
        sum = try sum.map { try target.add(.binary(.add), [$0, placed]) } ?? placed
      }
    }
    return sum!
  }

  /// For each step, not zero in the examples of which it is the first or last valid one.
  private mutating func ends(_ end: SequenceEnd) throws -> [ValueID] {
    let mask = mask()
    switch end {
    case .first:
      let zero = target.constant(0)
      return [mask[0]] + Array(repeating: zero, count: mask.count - 1)
    case .last:
      return try mask.indices.map { step in
        step + 1 < mask.count ? try target.binary(.subtract, mask[step], mask[step + 1]) : mask[step]
      }
    }
  }

  private mutating func at(_ end: SequenceEnd, _ sequence: Unrolled, isBatched: Bool) throws -> ValueID {
    guard isBatched else { return sequence[end == .first ? 0 : count - 1] }
    var result = target.constant(0)
    for (step, isEnd) in try ends(end).enumerated() {
      result = try target.add(.select, [isEnd, sequence[step], result])
    }
    return result
  }

  private mutating func place(_ end: SequenceEnd, _ operand: Unrolled, isBatched: Bool) throws -> [ValueID] {
    let value = operand[0]
    guard isBatched else {
      let zero = try target.zero(target.type(of: value))
      return (0..<count).map { $0 == (end == .first ? 0 : count - 1) ? value : zero }
    }
    let zero = target.constant(0)
    return try ends(end).map { try target.add(.select, [$0, value, zero]) }
  }

  /// Copies the body of a scan for each step.
  private mutating func inline(_ scan: Scan, _ operands: [Unrolled]) throws -> [Unrolled] {
    var states = operands[..<scan.stateCount].map { $0[0] }
    var written = [[ValueID]](
      repeating: Array(repeating: ValueID(0), count: count), count: scan.body.outputs.count - scan.stateCount)
    for step in scan.isReversed ? Array((0..<count).reversed()) : Array(0..<count) {
      let arguments = states + operands[scan.stateCount...].map { $0[step] }
      var copies: [ValueID] = []
      for node in scan.body.nodes {
        if case .argument(let index) = node.operation {
          copies.append(arguments[index])
        } else {
          var copy = node.with(operands: node.operands.map { copies[$0.index] })
          copy.name = node.name.map { "\($0)@\(step)" }
          copies.append(target.append(copy))
        }
      }
      let outputs = scan.body.outputs.map { copies[$0.value.index] }
      states = Array(outputs[..<scan.stateCount])
      for (index, output) in outputs[scan.stateCount...].enumerated() { written[index][step] = output }
    }
    return states.map { .single($0) } + written.map { .steps($0) }
  }
}

extension Node {
  fileprivate func with(operands: [ValueID]) -> Node {
    var node = self
    node.operands = operands
    return node
  }
}
