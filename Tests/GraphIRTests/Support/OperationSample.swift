@testable import GraphIR

/// A small graph around one operation, on the data of `InterpreterTests`, with what it gives.
struct OperationSample {
  enum Derivative {
    case exists
    /// It has no operands.
    case none
    /// It says that it has none.
    case zero
    /// Differentiation says that there is none.
    case refused
  }

  var graph: Graph
  var type: TensorType
  var values: [Double]
  var derivative: Derivative

  /// - Parameter operations: as `InterpreterTests.graph` takes them.
  init(_ operations: String, _ type: TensorType, _ values: [Double], derivative: Derivative = .exists) throws {
    graph = try InterpreterTests.graph(operations)
    self.type = type
    self.values = values
    self.derivative = derivative
  }

  /// One for each operation. Values are worked out by hand.
  static func sample(of name: OperationName) throws -> OperationSample {
    let example = TensorType(batch: true)
    let step = InterpreterTests.perStep
    let (low, high) = (0.2689414213699951, 0.7310585786300049)
    return switch name {
    case .input: try OperationSample("reshape [1, 2] $v", example.shaped([1, 2]), [1, 2, 3, 4])
    case .parameter: try OperationSample("reshape [6] $A", TensorType([6]), [1, 2, 3, 4, 5, 6])
    case .argument: try OperationSample(InterpreterTests.scan("") + "\nresult 0 $1", example, [95, 88])
    case .constant: try OperationSample("constant -2.5", TensorType(), [-2.5], derivative: .none)
    case .mask: try OperationSample("mask t", step, [1, 1, 1, 1, 1, 0], derivative: .none)
    case .ends: try OperationSample("ends t", example, [1, 1], derivative: .none)
    case .count: try OperationSample("count steps t", TensorType(), [5], derivative: .none)
    case .table:
      try OperationSample(
        "table [2, 2] of [1.0, -0.5, 3.0, 4.0]", TensorType([2, 2]), [1, -0.5, 3, 4], derivative: .none)
    case .index: try OperationSample("index steps t", step, [0, 0, 1, 1, 2, 2], derivative: .none)
    case .inTraining: try OperationSample("inTraining $v, $s", example.shaped([2]), [10, 10, 20, 20])
    case .noise:
      // By scripts/fixtures/philox.py.
      try OperationSample(
        "index examples\nindex steps t\nnoise uniform \"hidden\" [2] $0, $1, $1", step.shaped([2]),
        [
          0.11357110738754272, 0.8717263340950012, 0.3174811601638794, 0.10798949003219604, 0.9185399413108826,
          0.5623695254325867,
          0.46189016103744507, 0.11837351322174072, 0.19166886806488037, 0.726604700088501, 0.33202850818634033,
          0.7697531580924988,
        ])
    case .unary: try OperationSample("negate $w", TensorType([3]), [-1, 2, -5])
    case .binary: try OperationSample("subtract $v, $s", example.shaped([2]), [-9, -8, -17, -16])
    case .select: try OperationSample("mask t\nselect $0, $xs, $s", step, [1, 2, 3, 4, 5, 20])
    case .broadcast: try OperationSample("broadcast [2] $s", example.shaped([2]), [10, 10, 20, 20])
    case .concatenate:
      try OperationSample("concatenate axis 0 $v, $w", example.shaped([5]), [1, 2, 1, -2, 5, 3, 4, 1, -2, 5])
    case .slice: try OperationSample("slice axis 0 start 1 count 2 $A", TensorType([2, 2]), [3, 4, 5, 6])
    case .pad: try OperationSample("pad axis 0 before 1 after 1 $v", example.shaped([4]), [0, 1, 2, 0, 0, 3, 4, 0])
    case .reshape: try OperationSample("reshape [2, 3] $A", TensorType([2, 3]), [1, 2, 3, 4, 5, 6])
    case .transpose: try OperationSample("transpose $A", TensorType([2, 3]), [1, 3, 5, 2, 4, 6])
    case .rearrange:
      // The vector from its end, behind a zero.
      try OperationSample(
        "rearrange [3] from 2 at 2 by [-1.0] $v", example.shaped([3]), [0, 2, 1, 0, 4, 3])
    case .rearrangeSum:
      // Both rows of [2, 2] come from one vector.
      try OperationSample(
        "outer $v, $v\nrearrangeSum [2, 2] from 2 at 0 by [0.0, 1.0] $0", example.shaped([2]), [3, 6, 21, 28])
    case .spread: try OperationSample("spread time t $s", step, [10, 20, 10, 20, 10, 20])
    case .sum: try OperationSample("sum $vs", step, [3, 7, 11, 15, 19, 0])
    case .greatest: try OperationSample("greatest $A", TensorType([3]), [2, 4, 6])
    case .softmax: try OperationSample("softmax $v", example.shaped([2]), [low, high, low, high])
    case .logSoftmax:
      try OperationSample(
        "logSoftmax $v", example.shaped([2]),
        [-1.3132616875182228, -0.31326168751822286, -1.3132616875182228, -0.31326168751822286])
    case .reduce: try OperationSample("reduce batch time t $vs", TensorType([2]), [25, 30])
    case .at: try OperationSample("at last t $xs", example, [5, 4])
    case .place: try OperationSample("place last t $s", step, [0, 0, 0, 20, 10, 0])
    case .shift: try OperationSample("shift t by 1 $xs", step, [0, 0, 1, 2, 3, 4])
    case .resample:
      try OperationSample(
        "resample t every 2 $xs", TensorType([2], batch: true, time: TimeAxis("t").derived(.every(2))),
        [1, 3, 2, 4, 5, 0, 0, 0])
    case .restore:
      try OperationSample("resample t every 2 $xs\nrestore t every 2 $0", step, [1, 2, 3, 4, 5, 0])
    case .timeSoftmax:
      try OperationSample(
        "mask t\ntimeSoftmax t $xs, $0", step,
        [0.015876239976466765, 0.11920292202211755, 0.11731042782619837, 0.8807970779778823, 0.8668133321973349, 0])
    case .timeGreatest: try OperationSample("mask t\ntimeGreatest t $xs, $0", example, [5, 4])
    case .product: try OperationSample("product $W, $v", example.shaped([2]), [5, 11, 11, 25])
    case .outer: try OperationSample("outer $v, $v", example.shaped([2, 2]), [1, 2, 2, 4, 9, 12, 12, 16])
    case .outerSum: try OperationSample("outerSum $v, $ts", TensorType([2, 2]), [36, 48, 54, 72])
    case .productSum:
      try OperationSample(
        "outer $v, $v\nproductSum $0, $0", TensorType([2, 2]), [230, 310, 310, 420])
    case .gather: try OperationSample("gather $A, $token", example.shaped([2]), [5, 6, 1, 2])
    case .scatterSum: try OperationSample("scatterSum $tokens, $xs", TensorType([2]), [6, 9])
    case .crossEntropy:
      try OperationSample("crossEntropy $v, $tokens", step, [-1, 0, 0, 0, -1, -1].map { 0.31326168751822286 - $0 })
    case .crossEntropyGradient:
      try OperationSample(
        "crossEntropy $v, $tokens\ncrossEntropyGradient $v, $tokens, $0, $s", step.shaped([2]),
        [-10 * high, 10 * high, 20 * low, -20 * low, 10 * low, -10 * low]
          + [20 * low, -20 * low, -10 * high, 10 * high, -20 * high, 20 * high], derivative: .refused)
    case .scan: try OperationSample(InterpreterTests.scan("reversed ") + "\nresult 0 $1", example, [107, 90])
    case .carry:
      try OperationSample(
        "concatenate axis 0 $v, $v\ncarry reversed states 1 $v, $0", example.shaped([2]), [1, 2, 3, 4],
        derivative: .refused)
    case .result:
      try OperationSample(InterpreterTests.scan("") + "\nresult 1 $1", step, [22, 43, 46, 89, 96, 89])
    }
  }

  /// Where the function has a value; the values of InterpreterTests are worked out by hand.
  static func sample(of function: UnaryFunction) throws -> OperationSample {
    let isPositive = function(-2).isNaN
    return try OperationSample(
      "\(function) \(isPositive ? "$v" : "$w")",
      isPositive ? TensorType([2], batch: true) : TensorType([3]),
      (isPositive ? [1, 2, 3, 4] : [1, -2, 5]).map { function($0) },
      derivative: function == .detached ? .zero : .exists)
  }

  static func sample(of function: BinaryFunction) throws -> OperationSample {
    try OperationSample(
      "\(function) $v, $s", TensorType([2], batch: true),
      zip([1, 2, 3, 4], [10, 10, 20, 20]).map { function($0, $1) })
  }

  /// All graphs of operations and of functions.
  static func all() throws -> [(name: OperationName, sample: OperationSample)] {
    try OperationName.allCases.map { ($0, try sample(of: $0)) }
      + UnaryFunction.allCases.map { (.unary, try sample(of: $0)) }
      + BinaryFunction.allCases.map { (.binary, try sample(of: $0)) }
  }
}

extension OperationSample {
  /// The last node of that name; none if it is in the body of a scan.
  func node(_ name: OperationName) -> Node? { graph.nodes.last { $0.operation.name == name } }

  func evaluate(_ graph: Graph, inputs: [String: Tensor] = [:]) throws -> [Tensor] {
    try GraphIR.evaluate(
      graph, inputs: InterpreterTests.inputs.merging(inputs) { $1 }, parameters: InterpreterTests.parameters,
      dimensions: InterpreterTests.dimensions)
  }

  /// What a node's operands hold.
  func operands(of node: Node) throws -> [Tensor] {
    var graph = graph
    graph.outputs = node.operands.enumerated().map { GraphOutput(name: "\($0)", value: $1) }
    return try evaluate(graph)
  }

  /// One operation alone.
  static func apply(
    _ operation: Operation, _ operands: [Tensor], _ dimensions: Dimensions = InterpreterTests.dimensions
  ) throws -> Tensor {
    var graph = Graph(name: "g")
    let inputs = operands.enumerated().map { graph.addSource(.input("\($0)"), type: $1.type) }
    graph.outputs = [GraphOutput(name: "y", value: try graph.add(operation, inputs))]
    let values = Dictionary(uniqueKeysWithValues: operands.enumerated().map { ("\($0)", $1) })
    return try GraphIR.evaluate(graph, inputs: values, dimensions: dimensions)[0]
  }
}
