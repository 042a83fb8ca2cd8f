import GraphIR
import Testing

/// Hand-computed values of every operation, in small graphs as text. All have a batch of 2 and 3 steps along 't', of
/// which the second example has 2; the inputs are listed in `inputs`.
@Suite struct InterpreterTests {
  static let axis = TimeAxis("t")
  static let dimensions = Dimensions(batch: 2, steps: [axis: 3], lengths: [axis: [3, 2]])
  static let perStep = TensorType(batch: true, time: axis)

  static let inputs: [String: Tensor] = [
    "v": Tensor(TensorType([2], batch: true), [1, 2, 3, 4]),
    "w": Tensor(TensorType([3]), [1, -2, 5]),
    "s": Tensor(TensorType(batch: true), [10, 20]),
    "xs": Tensor(perStep, [1, 2, 3, 4, 5, 0]),
    "vs": Tensor(perStep.shaped([2]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0]),
    "ts": Tensor(TensorType([2], time: axis), [1, 2, 3, 4, 5, 6]),
    "token": Tensor(TensorType(element: .token(classes: 3), batch: true), [2, 0]),
    "tokens": Tensor(TensorType(element: .token(classes: 2), batch: true, time: axis), [0, 1, 1, 1, 0, 0]),
  ]
  static let parameters: [String: Tensor] = [
    "W": Tensor(TensorType([2, 2]), [1, 2, 3, 4]),
    "A": Tensor(TensorType([3, 2]), [1, 2, 3, 4, 5, 6]),
  ]

  /// A graph of operations, one on a line, with all inputs and parameters declared before: `$v` is an input, `$0` the
  /// first of the operations, and the last one the output.
  static func graph(_ operations: String) throws -> Graph {
    var text = "graph g {\n"
    var index = 0
    var numbers: [String: Int] = [:]
    for (kind, tensors) in [("input", inputs), ("parameter", parameters)] {
      for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
        text += "%\(index) = \(kind) \"\(name)\" : \(tensor.type)\n"
        numbers[name] = index
        index += 1
      }
    }
    for line in operations.split(separator: "\n") {
      let words = line.split(separator: " ").map { word in
        guard word.hasPrefix("$") else { return String(word) }
        let name = word.dropFirst().filter { $0 != "," }
        let number = name.first!.isNumber ? numbers.count + Int(name)! : numbers[name]!
        return "%\(number)" + (word.hasSuffix(",") ? "," : "")
      }
      let isNode = !line.hasPrefix(" ") && !line.hasPrefix("}")
      text += (isNode ? "%\(index) = " : "") + words.joined(separator: " ") + "\n"
      index += isNode ? 1 : 0
    }
    text += "output \"y\" %\(index - 1)\n}"
    return try Graph(parsing: text)
  }

  static func value(_ operations: String) throws -> Tensor {
    try evaluate(graph(operations), inputs: inputs, parameters: parameters, dimensions: dimensions)[0]
  }

  static func expect(
    _ operations: String, _ type: TensorType, _ values: [Double],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let result = try value(operations)
    #expect(result.type == type, sourceLocation: sourceLocation)
    try #require(result.values.count == values.count, sourceLocation: sourceLocation)
    for (value, expected) in zip(result.values, values) {
      #expect(
        abs(value - expected) <= 1e-12 * max(1, abs(expected)), "\(result.values)", sourceLocation: sourceLocation)
    }
  }

  @Test func sources() throws {
    try Self.expect("constant -2.5", TensorType(), [-2.5])
    try Self.expect("mask t", Self.perStep, [1, 1, 1, 1, 1, 0])
    try Self.expect("count steps t", TensorType(), [5])
    try Self.expect("count examples", TensorType(), [2])
    try Self.expect("reshape [4] $W", TensorType([4]), [1, 2, 3, 4])
  }

  @Test(
    arguments: [
      (.negate, 2, -2), (.sigmoid, 0, 0.5), (.sigmoid, 2, 0.8807970779778823), (.sigmoid, -800, 0),
      (.tanh, 1, 0.7615941559557649), (.relu, 3, 3), (.relu, -3, 0), (.exp, 1, 2.718281828459045),
      (.log, 2, 0.6931471805599453), (.sqrt, 9, 3), (.abs, -4, 4), (.softplus, 0, 0.6931471805599453),
      (.sin, 0.5, 0.479425538604203), (.cos, 0.5, 0.8775825618903728),
      (.softplus, 1000, 1000), (.softplus, -1000, 0), (.erf, 0.5, 0.5204998778130465), (.reciprocal, 4, 0.25),
      (.sign, 7, 1), (.sign, -7, -1), (.sign, 0, 0),
    ] as [(UnaryFunction, Double, Double)])
  func unaryFunctions(_ function: UnaryFunction, _ x: Double, _ expected: Double) throws {
    try Self.expect("constant \(x)\n\(function.rawValue) $0", TensorType(), [expected])
  }

  @Test(
    arguments: [
      (.add, 2, 3, 5), (.subtract, 2, 3, -1), (.multiply, 2, 3, 6), (.divide, 3, 2, 1.5), (.maximum, 2, 3, 3),
      (.minimum, 2, 3, 2), (.greater, 2, 3, 0), (.greater, 3, 2, 1), (.greater, 2, 2, 0), (.greaterEqual, 2, 2, 1),
      (.greaterEqual, 2, 3, 0),
    ] as [(BinaryFunction, Double, Double, Double)])
  func binaryFunctions(_ function: BinaryFunction, _ x: Double, _ y: Double, _ expected: Double) throws {
    try Self.expect("constant \(x)\nconstant \(y)\n\(function.rawValue) $0, $1", TensorType(), [expected])
  }

  @Test func extremesOfNaN() {
    for function in [BinaryFunction.maximum, .minimum] {
      for (x, y) in [(Double.nan, 0), (0, .nan), (.nan, .nan)] { #expect(function(x, y).isNaN) }
    }
  }

  /// 1 + 2⁻³⁰ rounds to 1; 1e-39 has no normal number, and is zero.
  @Test func singlePrecision() throws {
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = parameter "a" : f32[]
          %1 = constant 1 : f32[]
          %2 = add %1, %0 : f32[]
          output "sum" %2
          output "same" %0
        }
        """)
    let cases = [
      (0x1p-30, [1, 0x1p-30]), (1e-39, [1, 0]), (0.25, [1.25, 0.25]), (.infinity, [.infinity, .infinity]),
    ]
    for (value, expected) in cases {
      let results = try evaluate(
        graph, parameters: ["a": Tensor(TensorType(), [value])], dimensions: Dimensions(batch: 1), precision: .single)
      #expect(results.flatMap(\.values) == expected)
    }
  }

  @Test func elementwiseBroadcasting() throws {
    let vectors = Self.perStep.shaped([2])
    try Self.expect("add $v, $s", TensorType([2], batch: true), [11, 12, 23, 24])
    try Self.expect("add $vs, $v", vectors, [2, 4, 6, 8, 6, 8, 10, 12, 10, 12, 3, 4])
    try Self.expect("subtract $ts, $s", vectors, [-9, -8, -19, -18, -7, -6, -17, -16, -5, -4, -15, -14])
    try Self.expect("multiply $xs, $s", Self.perStep, [10, 40, 30, 80, 50, 0])
    try Self.expect("mask t\nselect $0, $vs, $s", vectors, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 20])
    try Self.expect("constant 2\ngreater $v, $0\nselect $1, $v, $s", TensorType([2], batch: true), [10, 10, 3, 4])
  }

  @Test func shapes() throws {
    try Self.expect("broadcast [2, 1] $s", TensorType([2, 1], batch: true), [10, 10, 20, 20])
    try Self.expect("concatenate axis 0 $v, $w", TensorType([5], batch: true), [1, 2, 1, -2, 5, 3, 4, 1, -2, 5])
    try Self.expect("concatenate axis 0 $W, $A", TensorType([5, 2]), [1, 2, 3, 4, 1, 2, 3, 4, 5, 6])
    try Self.expect("concatenate axis 1 $W, $W", TensorType([2, 4]), [1, 2, 1, 2, 3, 4, 3, 4])
    try Self.expect("slice axis 0 start 1 count 2 $A", TensorType([2, 2]), [3, 4, 5, 6])
    try Self.expect("slice axis 1 start 1 count 1 $A", TensorType([3, 1]), [2, 4, 6])
    try Self.expect("slice axis 0 start 1 count 1 $v", TensorType([1], batch: true), [2, 4])
    try Self.expect("pad axis 0 before 1 after 2 $v", TensorType([5], batch: true), [0, 1, 2, 0, 0, 0, 3, 4, 0, 0])
    try Self.expect("pad axis 1 before 1 after 0 $W", TensorType([2, 3]), [0, 1, 2, 0, 3, 4])
    try Self.expect("reshape [1, 2] $v", TensorType([1, 2], batch: true), [1, 2, 3, 4])
    try Self.expect("transpose $A", TensorType([2, 3]), [1, 3, 5, 2, 4, 6])
    try Self.expect(
      "outer $v, $v\nslice axis 0 start 0 count 1 $0\ntranspose $1", TensorType([2, 1], batch: true), [1, 2, 9, 12])
    try Self.expect("spread batch $w", TensorType([3], batch: true), [1, -2, 5, 1, -2, 5])
    try Self.expect("spread time t $s", Self.perStep, [10, 20, 10, 20, 10, 20])
    try Self.expect(
      "spread batch time t $ts", Self.perStep.shaped([2]), [1, 2, 1, 2, 3, 4, 3, 4, 5, 6, 5, 6])
  }

  @Test func features() throws {
    try Self.expect("sum $vs", Self.perStep, [3, 7, 11, 15, 19, 0])
    try Self.expect("sum $W", TensorType(), [10])
    try Self.expect("sum $s", TensorType(batch: true), [10, 20])
    let (low, high) = (0.2689414213699951, 0.7310585786300049)
    try Self.expect("softmax $v", TensorType([2], batch: true), [low, high, low, high])
    try Self.expect(
      "logSoftmax $v", TensorType([2], batch: true),
      [-1.3132616875182228, -0.31326168751822286, -1.3132616875182228, -0.31326168751822286])
    try Self.expect("constant 1000\nadd $v, $0\nsoftmax $1", TensorType([2], batch: true), [low, high, low, high])
  }

  @Test func batchAndTime() throws {
    try Self.expect("reduce batch $v", TensorType([2]), [4, 6])
    try Self.expect("reduce time t $xs", TensorType(batch: true), [9, 6])
    try Self.expect("reduce batch $xs", TensorType(time: Self.axis), [3, 7, 5])
    try Self.expect("reduce batch time t $vs", TensorType([2]), [25, 30])
    try Self.expect("reduce time t $ts", TensorType([2]), [9, 12])
    try Self.expect("at last t $xs", TensorType(batch: true), [5, 4])
    try Self.expect("at first t $vs", TensorType([2], batch: true), [1, 2, 3, 4])
    try Self.expect("at last t $ts", TensorType([2]), [5, 6])
    try Self.expect("place last t $s", Self.perStep, [0, 0, 0, 20, 10, 0])
    try Self.expect("place first t $s", Self.perStep, [10, 20, 0, 0, 0, 0])
    try Self.expect("place last t $w", TensorType([3], time: Self.axis), [0, 0, 0, 0, 0, 0, 1, -2, 5])
  }

  @Test func examplesWithoutSteps() throws {
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = input "xs" : f32[] batch time(t)
          %1 = at first t %0
          %2 = at last t %0
          %3 = place last t %2
          %4 = count steps t
          output "first" %1
          output "last" %2
          output "placed" %3
          output "count" %4
        }
        """)
    let dimensions = Dimensions(batch: 2, steps: [Self.axis: 1], lengths: [Self.axis: [0, 1]])
    let values = try evaluate(graph, inputs: ["xs": Tensor(Self.perStep, [7, 8])], dimensions: dimensions)
    #expect(values.map(\.values) == [[0, 8], [0, 8], [0, 8], [1]])
  }

  @Test func products() throws {
    try Self.expect("product $W, $v", TensorType([2], batch: true), [5, 11, 11, 25])
    try Self.expect("product $v, $W", TensorType([2], batch: true), [7, 10, 15, 22])
    try Self.expect("product $v, $v", TensorType(batch: true), [5, 25])
    try Self.expect("product $A, $W", TensorType([3, 2]), [7, 10, 15, 22, 23, 34])
    try Self.expect(
      "product $A, $vs", Self.perStep.shaped([3]),
      [5, 11, 17, 11, 25, 39, 17, 39, 61, 23, 53, 83, 29, 67, 105, 0, 0, 0])
    try Self.expect("outer $v, $w", TensorType([2, 3], batch: true), [1, -2, 5, 2, -4, 10, 3, -6, 15, 4, -8, 20])
    try Self.expect("outerSum $v, $v", TensorType([2, 2]), [10, 14, 14, 20])
    try Self.expect("outerSum $v, $ts", TensorType([2, 2]), [36, 48, 54, 72])
    try Self.expect("outerSum $w, $w", TensorType([3, 3]), [1, -2, 5, -2, 4, -10, 5, -10, 25])
  }

  @Test func tokens() throws {
    try Self.expect("gather $A, $token", TensorType([2], batch: true), [5, 6, 1, 2])
    try Self.expect("gather $w, $token", TensorType(batch: true), [5, 1])
    try Self.expect("scatterSum $token, $v", TensorType([3, 2]), [3, 4, 0, 0, 1, 2])
    try Self.expect("scatterSum $tokens, $xs", TensorType([2]), [6, 9])
    // log(1 + e) - 1 where the token is the greater one, log(1 + e) where it is the smaller.
    let (low, high) = (0.31326168751822286, 1.3132616875182228)
    try Self.expect("crossEntropy $v, $tokens", Self.perStep, [high, low, low, low, high, high])
    let (p, q) = (0.2689414213699951, 0.7310585786300049)
    try Self.expect(
      "crossEntropy $v, $tokens\ncrossEntropyGradient $v, $tokens, $0, $s", Self.perStep.shaped([2]),
      [-10 * q, 10 * q, 20 * p, -20 * p, 10 * p, -10 * p, 20 * p, -20 * p, -10 * q, 10 * q, -20 * q, 20 * q])
  }

  /// h' = 2 h + x, masked; the written sequence is h' + 1.
  static func scan(_ direction: String) -> String {
    """
    mask t
    scan t \(direction)states 1 elements 2 body b $s, $xs, $0, $w {
      %0 = argument 0 : f32[] batch
      %1 = argument 1 : f32[] batch
      %2 = argument 2 : f32[] batch
      %3 = add %0, %0
      %4 = add %3, %1
      %5 = select %2, %4, %0
      %6 = constant 1
      %7 = add %5, %6
      output "h" %5
      output "y" %7
    }
    """
  }

  @Test func scans() throws {
    try Self.expect(Self.scan("") + "\nresult 0 $1", TensorType(batch: true), [95, 88])
    try Self.expect(Self.scan("") + "\nresult 1 $1", Self.perStep, [22, 43, 46, 89, 96, 89])
    // From the end: 10 → 25 → 53 → 107, and 20 → 20 → 44 → 90.
    try Self.expect(Self.scan("reversed ") + "\nresult 0 $1", TensorType(batch: true), [107, 90])
    try Self.expect(Self.scan("reversed ") + "\nresult 1 $1", Self.perStep, [108, 91, 54, 45, 26, 21])
  }

  @Test func paddingIsFilledWithTheLastStep() {
    let sequence = Tensor(Self.perStep.shaped([2]), (0..<12).map(Double.init))
    let filled = sequence.fillingPadding(in: Self.dimensions)
    #expect(filled.values == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 6, 7])
    let empty = Dimensions(batch: 2, steps: [Self.axis: 3], lengths: [Self.axis: [0, 1]])
    #expect(sequence.fillingPadding(in: empty).values == [0, 0, 2, 3, 0, 0, 2, 3, 0, 0, 2, 3])
    let unbatched = Self.inputs["ts"]!
    #expect(unbatched.fillingPadding(in: Self.dimensions) == unbatched)
  }

  @Test func badInputsAreNamed() throws {
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = input "text" : token(3) batch time(t)
          %1 = parameter "E" : f32[3, 1]
          %2 = gather %1, %0
        }
        """)
    let text = Tensor(graph.nodes[0].type, [0, 1, 2, 0, 1, 2])
    let table = Tensor(TensorType([3, 1]), [1, 2, 3])
    func expect(
      _ message: String, text: Tensor? = text, table: Tensor? = table, dimensions: Dimensions = Self.dimensions,
      sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
      let error = #expect(throws: EvaluationError.self, sourceLocation: sourceLocation) {
        try evaluate(
          graph, inputs: text.map { ["text": $0] } ?? [:], parameters: table.map { ["E": $0] } ?? [:],
          dimensions: dimensions)
      }
      #expect(error?.message == message, sourceLocation: sourceLocation)
    }
    expect("the input 'text' is missing: it is token(3) batch time(t)", text: nil)
    expect("the parameter 'E' is missing: it is f32[3, 1]", table: nil)
    expect("the parameter 'E' is f32[1, 3] instead of f32[3, 1]", table: Tensor(TensorType([1, 3]), [1, 2, 3]))
    expect("the parameter 'E' has 2 values instead of 3", table: Tensor(TensorType([3, 1]), [1, 2]))
    for bad in [-1, 3, 0.5, .nan] as [Double] {
      expect(
        "the input 'text' holds \(bad), which is not a token of 3 classes",
        text: Tensor(text.type, [0, 1, 2, 0, 1, bad]))
    }
    expect("the number of steps of 't' is not given", dimensions: Dimensions(batch: 2))
    expect("the batch has -1 examples", dimensions: Dimensions(batch: -1))
    expect("the time axis 't' has -1 steps", dimensions: Dimensions(batch: 2, steps: [Self.axis: -1]))
    expect(
      "'t' has 1 lengths for 2 examples",
      dimensions: Dimensions(batch: 2, steps: [Self.axis: 3], lengths: [Self.axis: [1]]))
    expect(
      "'t' has a length of 4, but 3 steps",
      dimensions: Dimensions(batch: 2, steps: [Self.axis: 3], lengths: [Self.axis: [4, 1]]))
  }
}
