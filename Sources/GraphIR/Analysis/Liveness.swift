/// What the outputs of a graph need.
struct Liveness {
  /// What the needed results of a scan need of it.
  struct LiveScan {
    var states: [Bool]
    /// Of the states, those whose final value is needed.
    var finals: [Bool]
    var written: [Bool]
    /// Of the body's values.
    var isLive: [Bool]
  }

  private(set) var isLive: [Bool]
  private(set) var scans: [ValueID: LiveScan] = [:]

  init(_ graph: Graph) {
    isLive = Array(repeating: false, count: graph.nodes.count)
    for output in graph.outputs { isLive[output.value.index] = true }
    var results: [ValueID: [Int]] = [:]
    for value in graph.identifiers.reversed() where isLive[value.index] {
      let node = graph[value]
      if case .result(let index) = node.operation { results[node.operands[0], default: []].append(index) }
      if case .scan(let scan) = node.operation {
        let needed = Self.needed(of: scan, results: results[value] ?? [])
        for inner in scan.body.identifiers where needed.isLive[inner.index] {
          if case .argument(let index) = scan.body[inner].operation { isLive[node.operands[index].index] = true }
        }
        for index in 0..<scan.stateCount where needed.states[index] { isLive[node.operands[index].index] = true }
        scans[value] = needed
      } else {
        for operand in node.operands { isLive[operand.index] = true }
      }
    }
  }

  /// Follows operands from the needed results on, and each state that is reached to its next value.
  private static func needed(of scan: Scan, results: [Int]) -> LiveScan {
    let body = scan.body
    var live = LiveScan(
      states: Array(repeating: false, count: scan.stateCount),
      finals: Array(repeating: false, count: scan.stateCount),
      written: Array(repeating: false, count: scan.writtenElements.count),
      isLive: Array(repeating: false, count: body.nodes.count))
    var pending: [ValueID] = []
    for index in results {
      if index < scan.stateCount {
        live.states[index] = true
        live.finals[index] = true
      } else {
        live.written[index - scan.stateCount] = true
      }
      pending.append(body.outputs[index].value)
    }
    while let value = pending.popLast() {
      guard !live.isLive[value.index] else { continue }
      live.isLive[value.index] = true
      pending += body[value].operands
      if case .argument(let index) = body[value].operation, scan.role(ofArgument: index) == .state {
        live.states[index] = true
        pending.append(body.outputs[index].value)
      }
    }
    return live
  }
}
