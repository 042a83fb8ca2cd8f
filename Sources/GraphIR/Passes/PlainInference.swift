extension Model {
  /// What gives the model's outputs, without what another format does not know: nothing of training, and, unless they are
  /// asked for, no lengths and no states that go from run to run.
  ///
  /// - Parameters:
  ///   - withLengths: Whether examples may have fewer valid steps than the sequence. Otherwise all steps are valid.
  ///   - withStates: Whether carried states begin with inputs and end as results. Otherwise they begin at zero.
  package func plainInference(withLengths: Bool, withStates: Bool) throws -> Graph {
    var graph = try self.graph.keeping(withStates ? [.output, .state] : [.output]).resolvingTraining(false)
    if !withStates { graph = try graph.fillingInputs(named: Set(states.map(\.name))) }
    if !withLengths { graph = try graph.withoutMasks() }
    return try graph.applying([dropDetached, simplify, foldConstants, simplify, commonSubexpressions, deadCode])
  }
}

extension Graph {
  /// With zeros instead of some inputs.
  fileprivate func fillingInputs(named names: Set<String>) throws -> Graph {
    var rewriter = GraphRewriter(self)
    for value in identifiers {
      guard case .input(let name) = self[value].operation, names.contains(name) else {
        rewriter.copy(value)
        continue
      }
      rewriter[value] = try rewriter.graph.fill(0, type: type(of: value))
    }
    return rewriter.finished()
  }

  /// With every step valid, but for axes of steps that an input keeps.
  fileprivate func withoutMasks() throws -> Graph {
    var rewriter = GraphRewriter(self)
    for value in identifiers {
      switch self[value].operation {
      case .mask(let axis) where !axis.isKept: rewriter[value] = try rewriter.graph.fill(1, type: type(of: value))
      case .scan(let scan) where scan.body.nodes.contains { $0.operation.isArgument }:
        var new = ScanRewriter(scan, operands: rewriter.operands(of: value), name: self[value].name)
        for (index, node) in scan.arguments().enumerated() {
          guard let node, case .mask(let axis) = self[self[value].operands[index]].operation, !axis.isKept else {
            continue
          }
          new.body[node] = try new.body.graph.fill(1, type: scan.body.type(of: node))
        }
        new.copyArguments(operands: rewriter.operands(of: value))
        for node in scan.body.identifiers where !new.body.isMapped(node) { new.body.copy(node) }
        rewriter.replace(scan: value, results: try new.finishWritingAll(in: &rewriter.graph))
      default: rewriter.copy(value)
      }
    }
    return rewriter.finished()
  }
}

extension TimeAxis {
  /// Whether how many steps there are depends on an input.
  package var isKept: Bool {
    derivations.contains { if case .kept = $0 { true } else { false } }
  }
}

extension Operation {
  fileprivate var isArgument: Bool { if case .argument = self { true } else { false } }
}
