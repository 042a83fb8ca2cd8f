import Testing

@testable import GraphIR

/// What operations and functions claim of themselves, on numbers.
@Suite struct OperationTraitsTests {
  private func forEach(_ check: (Node, [Tensor], Tensor) throws -> Void) throws {
    for (name, sample) in try OperationSample.all() {
      guard let node = sample.node(name), node.operation.traits.axes != .recurrence, !node.operation.isSource else {
        continue
      }
      let operands = try sample.operands(of: node)
      try check(node, operands, try OperationSample.apply(node.operation, operands))
    }
  }

  @Test func sourcesHaveNoOperands() throws {
    for (name, sample) in try OperationSample.all() {
      guard let node = sample.node(name) else { continue }
      #expect(node.operation.isSource == node.operands.isEmpty, "\(name)")
      #expect(node.operation.isSource == (node.operation.traits.axes == .source), "\(name)")
    }
  }

  @Test func movementsComputeNothing() throws {
    try forEach { node, operands, result in
      guard node.operation.traits.work == .movement else { return }
      #expect(Set(result.values).isSubset(of: operands.flatMap(\.values) + [0]), "\(node.operation)")
    }
  }

  @Test func stepsAndExamplesStayApart() throws {
    try forEach { node, operands, result in
      let time = operands.lazy.compactMap(\.type.time).first
      switch node.operation.traits.axes {
      case .row:
        #expect(result.type.time == time, "\(node.operation)")
        #expect(result.type.batch == operands.contains { $0.type.batch }, "\(node.operation)")
        let alone = try OperationSample.apply(node.operation, operands.map(Self.firstExample), Self.oneExample)
        #expect(difference([alone], [Self.firstExample(of: result)]) < 1e-14, "\(node.operation)")
      case .step: #expect(result.type.time == time, "\(node.operation)")
      case .total: #expect(result.type.time == nil, "\(node.operation)")
      case .source, .sequence, .recurrence: break
      }
    }
  }

  private static let oneExample: Dimensions = {
    var dimensions = InterpreterTests.dimensions
    dimensions.batch = 1
    dimensions.lengths = dimensions.lengths.mapValues { [$0[0]] }
    return dimensions
  }()

  private static func firstExample(of tensor: Tensor) -> Tensor {
    guard tensor.type.batch else { return tensor }
    let row = tensor.type.count
    let starts = stride(from: 0, to: tensor.values.count, by: row * InterpreterTests.dimensions.batch)
    return Tensor(tensor.type, starts.flatMap { tensor.values[$0..<$0 + row] })
  }

  @Test func elementwiseOperationsKeepFeaturesApart() throws {
    try forEach { node, operands, result in
      guard node.operation.isElementwise else { return }
      let changed = operands.map { operand in
        guard !operand.type.shape.isEmpty else { return operand }
        #expect(operand.type.shape == result.type.shape, "\(node.operation)")
        return Tensor(
          operand.type, operand.values.enumerated().map { $0 % operand.type.count == 0 ? $1 + 0.5 : $1 })
      }
      let other = try OperationSample.apply(node.operation, changed)
      for (index, (x, y)) in zip(result.values, other.values).enumerated() where index % result.type.count != 0 {
        #expect(x == y, "\(node.operation)")
      }
    }
  }

  @Test func linearOperationsAreLinear() throws {
    try forEach { node, operands, result in
      let sets: [Set<Int>]
      switch node.operation.traits.linearity {
      case .none: return
      case .all: sets = [Set(operands.indices)]
      case .each: sets = operands.indices.map { [$0] }
      case .these(let range): sets = [Set(range)]
      }
      for set in sets {
        var (others, sums) = (operands, operands)
        for index in set {
          others[index].values = operands[index].values.indices.map { Double($0 * $0 % 7) - 2.5 }
          sums[index].values = zip(operands[index].values, others[index].values).map(+)
        }
        let (other, sum) = (
          try OperationSample.apply(node.operation, others), try OperationSample.apply(node.operation, sums)
        )
        let expected = Tensor(result.type, zip(result.values, other.values).map(+))
        #expect(difference([sum], [expected]) < 1e-12, "\(node.operation) in \(set)")
      }
    }
  }

  // MARK: Functions

  private static let bounds = [-90, -3, -1, -0.25, 0, 0.25, 1, 3, 90]

  private static let intervals = bounds.enumerated().flatMap { index, low in bounds[index...].map { low...$0 } }

  private static func points(_ interval: ClosedRange<Double>) -> [Double] {
    (0...8).map { interval.lowerBound + (interval.upperBound - interval.lowerBound) * Double($0) / 8 }
  }

  private func check(_ value: Double, isIn range: ValueRange, _ place: @autoclosure () -> String) {
    if value.isNaN {
      #expect(range.mayBeNaN, "\(place())")
    } else if value.isInfinite {
      #expect(range.mayBeInfinite, "\(place())")
    } else {
      let tolerance = 1e-12 * max(1, abs(value))
      #expect(range.low - tolerance <= value && value <= range.high + tolerance, "\(place())")
    }
  }

  @Test(arguments: UnaryFunction.allCases) func unaryFunctionsStayInTheirRanges(_ function: UnaryFunction) {
    for interval in Self.intervals {
      let range = ValueRange(interval.lowerBound, interval.upperBound).applying(function)
      for x in Self.points(interval) { check(function(x), isIn: range, "\(function)(\(x)) of \(interval)") }
    }
  }

  @Test(arguments: BinaryFunction.allCases) func binaryFunctionsStayInTheirRanges(_ function: BinaryFunction) {
    for first in Self.intervals {
      for second in Self.intervals {
        let range = ValueRange.applying(
          function, ValueRange(first.lowerBound, first.upperBound), ValueRange(second.lowerBound, second.upperBound))
        for (x, y) in zip(Self.points(first), Self.points(second).reversed()) {
          check(function(x, y), isIn: range, "\(function)(\(x), \(y)) of \(first), \(second)")
        }
      }
    }
  }

  /// A state that is a function of itself and counts as bounded grows by 1 at each step at most.
  @Test(arguments: UnaryFunction.allCases) func boundedLoopsDoNotGrow(_ function: UnaryFunction) throws {
    var body = Graph(name: "step")
    let state = body.addSource(.argument(0), type: TensorType())
    body.outputs = [GraphOutput(name: "h", value: try body.unary(function, state))]
    let scan = Scan(axis: InterpreterTests.axis, isReversed: false, stateCount: 1, elementCount: 0, body: body)
    guard ScanGrowth(scan, ranges: ValueRanges(body, arguments: [.finite])).isBounded(0) else { return }
    for x in Self.bounds + [-1e6, 1e6] where !function(x).isNaN {
      #expect(abs(function(x)) <= abs(x) + 1, "\(function)(\(x))")
    }
  }

  @Test(arguments: BinaryFunction.allCases) func commutativeFunctionsAreSo(_ function: BinaryFunction) {
    guard Operation.binary(function).isCommutative else { return }
    for (x, y) in zip(Self.bounds, Self.bounds.reversed()) { #expect(function(x, y) == function(y, x)) }
  }
}
