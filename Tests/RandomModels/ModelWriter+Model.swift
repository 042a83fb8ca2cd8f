/// The model: inputs, scans and other equations, outputs, and a loss.
extension ModelWriter {
  mutating func addModel(_ name: String) {
    declare(Scope(kind: .model)) { writer in
      var axes = writer.addInputs()
      if writer.hasDerivedAxes, let first = axes.first {
        for _ in 0..<2 { writer.derive(from: first) }
      }
      for _ in 0..<writer.random.number(1...4) { writer.addStatement(axes + writer.derivedAxes + writer.derivedAxes) }
      axes += writer.derivedAxes + writer.derivedAxes
      let hasLoss = writer.random.chance(0.85)
      writer.addOutputs(axes, atLeast: hasLoss ? 0 : 1)
      if hasLoss { writer.addLoss(axes) }
      return "model \(name)"
    }
  }

  // MARK: Inputs

  /// - Returns: the time axes.
  private mutating func addInputs() -> [String] {
    var axes: [String] = []
    let count = hasMemories ? random.number(2...3) : random.pick(weighted: [(0, 1), (1, 9), (2, 2)])
    for _ in 0..<count { axes.append(addInput(bringing: true, along: nil)) }
    for _ in 0..<random.number((axes.isEmpty ? 1 : 0)...2) {
      _ = addInput(bringing: false, along: axes.isEmpty || random.chance(0.4) ? nil : random.pick(axes))
    }
    if random.chance(0.1) {
      let size = size()
      let name = self.name("c")
      scope.lines.append("let \(name) = \(size)")
      scope.sizes[size, default: []].append(name)
    }
    return axes
  }

  /// Numbers from -1 to 1 are called `x`, from 0.3 to 2 `p`, from 0 to 1 `u`, and tokens `t`: data are drawn by name.
  private mutating func addInput(bringing isAxis: Bool, along axis: String?) -> String {
    let isToken = random.chance(0.25)
    let name = name(isToken ? "t" : random.chance(0.2) ? "p" : "x")
    let axis = isAxis ? name : axis
    let prefix = axis == nil ? "" : "sequence of "
    let suffix = isAxis || axis == nil ? "" : " along \(axis!)"
    if isToken {
      let classes = random.pick(weighted: [(1, 1), (2, 2), (3, 2), (6, 2), (17, 1), (40, 1)])
      scope.lines.append("input \(name): \(prefix)token(\(classes))\(suffix)")
      scope.tokens.append(TokenItem(text: name, classes: classes, axis: axis))
      // So that the axis has numbers, too.
      let size = size()
      let text =
        random.chance(0.7) ? "embed(\(name), \(size))" : "\(parameter([classes, size]).text)[\(name)]"
      _ = define(Item(text: text, shape: [size], axis: axis))
    } else {
      let shape = random.pick(weighted: [([size()], 10), ([], 2), ([size(), size()], 1)])
      scope.lines.append("input \(name): \(prefix)\(text(shape: shape))\(suffix)")
      scope.items.append(Item(text: name, shape: shape, axis: axis))
    }
    return name
  }

  // MARK: Equations

  private mutating func addStatement(_ axes: [String]) {
    let axis = axes.isEmpty ? nil : random.pick(axes)
    if hasDerivedAxes, let axis, random.chance(0.4) { return derive(from: axis) }
    switch random.number(0...9) {
    case 0...5:
      if let axis { addScan(along: axis, of: axes) } else { _ = define(expression([size()], nil, depth: 4)) }
    case 6, 7:
      let shape = random.pick(weighted: [([size()], 6), ([], 2), ([size(), size()], 1)])
      _ = define(expression(shape, axis, depth: 4))
    case 8:
      _ = define(expression([size()], nil, depth: 3))
    default:
      // One instance of a block, used twice.
      let (name, width, size) = (name("d"), size(), size())
      scope.lines.append("let \(name) = dense(\(width))")
      var uses: [Item] = []
      for _ in 0..<2 {
        let x = expression([size], random.chance(0.7) ? axis : nil, depth: 2)
        uses.append(define(Item(text: "\(name)(\(x.text))", shape: [width], axis: x.axis)))
      }
      if random.chance(0.5) {
        _ = define(joined("\(uses[0].text) \(random.pick(["+", "*"])) \(uses[1].text)", [width], uses))
      }
    }
  }

  private mutating func addScan(along axis: String, of axes: [String]) {
    var cell = cells.isEmpty || random.chance(0.35) ? nil : random.pick(cells)
    if cell == nil { cell = library(size()) ?? cells.last }
    guard var cell else { return }
    if !cell.memories.isEmpty {
      // A cell may look at the very sequence that it runs along.
      let others = axes.filter { $0 != axis || hasDerivedAxes }
      guard !others.isEmpty else { return }
      return scan(cell, along: axis, with: random.pick(others), inputSize: size())
    }
    if random.chance(0.2), cell.contexts.isEmpty {
      let name = name("e")
      scope.lines.append("let \(name) = \(cell.text)")
      cell.text = name
      let size = size()
      scan(cell, along: axis, inputSize: size)
      scan(cell, along: axis, inputSize: size)
    } else {
      scan(cell, along: axis, inputSize: size())
    }
  }

  /// - Parameter other: the axis of the whole sequences that the cell looks at.
  private mutating func scan(_ cell: Cell, along axis: String, with other: String? = nil, inputSize: Int) {
    let sequence: String
    switch cell.input {
    case .token(let classes):
      if let token = scope.tokens.first(where: { $0.classes == classes && $0.axis == axis }) {
        sequence = token.text
      } else if !Self.isGiven(axis) {
        return
      } else {
        let name = name("t")
        scope.lines.insert("input \(name): sequence of token(\(classes)) along \(axis)", at: 0)
        scope.tokens.append(TokenItem(text: name, classes: classes, axis: axis))
        sequence = name
      }
    case .values(let shape): sequence = self.sequence(shape, axis, depth: 2).text
    case .vector: sequence = self.sequence([inputSize], axis, depth: 2).text
    }
    let canBothWays = cell.output.count <= 1
    let direction = random.pick(weighted: [
      ("", 6), ("reversed ", 3), (canBothWays ? "bidirectional " : "", 2),
    ])
    let isBothWays = direction.hasPrefix("b")
    var text = "scan \(direction)\(cell.text) over \(sequence)"
    var contexts = cell.contexts.map { "\($0.name): \(expression($0.shape, nil, depth: 2).text)" }
    if let other { contexts += cell.memories.map { "\($0.name): \(self.sequence($0.shape, other, depth: 2).text)" } }
    if !contexts.isEmpty {
      text += " with (\(contexts.joined(separator: ", ")))"
    }
    if random.chance(0.25), !cell.states.isEmpty {
      var states = cell.states
      if states.count > 1, random.chance(0.5) { states.removeLast() }
      let first = states.map { state in
        "\(state.name): \(random.chance(0.15) ? "0.2" : expression(state.shape, nil, depth: 2).text)"
      }
      text += " from (\(first.joined(separator: ", ")))"
    } else if let other, other != axis, let state = cell.memoryStates.first, random.chance(0.3) {
      text += " from (\(state.name): \(expression(state.shape, other, depth: 2).text))"
    }
    let size = cell.output.first ?? 1
    let scanned = define(Item(text: text, shape: isBothWays ? [2 * size] : cell.output, axis: axis))
    for state in cell.states where !(isBothWays && state.shape.count > 1) {
      guard random.chance(0.4) else { continue }
      let shape = isBothWays ? [2 * (state.shape.first ?? 1)] : state.shape
      scope.items.append(Item(text: "\(scanned.text).final.\(state.name)", shape: shape, axis: nil))
    }
    for state in cell.memoryStates where !isBothWays && random.chance(0.6) {
      let along = other == axis ? copy(of: axis) : other
      scope.items.append(Item(text: "\(scanned.text).final.\(state.name)", shape: state.shape, axis: along))
    }
  }

  // MARK: Results

  private mutating func addOutputs(_ axes: [String], atLeast: Int) {
    // The first items are inputs, or embeddings of tokens.
    let inputs = Array(scope.items.prefix(2))
    for index in 0..<random.number(atLeast...3) {
      let axis = axes.isEmpty || random.chance(0.2) ? nil : random.pick(axes)
      let item: Item
      switch random.number(0...9) {
      case 0, 1: item = random.pick(inputs)
      case 2, 3, 4: item = random.pick(scope.items)
      case 5:
        let size = size()
        item = joined("[\(random.pick(["2", "0"])), \(expression([size], axis, depth: 2).text)]", [size + 1], [])
      default:
        item = expression(random.pick(weighted: [([size()], 6), ([], 1), ([size(), size()], 1)]), axis, depth: 3)
      }
      scope.lines.append("output o\(index + 1): \(item.text)")
    }
  }

  private mutating func addLoss(_ axes: [String]) {
    let axis = axes.isEmpty || random.chance(0.25) ? nil : random.pick(axes)
    var text = lossTerm(axis)
    if random.chance(0.25) { text = "0.7 * \(text) + \(random.pick(["", "0.5 * "]))\(lossTerm(axis))" }
    scope.lines.append("loss \(text)")
  }

  private mutating func lossTerm(_ axis: String?) -> String {
    let prefix = axis == nil ? "" : "sequence of "
    let suffix = axis.map { Self.isGiven($0) && random.chance(0.6) ? " along \($0)" : "" } ?? ""
    func prediction(_ writer: inout ModelWriter, _ shape: [Int]) -> String {
      axis.map { writer.sequence(shape, $0, depth: 3).text } ?? writer.expression(shape, nil, depth: 3).text
    }
    switch random.number(0...7) {
    case 0, 1:
      let (classes, name) = (random.pick([2, 3, 7, 17]), name("t"))
      scope.lines.append("target \(name): \(prefix)token(\(classes))\(suffix)")
      return "crossEntropy(\(prediction(&self, [classes])), \(name))"
    case 2, 3, 4:
      let (shape, name) = (random.chance(0.8) ? [size()] : [], name("y"))
      scope.lines.append("target \(name): \(prefix)\(text(shape: shape))\(suffix)")
      return "meanSquaredError(\(prediction(&self, shape)), \(name))"
    case 5:
      let (shape, name) = ([size()], name("u"))
      scope.lines.append("target \(name): \(prefix)\(text(shape: shape))\(suffix)")
      return "binaryCrossEntropy(\(prediction(&self, shape)), \(name))"
    case 6:
      let value = prediction(&self, [])
      return "\(value) * \(value)"
    default:
      let (shape, name) = ([size()], name("y"))
      scope.lines.append("target \(name): \(prefix)\(text(shape: shape))\(suffix)")
      return "mean(abs(\(prediction(&self, shape)) - \(name)))"
    }
  }
}
