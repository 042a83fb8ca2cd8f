import Testing

@testable import GraphIR

/// Values that run along two time axes.
@Suite struct TimeAxesTests {
  static let t = TimeAxis("t")
  static let u = TimeAxis("u")
  static let v = TimeAxis("v")
  /// As many steps as a loop of a plan's interpreter is worth, and lengths that differ on the axes.
  static let dimensions = Dimensions(batch: 3, steps: [t: 3, u: 4], lengths: [t: [3, 0, 2], u: [1, 4, 3]])

  static let along = TensorType([2], batch: true, time: t)
  static let across = TensorType([2], batch: true, time: u)
  static let both = TensorType([2], batch: true, times: [t, u])

  // MARK: Sets

  @Test func setsAreEqualHoweverTheyCameAbout() {
    #expect(TimeAxes(arrayLiteral: Self.t, Self.u) == TimeAxes(arrayLiteral: Self.u, Self.t))
    #expect(TimeAxes(Self.u).union(TimeAxes(Self.t))?.map(\.name) == ["t", "u"])
    #expect(TimeAxes(Self.u).union([])?.only == Self.u)
    #expect(TimeAxes(arrayLiteral: Self.t, Self.u).union(TimeAxes(Self.v)) == nil)
    #expect(TimeAxes(arrayLiteral: Self.t, Self.u).subtracting(TimeAxes(Self.t)).only == Self.u)
    #expect(TimeAxes(arrayLiteral: Self.t, Self.u).replacing(Self.t, by: Self.v).map(\.name) == ["u", "v"])
  }

  @Test func typesAreUnions() throws {
    #expect(try inferType(of: .binary(.add), operands: [Self.across, Self.along]) == Self.both)
    #expect(try inferType(of: .reduce(batch: false, times: [Self.t]), operands: [Self.both]) == Self.across)
    #expect(try inferType(of: .at(.last, Self.u), operands: [Self.both]) == Self.along)
    #expect(try inferType(of: .place(.last, Self.u), operands: [Self.along]) == Self.both)
    #expect(try inferType(of: .outerSum, operands: [Self.along, Self.across]) == TensorType([2, 2]))
    let third = TensorType([2], batch: true, time: Self.v)
    let refused: [(Operation, [TensorType])] = [
      (.binary(.add), [Self.both, third]), (.spread(batch: false, times: [Self.v]), [Self.both]),
      (.reduce(batch: false, times: [Self.u]), [Self.along]), (.at(.last, Self.u), [Self.along]),
      (.place(.last, Self.t), [Self.both]), (.timeSoftmax(Self.t), [Self.along, Self.across.shaped([])]),
      (.timeSoftmax(Self.t), [Self.along, Self.along]), (.shift(Self.u, by: 1), [Self.along]),
    ]
    for (operation, operands) in refused {
      #expect(throws: TypeError.self, "\(operation)") { try inferType(of: operation, operands: operands) }
    }
  }

  @Test func textNamesBothAxes() throws {
    let text = """
      graph g {
        %0 = input "x" : f32[2] batch time(t)
        %1 = input "y" : f32[2] batch time(u)
        %2 = add %0, %1 : f32[2] batch time(t, u)
        %3 = reduce batch time t time u %2 : f32[2]
        output "z" %3
      }

      """
    #expect(try Graph(parsing: text).description == text)
    #expect(throws: GraphParseError.self) {
      try Graph(parsing: "graph g {\n %0 = input \"x\" : f32[] time(a, b, c)\n}")
    }
  }

  // MARK: Operations

  struct Case: CustomTestStringConvertible {
    var operation: Operation
    var operands: [TensorType]

    init(_ operation: Operation, _ operands: TensorType...) { (self.operation, self.operands) = (operation, operands) }

    var testDescription: String { "\(operation) of \(operands)" }
  }

  /// With each way in which two axes can come and go.
  static let cases = [
    Case(.binary(.multiply), along, across), Case(.binary(.subtract), across, both),
    Case(.binary(.add), both, along.shaped([])), Case(.binary(.multiply), both, TensorType([2])),
    Case(.unary(.tanh), both), Case(.select, across.shaped([]), along, both),
    Case(.concatenate(axis: 0), along, across, both), Case(.sum, both), Case(.softmax, both),
    Case(.slice(axis: 0, start: 1, count: 1), both), Case(.pad(axis: 0, before: 1, after: 2), both),
    Case(.slice(axis: 1, start: 0, count: 1), both.shaped([2, 3])), Case(.transpose, both.shaped([3, 2])),
    Case(.spread(batch: true, times: [t, u]), TensorType([2])), Case(.spread(batch: false, times: [u]), along),
    Case(.reduce(batch: false, times: [t]), both), Case(.reduce(batch: false, times: [u]), both),
    Case(.reduce(batch: false, times: [t, u]), both), Case(.reduce(batch: true, times: [t, u]), both),
    Case(.at(.last, t), both), Case(.at(.first, u), both), Case(.place(.last, t), across),
    Case(.place(.first, u), along), Case(.timeSoftmax(t), both, along.shaped([])),
    Case(.resample(t.derived(.every(2))), along), Case(.resample(t.derived(.copy)), both),
    Case(.restore(t.derived(.every(2))), TensorType([2, 3], batch: true, time: t.derived(.every(2)))),
    Case(.resample(u.derived(.every(3))), both), Case(.shift(u, by: 1), both), Case(.shift(t, by: -1), along),
    Case(.timeSoftmax(u), both, across.shaped([])), Case(.timeSoftmax(u), across, across.shaped([])),
    Case(.product, TensorType([3, 2]), both), Case(.product, both, TensorType([2, 3])),
    Case(.product, along.shaped([3, 2]), across), Case(.product, along, across), Case(.outer, along, across),
    Case(.outerSum, along, across), Case(.outerSum, both, across),
  ]

  /// The graph that a case is, with its data. Masks are those of the axes.
  private func graph(of item: Case) throws -> (graph: Graph, result: ValueID, operands: [ValueID], data: GraphData) {
    var graph = Graph(name: "\(item.operation)")
    let operands = try item.operands.enumerated().map { index, type in
      if case .timeSoftmax(let axis) = item.operation, index == 1 { return try graph.add(.mask(axis)) }
      return graph.addSource(.input("x\(index)"), type: type)
    }
    let result = try graph.add(item.operation, operands, name: "result")
    return (graph, result, operands, GraphData(for: graph, dimensions: Self.dimensions, seed: 7))
  }

  @Test(arguments: cases) func gradients(_ item: Case) throws {
    var (graph, result, operands, data) = try graph(of: item)
    let type = graph.type(of: result)
    let weights = graph.addSource(.input("weights"), type: type)
    let loss = try graph.addLoss(of: result, weights: weights)
    data = GraphData(for: graph, dimensions: Self.dimensions, seed: 7)
    try checkGradient(
      of: loss, in: graph,
      withRespectTo: operands.filter { graph[$0].operation != .mask(Self.t) && graph[$0].operation != .mask(Self.u) },
      inputs: data.inputs, parameters: [:], dimensions: Self.dimensions, "\(item.operation)")
  }

  @Test(arguments: cases) func plans(_ item: Case) throws {
    var (graph, result, _, data) = try graph(of: item)
    graph.outputs = [GraphOutput(name: "result", value: result)]
    try graph.verify()
    try checkPlan(graph, dimensions: Self.dimensions, data: data)
  }

  @Test(arguments: cases) func unrolled(_ item: Case) throws {
    var (graph, result, _, data) = try graph(of: item)
    let total = try graph.addLoss(of: result, weights: graph.constant(1))
    graph.outputs = [GraphOutput(name: "total", value: total)]
    let unrolled = try unroll(graph, steps: Self.dimensions.steps)
    #expect(!unrolled.nodes.contains { $0.type.isSequence })
    var inputs = data.inputs
    for axis in [Self.t, Self.u, Self.t.derived(.every(2))] {
      inputs = try Self.unrolled(inputs, along: axis)
    }
    let expected = try evaluate(graph, inputs: data.inputs, dimensions: Self.dimensions)
    #expect(difference(try evaluate(unrolled, inputs: inputs, dimensions: Self.dimensions), expected) < 1e-12)
  }

  /// The steps of sequences and masks on one axis, as inputs of their own.
  private static func unrolled(_ inputs: [String: Tensor], along axis: TimeAxis) throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    let steps = dimensions.steps(of: axis)
    for (name, tensor) in inputs {
      guard tensor.type.times.contains(axis) else {
        result[name] = tensor
        continue
      }
      // Those of the first axis lie one after the other, those of the second one within each step of the first.
      let before = tensor.type.times.first == axis ? 1 : dimensions.steps[tensor.type.times[0]]!
      let count = tensor.values.count / (before * steps)
      for step in 0..<steps {
        let values = (0..<before).flatMap { block in
          let start = (block * steps + step) * count
          return tensor.values[start..<start + count]
        }
        result["\(name)@\(step)"] = Tensor(tensor.type.without(axis), values)
      }
    }
    for step in 0..<steps {
      let mask = (0..<dimensions.batch).map { step < dimensions.length(of: $0, along: axis) ? 1.0 : 0 }
      result["mask(\(axis))@\(step)"] = Tensor(TensorType(batch: true), mask)
    }
    return result
  }

  @Test func loopsThatNeedEachOtherAreNotUnrolled() throws {
    func scan(over axis: String, with other: String) -> String {
      """
      scan \(axis) states 1 elements 1 body "\(axis)" %2, %\(axis == "t" ? 0 : 1), %\(axis == "t" ? 1 : 0) {
            %0 = argument 0 : f32[2] batch
            %1 = argument 1 : f32[2] batch
            %2 = argument 2 : f32[2] batch time(\(other))
            %3 = at last \(other) %2
            %4 = add %0, %3
            %5 = add %4, %1
            output "s" %5
          }
      """
    }
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = input "x" : f32[2] batch time(t)
          %1 = input "y" : f32[2] batch time(u)
          %2 = input "s" : f32[2] batch
          %3 = \(scan(over: "t", with: "u"))
          %4 = \(scan(over: "u", with: "t"))
          %5 = result 0 %3
          %6 = result 0 %4
          output "a" %5
          output "b" %6
        }
        """)
    try graph.verify()
    #expect(throws: TypeError.self) { try unroll(graph, steps: Self.dimensions.steps) }
  }
}
