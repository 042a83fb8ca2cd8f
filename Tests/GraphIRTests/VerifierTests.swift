import GraphIR
import Testing

/// Each test breaks one invariant that the verifier's head lists.
@Suite struct VerifierTests {
  static let real = TensorType([2], batch: true)
  static let axis = TimeAxis("text")

  /// %0 = x [2], %1 = xs [2] over text, %2 = W [2, 2].
  static func sources() -> Graph {
    var graph = Graph(name: "g")
    graph.addSource(.input("x"), type: real)
    graph.addSource(.input("xs"), type: real.along(axis))
    graph.addSource(.parameter("W"), type: TensorType([2, 2]))
    return graph
  }

  static func body() throws -> Graph {
    var body = Graph(name: "step")
    let state = body.addSource(.argument(0), type: real)
    let element = body.addSource(.argument(1), type: real)
    let next = try body.binary(.add, state, element)
    body.outputs = [GraphOutput(name: "h", value: next), GraphOutput(name: "h", value: next)]
    return body
  }

  static func scan(_ body: Graph, states: Int = 1, elements: Int = 1) -> Operation {
    .scan(Scan(axis: axis, isReversed: false, stateCount: states, elementCount: elements, body: body))
  }

  static func ids(_ indices: Int...) -> [ValueID] { indices.map { ValueID($0) } }

  func expectFailure(_ graph: Graph, _ message: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let error = #expect(throws: VerificationError.self, sourceLocation: sourceLocation) { try graph.verify() }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")", sourceLocation: sourceLocation)
  }

  func expectFailure(
    appending node: Node, _ message: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    var graph = Self.sources()
    graph.append(node)
    expectFailure(graph, message, sourceLocation: sourceLocation)
  }

  @Test func aGoodGraphPasses() throws {
    var graph = Self.sources()
    let scan = try graph.add(Self.scan(try Self.body()), Self.ids(0, 1))
    try graph.addResult(0, of: scan)
    let sequence = try graph.addResult(1, of: scan)
    graph.outputs = [GraphOutput(name: "h", value: sequence)]
    try graph.verify()
  }

  @Test func operandsStandBeforeUsers() {
    expectFailure(appending: Node(.unary(.tanh), Self.ids(3), type: Self.real), "%3 is not an earlier value")
    expectFailure(appending: Node(.unary(.tanh), Self.ids(9), type: Self.real), "%9 is not an earlier value")
    expectFailure(appending: Node(.unary(.tanh), Self.ids(-1), type: Self.real), "is not an earlier value")
  }

  @Test func typesAreWellFormed() {
    expectFailure(appending: Node(.parameter("v"), type: TensorType([0])), "is not a shape")
    expectFailure(appending: Node(.parameter("v"), type: TensorType([1 << 40, 1 << 40])), "is not a shape")
    expectFailure(
      appending: Node(.input("t"), type: TensorType([2], element: .token(classes: 3))), "a token is a scalar")
    expectFailure(appending: Node(.input("t"), type: TensorType(element: .token(classes: 0))), "a token is a scalar")
    expectFailure(appending: Node(.input("t"), type: TensorType(element: .bundle, batch: true)), "a bundle has neither")
  }

  @Test func typesAreInferred() {
    expectFailure(
      appending: Node(.unary(.tanh), Self.ids(0), type: TensorType([2])),
      "%3 = tanh %0 : f32[2]: its type should be f32[2] batch")
    expectFailure(appending: Node(.binary(.add), Self.ids(0, 2), type: Self.real), "the shapes [2] and [2, 2] differ")
    expectFailure(appending: Node(.product, Self.ids(2), type: Self.real), "takes 2 operands, got 1")
    expectFailure(appending: Node(.mask(Self.axis), type: TensorType()), "its type should be f32[] batch time(text)")
  }

  @Test func sourcesAreDeclaredOnce() {
    expectFailure(appending: Node(.input("x"), type: Self.real), "this source occurs twice")
    expectFailure(appending: Node(.parameter("W"), type: TensorType()), "this source occurs twice")
    expectFailure(appending: Node(.input("y"), Self.ids(0), type: Self.real), "a source takes no operands")
    expectFailure(appending: Node(.parameter("y"), type: Self.real), "not an array of numbers without axes")
    expectFailure(appending: Node(.input("y"), type: .bundle), "the input 'y' is a bundle")
  }

  @Test func constantsAreNotNaN() {
    expectFailure(appending: Node(.constant(.nan), type: TensorType()), "a constant is not NaN")
  }

  @Test func resultsFitTheirScan() throws {
    expectFailure(appending: Node(.result(0), Self.ids(0), type: Self.real), "the operand of a result is one scan")
    var graph = Self.sources()
    let scan = try graph.add(Self.scan(try Self.body()), Self.ids(0, 1))
    var missing = graph
    missing.append(Node(.result(2), [scan], type: Self.real))
    expectFailure(missing, "the scan has no result 2")
    var wrong = graph
    wrong.append(Node(.result(1), [scan], type: Self.real))
    expectFailure(wrong, "its type should be f32[2] batch time(text)")
    var taken = graph
    taken.append(Node(.unary(.tanh), [scan], type: .bundle))
    expectFailure(taken, "takes numbers, not bundle")
    var constant = graph
    constant.append(Node(Self.scan(try Self.body()), Self.ids(0, 1, 3), type: .bundle))
    expectFailure(constant, "argument 2 of the scan along 'text' has type bundle")
    var output = graph
    output.outputs = [GraphOutput(name: "h", value: scan)]
    expectFailure(output, "is the bundle %3")
  }

  @Test func outputsAreNamedValues() {
    var graph = Self.sources()
    graph.outputs = [GraphOutput(name: "y", value: ValueID(3))]
    expectFailure(graph, "the output 'y' is %3, which is not a value of the graph")
    graph.outputs = [GraphOutput(name: "y", value: ValueID(0)), GraphOutput(name: "y", value: ValueID(1))]
    expectFailure(graph, "two results are the output 'y'")
  }

  @Test func onlyBodiesHoldArguments() {
    expectFailure(appending: Node(.argument(0), type: Self.real), "only bodies hold arguments")
  }

  @Test func bodiesTakeTheirSourcesAsArguments() throws {
    let sources: [Operation] = [
      .input("x"), .parameter("W"), .mask(Self.axis), .ends(Self.axis), .count(nil), .count(Self.axis),
    ]
    for source in sources {
      var body = try Self.body()
      body.append(Node(source, type: TensorType()))
      expectFailure(appending: Node(Self.scan(body), Self.ids(0, 1), type: .bundle), "takes this as an argument")
    }
  }

  @Test func bodiesHoldNoScan() throws {
    var body = try Self.body()
    body.append(Node(Self.scan(Graph(name: "inner"), states: 0, elements: 0), type: .bundle))
    expectFailure(appending: Node(Self.scan(body), Self.ids(0, 1), type: .bundle), "the body of a scan holds no scan")
  }

  @Test func bodiesFitTheirScan() throws {
    let body = try Self.body()
    func expectFailure(
      _ body: Graph, _ operands: [ValueID], states: Int = 1, elements: Int = 1, _ message: String
    ) {
      self.expectFailure(
        appending: Node(Self.scan(body, states: states, elements: elements), operands, type: .bundle), message)
    }
    var twice = body
    twice.addSource(.argument(1), type: Self.real)
    expectFailure(twice, Self.ids(0, 1), "body of %3: %3 = argument 1 : f32[2] batch: this source occurs twice")
    var missing = body
    missing.addSource(.argument(2), type: Self.real)
    expectFailure(missing, Self.ids(0, 1), "scan has no argument 2")
    var wrong = body
    wrong[ValueID(0)].type = TensorType([3], batch: true)
    wrong[ValueID(2)] = Node(.unary(.tanh), Self.ids(1), type: Self.real)
    expectFailure(wrong, Self.ids(0, 1), "argument 0 of the scan is f32[2] batch, its body declares f32[3] batch")
    var timed = body
    timed.append(Node(.spread(batch: false, times: [Self.axis]), Self.ids(0), type: Self.real.along(Self.axis)))
    expectFailure(timed, Self.ids(0, 1), "a value in the body of the scan along 'text' runs along 'text'")
    var crowded = body
    let times: TimeAxes = [TimeAxis("u"), TimeAxis("v")]
    crowded.append(
      Node(.spread(batch: false, times: times), Self.ids(0), type: TensorType([2], batch: true, times: times)))
    expectFailure(crowded, Self.ids(0, 1), "a value in the body of the scan along 'text' runs along 'u' and 'v'")
    var stateless = body
    stateless.outputs = []
    expectFailure(stateless, Self.ids(0, 1), "lacks a next state")
    var other = body
    other.outputs[0].value = try other.add(.sum, Self.ids(0))
    expectFailure(other, Self.ids(0, 1), "state 0 of the scan is f32[2] batch, its next value is f32[] batch")
    expectFailure(body, Self.ids(1, 1), "argument 0 of the scan along 'text' has type f32[2] batch time(text)")
    expectFailure(body, Self.ids(0, 0), "argument 1 of the scan along 'text' has type f32[2] batch")
    expectFailure(Graph(name: "empty"), Self.ids(0), states: 0, elements: 1, "argument 0 of the scan")
    expectFailure(body, Self.ids(0), "the scan lacks operands")
    expectFailure(body, Self.ids(0, 1), states: -1, elements: 1, "the scan lacks operands")
    expectFailure(body, Self.ids(0, 1), states: 1, elements: .max, "the scan lacks operands")
    var broken = body
    broken[ValueID(2)].operands = Self.ids(0, 2)
    expectFailure(
      broken, Self.ids(0, 1),
      "graph g, body of %3: %2 = add %0, %2 : f32[2] batch: its operand %2 is not an earlier value")
  }
}
