extension Model {
  /// Evaluates the model with the reference interpreter, and follows the gradient of its loss back through its scans.
  ///
  /// - Parameters:
  ///   - parameters: A tensor for each parameter.
  ///   - inputs: A tensor for each input and target; at padding it may hold anything.
  ///   - states: The first values of carried states; zero where there is none.
  ///   - dimensions: The number of examples, steps and valid steps.
  /// - Throws: `EvaluationError` that names what is missing or does not fit.
  public func gradientFlow(
    parameters: [String: Tensor], inputs: [String: Tensor], states: [String: Tensor] = [:], dimensions: Dimensions
  ) throws -> GradientFlow {
    try checkLoss(isGivenBy: inputs)
    var bound = try bound(inputs: inputs, states: states, in: dimensions)
    let probed = try ProbedGraph(graph.resolvingTraining(true))
    guard let loss = probed.graph.outputs.of(.loss).first else {
      throw EvaluationError("the graph of '\(name)' has no loss")
    }
    var graph = probed.graph
    var results = Results(loss.value)

    let probes = probed.scans.flatMap { $0.states.map(\.probe.value) }
    let differentiation = try differentiate(graph, output: loss.value, withRespectTo: probes)
    graph = differentiation.graph
    var gradients = differentiation.gradients[...]
    var following: [ScanFollowing] = []
    for scan in probed.scans where !scan.states.isEmpty {
      let gradients = (0..<scan.states.count).map { _ in results.add(gradients.removeFirst()) }
      following.append(try ScanFollowing(scan, gradients: gradients, &graph, &results))
    }

    graph.outputs = results.values.enumerated().map { GraphOutput(name: "\($0)", value: $1) }
    graph = try graph.withoutDeadCode()
    for scan in following {
      scan.setProbes(&bound, dimensions)
      scan.setDirection(&bound, dimensions)
    }
    let tensors = try GraphIR.evaluate(graph, inputs: bound, parameters: parameters, dimensions: dimensions)
    return GradientFlow(
      model: name, loss: tensors[0].values[0], examples: dimensions.batch,
      scans: try following.map { try $0.flow(tensors, dimensions) })
  }
}

/// Values whose tensors are asked for.
struct Results {
  private(set) var values: [ValueID]

  init(_ first: ValueID) { values = [first] }

  /// - Returns: the index of its tensor.
  mutating func add(_ value: ValueID) -> Int {
    values.append(value)
    return values.count - 1
  }
}

/// What is asked of a graph about one of its scans. The numbers are indices of results.
struct ScanFollowing {
  private let scan: ProbedGraph.ProbedScan
  private let gradients: [Int]
  private let reach: [Int]
  private let entering: [Int]
  private let operands: [Int]
  private var directions: [Probe] = []

  /// Lets a gradient that begins at the final states run back through the scan.
  init(_ scan: ProbedGraph.ProbedScan, gradients: [Int], _ graph: inout Graph, _ results: inout Results) throws {
    self.scan = scan
    self.gradients = gradients
    var cotangents: [(value: ValueID, cotangent: ValueID)] = []
    for state in scan.states {
      let direction = graph.addProbe("direction of \(state.final)", graph.type(of: state.final))
      directions.append(direction)
      cotangents.append((state.final, direction.value))
    }
    let differentiation = try differentiate(
      graph, cotangents: cotangents, withRespectTo: scan.states.map(\.carriedProbe.value))
    graph = differentiation.graph
    reach = differentiation.gradients.map { results.add($0) }
    entering = scan.states.map { results.add($0.entering) }
    operands = scan.operands.map { results.add($0) }
  }

  func setProbes(_ inputs: inout [String: Tensor], _ dimensions: Dimensions) {
    for state in scan.states {
      for probe in [state.probe, state.carriedProbe] {
        inputs[probe.name] = Tensor(probe.type, repeating: 0, in: dimensions)
      }
    }
  }

  /// Random directions for all states of an example together, of norm 1.
  func setDirection(_ inputs: inout [String: Tensor], _ dimensions: Dimensions) {
    var random = Directions(seed: 2)
    var tensors = directions.map { direction in
      Tensor(direction.type, (0..<dimensions.count(of: direction.type)).map { _ in random.next() })
    }
    let rows = StepRows(tensors.map(\.type), along: scan.scan.axis, dimensions)
    let norms = rows.norms(tensors)
    for index in tensors.indices {
      for position in tensors[index].values.indices {
        tensors[index].values[position] /= norms[rows.rows[index][position]]
      }
      inputs[directions[index].name] = tensors[index]
    }
  }

  func flow(_ tensors: [Tensor], _ dimensions: Dimensions) throws -> ScanGradientFlow {
    let scan = scan.scan
    let gradients = gradients.map { tensors[$0] }
    let rows = StepRows(gradients.map(\.type), along: scan.axis, dimensions)
    let (singularValues, error) = try singularValues(tensors, rows, dimensions)
    let examples = ExampleSteps(scan, dimensions)
    return ScanGradientFlow(
      name: self.scan.name, cell: scan.body.name, axis: scan.axis, isReversed: scan.isReversed,
      states: zip(self.scan.states, gradients).map { state, gradient in
        let norms = StepRows([gradient.type], along: scan.axis, dimensions).norms([gradient])
        return ScanGradientFlow.State(name: state.name, gradientNorms: examples.means(norms))
      },
      singularValues: examples.means(singularValues), singularValueError: error,
      reach: examples.meansFromEnd(rows.norms(reach.map { tensors[$0] })),
      bounds: examples.meansFromEnd(examples.productsFromEnd(singularValues)))
  }

  /// For each step and example.
  private func singularValues(
    _ tensors: [Tensor], _ rows: StepRows, _ dimensions: Dimensions
  ) throws -> (values: [Double], error: Double) {
    let jacobian: StepJacobian
    do {
      jacobian = try StepJacobian(
        scan.scan, entering: entering.map { tensors[$0] }, operands: operands.map { tensors[$0] },
        dimensions: dimensions)
    } catch let error as TypeError {
      throw EvaluationError("the steps of '\(scan.name)' cannot be differentiated: \(error.message)")
    }
    let eigenvalues = try LargestEigenvalues(
      rows: rows.rows.flatMap { $0 }, count: rows.count, dimension: rows.width
    ) { vector in
      let products = try jacobian.transposedProduct(jacobian.product(rows.tensors(vector)))
      return products.flatMap(\.values)
    }
    return (eigenvalues.values.map { $0.squareRoot() }, eigenvalues.relativeError / 2)
  }
}
