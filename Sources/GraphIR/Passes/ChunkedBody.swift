/// The body of a loop over chunks of steps: that of the loop over steps, as often as a chunk has steps, with matrices that
/// are not computed in between.
struct ChunkedBody {
  let scan: Scan
  let body: Graph
  let steps: Int
  var graph: Graph
  private let matrices: [Int: MatrixState]
  /// Of each value, which state it is a matrix of.
  private let stateOf: [ValueID: Int]
  private let reads: [ValueID: MatrixState.Read]
  private let flipped: Set<Int>
  private let isBound: [Bool]
  private let isInvariant: [Bool]
  private let maskArgument: Int
  private let isMaskAdded: Bool
  /// By argument: states, sequences by chunks, and constants.
  private var arguments: [Int: ValueID] = [:]
  /// Of each step, one for each value of the body; of what is the same at all steps, in the first.
  private var plain: [[ValueID?]]
  private var scales: [[MatrixScales?]]
  private var terms: [[MatrixTerms?]]
  /// What products with the matrix before the chunk gave, that were computed together.
  private var stacked: [ReadPlace: ValueID] = [:]

  private struct ReadPlace: Hashable {
    var step: Int
    var value: ValueID
  }

  /// - Parameter mask: the argument that is the mask of the axis, if the loop has it.
  init(_ chunks: ChunkedScan, mask: Int?) {
    scan = chunks.scan
    body = scan.body
    steps = chunks.steps
    graph = Graph(name: body.name)
    matrices = Dictionary(uniqueKeysWithValues: chunks.matrices.map { ($0.state, $0) })
    isMaskAdded = mask == nil
    maskArgument = mask ?? scan.stateCount + scan.elementCount
    isBound = scan.dependents(onReadsOf: chunks.matrices)
    isInvariant = scan.dependences().map { $0 == .invariant }
    let identifiers = body.identifiers
    var stateOf: [ValueID: Int] = [:]
    var reads: [ValueID: MatrixState.Read] = [:]
    var flipped: Set<Int> = []
    for matrix in chunks.matrices {
      for value in identifiers where matrix.kinds[value.index] == .matrix { stateOf[value] = matrix.state }
      for read in matrix.reads { reads[read.value] = read }
      // Rows lie side by side in memory, so that vectors from the left are what can be read with at once.
      let fromLeft = matrix.reads.filter { $0.isFromLeft != matrix.transposed.contains($0.matrix) }
      if 2 * fromLeft.count < matrix.reads.count { flipped.insert(matrix.state) }
    }
    (self.stateOf, self.reads, self.flipped) = (stateOf, reads, flipped)
    plain = Array(repeating: Array(repeating: nil, count: body.nodes.count), count: steps)
    scales = Array(repeating: Array(repeating: nil, count: body.nodes.count), count: steps)
    terms = Array(repeating: Array(repeating: nil, count: body.nodes.count), count: steps)
  }

  /// Whether the loop over chunks has the transposed of this state.
  func isFlipped(_ argument: Int) -> Bool { flipped.contains(argument) }

  /// In the order of the steps, so that nothing waits for much.
  mutating func built() throws -> Graph {
    declareArguments()
    for step in 0..<steps {
      for value in body.identifiers where isPlain(value) && !isBound[value.index] { _ = try plain(value, at: step) }
    }
    for matrix in matrices.values.sorted(by: { $0.state < $1.state }) { try stackReads(of: matrix) }
    for step in 0..<steps {
      for value in body.identifiers {
        if stateOf[value] == nil {
          if isPlain(value) { _ = try plain(value, at: step) }
        } else {
          (_, _) = (try scales(value, at: step), try terms(value, at: step))
        }
      }
    }
    for (index, output) in body.outputs.enumerated() {
      graph.outputs.append(output.at(try index < scan.stateCount ? next(index, output) : written(output)))
    }
    return graph
  }

  private func isPlain(_ value: ValueID) -> Bool { matrices.values.allSatisfy { $0.kinds[value.index] == .plain } }

  private mutating func declareArguments() {
    for (index, value) in scan.arguments().enumerated() {
      guard let value else { continue }
      let node = body[value]
      var (type, position) = (node.type, index)
      switch scan.role(ofArgument: index) {
      case .state: if isFlipped(index) { type.shape.reverse() }
      case .element: type.shape.insert(steps, at: 0)
      case .constant: position += isMaskAdded ? 1 : 0
      }
      arguments[index] = graph.appending(at: node.origin) {
        $0.addSource(.argument(position), type: type, name: node.name)
      }
    }
    guard isMaskAdded else { return }
    let type = TensorType([steps], batch: true)
    arguments[-1] = graph.addSource(.argument(maskArgument), type: type, name: "mask")
  }

  // MARK: Results

  private mutating func next(_ state: Int, _ output: GraphOutput) throws -> ValueID {
    guard matrices[state] != nil else { return try plain(output.value, at: steps - 1) }
    let (scales, terms) = (try scales(output.value, at: steps - 1), try terms(output.value, at: steps - 1))
    let origin = body[output.value].origin
    let base = arguments[state]!
    return try graph.appending(at: origin) { graph in
      var value = try scales.applied(to: base, in: &graph)
      if let terms = terms.oriented(scales.isTransposed) {
        let left = try graph.add(.transpose, [terms.left])
        value = try graph.binary(.add, value, try graph.add(.product, [left, terms.right]))
      }
      return value
    }
  }

  private mutating func written(_ output: GraphOutput) throws -> ValueID {
    var rows: [ValueID] = []
    for place in 0..<steps {
      let value = try plain(output.value, at: scan.isReversed ? steps - 1 - place : place)
      rows.append(try graph.add(.reshape([1] + graph.type(of: value).shape), [value]))
    }
    return try graph.concatenation(of: rows, axis: 0)
  }

  // MARK: Values

  /// A value of the body at a step of the chunk.
  private mutating func plain(_ value: ValueID, at step: Int) throws -> ValueID {
    let place = isInvariant[value.index] ? 0 : step
    if let known = plain[place][value.index] { return known }
    let node = body[value]
    let result: ValueID
    if case .argument(let index) = node.operation {
      switch scan.role(ofArgument: index) {
      case .state: result = try step == 0 ? arguments[index]! : plain(body.outputs[index].value, at: step - 1)
      case .element: result = try element(arguments[index]!, at: step, shape: node.type.shape)
      case .constant: result = arguments[index]!
      }
    } else if let read = reads[value] {
      result = try self.read(read, at: step)
    } else {
      var copy = node
      copy.operands = []
      for operand in node.operands { copy.operands.append(try plain(operand, at: step)) }
      result = graph.append(copy)
    }
    plain[place][value.index] = result
    return result
  }

  private mutating func element(_ chunk: ValueID, at step: Int, shape: [Int]) throws -> ValueID {
    let place = scan.isReversed ? steps - 1 - step : step
    return try graph.add(.reshape(shape), [try graph.add(.slice(axis: 0, start: place, count: 1), [chunk])])
  }

  /// A vector or number, and at padding something else, whatever it may be there.
  private mutating func plain(_ value: ValueID, at step: Int, elsePadded other: Double) throws -> ValueID {
    let (vector, mask) = (try plain(value, at: step), try mask(at: step))
    return try graph.appending(at: body[value].origin) { graph in
      let padding = try graph.fill(other, type: TensorType(graph.type(of: vector).shape))
      return try graph.add(.select, [mask, vector, padding])
    }
  }

  private mutating func mask(at step: Int) throws -> ValueID {
    if let added = arguments[-1] { return try element(added, at: step, shape: []) }
    return try plain(scan.arguments()[maskArgument]!, at: step)
  }

  // MARK: Matrices

  /// What the matrix before the chunk is scaled by in a value.
  private mutating func scales(_ value: ValueID, at step: Int) throws -> MatrixScales {
    if let known = scales[step][value.index] { return known }
    let result = try newScales(value, at: step)
    scales[step][value.index] = result
    return result
  }

  private mutating func newScales(_ value: ValueID, at step: Int) throws -> MatrixScales {
    let node = body[value]
    switch node.operation {
    case .argument(let state):
      return step == 0
        ? MatrixScales(isTransposed: isFlipped(state)) : try scales(body.outputs[state].value, at: step - 1)
    case .transpose:
      var scales = try scales(node.operands[0], at: step)
      scales.isTransposed.toggle()
      return scales
    case .unary: return try scales(node.operands[0], at: step).negated(in: &graph)
    case .binary(.add), .binary(.subtract):
      let isFirst = stateOf[node.operands[0]] != nil
      let scales = try scales(node.operands[isFirst ? 0 : 1], at: step)
      return node.operation == .binary(.subtract) && !isFirst ? try scales.negated(in: &graph) : scales
    case .binary(let function):
      let matrix = matrixOperand(of: node)
      let scales = try scales(node.operands[matrix], at: step)
      let factors = try factors(node.operands[1 - matrix], at: step, isDivided: function == .divide)
      return try scales.scaled(by: factors, in: &graph)
    default:
      let new = try scales(node.operands[1], at: step)
      if isMask(node) { return new }
      let (condition, old) = (try plain(node.operands[0], at: step), try scales(node.operands[2], at: step))
      return try new.selected(by: condition, else: old, of: body.type(of: value).shape, in: &graph)
    }
  }

  /// The outer products that were added since.
  private mutating func terms(_ value: ValueID, at step: Int) throws -> MatrixTerms {
    if let known = terms[step][value.index] { return known }
    let result = try newTerms(value, at: step)
    terms[step][value.index] = result
    return result
  }

  private mutating func newTerms(_ value: ValueID, at step: Int) throws -> MatrixTerms {
    let node = body[value]
    switch node.operation {
    case .argument(let state):
      return step == 0
        ? MatrixTerms(isTransposed: isFlipped(state)) : try terms(body.outputs[state].value, at: step - 1)
    case .outer:
      let left = try plain(node.operands[0], at: step, elsePadded: 0)
      let right = try plain(node.operands[1], at: step, elsePadded: 0)
      return try MatrixTerms(left, right, in: &graph)
    case .transpose:
      var terms = try terms(node.operands[0], at: step)
      terms.isTransposed.toggle()
      return terms
    case .unary: return try terms(node.operands[0], at: step).negated(in: &graph)
    case .binary(.add):
      return try terms(node.operands[0], at: step).joined(with: terms(node.operands[1], at: step), in: &graph)
    case .binary(.subtract):
      let second = try terms(node.operands[1], at: step).negated(in: &graph)
      return try terms(node.operands[0], at: step).joined(with: second, in: &graph)
    case .binary(let function):
      let matrix = matrixOperand(of: node)
      let terms = try terms(node.operands[matrix], at: step)
      let factors = try factors(node.operands[1 - matrix], at: step, isDivided: function == .divide)
      return try terms.scaled(by: factors, in: &graph)
    default:
      let new = try terms(node.operands[1], at: step)
      if isMask(node) { return new }
      let (condition, old) = (try plain(node.operands[0], at: step), try terms(node.operands[2], at: step))
      return try new.selected(by: condition, else: old, in: &graph)
    }
  }

  /// Of a product with what a matrix is scaled by: which operand is the matrix.
  private func matrixOperand(of node: Node) -> Int {
    if body.type(of: node.operands[1]).shape.isEmpty { return 0 }
    if body.type(of: node.operands[0]).shape.isEmpty { return 1 }
    return stateOf[node.operands[0]] != nil ? 0 : 1
  }

  /// Whether a choice holds the state at padding, and need not: there, nothing is scaled or added in any case.
  private func isMask(_ choice: Node) -> Bool {
    guard case .argument(let condition) = body[choice.operands[0]].operation, condition == maskArgument,
      case .argument(let old) = body[choice.operands[2]].operation
    else { return false }
    return matrices[old].map { !$0.changesSign } ?? false
  }

  /// What a matrix is multiplied by: a number, or an outer product.
  private mutating func factors(_ value: ValueID, at step: Int, isDivided: Bool) throws -> MatrixScales {
    guard body[value].operation == .outer else { return MatrixScales(factor: try factor(value, at: step, isDivided)) }
    let (left, right) = (body[value].operands[0], body[value].operands[1])
    return MatrixScales(
      rows: body.isOnes(left) ? nil : try factor(left, at: step, isDivided),
      columns: body.isOnes(right) ? nil : try factor(right, at: step, isDivided))
  }

  private mutating func factor(_ value: ValueID, at step: Int, _ isDivided: Bool) throws -> ValueID {
    let factor = try plain(value, at: step, elsePadded: 1)
    return isDivided ? try graph.unary(.reciprocal, factor) : factor
  }

  // MARK: Reads

  private mutating func read(_ read: MatrixState.Read, at step: Int) throws -> ValueID {
    let (scales, terms) = (try scales(read.matrix, at: step), try terms(read.matrix, at: step))
    let vector = try plain(read.vector, at: step, elsePadded: 0)
    let base = arguments[stateOf[read.matrix]!]!
    let place = ReadPlace(step: step, value: read.value)
    return try graph.appending(at: body[read.value].origin) { graph in
      let isFromLeft = read.isFromLeft != scales.isTransposed
      var product = stacked[place]
      if product == nil {
        let scaled = try scales.scaled(vector, isFromLeft: isFromLeft, in: &graph)
        product = try graph.add(.product, isFromLeft ? [scaled, base] : [base, scaled])
      }
      let result = try scales.scaled(product: product!, isFromLeft: isFromLeft, in: &graph)
      guard let added = try terms.read(vector, isFromLeft: read.isFromLeft, in: &graph) else { return result }
      return try graph.binary(.add, result, added)
    }
  }

  /// Computes at once what can be read from the matrix before the chunk without knowing what else is read.
  private mutating func stackReads(of matrix: MatrixState) throws {
    guard !matrix.scales.contains(where: { isBound[$0.index] }) else { return }
    var (places, rows): ([ReadPlace], [ValueID]) = ([], [])
    for step in 0..<steps {
      for read in matrix.reads where !isBound[read.vector.index] {
        let scales = try scales(read.matrix, at: step)
        guard read.isFromLeft != scales.isTransposed else { continue }
        let vector = try plain(read.vector, at: step, elsePadded: 0)
        rows.append(
          try graph.appending(at: body[read.value].origin) { graph in
            let scaled = try scales.scaled(vector, isFromLeft: true, in: &graph)
            return try graph.add(.reshape([1] + graph.type(of: scaled).shape), [scaled])
          })
        places.append(ReadPlace(step: step, value: read.value))
      }
    }
    guard rows.count > 1 else { return }
    graph.origin = body[matrix.reads[0].value].origin
    defer { graph.origin = .unknown }
    let products = try graph.add(
      .product, [try graph.concatenation(of: rows, axis: 0), arguments[matrix.state]!])
    let width = graph.type(of: products).shape[1]
    for (row, place) in places.enumerated() {
      stacked[place] = try graph.add(
        .reshape([width]), [try graph.add(.slice(axis: 0, start: row, count: 1), [products])])
    }
  }
}

extension Graph {
  /// Whether it is a vector of ones.
  fileprivate func isOnes(_ value: ValueID) -> Bool {
    guard case .broadcast = self[value].operation else { return false }
    return self[self[value].operands[0]].operation == .constant(1)
  }
}
