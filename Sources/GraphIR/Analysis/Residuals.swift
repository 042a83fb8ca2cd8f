/// Which of the sequences that a scan writes for scans in the opposite direction are worth their memory.
struct Residuals {
  /// The choice for one scan.
  struct Choice {
    let scan: Scan
    /// Of the body's values: which are written for backward scans but can be computed there again.
    fileprivate(set) var isRecomputed: [Bool]
    /// Of the body's values: which are there as sequences, or will be.
    fileprivate(set) var isSequence: [Bool]
    /// The values whose sequences the recomputation reads.
    fileprivate(set) var sources: [ValueID] = []
    /// Of written values with another time axis: the operations that a row takes to compute again.
    fileprivate(set) var operations: [ValueID: Int] = [:]

    var saved: [ValueID] {
      scan.body.identifiers.filter { isSequence[$0.index] }
    }
  }

  /// By the scan that writes.
  private(set) var choices: [ValueID: Choice] = [:]
  private let graph: Graph

  init(_ graph: Graph) {
    self.graph = graph
    let uses = Uses(graph)
    /// For each scan, the body's values that are written, and whether only backward scans read them.
    var written: [ValueID: [ValueID: Bool]] = [:]
    for value in graph.identifiers {
      guard let (scan, inner) = origin(of: value) else { continue }
      let isResidual = Self.isResidual(value, of: scan, in: graph, uses: uses)
      written[scan, default: [:]][inner, default: true] = written[scan]?[inner] ?? true && isResidual
    }
    for value in graph.identifiers {
      guard case .scan(let scan) = graph[value].operation, let values = written[value],
        values.values.contains(true)
      else { continue }
      choices[value] = Self.choose(scan, written: values)
    }
  }

  /// The scan and the value of its body that a sequence is, if a scan has written it.
  func origin(of sequence: ValueID) -> (scan: ValueID, value: ValueID)? {
    guard case .result(let index) = graph[sequence].operation,
      case .scan(let scan) = graph[graph[sequence].operands[0]].operation, index >= scan.stateCount
    else { return nil }
    return (graph[sequence].operands[0], scan.body.outputs[index].value)
  }

  private static func isResidual(_ sequence: ValueID, of scan: ValueID, in graph: Graph, uses: Uses) -> Bool {
    guard !uses.isOutput(sequence), case .scan(let forward) = graph[scan].operation else { return false }
    return uses[sequence].allSatisfy { user in
      guard case .scan(let reader) = graph[user].operation else { return false }
      return reader.isReversed != forward.isReversed
        && graph[user].operands.enumerated().allSatisfy { index, operand in
          operand != sequence || reader.role(ofArgument: index) == .element
        }
    }
  }

  private static func choose(_ scan: Scan, written: [ValueID: Bool]) -> Choice {
    let body = scan.body
    let none = [Bool](repeating: false, count: body.nodes.count)
    var choice = Choice(scan: scan, isRecomputed: none, isSequence: none)
    // The trajectories of the states are there anyway.
    for output in scan.nextStates { choice.isSequence[output.value.index] = true }
    var isAvailable = none
    // What takes nothing but arithmetic on sequences that are kept: elements of the scan may be gone by then.
    var isNear = none
    for value in body.identifiers {
      let node = body[value]
      if case .argument(let index) = node.operation {
        isAvailable[value.index] = true
        isNear[value.index] = scan.role(ofArgument: index) != .element
        choice.isSequence[value.index] = scan.role(ofArgument: index) == .state
        continue
      }
      if written[value] == false { choice.isSequence[value.index] = true }
      let isCheap = [.arithmetic, .movement, .source].contains(node.operation.traits.work)
      let hasNearOperands = node.operands.allSatisfy { isNear[$0.index] }
      if written[value] != nil, node.type.isSequence, !choice.isSequence[value.index] {
        let cost = RecomputationCost(of: value, in: body) { isAvailable[$0.index] }
        choice.operations[value] = cost.operations
        if cost.isCheaperThanMemory(of: node.type) {
          choice.isRecomputed[value.index] = true
          for source in cost.sources where !isAvailable[source.index] {
            choice.isSequence[source.index] = true
            (isAvailable[source.index], isNear[source.index]) = (true, true)
          }
        } else {
          choice.isSequence[value.index] = true
        }
        (isAvailable[value.index], isNear[value.index]) = (true, true)
      } else if choice.isSequence[value.index] {
        (isAvailable[value.index], isNear[value.index]) = (true, true)
      } else if isCheap, node.operands.allSatisfy({ isAvailable[$0.index] }) {
        (isAvailable[value.index], isNear[value.index]) = (true, hasNearOperands)
        choice.isRecomputed[value.index] = written[value] != nil
      } else if node.operation.traits.work == .transcendental, hasNearOperands {
        // One exponential takes less time than to write a number and to read it again.
        isAvailable[value.index] = true
        choice.isRecomputed[value.index] = written[value] != nil
      } else if written[value] != nil {
        (isAvailable[value.index], isNear[value.index]) = (true, true)
        choice.isSequence[value.index] = true
      }
    }
    choice.findSources()
    return choice
  }
}

extension Residuals.Choice {
  /// Follows what is recomputed down to sequences.
  fileprivate mutating func findSources() {
    var isNeeded = isRecomputed
    for value in scan.body.identifiers.reversed() where isNeeded[value.index] {
      if isSequence[value.index] {
        sources.append(value)
      } else {
        for operand in scan.body[value].operands { isNeeded[operand.index] = true }
      }
    }
  }
}
