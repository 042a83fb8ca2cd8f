/// Writes a whole file at random: cells, blocks, and a model that uses them. Types are right by construction, and
/// values stay moderate: what a function cannot take is kept from it, but for what padding or the other branch of a
/// `when` may do.
struct ModelWriter {
  /// A value that has a name, or stands in parentheses.
  struct Item {
    var text: String
    var shape: [Int]
    /// The input that brings its time axis, or the name of a derived one; nil without time.
    var axis: String?
    /// Whether it depends on parameters alone.
    var isConstant = false
  }

  struct TokenItem {
    var text: String
    var classes: Int
    var axis: String?
  }

  /// What a cell is to those who use it.
  struct Cell {
    enum Input {
      case values([Int])
      case token(Int)
      case vector
    }
    var text: String
    var input: Input
    var states: [(name: String, shape: [Int])]
    var contexts: [(name: String, shape: [Int])] = []
    /// Whole sequences along one axis, and states that run along it.
    var memories: [(name: String, shape: [Int])] = []
    var memoryStates: [(name: String, shape: [Int])] = []
    var output: [Int]
  }

  struct Block {
    var name: String
    var inputs: [[Int]]
    var output: [Int]
  }

  /// The declaration that is being written, or a round of a repetition in it.
  struct Scope {
    enum Kind { case cell, block, model }
    var kind: Kind
    var items: [Item] = []
    var tokens: [TokenItem] = []
    var lines: [String] = []
    /// Other ways to write a size.
    var sizes: [Int: [String]] = [:]
    /// States after a scan, and other values without time that only `from` and expressions want.
    var contexts: [(name: String, shape: [Int])] = []
  }

  var random: RandomSource
  var scope = Scope(kind: .model)
  var declarations: [String] = []
  var cells: [Cell] = []
  var blocks: [Block] = []
  private var names: [String: Int] = [:]
  /// How many more operations the file may have.
  var budget: Int
  let sizes: [Int]
  /// Whether cells look at whole sequences along another time axis.
  let hasMemories: Bool
  /// Whether noise is drawn, and some things exist in training only.
  let hasNoise: Bool
  /// Whether there are time axes that follow from others.
  let hasDerivedAxes: Bool
  /// Those of the model so far, and the last mask along each axis.
  var derivedAxes: [String] = []
  var masks: [String: String] = [:]

  init(seed: UInt64, hasMemories: Bool, hasNoise: Bool = false, hasDerivedAxes: Bool = false) {
    (self.hasMemories, self.hasNoise, self.hasDerivedAxes) = (hasMemories, hasNoise, hasDerivedAxes)
    random = RandomSource(seed: seed)
    budget = random.number(12...60)
    // Few sizes, so that shapes meet; around the width of a vector.
    var random = random
    sizes = (0..<3).map { _ in
      random.pick(weighted: [(1, 2), (2, 2), (3, 3), (4, 2), (5, 2), (7, 2), (8, 1), (16, 2), (17, 2), (33, 1)])
    }
    self.random = random
  }

  /// The source of a file with one model.
  mutating func file(model name: String) -> String {
    if random.chance(0.35) { addBlock() }
    for _ in 0..<random.number(0...2) { addCell() }
    if random.chance(0.2) { addBlock() }
    addModel(name)
    return declarations.joined(separator: "\n")
  }

  mutating func name(_ prefix: String) -> String {
    names[prefix, default: 0] += 1
    return prefix + "\(names[prefix]!)"
  }

  mutating func size() -> Int { random.pick(sizes) }

  /// A size as a source would have it.
  mutating func text(size: Int) -> String {
    if let others = scope.sizes[size], random.chance(0.6) { return random.pick(others) }
    return "\(size)"
  }

  mutating func text(shape: [Int]) -> String {
    "[" + shape.map { text(size: $0) }.joined(separator: ", ") + "]"
  }

  /// Declares a parameter where the scope stands.
  mutating func parameter(_ shape: [Int], positive: Bool = false) -> Item {
    let name = name(positive ? "q" : "w")
    let initializers = ["", "", " = 0", " = 1", " = uniform(-0.5, 0.5)", " = normal(0.3)"]
    var initializer = positive ? " = uniform(0.5, 1.5)" : random.pick(initializers)
    if shape.count == 2, random.chance(0.15) { initializer = " = orthogonal" }
    if shape.isEmpty, initializer.isEmpty { initializer = " = 0.5" }
    let isFixed = random.chance(0.07) ? "fixed " : ""
    scope.lines.append("\(isFixed)param \(name): \(text(shape: shape))\(initializer)")
    let item = Item(text: name, shape: shape, axis: nil, isConstant: true)
    if random.chance(0.5) { scope.items.append(item) }
    return item
  }

  /// Gives a value a name.
  mutating func define(_ item: Item) -> Item {
    let name = name("v")
    scope.lines.append("\(name) = \(item.text)")
    let named = Item(text: name, shape: item.shape, axis: item.axis, isConstant: item.isConstant)
    scope.items.append(named)
    return named
  }

  /// A declaration of its own, written in a scope of its own.
  mutating func declare(_ inner: Scope, _ body: (inout ModelWriter) -> String) {
    let outer = scope
    scope = inner
    let head = body(&self)
    declarations.append("\(head) {\n" + scope.lines.map { "  \($0)\n" }.joined() + "}\n")
    scope = outer
  }
}
