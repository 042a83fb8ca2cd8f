// The invariants of a graph, which the verifier rechecks after every pass:
//
//  1. Operands: every operand of a node is the value of an earlier node. Types have the form given in 2.
//  2. Types: all extents are positive and their product is at most `maximumTensorCount`; a token is a scalar of
//     1...maximumTensorCount classes; a bundle has neither axes nor shape.
//  3. A node's type is what `inferType` gives. Types of sources are declared:
//     an input holds numbers or tokens, with any axes; a parameter holds numbers, without axes.
//  4. No two inputs, and no two parameters, of a graph have the same name.
//  5. The operand of `result(i)` is a scan with more than i results, and its type is the one of that result.
//     Nothing else takes a bundle, and no output is one.
//  6. A constant is not NaN: NaN differs from itself, so that a graph would differ from its own copy.
//  7. Outputs are values of the graph. No two have the same role and name (but in bodies, where position alone counts).
//  8. Only bodies of scans hold arguments.
//  9. Scans: the operands at the elements' positions have the scan's time axis, those at the states' and constants'
//     positions do not. A body holds neither inputs, parameters, masks nor counts, but takes them as arguments; it holds
//     no scan. There is at most one `argument` node for each operand of the scan, and it has the operand's type without
//     the scan's axis. A value in a body has at most one time axis, and not the scan's. A body has an output for each state, of the state's type, and then the
//     elements of the sequences that the scan writes.
// 10. All of this holds in the bodies of scans.

/// A broken invariant of a graph: a bug of whoever built the graph.
public struct VerificationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The graph, and for a body the scans that enclose it: `CharLM`, `CharLM, body of %9`.
  public var graph: String
  /// The node in its text form, if it is one node's fault: `%7 = product %1, %5 : f32[256]`.
  public var node: String?
  public var message: String

  public var description: String {
    "graph \(graph): \(node.map { "\($0): " } ?? "")\(message)"
  }
}

extension Graph {
  /// Checks every invariant that the head of Verifier.swift lists.
  /// - Throws: `VerificationError` that names the first node at fault.
  public func verify() throws {
    try Verifier(graph: self, place: GraphText.word(name), isBody: false).run()
  }
}

private struct Verifier {
  let graph: Graph
  let place: String
  let isBody: Bool

  func run() throws {
    var sources: Set<Operation> = []
    for index in graph.values {
      let value = ValueID(index)
      try checkOperands(of: value)
      try checkForm(of: value)
      try checkOperation(of: value, sources: &sources)
    }
    try checkOutputs()
  }

  private func failure(_ message: String, at value: ValueID? = nil) -> VerificationError {
    VerificationError(graph: place, node: value.map { GraphPrinter.line(of: $0, in: graph) }, message: message)
  }

  private func checkOperands(of value: ValueID) throws {
    for operand in graph[value].operands where !(0..<value.index).contains(operand.index) {
      throw failure("its operand \(operand) is not an earlier value", at: value)
    }
  }

  private func checkForm(of value: ValueID) throws {
    let type = graph.type(of: value)
    do { try checkShape(type.shape) } catch let error as TypeError { throw failure(error.message, at: value) }
    switch type.element {
    case .real: break
    case .token(let classes):
      guard (1...maximumTensorCount).contains(classes), type.shape.isEmpty else {
        throw failure("a token is a scalar of 1 to \(maximumTensorCount) classes", at: value)
      }
    case .bundle:
      guard type == .bundle else { throw failure("a bundle has neither axes nor shape", at: value) }
    }
  }

  private func checkOperation(of value: ValueID, sources: inout Set<Operation>) throws {
    let node = graph[value]
    switch node.operation {
    case .input(let name):
      try checkSource(value, mayStandHere: !isBody, sources: &sources)
      guard node.type.element != .bundle else { throw failure("the input '\(name)' is a bundle", at: value) }
    case .parameter(let name):
      try checkSource(value, mayStandHere: !isBody, sources: &sources)
      guard node.type == TensorType(node.type.shape) else {
        throw failure("the parameter '\(name)' is not an array of numbers without axes", at: value)
      }
    case .argument:
      try checkSource(value, mayStandHere: isBody, sources: &sources)
      guard node.type.element != .bundle else { throw failure("an argument is not a bundle", at: value) }
    case .constant(let number):
      guard !number.isNaN else { throw failure("a constant is not NaN", at: value) }
      try checkInferredType(of: value)
    case .scan(let scan):
      guard !isBody else { throw failure("the body of a scan holds no scan", at: value) }
      guard scan.stateCount >= 0, scan.elementCount >= 0, scan.stateCount <= node.operands.count,
        scan.elementCount <= node.operands.count - scan.stateCount
      else { throw failure("the scan lacks operands", at: value) }
      try Verifier(graph: scan.body, place: "\(place), body of \(value)", isBody: true).run()
      try checkInferredType(of: value)
    case .result(let index):
      try checkResult(index, value)
    default:
      if node.operation.isSource { try checkPlace(of: value, isAllowed: !isBody) }
      try checkInferredType(of: value)
    }
  }

  private func checkPlace(of value: ValueID, isAllowed: Bool) throws {
    guard isAllowed else {
      throw failure(isBody ? "the body of a scan takes this as an argument" : "only bodies hold arguments", at: value)
    }
  }

  /// Checks all of a source but its type.
  private func checkSource(_ value: ValueID, mayStandHere: Bool, sources: inout Set<Operation>) throws {
    let node = graph[value]
    try checkPlace(of: value, isAllowed: mayStandHere)
    guard node.operands.isEmpty else { throw failure("a source takes no operands", at: value) }
    guard sources.insert(node.operation).inserted else { throw failure("this source occurs twice", at: value) }
  }

  private func checkInferredType(of value: ValueID) throws {
    let node = graph[value]
    do {
      let type = try inferType(of: node.operation, operands: node.operands.map { graph.type(of: $0) })
      guard type == node.type else { throw failure("its type should be \(type)", at: value) }
    } catch let error as TypeError {
      throw failure(error.message, at: value)
    }
  }

  private func checkResult(_ index: Int, _ value: ValueID) throws {
    let node = graph[value]
    guard node.operands.count == 1, case .scan(let scan) = graph[node.operands[0]].operation else {
      throw failure("the operand of a result is one scan", at: value)
    }
    guard let type = try? scan.resultType(index) else { throw failure("the scan has no result \(index)", at: value) }
    guard type == node.type else { throw failure("its type should be \(type)", at: value) }
  }

  private func checkOutputs() throws {
    var known: Set<GraphOutput> = []
    for output in graph.outputs {
      guard graph.values.contains(output.value.index) else {
        throw failure("the output '\(output.name)' is \(output.value), which is not a value of the graph")
      }
      guard graph.type(of: output.value).element != .bundle else {
        throw failure("the output '\(output.name)' is the bundle \(output.value)")
      }
      guard known.insert(output.at(ValueID(0))).inserted || isBody else {
        throw failure("two results are the \(output.role) '\(output.name)'")
      }
    }
  }
}
