/// Local algebra: each node is looked at once, with its operands simplified already, and what replaces it is simplified
/// in turn. Scans lose the states that never change and the elements that are the same at all steps.
///
/// `x · 0` becomes 0: values are finite by contract, at padding too, and gradients are full of zeros. So a NaN may
/// vanish where nobody would have looked at it.
let simplify = Pass(
  name: "simplify",
  summary: "algebraic identities, and movements of data that cancel"
) { graph, _ in
  var rewriter = GraphRewriter(graph)
  try simplifyNodes(in: &rewriter)
  return rewriter.finished()
}

private func simplifyNodes(in rewriter: inout GraphRewriter) throws {
  for value in rewriter.source.identifiers where !rewriter.isMapped(value) {
    switch rewriter.source[value].operation {
    case .scan(let scan):
      let results = try simplified(scan, at: value, in: &rewriter)
      rewriter.replace(scan: value, results: results)
    case .result, .argument:
      rewriter.copy(value)
    default:
      rewriter[value] = try rewriter.graph.simplifying(rewriter.rewired(value))
    }
  }
}

private func simplified(_ scan: Scan, at value: ValueID, in rewriter: inout GraphRewriter) throws -> [ValueID?] {
  let arguments = scan.arguments()
  let operands = rewriter.operands(of: value)
  // A state whose next value is itself never changes.
  let isConstant = (0..<scan.stateCount).map { scan.body.outputs[$0].value == arguments[$0] }
  var simplified = ScanRewriter(scan, operands: operands, name: rewriter.source[value].name) { !isConstant[$0] }
  for (index, argument) in arguments.enumerated() {
    guard let argument, !simplified.body.isMapped(argument) else { continue }
    let node = scan.body[argument]
    if let number = rewriter.graph.number(operands[index]) {
      simplified.body[argument] = try simplified.body.graph.fill(number, type: node.type)
    } else if scan.role(ofArgument: index) == .state {
      simplified.body[argument] = simplified.constant(operands[index], type: node.type, name: node.name)
    } else if let same = rewriter.graph.unspread(operands[index], along: scan.axis) {
      simplified.body[argument] = simplified.constant(same, type: node.type, name: node.name)
    }
  }
  simplified.copyArguments(operands: operands)
  try simplifyNodes(in: &simplified.body)
  var results = try simplified.finishWritingAll(in: &rewriter.graph)
  for index in 0..<scan.stateCount where isConstant[index] { results[index] = operands[index] }
  return results
}

extension Graph {
  /// The value that is the same at all steps of a sequence, with the type of an element, if the sequence is one repeated.
  fileprivate mutating func unspread(_ sequence: ValueID, along axis: TimeAxis) -> ValueID? {
    guard case .spread = self[sequence].operation else { return nil }
    let operand = self[sequence].operands[0]
    guard !type(of: operand).times.contains(axis) else { return nil }
    let element = type(of: sequence).without(axis)
    if type(of: operand) == element { return operand }
    return append(Node(.spread(batch: element.batch, times: element.times), [operand], type: element))
  }

  /// Appends a node, or finds a simpler value of the same type.
  mutating func simplifying(_ node: Node) throws -> ValueID {
    guard let simpler = try simpler(node) else { return append(node) }
    let value = try matching(simpler, type: node.type)
    if self[value].name == nil { self[value].name = node.name }
    return value
  }

  /// Appends an operation in its simplest form.
  mutating func simplified(_ operation: Operation, _ operands: [ValueID]) throws -> ValueID {
    let type = try inferType(of: operation, operands: operands.map { self.type(of: $0) })
    return try simplifying(Node(operation, operands, type: type))
  }

  /// Repeats a value to the shape and axes of a type that it can be broadcast to.
  private mutating func matching(_ value: ValueID, type wanted: TensorType) throws -> ValueID {
    var value = value
    if type(of: value).shape.isEmpty, !wanted.shape.isEmpty {
      value = try simplified(.broadcast(wanted.shape), [value])
    }
    let found = type(of: value)
    if found.batch != wanted.batch || found.times != wanted.times {
      value = try simplified(.spread(batch: wanted.batch, times: wanted.times), [value])
    }
    return value
  }

  /// One step towards a simpler form; nil if there is none. The result may lack axes or be a scalar where the node is
  /// repeated to more.
  private mutating func simpler(_ node: Node) throws -> ValueID? {
    switch node.operation {
    case .unary(let function): try simplerUnary(function, node)
    case .binary(let function): try simplerBinary(function, node) ?? withoutBroadcasts(node)
    case .select: try simplerSelect(node) ?? withoutBroadcasts(node)
    case .broadcast(let shape): shape.isEmpty ? node.operands[0] : nil
    case .concatenate(let axis): try simplerConcatenation(axis, node)
    case .slice(let axis, let start, let count): try simplerSlice(axis, start, count, node)
    case .pad(let axis, let before, let after): try simplerPad(axis, before, after, node)
    case .reshape(let shape): try simplerReshape(shape, node)
    case .transpose: try simplerTranspose(node)
    case .spread(let batch, let times): try simplerSpread(batch, times, node)
    case .sum: try simplerSum(node)
    case .product: try simplerProduct(node)
    default: isZero(node) ? constant(0) : nil
    }
  }

  /// Whether a node is a linear function of zeros.
  func isZero(_ node: Node) -> Bool {
    switch node.operation.traits.linearity {
    case .none: false
    case .all: node.operands.allSatisfy { isZero($0) }
    case .each: node.operands.contains { isZero($0) }
    case .these(let range): node.operands[range].allSatisfy { isZero($0) }
    }
  }

  /// Whether a value is nothing but zeros.
  func isZero(_ value: ValueID) -> Bool { number(value) == 0 }
}
