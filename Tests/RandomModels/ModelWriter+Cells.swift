/// Cells and blocks.
extension ModelWriter {
  mutating func addBlock() {
    let name = name("B")
    let output = [size()]
    let inputs = (0..<random.number(1...2)).map { _ in random.chance(0.8) ? [size()] : [] }
    var scope = Scope(kind: .block)
    let arguments = inputs.indices.map { "a\($0 + 1)" }
    for (argument, shape) in zip(arguments, inputs) {
      scope.items.append(Item(text: argument, shape: shape, axis: nil))
      if shape.count == 1 { scope.sizes[shape[0], default: []].append("size(\(argument))") }
    }
    declare(scope) { writer in
      if writer.random.chance(0.4) { _ = writer.define(writer.expression([writer.size()], nil, depth: 2)) }
      let value = writer.expression(output, nil, depth: 3)
      writer.scope.lines.append("output \(value.text)")
      return "block \(name)(\(arguments.joined(separator: ", ")))"
    }
    blocks.append(Block(name: name, inputs: inputs, output: output))
  }

  /// A cell of the library with states of this size.
  mutating func library(_ size: Int) -> Cell? {
    guard random.chance(0.7) else { return nil }
    let name = random.pick(["LSTM", "GRU", "Elman", "ChoGRU", "PeepholeLSTM"])
    var states = [(name: "h", shape: [size])]
    if name.hasSuffix("LSTM") { states.append(("c", [size])) }
    return Cell(text: "\(name)(\(text(size: size)))", input: .vector, states: states, output: [size])
  }

  mutating func addCell() {
    let name = name("C")
    let width = size()
    var scope = Scope(kind: .cell)
    var cell = Cell(text: name, input: .vector, states: [], output: [])
    let hasArgument = random.chance(0.6)
    if hasArgument {
      cell.text += "(\(width))"
      scope.sizes[width, default: []].append("n")
    }
    addInput(to: &cell, &scope)
    for _ in 0..<random.pick(weighted: [(0, 1), (1, 5), (2, 6), (3, 2)]) {
      let shape = random.pick(weighted: [
        ([width], 10), ([], 2), ([size()], 3), ([size(), size()], 1),
      ])
      cell.states.append((self.name("s"), shape))
    }
    if random.chance(0.15) { cell.contexts.append((self.name("k"), random.chance(0.8) ? [size()] : [])) }
    scope.items += (cell.states + cell.contexts).map { Item(text: $0.name, shape: $0.shape, axis: nil) }
    if hasMemories { addMemories(to: &cell, &scope) }
    let written = cell
    var output: [Int] = []
    declare(scope) { writer in
      output = writer.body(of: written, width)
      return hasArgument ? "cell \(name)(n)" : "cell \(name)"
    }
    cell.output = output
    cells.append(cell)
  }

  private mutating func addInput(to cell: inout Cell, _ scope: inout Scope) {
    scope.lines.append("input x")
    switch random.pick(weighted: [(0, 8), (1, 1), (2, 2), (3, 1)]) {
    case 0:
      let size = size()
      cell.input = .values([size])
      scope.items.append(Item(text: "x", shape: [size], axis: nil))
      scope.sizes[size, default: []].append("size(x)")
    case 1:
      cell.input = .values([])
      scope.items.append(Item(text: "x", shape: [], axis: nil))
    case 2:
      let classes = random.number(2...6)
      cell.input = .token(classes)
      scope.tokens.append(TokenItem(text: "x", classes: classes, axis: nil))
      scope.sizes[classes, default: []].append("size(x)")
    default:
      let shape = [size(), size()]
      cell.input = .values(shape)
      scope.items.append(Item(text: "x", shape: shape, axis: nil))
    }
  }

  /// In the cell, the first of the whole sequences gives their axis its name.
  private mutating func addMemories(to cell: inout Cell, _ scope: inout Scope) {
    guard random.chance(0.85) else { return }
    for _ in 0..<random.number(1...2) {
      cell.memories.append((name("m"), random.pick(weighted: [([size()], 6), ([], 1), ([size(), size()], 1)])))
    }
    for _ in 0..<random.pick(weighted: [(0, 3), (1, 2)]) {
      cell.memoryStates.append((name("a"), random.chance(0.7) ? [size()] : []))
    }
    scope.items += (cell.memories + cell.memoryStates).map {
      Item(text: $0.name, shape: $0.shape, axis: cell.memories[0].name)
    }
  }

  /// - Returns: the shape of the output.
  private mutating func body(of cell: Cell, _ width: Int) -> [Int] {
    let (states, contexts, memory) = (cell.states, cell.contexts, cell.memories.first?.name)
    for state in states { scope.lines.append("state \(state.name): \(text(shape: state.shape))") }
    for context in contexts { scope.lines.append("context \(context.name)") }
    for memory in cell.memories { scope.lines.append("context \(memory.name): sequence") }
    for state in cell.memoryStates {
      scope.lines.append("state \(state.name): \(text(shape: state.shape)) along \(memory!)")
    }
    if hasDerivedAxes { addPositions(along: memory) }
    if let memory {
      for _ in 0..<random.number(1...2) {
        let x = define(sequence(random.pick([[width], [size()], []]), memory, depth: 3))
        scope.items.append(define(end(of: x.text, x.shape)))
      }
    }
    for _ in 0..<random.number(0...3) {
      let shape = random.pick(weighted: [([width], 5), ([size()], 2), ([], 2)])
      _ = define(expression(shape, nil, depth: 3))
    }
    for state in cell.memoryStates {
      scope.lines.append("\(state.name)' = \(next(of: state, along: memory))")
      scope.items.append(Item(text: "\(state.name)'", shape: state.shape, axis: memory))
    }
    for state in states {
      let next = next(of: state, along: nil)
      scope.lines.append("\(state.name)' = \(next)")
      scope.items.append(Item(text: "\(state.name)'", shape: state.shape, axis: nil))
      if random.chance(0.2) { _ = define(expression([width], nil, depth: 2)) }
    }
    let output: Item
    if !states.isEmpty, random.chance(0.6) {
      let state = random.pick(states)
      output = Item(text: state.name + (random.chance(0.8) ? "'" : ""), shape: state.shape, axis: nil)
    } else {
      output = expression(random.pick(weighted: [([width], 6), ([size()], 2), ([], 1)]), nil, depth: 3)
    }
    scope.lines.append("output \(output.text)")
    if random.chance(0.3) { scope.lines.shuffle(using: &random) }
    return output.shape
  }

  private mutating func next(of state: (name: String, shape: [Int]), along axis: String?) -> String {
    let (h, shape) = (state.name, state.shape)
    if hasNoise, axis == nil, random.chance(0.3) {
      return "zoneout(\(h), tanh(\(expression(shape, axis, depth: 2).text)), 0.2)"
    }
    switch random.number(0...8) {
    case 0, 1, 2: return "\(random.pick(["tanh", "tanh", "sigmoid"]))(\(expression(shape, axis, depth: 3).text))"
    case 3:
      let gate = define(Item(text: "sigmoid(\(expression(shape, axis, depth: 2).text))", shape: shape, axis: axis))
      let value = expression(shape, axis, depth: 2)
      return "\(gate.text) * \(h) + (1 - \(gate.text)) * tanh(\(value.text))"
    case 4: return "\(h) + 0.1 * tanh(\(expression(shape, axis, depth: 2).text))"
    case 5: return random.chance(0.4) ? h : leaf(shape, axis).text
    case 6:
      let condition = expression([], axis, depth: 1)
      return "when \(condition.text) > 0 { tanh(\(expression(shape, axis, depth: 2).text)) } else { \(h) }"
    case 7: return "0.5 * \(h) + 0.3 * \(expression(shape, axis, depth: 2).text)"
    default: return "clamp(\(expression(shape, axis, depth: 3).text), -1, 1)"
    }
  }
}
