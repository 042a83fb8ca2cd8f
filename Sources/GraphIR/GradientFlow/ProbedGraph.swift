/// An input that a graph got to be differentiated.
struct Probe {
  let name: String
  let type: TensorType
  let value: ValueID
}

/// A graph with zeros added to the states of its scans at each step: probes. The gradient of a probe is that of the state.
struct ProbedGraph {
  /// A scan, and its values in the new graph.
  struct ProbedScan {
    /// As it was without probes.
    let scan: Scan
    /// `hidden`
    let name: String
    let operands: [ValueID]
    let states: [ProbedState]
  }

  struct ProbedState {
    /// `h`
    let name: String
    /// An input along the scan's axis, added to the state as soon as it is computed: all that follows sees it, the rest
    /// of its step included.
    let probe: Probe
    /// An input along the scan's axis, added to what the next step gets.
    let carriedProbe: Probe
    /// The values before each step.
    let entering: ValueID
    /// The value after the scan.
    let final: ValueID
  }

  let graph: Graph
  let scans: [ProbedScan]

  init(_ source: Graph) throws {
    let names = source.scanNames()
    var rewriter = GraphRewriter(source)
    var scans: [ProbedScan] = []
    for value in source.identifiers {
      if case .scan(let scan) = source[value].operation {
        let name = source.path(of: value, scan) ?? names[value]!
        scans.append(try Self.probed(scan, at: value, name: name, &rewriter))
      } else {
        rewriter.copy(value)
      }
    }
    self.scans = scans
    graph = rewriter.finished()
  }

  private static func probed(
    _ scan: Scan, at value: ValueID, name: String, _ rewriter: inout GraphRewriter
  ) throws -> ProbedScan {
    let operands = rewriter.operands(of: value)
    var kept = ScanRewriter(scan, operands: operands, name: rewriter.source[value].name)
    kept.copyArguments(operands: operands)

    let arguments = scan.arguments()
    var entering: [Int] = []
    var probes: [(whole: Probe, carried: Probe)] = []
    var places: [ValueID: [ValueID]] = [:]
    for (index, output) in scan.nextStates.enumerated() {
      let type = scan.body.type(of: output.value)
      let state = try arguments[index].map { kept.body[$0] } ?? kept.body.graph.zero(type)
      entering.append(kept.write(state, name: output.name))
      func addProbe(_ kind: String, to place: ValueID) -> Probe {
        let probe = rewriter.graph.addProbe("\(kind) \(index) of \(value)", type.along(scan.axis))
        places[place, default: []].append(kept.element(of: probe.value, type: type, name: nil))
        return probe
      }
      probes.append(
        (addProbe("probe", to: scan.computedState(index)), addProbe("carried probe", to: output.value)))
    }
    for inner in scan.body.identifiers {
      if !kept.body.isMapped(inner) { kept.body.copy(inner) }
      for probe in places[inner] ?? [] {
        kept.body[inner] = try kept.body.graph.binary(.add, kept.body[inner], probe)
      }
    }
    let positions = scan.writtenElements.map { kept.write(kept.body[$0.value], name: $0.name) }
    let results = try kept.finish(in: &rewriter.graph)
    rewriter.replace(scan: value, results: results.finals + positions.map { results.written[$0] })
    let states = scan.nextStates.enumerated().map { index, output in
      ProbedState(
        name: output.name, probe: probes[index].whole, carriedProbe: probes[index].carried,
        entering: results.written[entering[index]], final: results.finals[index]!)
    }
    return ProbedScan(scan: scan, name: name, operands: operands, states: states)
  }
}

extension Scan {
  /// Where the body computes a state: before padding chooses the one before. If that is no computation (`c' = h`), or has
  /// another type, the state as it leaves the step.
  fileprivate func computedState(_ index: Int) -> ValueID {
    let value = body.outputs[index].value
    guard body[value].operation == .select else { return value }
    let next = body[value].operands[1]
    return body[next].operation.isSource || body.type(of: next) != body.type(of: value) ? value : next
  }
}

extension Graph {
  mutating func addProbe(_ name: String, _ type: TensorType) -> Probe {
    Probe(name: name, type: type, value: addSource(.input(name), type: type))
  }

  /// The path of a scan among the names of states, if they tell: `hidden.forward` of a state `hidden.forward.h`.
  fileprivate func path(of scan: ValueID, _ operation: Scan) -> String? {
    for node in nodes where node.operands.first == scan {
      guard case .result(let index) = node.operation, index < operation.stateCount, let path = node.name
      else { continue }
      let suffix = "." + operation.body.outputs[index].name
      if path.hasSuffix(suffix) { return String(path.dropLast(suffix.count)) }
    }
    return nil
  }
}
