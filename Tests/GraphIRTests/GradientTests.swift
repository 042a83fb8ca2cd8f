import Testing

@testable import GraphIR

@Suite struct GradientTests {
  static let axis = TimeAxis("t")
  static let dimensions = Dimensions(batch: 2, steps: [axis: 3], lengths: [axis: [2, 3]])

  static let none = TensorType()
  static let batch = TensorType(batch: true)
  static let time = TensorType(time: axis)
  static let both = TensorType(batch: true, time: axis)
  static let token = TensorType(element: .token(classes: 3), batch: true)
  static let tokens = TensorType(element: .token(classes: 3), batch: true, time: axis)

  struct OperationCase {
    var operation: Operation
    var operands: [TensorType]

    init(_ operation: Operation, _ operands: TensorType...) {
      self.operation = operation
      self.operands = operands
    }
  }

  /// Each operation but the elementwise functions, with operands that have different axes and shapes.
  static let operations: [OperationCase] = [
    OperationCase(.select, both, both.shaped([2]), batch),
    OperationCase(.select, batch.shaped([2]), both, none.shaped([2])),
    OperationCase(.broadcast([2, 3]), both),
    OperationCase(.concatenate(axis: 0), both.shaped([2]), none.shaped([3]), both.shaped([2])),
    OperationCase(.concatenate(axis: 1), none.shaped([2, 1]), batch.shaped([2, 3])),
    OperationCase(.slice(axis: 0, start: 1, count: 2), both.shaped([4])),
    OperationCase(.slice(axis: 1, start: 0, count: 1), batch.shaped([2, 3])),
    OperationCase(.pad(axis: 0, before: 2, after: 1), both.shaped([2])),
    OperationCase(.pad(axis: 1, before: 0, after: 1), none.shaped([2, 2])),
    OperationCase(.reshape([3, 2]), both.shaped([6])),
    OperationCase(.transpose, both.shaped([3, 2])),
    OperationCase(.spread(batch: true, times: [axis]), none.shaped([2])),
    OperationCase(.spread(batch: true, times: []), time.shaped([2])),
    OperationCase(.spread(batch: false, times: [axis]), batch.shaped([2])),
    OperationCase(.sum, both.shaped([2, 3])),
    OperationCase(.softmax, both.shaped([4])),
    OperationCase(.logSoftmax, both.shaped([4])),
    OperationCase(.reduce(batch: true, times: [axis]), both.shaped([2])),
    OperationCase(.reduce(batch: true, times: []), both.shaped([2])),
    OperationCase(.reduce(batch: false, times: [axis]), both.shaped([2])),
    OperationCase(.at(.first, axis), both.shaped([2])),
    OperationCase(.at(.last, axis), both.shaped([2])),
    OperationCase(.at(.last, axis), time.shaped([2])),
    OperationCase(.place(.first, axis), batch.shaped([2])),
    OperationCase(.place(.last, axis), batch.shaped([2])),
    OperationCase(.place(.last, axis), none.shaped([2])),
    OperationCase(.product, none.shaped([3, 2]), both.shaped([2])),
    OperationCase(.product, batch.shaped([3, 2]), both.shaped([2])),
    OperationCase(.product, both.shaped([3, 2]), none.shaped([2])),
    OperationCase(.product, both.shaped([2]), none.shaped([2, 3])),
    OperationCase(.product, batch.shaped([2]), time.shaped([2, 3])),
    OperationCase(.product, both.shaped([2]), batch.shaped([2])),
    OperationCase(.product, none.shaped([3, 2]), both.shaped([2, 4])),
    OperationCase(.product, batch.shaped([3, 2]), none.shaped([2, 4])),
    OperationCase(.outer, both.shaped([2]), batch.shaped([3])),
    OperationCase(.outer, none.shaped([2]), none.shaped([3])),
    OperationCase(.outerSum, both.shaped([2]), both.shaped([3])),
    OperationCase(.outerSum, batch.shaped([2]), time.shaped([3])),
    OperationCase(.outerSum, none.shaped([2]), both.shaped([3])),
    OperationCase(.gather, none.shaped([3, 2]), tokens),
    OperationCase(.gather, none.shaped([3]), token),
    OperationCase(.scatterSum, tokens, both.shaped([2])),
    OperationCase(.scatterSum, tokens, batch.shaped([2])),
    OperationCase(.scatterSum, token, both),
    OperationCase(.crossEntropy, both.shaped([3]), tokens),
    OperationCase(.crossEntropy, batch.shaped([3]), tokens),
    OperationCase(.crossEntropy, none.shaped([3]), token),
  ]

  /// Values away from 0, where some functions have no derivative.
  static func tensor(_ type: TensorType, positive: Bool, _ random: inout SeededGenerator) -> Tensor {
    var values: [Double] = []
    for _ in 0..<dimensions.count(of: type) {
      if case .token(let classes) = type.element {
        values.append(Double(Int.random(in: 0..<classes, using: &random)))
      } else {
        let sign: Double = positive || Bool.random(using: &random) ? 1 : -1
        values.append(sign * Double.random(in: 0.3...1.5, using: &random))
      }
    }
    return Tensor(type, values)
  }

  /// Differentiates a loss of the operation's results.
  func check(
    _ operation: Operation, _ types: [TensorType], positive: Bool = false, seed: UInt64 = 1
  ) throws {
    var random = SeededGenerator(seed: seed)
    var graph = Graph(name: "g")
    var inputs: [String: Tensor] = [:]
    func input(_ name: String, _ type: TensorType) -> ValueID {
      inputs[name] = Self.tensor(type, positive: positive, &random)
      return graph.addSource(.input(name), type: type)
    }
    let operands = types.enumerated().map { input("x\($0)", $1) }
    let result = try graph.add(operation, operands)
    let loss = try graph.addLoss(of: result, weights: input("weights", graph.type(of: result)))
    try checkGradient(
      of: loss, in: graph, withRespectTo: operands.filter { graph.type(of: $0).isReal }, inputs: inputs,
      parameters: [:], dimensions: Self.dimensions, "\(operation) of \(types)")
  }

  @Test func everyOperation() throws {
    for item in Self.operations { try check(item.operation, item.operands) }
  }

  @Test(arguments: BinaryFunction.allCases) func binaryFunctions(_ function: BinaryFunction) throws {
    let vector = Self.both.shaped([2])
    let pairs = [
      [Self.none, Self.none], [Self.both, Self.batch], [Self.time, Self.batch], [vector, Self.batch],
      [vector, Self.none.shaped([2])],
    ]
    for pair in pairs {
      try check(.binary(function), pair)
      try check(.binary(function), pair.reversed())
    }
  }

  @Test(arguments: UnaryFunction.allCases.filter { $0 != .detached }) func unaryFunctions(_ function: UnaryFunction)
    throws
  {
    let positive = function(-1).isNaN
    for seed in 1...3 as ClosedRange<UInt64> {
      try check(.unary(function), [Self.both.shaped([2])], positive: positive, seed: seed)
    }
  }

  @Test func sharedOperandsAddUp() throws {
    try checkText(
      """
      graph g {
        %0 = input "x" : f32[3] batch time(t)
        %1 = parameter "W" : f32[3, 3]
        %2 = product %1, %0
        %3 = product %1, %2
        %4 = multiply %3, %0
        %5 = slice axis 0 start 0 count 2 %4
        %6 = slice axis 0 start 1 count 2 %4
        %7 = multiply %5, %6
        %8 = slice axis 0 start 2 count 1 %4
        %9 = sum %7
        %10 = sum %8
        %11 = sum %4
        %12 = multiply %9, %10
        %13 = add %12, %11
        %14 = reduce batch time t %13
        loss "loss" %14
      }
      """)
  }

  /// A scan with all that a scan may have: states that mix, a token and a mask among the elements, an element and
  /// a constant used twice, a constant with batch, unused arguments.
  @Test(arguments: [false, true], [1, 3]) func scans(isReversed: Bool, steps: Int) throws {
    let text = """
      graph g {
        %0 = input "x" : f32[2] batch time(t)
        %1 = input "token" : token(3) batch time(t)
        %2 = input "h" : f32[2] batch
        %3 = input "c" : f32[] batch
        %4 = input "context" : f32[2] batch
        %5 = parameter "W" : f32[2, 4]
        %6 = parameter "E" : f32[3, 2]
        %7 = parameter "unused" : f32[2]
        %8 = mask t
        %9 = scan t \(isReversed ? "reversed " : "")states 2 elements 4 body "step" %2, %3, %0, %1, %8, %0, %5, %6, %4, %7 {
          %0 = argument 0 : f32[2] batch
          %1 = argument 1 : f32[] batch
          %2 = argument 2 : f32[2] batch
          %3 = argument 3 : token(3) batch
          %4 = argument 4 : f32[] batch
          %5 = argument 6 : f32[2, 4]
          %6 = argument 7 : f32[3, 2]
          %7 = argument 8 : f32[2] batch
          %8 = gather %6, %3
          %9 = multiply %8, %2
          %10 = concatenate axis 0 %0, %9
          %11 = product %5, %10
          %12 = add %11, %7
          %13 = tanh %12
          %14 = sum %13
          %15 = multiply %14, %1
          %16 = sigmoid %15
          %17 = multiply %13, %16
          %18 = subtract %1, %16
          %19 = select %4, %17, %0
          %20 = select %4, %18, %1
          %21 = outer %17, %2
          %22 = product %7, %7
          output "h" %19
          output "c" %20
          output "matrix" %21
          output "h" %19
          output "context" %22
        }
        %10 = result 0 %9
        %11 = result 1 %9
        %12 = result 2 %9
        %13 = result 3 %9
        %14 = result 4 %9
        %15 = multiply %10, %4
        %16 = sum %15
        %17 = multiply %16, %11
        %18 = reduce batch %17
        %19 = sum %12
        %20 = multiply %19, %14
        %21 = sum %13
        %22 = add %20, %21
        %23 = constant 0
        %24 = select %8, %22, %23
        %25 = reduce batch time t %24
        %26 = add %18, %25
        loss "loss" %26
      }
      """
    try checkText(text, steps: steps)
    try checkText(text, steps: steps, lengths: [steps, 0, max(1, steps - 1)])
  }

  /// Checks the gradient of the output `loss` with respect to all real inputs and parameters.
  private func checkText(_ text: String, steps: Int = 3, lengths: [Int]? = nil) throws {
    let graph = try Graph(parsing: text)
    try checkLoss(of: graph, steps: steps, lengths: lengths)
  }

  private func checkLoss(
    of graph: Graph, steps: Int, lengths: [Int]?, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let axes = Set(graph.nodes.flatMap(\.type.times))
    let dimensions = Dimensions(
      batch: 3, steps: Dictionary(uniqueKeysWithValues: axes.map { ($0, steps) }),
      lengths: lengths.map { lengths in Dictionary(uniqueKeysWithValues: axes.map { ($0, lengths) }) } ?? [:])
    let data = GraphData(for: graph, dimensions: dimensions, seed: 3)
    let leaves = graph.values.map { ValueID($0) }.filter { value in
      switch graph[value].operation {
      case .input, .parameter: graph.type(of: value).isReal
      default: false
      }
    }
    let loss = try #require(graph.outputs.of(.loss).first)
    try checkGradient(
      of: loss.value, in: graph, withRespectTo: leaves, inputs: data.inputs, parameters: data.parameters,
      dimensions: dimensions, "\(graph.name), \(steps) steps", sourceLocation: sourceLocation)
  }

  @Test(arguments: 100..<140 as Range<UInt64>) func randomGraphs(seed: UInt64) throws {
    let random = try RandomGraph(seed: seed)
    try checkGradient(
      of: random.loss, in: random.graph, withRespectTo: random.leaves, inputs: random.inputs,
      parameters: random.parameters, dimensions: random.dimensions, seed: seed, "seed \(seed)")
  }

  private func checkModels(in text: [UInt8], path: String) throws {
    let diagnostics = Diagnostics()
    let unit = SourceUnit(parsing: SourceFile(path: path, bytes: text), diagnostics: diagnostics)
    let models = lower([unit], into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics.all)")
    try #require(!models.isEmpty)
    for model in models {
      try checkLoss(of: model.graph, steps: 1, lengths: nil)
      try checkLoss(of: model.graph, steps: 3, lengths: nil)
      try checkLoss(of: model.graph, steps: 4, lengths: [4, 1, 2])
    }
  }

  @Test(arguments: Fixture.files(in: "Models", withExtension: "rnn")) func fixtureModels(path: String) throws {
    let bytes = try SourceLoader.readFromDisk("\(Fixture.folder)/\(path)")
    try checkModels(in: bytes, path: path)
  }

  /// Each cell with sizes of 4, but those that take a context of their own.
  private static let cellsOfLibrary = StandardLibrary.declarations.filter {
    $0.kind == .cell && !["CRFPaths", "CTCForward"].contains($0.name.text)
  }.map { cell in
    let arguments = cell.parameters.map { ["periods": "[1, 2]", "size": "3", "heads": "3"][$0.text] ?? "4" }
    return "\(cell.name.text)(\(arguments.joined(separator: ", ")))"
  }

  @Test(arguments: cellsOfLibrary, ["", "reversed "])
  func libraryCells(cell: String, direction: String) throws {
    let series = cell.hasPrefix("Conv") ? "reshape(x, [3, 1, 1])" : "x"
    let context = cell.contains("SelfAttention") ? " with (memory: x)" : ""
    let text = """
      model M {
        input  x: sequence of [3]
        target y: sequence of [2]
        hidden = flat(scan \(direction)\(cell) over \(series)\(context))
        output hidden
        loss   meanSquaredError(dense(hidden, 2), y)
      }
      """
    try checkModels(in: Array(text.utf8), path: "\(cell).rnn")
  }

  @Test func whatHasNoGradientThrows() throws {
    var graph = Graph(name: "g")
    let logits = graph.addSource(.input("x"), type: TensorType([3]))
    let token = graph.addSource(.input("t"), type: TensorType(element: .token(classes: 3)))
    let loss = try graph.add(.crossEntropy, [logits, token])
    #expect(throws: TypeError.self) { try differentiate(graph, output: logits, withRespectTo: [logits]) }
    let first = try differentiate(graph, output: loss, withRespectTo: [logits])
    var second = first.graph
    let sum = try second.add(.sum, [first.gradients[0]])
    #expect(throws: TypeError.self) { try differentiate(second, output: sum, withRespectTo: [logits]) }
  }

  @Test func whatTheOutputDoesNotDependOnHasAZeroGradient() throws {
    var graph = Graph(name: "g")
    let x = graph.addSource(.input("x"), type: Self.both.shaped([2]))
    let loss = graph.constant(3)
    let result = try differentiate(graph, output: loss, withRespectTo: [x])
    var gradient = result.graph
    gradient.outputs = [GraphOutput(name: "dx", value: result.gradients[0])]
    let zeros = Tensor(Self.both.shaped([2]), repeating: 0, in: Self.dimensions)
    #expect(try evaluate(gradient, inputs: ["x": zeros], dimensions: Self.dimensions) == [zeros])
  }
}
