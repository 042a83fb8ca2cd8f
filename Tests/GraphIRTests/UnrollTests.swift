import GraphIR
import Testing

@Suite struct UnrollTests {
  static let axis = TimeAxis("x")

  @Test func textOfASmallScan() throws {
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = input "x" : f32[2] batch time(x)
          %1 = input "h" : f32[2] batch
          %2 = parameter "W" : f32[2, 2]
          %3 = scan x states 1 elements 1 body "step" %1, %0, %2 {
            %0 = argument 0 : f32[2] batch
            %1 = argument 1 : f32[2] batch
            %2 = argument 2 : f32[2, 2]
            %3 = product %2, %0
            %4 = add %3, %1 as "h'"
            output "h" %4
            output "y" %4
          }
          %4 = result 0 %3
          %5 = result 1 %3
          %6 = tanh %5 as "y"
          output "final" %4
          output "y" %6
        }
        """)
    let unrolled = try unroll(graph, steps: [Self.axis: 2])
    try unrolled.verify()
    #expect(
      unrolled.description == """
        graph g {
          %0 = input "x@0" : f32[2] batch
          %1 = input "x@1" : f32[2] batch
          %2 = input "h" : f32[2] batch
          %3 = parameter "W" : f32[2, 2]
          %4 = product %3, %2 : f32[2] batch
          %5 = add %4, %0 : f32[2] batch as "h'@0"
          %6 = product %3, %5 : f32[2] batch
          %7 = add %6, %1 : f32[2] batch as "h'@1"
          %8 = tanh %5 : f32[2] batch as "y@0"
          %9 = tanh %7 : f32[2] batch as "y@1"
          output "final" %7
          output "y@0" %8
          output "y@1" %9
        }

        """)
  }

  /// Every operation over time, with lengths 3, 1 and 0.
  @Test func operationsOverTime() throws {
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = input "x" : f32[2] batch time(x)
          %1 = input "shared" : f32[2] time(x)
          %2 = input "v" : f32[2] batch
          %3 = input "token" : token(3) batch time(x)
          %4 = mask x
          %5 = select %4, %0, %2
          %6 = at last x %0
          %7 = at first x %0
          %8 = at last x %1
          %9 = at first x %1
          %10 = place last x %2
          %11 = place first x %2
          %12 = place last x %8
          %13 = spread batch time x %8
          %14 = spread batch %1
          %15 = reduce time x %5
          %16 = reduce batch %0
          %17 = reduce batch time x %5
          %18 = reduce time x %16
          %19 = outerSum %0, %2
          %20 = outerSum %1, %1
          %21 = scatterSum %3, %0
          %22 = count steps x
          %23 = place first x %9
          output "5" %5
          output "6" %6
          output "7" %7
          output "8" %8
          output "9" %9
          output "10" %10
          output "11" %11
          output "12" %12
          output "13" %13
          output "14" %14
          output "15" %15
          output "16" %16
          output "17" %17
          output "18" %18
          output "19" %19
          output "20" %20
          output "21" %21
          output "22" %22
          output "23" %23
        }
        """)
    let dimensions = Dimensions(batch: 3, steps: [Self.axis: 3], lengths: [Self.axis: [3, 1, 0]])
    var random = SeededGenerator(seed: 1)
    var inputs: [String: Tensor] = [:]
    for node in graph.nodes {
      guard case .input(let name) = node.operation else { continue }
      let values = (0..<dimensions.count(of: node.type)).map { _ in
        node.type.isReal ? Double.random(in: -1...1, using: &random) : Double(Int.random(in: 0..<3, using: &random))
      }
      inputs[name] = Tensor(node.type, values)
    }
    let expected = try evaluate(graph, inputs: inputs, dimensions: dimensions)
    let unrolled = try unroll(graph, steps: dimensions.steps)
    #expect(unrolled.nodes.allSatisfy { !$0.type.isSequence })
    let values = try evaluate(
      unrolled, inputs: Unrolling.inputs(inputs, dimensions: dimensions), dimensions: dimensions)
    #expect(difference(Unrolling.outputs(values, of: graph, dimensions: dimensions), expected) < 1e-14)
  }

  /// The scan and its copies give the same, forward and differentiated.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func randomGraphs(seed: UInt64) throws {
    let random = try RandomGraph(seed: seed)
    try random.graph.verify()
    let differentiation = try differentiate(random.graph, output: random.loss, withRespectTo: random.leaves)
    var graph = differentiation.graph
    for (index, gradient) in differentiation.gradients.enumerated() {
      graph.outputs.append(GraphOutput(name: "d\(index)", value: gradient))
    }
    let unrolled = try unroll(graph, steps: random.dimensions.steps)
    try unrolled.verify()
    #expect(!unrolled.nodes.contains { $0.type.isSequence || $0.type.element == .bundle })
    let values = try evaluate(
      unrolled, inputs: Unrolling.inputs(random.inputs, dimensions: random.dimensions),
      parameters: random.parameters, dimensions: random.dimensions)
    let outputs = Unrolling.outputs(values, of: graph, dimensions: random.dimensions)
    #expect(difference(outputs, try random.evaluate(graph)) < 1e-11)
  }

  @Test func theGradientOfTheUnrolledGraphIsTheSame() throws {
    for seed in 0..<10 as Range<UInt64> {
      let random = try RandomGraph(seed: seed)
      let parameters = random.leaves.filter {
        if case .parameter = random.graph[$0].operation { true } else { false }
      }
      let differentiation = try differentiate(random.graph, output: random.loss, withRespectTo: parameters)
      var graph = differentiation.graph
      graph.outputs = differentiation.gradients.map { GraphOutput(name: $0.description, value: $0) }

      let unrolled = try unroll(random.graph, steps: random.dimensions.steps)
      let copies = parameters.map { parameter in
        ValueID(unrolled.nodes.firstIndex { $0.operation == random.graph[parameter].operation }!)
      }
      let reference = try differentiate(unrolled, output: unrolled.outputs.last!.value, withRespectTo: copies)
      var unrolledGradient = reference.graph
      unrolledGradient.outputs = reference.gradients.map { GraphOutput(name: $0.description, value: $0) }
      // Two values may share a node, whose name they then share.
      for index in unrolledGradient.outputs.indices { unrolledGradient.outputs[index].name = "\(index)" }
      for index in graph.outputs.indices { graph.outputs[index].name = "\(index)" }

      let expected = try evaluate(
        unrolledGradient, inputs: Unrolling.inputs(random.inputs, dimensions: random.dimensions),
        parameters: random.parameters, dimensions: random.dimensions)
      #expect(difference(try random.evaluate(graph), expected) < 1e-11, "seed \(seed)")
    }
  }

  @Test func stepsArePositive() throws {
    #expect(throws: TypeError("'x' cannot be unrolled to 0 steps")) {
      try unroll(Graph(name: "g"), steps: [Self.axis: 0])
    }
  }
}
