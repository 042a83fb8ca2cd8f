extension FunctionExplanation {
  init(_ kind: Function.Kind, graph: Graph, notes: [PassNote], arenaBytes: Int?) {
    let names = graph.scanNames()
    let consumers = graph.scanConsumers()
    self.init(
      kind: kind, sequenceProducts: [], weightGradients: [], loops: [], costPerStep: Cost(), costPerPair: Cost(),
      costPerExample: Cost(),
      arenaBytes: arenaBytes, notes: notes)
    for value in graph.identifiers {
      let node = graph[value]
      if case .scan(let scan) = node.operation {
        let loop = LoopExplanation(scan, at: value, in: graph, names: names)
        costPerStep += loop.cost
        costPerPair += loop.costPerPair
        loops.append(loop)
        continue
      }
      let times = (node.operands.map { graph.type(of: $0).times } + [node.type.times]).max { $0.count < $1.count } ?? []
      let axis = times.first
      let isBatched = node.type.batch || node.operands.contains { graph.type(of: $0).batch }
      if times.count > 1 {
        costPerPair += graph.cost(of: node)
      } else if axis != nil {
        costPerStep += graph.cost(of: node)
      } else if isBatched {
        costPerExample += graph.cost(of: node)
      }
      guard let axis else { continue }
      var loop: String?
      if case .scan(let consumer) = consumers[value.index] { loop = names[consumer] }
      var product = ProductExplanation(matrix: [], name: node.name, axis: axis.name, loop: loop, states: [])
      if node.operation == .product {
        product.matrix = graph.type(of: node.operands[0]).shape
        sequenceProducts.append(product)
      } else if node.operation == .outerSum {
        product.matrix = node.type.shape
        weightGradients.append(product)
      }
    }
  }
}

extension LoopExplanation {
  fileprivate init(_ scan: Scan, at value: ValueID, in graph: Graph, names: [ValueID: String]) {
    let body = scan.body
    let states = scan.statesBehindValues()
    self.init(
      name: names[value]!, cell: body.name, axis: scan.axis.name, isReversed: scan.isReversed,
      isBackward: names[value]!.hasSuffix(" backward"), products: [], pointwiseOperations: 0, recurrences: [],
      residuals: [], cost: Cost(), costPerPair: Cost())
    for value in body.identifiers {
      let node = body[value]
      if body.hasOtherAxis(node) {
        costPerPair += body.cost(of: node)
        let types = [node.type] + node.operands.map { body.type(of: $0) }
        otherAxis = otherAxis ?? types.lazy.flatMap(\.times).first?.name
      } else {
        cost += body.cost(of: node)
      }
      if node.operation.isElementwise { pointwiseOperations += 1 }
      if node.operation == .product {
        products.append(
          ProductExplanation(
            matrix: body.type(of: node.operands[0]).shape, name: node.name, axis: nil, loop: nil,
            states: states[value.index].sorted().map { scan.stateName($0) }))
      }
    }
    residuals = Self.residuals(of: scan, at: value, in: graph)
    recurrences = scan.recurrences().compactMap { RecurrenceExplanation($0, of: scan) }
  }

  /// The written sequences that a loop in the other direction reads.
  private static func residuals(of scan: Scan, at value: ValueID, in graph: Graph) -> [Residual] {
    var isRead = [Bool](repeating: false, count: scan.body.outputs.count)
    for node in graph.nodes {
      guard case .scan(let reader) = node.operation, reader.isReversed != scan.isReversed else { continue }
      for operand in node.operands where graph[operand].operands.first == value {
        if case .result(let index) = graph[operand].operation, index >= scan.stateCount { isRead[index] = true }
      }
    }
    let nextStates = scan.nextStates.map(\.value)
    return scan.body.outputs.indices.filter { isRead[$0] }.map { index in
      let output = scan.body.outputs[index]
      var isState = nextStates.contains(output.value)
      if case .argument = scan.body[output.value].operation { isState = true }
      return Residual(
        name: scan.body[output.value].name ?? "\(scan.body[output.value].operation)",
        count: scan.body.type(of: output.value).count,
        isState: isState, otherAxis: scan.body.type(of: output.value).times.first?.name)
    }
  }
}
