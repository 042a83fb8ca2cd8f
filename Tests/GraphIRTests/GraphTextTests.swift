import Testing

@testable import GraphIR

@Suite struct GraphTextTests {
  /// Every operation once, with attributes that are easily confused.
  static let everyOperation = """
    graph Sample {
      %0 = input "x" : f32[3] batch time(text) as "x"
      %1 = input "text" : token(5) batch time(text)
      %2 = parameter "hidden.W" : f32[3, 3]
      %3 = parameter "table" : f32[5, 3]
      %4 = constant -0.1 : f32[]
      %5 = constant 1e-300 : f32[]
      %6 = mask text : f32[] batch time(text)
      %7 = count steps text : f32[]
      %8 = count examples : f32[]
      %9 = product %2, %0 : f32[3] batch time(text) as "f"
      %10 = sigmoid %9 : f32[3] batch time(text)
      %11 = multiply %10, %4 : f32[3] batch time(text) as "c'"
      %12 = select %6, %11, %5 : f32[3] batch time(text)
      %13 = broadcast [2, 2] %5 : f32[2, 2]
      %14 = concatenate axis 0 %11, %12, %0 : f32[9] batch time(text)
      %15 = slice axis 0 start 2 count 4 %14 : f32[4] batch time(text)
      %16 = pad axis 0 before 1 after 0 %15 : f32[5] batch time(text)
      %17 = reshape [1, 5] %16 : f32[1, 5] batch time(text)
      %18 = transpose %17 : f32[5, 1] batch time(text)
      %19 = sum %18 : f32[] batch time(text)
      %20 = spread batch time text %4 : f32[] batch time(text)
      %21 = softmax %16 : f32[5] batch time(text)
      %22 = logSoftmax %16 : f32[5] batch time(text)
      %23 = reduce batch time text %22 : f32[5]
      %24 = at last text %6 : f32[] batch
      %25 = at first text %16 : f32[5] batch
      %26 = place last text %25 : f32[5] batch time(text)
      %27 = outer %0, %0 : f32[3, 3] batch time(text)
      %28 = outerSum %0, %16 : f32[3, 5]
      %29 = gather %3, %1 : f32[3] batch time(text)
      %30 = scatterSum %1, %29 : f32[5, 3]
      %31 = crossEntropy %26, %1 : f32[] batch time(text)
      %32 = crossEntropyGradient %26, %1, %31, %31 : f32[5] batch time(text)
      %33 = spread batch %23 : f32[5] batch
      %34 = scan text reversed states 1 elements 1 body "step" %33, %0, %2 : bundle as "hidden" {
        %0 = argument 0 : f32[5] batch
        %1 = argument 1 : f32[3] batch
        %2 = tanh %1 : f32[3] batch
        output "h" %0
        output "y" %2
      }
      %35 = result 1 %34 : f32[3] batch time(text)
      output "y" %35
      loss "loss" %19
      state "h" %35
      gradient "W" %35
      cotangent "h" %35
    }

    """

  @Test func everyOperationRoundTrips() throws {
    let graph = try Graph(parsing: Self.everyOperation)
    try graph.verify()
    #expect(graph.description == Self.everyOperation)
    #expect(try Graph(parsing: graph.description) == graph)
  }

  @Test func leftOutTypesAreInferred() throws {
    let written = try Graph(parsing: Self.everyOperation)
    var text = ""
    for line in Self.everyOperation.split(separator: "\n") {
      let isDeclared = ["input", "parameter", "argument"].contains { line.contains(" = \($0) ") }
      guard !isDeclared, let type = line.firstRange(of: " : ") else {
        text += line + "\n"
        continue
      }
      let rest = line[type.upperBound...]
      let kept = rest.firstRange(of: " as ").map { rest[$0.lowerBound...] } ?? (rest.hasSuffix("{") ? " {" : "")
      text += line[..<type.lowerBound] + kept + "\n"
    }
    #expect(!text.contains("bundle"))
    #expect(try Graph(parsing: text) == written)
  }

  @Test(arguments: [
    0, -0.0, 0.1, -1.0 / 3, 1e22, 123_456_789.123, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity,
    -.infinity, .pi,
  ])
  func numbersRoundTrip(_ number: Double) throws {
    var graph = Graph(name: "g")
    _ = graph.constant(number)
    let parsed = try Graph(parsing: graph.description)
    guard case .constant(let result) = parsed.nodes[0].operation else { throw TypeError("not a constant") }
    #expect(result.bitPattern == number.bitPattern)
  }

  @Test(arguments: [
    "", "a b", "\"", "\\", "line\nbreak", "\u{0}\u{1F}", "größe", "日本", "%0", "as", "reversed", "}", "c'",
  ])
  func namesRoundTrip(_ name: String) throws {
    // `c'` is derived from `c`.
    let axis = TimeAxis(parsing: name)
    var graph = Graph(name: name)
    let input = graph.addSource(.input(name), type: TensorType([2], batch: true, time: axis), name: name)
    graph.append(Node(.mask(axis), type: TensorType(batch: true, time: axis)))
    graph.append(Node(.ends(axis), type: TensorType(batch: true)))
    graph.append(Node(.count(axis), type: TensorType()))
    let last = try graph.add(.at(.last, axis), [input])
    try graph.add(.place(.first, axis), [last])
    try graph.add(.spread(batch: false, times: [axis]), [last])
    let body = Graph(name: name)
    try graph.add(.scan(Scan(axis: axis, isReversed: true, stateCount: 0, elementCount: 1, body: body)), [input])
    graph.outputs = [GraphOutput(name: name, value: input)]
    try graph.verify()
    #expect(try Graph(parsing: graph.description) == graph)
  }

  @Test(arguments: [
    ("", "1:1: expected 'graph'"),
    ("graph g {", "1:10: expected '}'"),
    ("graph g {\n  %0 = tanh %0\n}", "2:13: %0 is not defined before"),
    ("graph g {\n  %1 = constant 1\n}", "2:3: expected %0"),
    ("graph g {\n  %0 = tahn %0\n}", "2:8: there is no operation 'tahn'"),
    ("graph g {\n  %0 = constant 1.2.3\n}", "2:17: '1.2.3' is not a number"),
    ("graph g {\n  %0 = input \"x\n}", "2:14: the quoted name does not end on its line"),
    ("graph g {\n  %0 = input \"x\"\n}", "2:8: the type of a source is declared, not inferred"),
    ("graph g { %0 = parameter \"x\" : f32[4294967296] }", "1:36: expected a whole number up to 2147483648"),
    ("graph g { %0 = parameter \"x\" : f32[2147483648, 2] }", "1:35: [2147483648, 2] is not a shape"),
    ("graph g { %0 = parameter \"x\" : f32[0] }", "1:35: [0] is not a shape"),
    ("graph g {\n  output \"x\" %0\n}", "2:14: %0 is not defined before"),
    ("graph g {} x", "1:12: expected the end"),
    ("graph g {\n  §\n}", "2:3: unexpected character '§'"),
    ("graph g {\n  %99999999999999999999 = sum\n}", "2:3: expected a number after '%'"),
  ])
  func mistakesHaveAPlace(_ text: String, _ message: String) {
    let error = #expect(throws: GraphParseError.self) { try Graph(parsing: text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func deepNestingIsAnError() {
    let depth = 1_000
    let text = "graph g {" + String(repeating: "%0 = scan t states 0 elements 0 body b { ", count: depth)
    #expect(throws: GraphParseError.self) { try Graph(parsing: text) }
  }

  /// Damaged text either parses or is an error with a place: nothing crashes, whatever the verifier then says.
  @Test func junkNeverCrashes() throws {
    var random = SeededGenerator(seed: 7)
    let text = Array(Self.everyOperation.unicodeScalars)
    let pieces = [
      "%", "{", "}", "-1", "999999999", "[", "\"", "scan", "result 0", "\u{0}", ":", "f32[", "batch", "é", ",",
    ]
    for _ in 0..<200 {
      var damaged = text
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let start = Int.random(in: 0..<damaged.count, using: &random)
        let end = min(damaged.count, start + Int.random(in: 0...12, using: &random))
        damaged.replaceSubrange(start..<end, with: pieces.randomElement(using: &random)!.unicodeScalars)
      }
      var result = String.UnicodeScalarView()
      result.append(contentsOf: damaged)
      do { try Graph(parsing: String(result)).verify() } catch is GraphParseError {} catch is VerificationError {}
    }
  }
}
