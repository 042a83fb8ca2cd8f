import Testing

@testable import GraphIR

/// Plans against the interpreter, on graphs in which values share memory, have several homes, or none.
@Suite struct PlanTests {
  static let axis = TimeAxis("t")
  static let dimensions = Dimensions(batch: 3, steps: [axis: 4], lengths: [axis: [4, 2, 1]])

  @Test(arguments: [
    // A cell with one fused product, whose states are written as sequences; reversed too.
    """
    graph cell {
      %0 = input "x" : f32[3] batch time(t)
      %1 = parameter "W" : f32[4, 2]
      %2 = parameter "U" : f32[4, 3]
      %3 = parameter "b" : f32[4]
      %4 = product %2, %0 : f32[4] batch time(t)
      %5 = add %4, %3 : f32[4] batch time(t)
      %6 = constant 0.0 : f32[]
      %7 = broadcast [2] %6 : f32[2]
      %8 = spread batch %7 : f32[2] batch
      %9 = mask t : f32[] batch time(t)
      %10 = scan t reversed states 2 elements 2 body "cell" %8, %8, %5, %9, %1 : bundle {
        %0 = argument 0 : f32[2] batch
        %1 = argument 1 : f32[2] batch
        %2 = argument 2 : f32[4] batch
        %3 = argument 3 : f32[] batch
        %4 = argument 4 : f32[4, 2]
        %5 = product %4, %0 : f32[4] batch
        %6 = add %5, %2 : f32[4] batch
        %7 = slice axis 0 start 0 count 2 %6 : f32[2] batch
        %8 = slice axis 0 start 2 count 2 %6 : f32[2] batch
        %9 = sigmoid %7 : f32[2] batch
        %10 = tanh %8 : f32[2] batch
        %11 = multiply %9, %10 : f32[2] batch
        %12 = add %11, %1 : f32[2] batch
        %13 = select %3, %12, %1 : f32[2] batch
        %14 = select %3, %11, %0 : f32[2] batch
        output "h" %14
        output "c" %13
        output "y" %14
        output "before" %0
        output "z" %12
        output "x" %2
        output "slice" %8
      }
      %11 = result 0 %10 : f32[2] batch
      %12 = result 2 %10 : f32[2] batch time(t)
      %13 = result 3 %10 : f32[2] batch time(t)
      %14 = result 4 %10 : f32[2] batch time(t)
      %15 = concatenate axis 0 %12, %13, %14 : f32[6] batch time(t)
      %16 = result 6 %10 : f32[2] batch time(t)
      %17 = result 5 %10 : f32[4] batch time(t)
      output "final" %11
      output "all" %15
      output "slices" %16
      output "elements" %17
    }
    """,
    // Sums over rows, and what is computed from them.
    """
    graph sums {
      %0 = input "x" : f32[3] batch time(t)
      %1 = input "y" : f32[2] batch time(t)
      %2 = parameter "W" : f32[2, 3]
      %3 = outerSum %1, %0 : f32[2, 3]
      %4 = multiply %3, %2 : f32[2, 3]
      %5 = reduce batch time t %0 : f32[3]
      %6 = count steps t : f32[]
      %7 = divide %5, %6 : f32[3]
      %8 = transpose %2 : f32[3, 2]
      %9 = product %8, %1 : f32[3] batch time(t)
      %10 = add %9, %0 : f32[3] batch time(t)
      %11 = sum %10 : f32[] batch time(t)
      %12 = broadcast [3] %11 : f32[3] batch time(t)
      %13 = multiply %12, %10 : f32[3] batch time(t)
      %14 = reduce time t %13 : f32[3] batch
      %15 = slice axis 1 start 1 count 2 %2 : f32[2, 2]
      %16 = slice axis 1 start 0 count 1 %2 : f32[2, 1]
      %17 = concatenate axis 1 %15, %16 : f32[2, 3]
      %18 = product %17, %14 : f32[2] batch
      gradient "W" %4
      output "mean" %7
      output "time" %14
      output "turned" %18
    }
    """,
    // Nested concatenations, of values that are needed elsewhere too.
    """
    graph parts {
      %0 = input "x" : f32[2] batch
      %1 = exp %0 : f32[2] batch
      %2 = tanh %1 : f32[2] batch
      %3 = concatenate axis 0 %1, %2 : f32[4] batch
      %4 = concatenate axis 0 %3, %0, %1 : f32[8] batch
      %5 = softmax %4 : f32[8] batch
      %6 = pad axis 0 before 1 after 2 %2 : f32[5] batch
      %7 = concatenate axis 0 %6, %3 : f32[9] batch
      output "a" %5
      output "b" %7
      output "c" %3
      output "d" %1
    }
    """,
  ])
  func plan(text: String) throws {
    try checkPlan(try Graph(parsing: text), dimensions: Self.dimensions)
    let short = Dimensions(batch: 1, steps: [Self.axis: 1])
    try checkPlan(try Graph(parsing: text), dimensions: short)
  }
}

extension PlanTests {
  /// Random graphs, forward and with the gradients of their parameters, after all passes.
  @Test(arguments: 0..<40, [forwardPasses, PassEquivalenceTests.foldingPasses])
  func plan(seed: Int, passes: [Pass]) throws {
    let random = try RandomGraph(seed: UInt64(seed))
    var graph = try random.graph.applying(passes)
    let parameters = graph.nodes.enumerated().compactMap { index, node -> (name: String, value: ValueID)? in
      guard case .parameter(let name) = node.operation else { return nil }
      return (name, ValueID(index))
    }
    let loss = try #require(graph.outputs.of(.loss).first)
    let gradients = try differentiate(graph, output: loss.value, withRespectTo: parameters.map(\.value))
    graph = gradients.graph
    for (parameter, gradient) in zip(parameters, gradients.gradients) {
      graph.outputs.append(GraphOutput(.gradient, name: parameter.name, value: gradient))
    }
    graph = try graph.applying(gradientPasses + planningPasses)
    try checkPlan(graph, dimensions: random.dimensions, seed: UInt64(seed))
  }
}
