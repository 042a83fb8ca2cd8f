extension Graph {
  /// Reads the text form that GraphPrinter.swift describes. The type of a node may be left out where it can be inferred.
  ///
  /// Types that are written stand as they are: `verify()` tells whether they are right.
  /// - Throws: `GraphParseError` with line and column.
  public init(parsing text: String) throws {
    var lexer = GraphLexer(text)
    var parser = GraphParser(tokens: try lexer.tokens())
    self = try parser.graph()
  }
}

/// Recursive descent over tokens. Operations and their attributes are in OperationText.swift.
struct GraphParser {
  /// Deeper bodies are an error, so that no text can exhaust the stack.
  static let maximumDepth = 32

  private let tokens: [GraphToken]
  private var position = 0
  private var depth = 0

  /// - Parameter tokens: The last one is `end`.
  init(tokens: [GraphToken]) { self.tokens = tokens }

  var current: GraphToken { tokens[position] }

  func failure(_ message: String, at token: GraphToken? = nil) -> GraphParseError {
    let token = token ?? current
    return GraphParseError(line: token.line, column: token.column, message: message)
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// Passes over the word if it is next.
  mutating func accept(_ word: String) -> Bool {
    guard current.kind == .word(word) else { return false }
    advance()
    return true
  }

  mutating func accept(symbol: Unicode.Scalar) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ word: String) throws {
    guard accept(word) else { throw failure("expected '\(word)'") }
  }

  mutating func expect(symbol: Unicode.Scalar) throws {
    guard accept(symbol: symbol) else { throw failure("expected '\(symbol)'") }
  }

  /// A word or quoted name.
  mutating func name() throws -> String {
    switch current.kind {
    case .word(let name), .string(let name):
      advance()
      return name
    case .value, .number, .symbol, .end: throw failure("expected a name")
    }
  }

  /// A number from 0 to `maximumTensorCount`.
  mutating func integer() throws -> Int {
    guard case .number(let digits) = current.kind, let number = Int(digits), (0...maximumTensorCount).contains(number)
    else { throw failure("expected a whole number up to \(maximumTensorCount)") }
    advance()
    return number
  }

  mutating func axis() throws -> TimeAxis {
    var axis = TimeAxis(try name())
    while true {
      if accept("every") {
        axis = axis.derived(.every(try integer()))
      } else if accept("copy") {
        axis = axis.derived(.copy)
      } else if accept("kept") {
        axis = axis.derived(.kept(by: try name()))
      } else {
        return axis
      }
    }
  }

  mutating func shape() throws -> [Int] {
    let start = current
    try expect(symbol: "[")
    var shape: [Int] = []
    if !accept(symbol: "]") {
      repeat { shape.append(try integer()) } while accept(symbol: ",")
      try expect(symbol: "]")
    }
    do { try checkShape(shape) } catch let error as TypeError { throw failure(error.message, at: start) }
    return shape
  }

  mutating func graph() throws -> Graph {
    try expect("graph")
    var graph = Graph(name: try name())
    try expect(symbol: "{")
    try contents(of: &graph)
    guard current.kind == .end else { throw failure("expected the end after the graph") }
    return graph
  }

  /// Nodes and outputs, with the closing brace.
  mutating func contents(of graph: inout Graph) throws {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw failure("bodies are nested too deeply") }
    while case .value = current.kind { try node(in: &graph) }
    while let role = GraphOutput.Role.allCases.first(where: { accept($0.rawValue) }) {
      let name = try name()
      graph.outputs.append(GraphOutput(role, name: name, value: try operand(in: graph)))
    }
    try expect(symbol: "}")
  }

  private mutating func operand(in graph: Graph) throws -> ValueID {
    guard case .value(let index) = current.kind else { throw failure("expected a value such as %0") }
    guard graph.values.contains(index) else { throw failure("%\(index) is not defined before") }
    advance()
    return ValueID(index)
  }

  private mutating func node(in graph: inout Graph) throws {
    guard current.kind == .value(graph.nodes.count) else { throw failure("expected %\(graph.nodes.count)") }
    advance()
    try expect(symbol: "=")
    let start = current
    var operation = try operation()
    var operands: [ValueID] = []
    if case .value = current.kind, isOperand {
      repeat { operands.append(try operand(in: graph)) } while accept(symbol: ",")
    }
    let declaredType = accept(symbol: ":") ? try type() : nil
    let name = accept("as") ? try name() : nil
    if case .scan(var scan) = operation {
      try expect(symbol: "{")
      try contents(of: &scan.body)
      operation = .scan(scan)
    }
    do {
      let type = try declaredType ?? graph.inferredType(of: operation, operands: operands)
      graph.append(Node(operation, operands, type: type, name: name))
    } catch let error as TypeError {
      throw failure(error.message, at: start)
    }
  }

  /// Whether the value that is next is an operand, and not the start of the next line's node.
  private var isOperand: Bool {
    position + 1 >= tokens.count || tokens[position + 1].kind != .symbol("=")
  }

  /// `[1.0, -0.5]`
  mutating func numbers() throws -> [Double] {
    var numbers: [Double] = []
    try expect(symbol: "[")
    repeat { numbers.append(try number()) } while accept(symbol: ",")
    try expect(symbol: "]")
    return numbers
  }

  private mutating func type() throws -> TensorType {
    if accept("bundle") { return .bundle }
    var type = TensorType()
    if accept("token") {
      try expect(symbol: "(")
      type.element = .token(classes: try integer())
      try expect(symbol: ")")
    } else {
      try expect("f32")
      type.shape = try shape()
    }
    type.batch = accept("batch")
    if accept("time") {
      try expect(symbol: "(")
      repeat { type.times = try adding(try axis(), to: type.times) } while accept(symbol: ",")
      try expect(symbol: ")")
    }
    return type
  }

  func adding(_ axis: TimeAxis, to times: TimeAxes) throws -> TimeAxes {
    guard let union = times.union([axis]) else {
      throw failure("a value has at most \(TimeAxes.maximumCount) time axes")
    }
    return union
  }
}

extension Graph {
  /// The type of an operation whose operands are in the graph, of a scan's result too.
  fileprivate func inferredType(of operation: Operation, operands: [ValueID]) throws -> TensorType {
    guard case .result(let index) = operation else {
      return try inferType(of: operation, operands: operands.map { type(of: $0) })
    }
    guard operands.count == 1, case .scan(let scan) = self[operands[0]].operation else {
      throw TypeError("the operand of a result is one scan")
    }
    return try scan.resultType(index)
  }
}
