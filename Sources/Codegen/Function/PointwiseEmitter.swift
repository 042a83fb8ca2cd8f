import GraphIR

/// Writes the function of a pointwise loop: rows outside, 16 columns at a time inside.
///
/// Constants stand before the rows, scalars of a row before its columns. If the number of features is no multiple of
/// 16, the same code runs once more on a partly filled vector. Products that are only added become fused
/// multiplications.
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
  /// The function of a stream, whose rows have their memory to themselves.
  private let stream: Function?
  private let isQuick: Bool
  /// The columns of a vector: 16, or 4 for processors without vectors.
  private let width: Int
  private var names = NameScope(reserving: [
    "sum", "rows", "count", "row", "column", "columns", "lanes", "turn", "group", "Lanes", "Vector", "Kernel", "min",
  ])
  private var valueNames: [String] = []
  private var levels: [Level] = []
  private(set) var useCounts: [Int] = []
  private var parameterNames: [Parameter.Key: String] = [:]
  private var rowNames: [Parameter.Key: String] = [:]
  private var sumNames: [String] = []
  private var productNames: [String] = []

  init(
    code: Pointwise, shape: Shape, parameters: [Parameter], stream: Function?, isQuick: Bool, isNarrow: Bool = false
  ) {
    self.code = code
    self.shape = shape
    self.parameters = parameters
    self.stream = stream
    self.isQuick = isQuick
    width = isNarrow ? 4 : Target.runtime.lanes
    countUses()
    assignLevels()
    for value in code.values { valueNames.append(names.unique(code.names[value] ?? hint(value))) }
    productNames = code.products.map { _ in names.unique("sums") }
    sumNames = code.sums.map { _ in names.unique("sum") }
    for parameter in parameters {
      let name = names.unique(parameter.name)
      parameterNames[parameter.key] = name
      rowNames[parameter.key] = shape == .rows ? names.unique(name + "Row") : name
    }
  }

  /// Unnamed loads are called after their buffers, others after nothing.
  private func hint(_ value: Pointwise.Value) -> String {
    switch code.definitions[value] {
    case .load(let view), .loadScalar(let view):
      return parameter(view).name + "_x"
    case .constant, .unary, .binary, .select, .product: return "v"
    }
  }

  // MARK: Analysis

  private mutating func countUses() {
    useCounts = Array(repeating: 0, count: code.definitions.count)
    for definition in code.definitions {
      for operand in definition.operands { useCounts[operand] += 1 }
    }
    for store in code.stores + code.sums { useCounts[store.value] += 1 }
    for case let initial? in code.products.flatMap(\.initial) { useCounts[initial] += 1 }
  }

  private mutating func assignLevels() {
    for definition in code.definitions {
      switch definition {
      case .load(let view), .loadScalar(let view): levels.append(isRowScalar(definition, view) ? .row : .column)
      case .constant: levels.append(.constant)
      case .product: levels.append(.column)
      case .unary, .binary, .select: levels.append(definition.operands.map { levels[$0] }.max() ?? .constant)
      }
    }
  }

  /// Whether a load gives all columns of the loop the same value.
  private func isRowScalar(_ definition: Pointwise.Definition, _ view: View) -> Bool {
    if shape == .flat { return parameter(view).stride == 0 }
    return definition == .loadScalar(view)
  }

  private func parameter(_ view: View) -> Parameter {
    let key = Parameter.Key(buffer: view.buffer, stepOffset: view.stepOffset)
    return parameters.first { $0.key == key }!
  }

  private var isNarrow: Bool { width < Target.runtime.lanes }

  private var isRagged: Bool { shape == .flat || code.count % width != 0 }

  /// Whether vectors may be read beyond the last feature.
  private func isPadded(load view: View) -> Bool {
    guard let stream else { return false }
    guard isNarrow else { return stream.isPadded(load: view, of: code) }
    return view.column + rounded(code.count) <= rounded(stream.buffers[view.buffer.index].width)
  }

  /// Whether vectors may be written beyond the last feature.
  private func isPadded(store view: View) -> Bool {
    guard let stream else { return false }
    guard isNarrow else { return stream.isPadded(store: view, of: code) }
    let count = stream.buffers[view.buffer.index].width
    return view.count == count && rounded(code.count) == rounded(count)
  }

  /// The next multiple of a vector.
  private func rounded(_ count: Int) -> Int { (count + width - 1) / width * width }

  /// Whether any vector ends with the last feature.
  private var usesLanes: Bool {
    guard isRagged else { return false }
    let isLoaded = code.definitions.contains { definition in
      guard let view = definition.view, !isRowScalar(definition, view) else { return false }
      return !isPadded(load: view)
    }
    return isLoaded || !sums.isEmpty || stores.contains { !isPadded(store: $0.view) }
  }

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
    if code.alternates, !isNarrow {
      declared.insert(SwiftParameter(label: "turn", name: "turn", type: Runtime.int), at: 0)
    }
    switch shape {
    case .single: break
    case .rows: declared.insert(SwiftParameter(label: "rows", name: "rows", type: Runtime.int), at: 0)
    case .flat: declared.insert(SwiftParameter(label: "count", name: "count", type: Runtime.int), at: 0)
    }
    return SwiftFunction(
      documentation: [documentation], attributes: stream != nil ? [] : ["@inline(never)"],
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
    Runtime.codePointer(holdsTokens: false, isMutable: parameter.isMutable)
  }

  private func rowBody() -> [SwiftStatement] {
    var statements = definitions(.row)
    for index in sums.indices {
      statements.append(.variable(sumNames[index], Runtime.vector, .call(.type(Runtime.vector), [])))
    }
    let count = shape == .flat ? SwiftExpression.name("count") : .integer(code.count)
    if code.count <= width, shape != .flat {
      statements += columnBody(lanes: usesLanes ? count : nil, column: .integer(0))
    } else if code.alternates, !isNarrow {
      statements += alternatingColumns()
    } else {
      statements += columns(count)
    }
    for (index, sum) in sums.enumerated() {
      let lanes = Runtime.horizontalSum(.name(sumNames[index]))
      let value = sum.initial.map { .sum([element($0), lanes]) } ?? lanes
      statements.append(.assign(element(sum.view), nil, value))
    }
    return statements
  }

  /// Full vectors, and what is left. The compiler sees that the former have all lanes: partly filled vectors take two to
  /// three times as long where they are no multiple of a cache line apart.
  private func columns(_ count: SwiftExpression) -> [SwiftStatement] {
    let column = SwiftExpression.name("column")
    let start = SwiftStatement.variable("column", Runtime.int, .integer(0))
    let next = SwiftStatement.assign(column, .wrappingAdd, .integer(width))
    guard usesLanes else {
      if let vectors = unrolledVectors { return unrolledColumns(vectors) }
      return [start, .whileLoop(.binary(column, .less, count), columnBody(lanes: nil, column: column) + [next])]
    }
    func columns(lanes: SwiftExpression) -> SwiftStatement {
      .expression(.function("columns", [.init(nil, column), .init("lanes", lanes)]))
    }
    return [
      .function(
        SwiftFunction(
          attributes: ["@inline(__always)"], name: "columns",
          parameters: [
            SwiftParameter(label: nil, name: "column", type: Runtime.int),
            SwiftParameter(label: "lanes", name: "lanes", type: Runtime.int),
          ], body: columnBody(lanes: .name("lanes"), column: column))),
      start,
      .whileLoop(
        .binary(.binary(column, .wrappingAdd, .integer(width)), .lessOrEqual, count),
        [columns(lanes: .integer(width)), next]),
      columns(lanes: .binary(count, .wrappingSubtract, column)),
    ]
  }

  /// The vectors of a single row with products, if they are so few that the compiler had better see them side by side: it
  /// does not unroll a loop of this length, and one vector's sums would wait for those of the other.
  private var unrolledVectors: Int? {
    let vectors = code.count.roundedUpToSlot / 16
    return !isNarrow && shape == .single && !code.products.isEmpty && (2...3).contains(vectors) ? vectors : nil
  }

  private func unrolledColumns(_ vectors: Int) -> [SwiftStatement] {
    let parameter = SwiftParameter(label: nil, name: "column", type: Runtime.int)
    let body = columnBody(lanes: nil, column: .name("column"))
    return [
      .function(
        SwiftFunction(attributes: ["@inline(__always)"], name: "columns", parameters: [parameter], body: body))
    ] + (0..<vectors).map { .expression(.function("columns", [.init(nil, .integer($0 * 16))])) }
  }

  /// From left to right and from right to left in turn, so that the weights that were read last are read first.
  private func alternatingColumns() -> [SwiftStatement] {
    let groups = code.count.roundedUpToSlot / 16
    func turn(_ factor: Int) -> SwiftExpression { .binary(.name("turn"), .wrappingMultiply, .integer(factor)) }
    var loop: [SwiftStatement] = []
    if usesLanes {
      let left = SwiftExpression.binary(.integer(code.count), .wrappingSubtract, .name("column"))
      loop.append(.constant("lanes", Runtime.int, Runtime.minimum(.integer(16), left)))
    }
    loop += columnBody(lanes: usesLanes ? .name("lanes") : nil, column: .name("column"))
    loop.append(.assign(.name("column"), .wrappingAdd, .binary(.integer(16), .wrappingSubtract, turn(32))))
    return [
      .variable("column", Runtime.int, turn((groups - 1) * 16)),
      .forIn("_", .binary(.integer(0), .halfOpenRange, .integer(groups)), loop),
    ]
  }

  private func columnBody(lanes: SwiftExpression?, column: SwiftExpression) -> [SwiftStatement] {
    var statements = definitions(.column, lanes: lanes, column: column)
    for store in stores {
      let value = SwiftExpression.name(valueNames[store.value])
      let lanes = isPadded(store: store.view) ? nil : lanes
      statements.append(.expression(Runtime.store(value, address(store.view, column), lanes: lanes)))
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
    var isComputed = Set<Int>()
    return code.values.flatMap { value -> [SwiftStatement] in
      guard levels[value] == level, !isFused(value) else { return [] }
      var statements: [SwiftStatement] = []
      if case .product(let product, _) = code.definitions[value], isComputed.insert(product).inserted {
        statements.append(.constant(productNames[product], nil, sums(of: product, column)))
      }
      return statements + [.constant(valueNames[value], Runtime.vector, expression(of: value, lanes, column))]
    }
  }

  /// All blocks of a product, for the units from `column` on.
  private func sums(of index: Int, _ column: SwiftExpression) -> SwiftExpression {
    let product = code.products[index]
    let matrix = SwiftExpression.name(rowNames[Parameter.Key(buffer: product.matrix, stepOffset: 0)]!)
    let size = SwiftExpression.integer(product.initial.count * product.input.count)
    // A panel has 16 columns.
    let first =
      isNarrow
      ? SwiftExpression.wrappingSum([
        .wrappingProduct([.binary(column, .bitAnd, .integer(-16)), size]), .binary(column, .bitAnd, .integer(15)),
      ]) : .wrappingProduct([column, size])
    return Runtime.sums(
      Runtime.gates(product.initial.map { $0.map { .name(valueNames[$0]) } }, isNarrow: isNarrow),
      k: product.input.count,
      input: .sum([.name(rowName(product.input)), .integer(product.input.column)]), packed: .sum([matrix, first]),
      readsAhead: code.alternates && !isNarrow)
  }

  private func expression(
    of value: Pointwise.Value, _ lanes: SwiftExpression?, _ column: SwiftExpression
  ) -> SwiftExpression {
    switch code.definitions[value] {
    case .load(let view), .loadScalar(let view):
      guard isRowScalar(code.definitions[value], view) else {
        return Runtime.load(address(view, column), lanes: isPadded(load: view) ? nil : lanes)
      }
      return Runtime.broadcast(element(view))
    case .constant(let number): return Runtime.broadcast(.real(number))
    case .product(let product, let block): return Runtime.gate(block, of: .name(productNames[product]))
    case .unary(let function, let operand):
      return Runtime.apply(function, operandValue(operand), isQuick: isQuick)
    case .binary(let function, let left, let right):
      if let fused = fused(function, left, right) { return fused }
      return Runtime.apply(function, operandValue(left), operandValue(right))
    case .select(let condition, let a, let b):
      return Runtime.select(operandValue(condition), operandValue(a), operandValue(b))
    }
  }

  func operandValue(_ value: Pointwise.Value) -> SwiftExpression { .name(valueNames[value]) }

  private func rowName(_ view: View) -> String {
    rowNames[Parameter.Key(buffer: view.buffer, stepOffset: view.stepOffset)]!
  }

  private func element(_ view: View) -> SwiftExpression {
    .index(.name(rowName(view)), [.init(nil, .integer(view.column))])
  }

  private func address(_ view: View, _ column: SwiftExpression) -> SwiftExpression {
    .sum([.name(rowName(view)), .wrappingSum([column, .integer(view.column)])])
  }
}
