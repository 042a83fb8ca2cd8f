import GraphIR

/// Writes the function of a pointwise loop: rows outside, 16 columns at a time inside.
///
/// Constants stand before the rows, scalars of a row before its columns. If the number of features is no multiple of
/// 16, the same code runs on partly filled vectors. Products that are only added become fused multiplications.
struct PointwiseEmitter {
  struct Parameter {
    struct Key: Hashable {
      var buffer: BufferID
      var stepOffset: Int
    }
    var key: Key
    var name: String
    var stride: Int
    var isMutable: Bool
  }

  enum Shape: Hashable {
    /// One row.
    case single
    /// Any number of rows.
    case rows
    /// Rows that fill their buffers, taken together as one long row.
    case flat
  }

  /// Where a value is computed.
  private enum Level: Int, Comparable {
    case constant, row, column
    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  let code: Pointwise
  let shape: Shape
  private let parameters: [Parameter]
  private let isInlinable: Bool
  private var names = NameScope(reserving: ["sum", "rows", "count", "row", "column", "lanes", "Lanes", "Vector", "min"])
  private var valueNames: [String] = []
  private var levels: [Level] = []
  private var useCounts: [Int] = []
  private var parameterNames: [Parameter.Key: String] = [:]
  private var rowNames: [Parameter.Key: String] = [:]
  private var sumNames: [String] = []

  init(code: Pointwise, shape: Shape, parameters: [Parameter], isInlinable: Bool) {
    self.code = code
    self.shape = shape
    self.parameters = parameters
    self.isInlinable = isInlinable
    countUses()
    assignLevels()
    for index in code.steps.indices { valueNames.append(names.unique(code.names[index] ?? hint(index))) }
    sumNames = code.sums.map { _ in names.unique("sum") }
    for parameter in parameters {
      let name = names.unique(parameter.name)
      parameterNames[parameter.key] = name
      rowNames[parameter.key] = shape == .rows ? names.unique(name + "Row") : name
    }
  }

  /// Unnamed loads are called after their buffers, others after nothing.
  private func hint(_ index: Int) -> String {
    switch code.steps[index] {
    case .load(let view), .loadScalar(let view):
      return parameter(view).name + "_x"
    case .constant, .unary, .binary, .select: return "v"
    }
  }

  // MARK: Analysis

  private mutating func countUses() {
    useCounts = Array(repeating: 0, count: code.steps.count)
    for step in code.steps {
      for operand in step.operands { useCounts[operand] += 1 }
    }
    for store in code.stores + code.sums { useCounts[store.value] += 1 }
  }

  private mutating func assignLevels() {
    for step in code.steps {
      switch step {
      case .load(let view), .loadScalar(let view): levels.append(isRowScalar(step, view) ? .row : .column)
      case .constant: levels.append(.constant)
      case .unary, .binary, .select: levels.append(step.operands.map { levels[$0] }.max() ?? .constant)
      }
    }
  }

  /// Whether a load gives all columns of the loop the same value.
  private func isRowScalar(_ step: Pointwise.Step, _ view: View) -> Bool {
    if shape == .flat { return parameter(view).stride == 0 }
    return step == .loadScalar(view)
  }

  private func parameter(_ view: View) -> Parameter {
    let key = Parameter.Key(buffer: view.buffer, stepOffset: view.stepOffset)
    return parameters.first { $0.key == key }!
  }

  private var isRagged: Bool { shape == .flat || code.count % 16 != 0 }

  /// A sum over a single feature that runs flat is a plain store.
  private var stores: [Pointwise.Store] { shape == .flat ? code.stores + code.sums : code.stores }
  private var sums: [Pointwise.Store] { shape == .flat ? [] : code.sums }

  // MARK: The function

  func function() -> SwiftFunction {
    var body = definitions(.constant)
    switch shape {
    case .single, .flat: body += rowBody()
    case .rows:
      body.append(
        .forIn(
          "row", .binary(.integer(0), .halfOpenRange, .name("rows")),
          parameters.map { parameter in
            let offset = SwiftExpression.wrappingProduct([.name("row"), .integer(parameter.stride)])
            let name = SwiftExpression.name(parameterNames[parameter.key]!)
            return .constant(rowNames[parameter.key]!, type(of: parameter), .sum([name, offset]))
          } + rowBody()))
    }
    var declared = parameters.map {
      SwiftParameter(label: nil, name: parameterNames[$0.key]!, type: type(of: $0))
    }
    switch shape {
    case .single: break
    case .rows: declared.insert(SwiftParameter(label: "rows", name: "rows", type: Runtime.int), at: 0)
    case .flat: declared.insert(SwiftParameter(label: "count", name: "count", type: Runtime.int), at: 0)
    }
    return SwiftFunction(
      documentation: [documentation], attributes: isInlinable ? [] : ["@inline(never)"],
      modifiers: [.static], name: name, parameters: declared, body: body)
  }

  private var documentation: String {
    switch shape {
    case .single: "One row of \(code.count)."
    case .rows: "Rows of \(code.count)."
    case .flat: "All rows, which lie one after the other."
    }
  }

  /// After the first two values that leave it.
  private var name: String {
    let results = (code.stores + code.sums).prefix(2).map { store in
      code.names[store.value] ?? parameters.first { $0.key.buffer == store.view.buffer }?.name ?? "value"
    }
    return "compute_" + results.map { swiftIdentifier($0) }.joined(separator: "_")
  }

  private func type(of parameter: Parameter) -> SwiftTypeName {
    Runtime.pointer(to: Runtime.float, isMutable: parameter.isMutable)
  }

  private func rowBody() -> [SwiftStatement] {
    var statements = definitions(.row)
    for index in sums.indices {
      statements.append(.variable(sumNames[index], Runtime.vector, .call(.type(Runtime.vector), [])))
    }
    let count = shape == .flat ? SwiftExpression.name("count") : .integer(code.count)
    if code.count <= 16, shape != .flat {
      statements += columnBody(lanes: isRagged ? count : nil, column: .integer(0))
    } else {
      statements.append(.variable("column", Runtime.int, .integer(0)))
      var loop: [SwiftStatement] = []
      if isRagged {
        let left = SwiftExpression.binary(count, .wrappingSubtract, .name("column"))
        loop.append(.constant("lanes", Runtime.int, .function("min", [.init(nil, .integer(16)), .init(nil, left)])))
      }
      loop += columnBody(lanes: isRagged ? .name("lanes") : nil, column: .name("column"))
      loop.append(.assign(.name("column"), .wrappingAdd, .integer(16)))
      statements.append(.whileLoop(.binary(.name("column"), .less, count), loop))
    }
    for (index, sum) in sums.enumerated() {
      statements.append(
        .assign(
          .index(.name(rowName(sum.view)), [.init(nil, .integer(sum.view.column))]), nil,
          Runtime.horizontalSum(.name(sumNames[index]))))
    }
    return statements
  }

  private func columnBody(lanes: SwiftExpression?, column: SwiftExpression) -> [SwiftStatement] {
    var statements = definitions(.column, lanes: lanes, column: column)
    for store in stores {
      statements.append(
        .expression(
          Runtime.store(.name(valueNames[store.value]), address(store.view, column), lanes: lanes)))
    }
    for (index, sum) in sums.enumerated() {
      let value = SwiftExpression.name(valueNames[sum.value])
      let term = lanes.map { Runtime.clearing(value, from: $0) } ?? value
      statements.append(
        .assign(.name(sumNames[index]), nil, Runtime.apply(.add, .name(sumNames[index]), term)))
    }
    return statements
  }

  // MARK: Values

  private func definitions(
    _ level: Level, lanes: SwiftExpression? = nil, column: SwiftExpression = .integer(0)
  ) -> [SwiftStatement] {
    code.steps.indices.compactMap { index in
      guard levels[index] == level, !isFused(index) else { return nil }
      return .constant(valueNames[index], Runtime.vector, value(index, lanes, column))
    }
  }

  private func value(_ index: Int, _ lanes: SwiftExpression?, _ column: SwiftExpression) -> SwiftExpression {
    switch code.steps[index] {
    case .load(let view), .loadScalar(let view):
      guard isRowScalar(code.steps[index], view) else { return Runtime.load(address(view, column), lanes: lanes) }
      return Runtime.broadcast(.index(.name(rowName(view)), [.init(nil, .integer(view.column))]))
    case .constant(let number): return Runtime.broadcast(.real(number))
    case .unary(let function, let operand): return Runtime.apply(function, operandValue(operand))
    case .binary(let function, let left, let right):
      if let fused = fused(function, left, right) { return fused }
      return Runtime.apply(function, operandValue(left), operandValue(right))
    case .select(let condition, let a, let b):
      return Runtime.select(operandValue(condition), operandValue(a), operandValue(b))
    }
  }

  private func operandValue(_ index: Int) -> SwiftExpression { .name(valueNames[index]) }

  private func rowName(_ view: View) -> String {
    rowNames[Parameter.Key(buffer: view.buffer, stepOffset: view.stepOffset)]!
  }

  private func address(_ view: View, _ column: SwiftExpression) -> SwiftExpression {
    .sum([.name(rowName(view)), .wrappingSum([column, .integer(view.column)])])
  }

  // MARK: Fused multiplication

  /// The factors of a product that has a single use.
  private func factors(_ index: Int) -> (SwiftExpression, SwiftExpression)? {
    guard useCounts[index] == 1, case .binary(.multiply, let left, let right) = code.steps[index] else { return nil }
    return (operandValue(left), operandValue(right))
  }

  /// a · b + c, a · b - c or c - a · b.
  private func fused(_ function: BinaryFunction, _ left: Int, _ right: Int) -> SwiftExpression? {
    switch function {
    case .add:
      if let (a, b) = factors(right) { return Runtime.multiplyAdd(a, b, operandValue(left)) }
      if let (a, b) = factors(left) { return Runtime.multiplyAdd(a, b, operandValue(right)) }
    case .subtract:
      if let (a, b) = factors(right) {
        return Runtime.multiplyAdd(Runtime.apply(.negate, a), b, operandValue(left))
      }
      if let (a, b) = factors(left) {
        return Runtime.multiplyAdd(a, b, Runtime.apply(.negate, operandValue(right)))
      }
    case .multiply, .divide, .maximum, .minimum, .greater, .greaterEqual: break
    }
    return nil
  }

  /// Whether the value is a product that its only user computes along with an addition.
  private func isFused(_ index: Int) -> Bool {
    guard factors(index) != nil else { return false }
    return code.steps.contains { step in
      guard case .binary(let function, let left, let right) = step, left == index || right == index else {
        return false
      }
      switch function {
      case .add, .subtract: return right == index || factors(right) == nil
      case .multiply, .divide, .maximum, .minimum, .greater, .greaterEqual: return false
      }
    }
  }
}

extension Pointwise.Step {
  var operands: [Pointwise.Value] {
    switch self {
    case .load, .loadScalar, .constant: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .select(let a, let b, let c): [a, b, c]
    }
  }
}
