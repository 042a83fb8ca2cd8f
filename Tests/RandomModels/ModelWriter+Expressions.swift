/// Expressions of a wanted shape, along a time axis or without time.
extension ModelWriter {
  func values(_ shape: [Int], _ axis: String?) -> [Item] {
    scope.items.filter { $0.shape == shape && ($0.axis == nil || $0.axis == axis) }
  }

  func joined(_ text: String, _ shape: [Int], _ parts: [Item]) -> Item {
    Item(
      text: text, shape: shape, axis: parts.lazy.compactMap(\.axis).first, isConstant: parts.allSatisfy(\.isConstant))
  }

  /// - Parameter axis: what the value may have; it may also have none.
  mutating func expression(_ shape: [Int], _ axis: String?, depth: Int) -> Item {
    budget -= 1
    guard depth > 0, budget > 0, random.chance(0.85) else { return leaf(shape, axis) }
    switch shape.count {
    case 0: return scalar(axis, depth - 1)
    case 1: return vector(shape[0], axis, depth - 1)
    default: return matrix(shape, axis, depth - 1)
    }
  }

  /// The same with the axis for sure.
  mutating func sequence(_ shape: [Int], _ axis: String, depth: Int) -> Item {
    let item = expression(shape, axis, depth: depth)
    if item.axis == axis { return item }
    let values = values(shape, axis).filter { $0.axis == axis }
    let source = recent(scope.items.filter { $0.axis == axis })
    let addend = values.isEmpty ? projection(shape, of: source) : recent(values)
    return Item(text: "(\(item.text) + \(addend.text))", shape: shape, axis: axis)
  }

  /// One of them, more often a late one.
  private mutating func recent(_ items: [Item]) -> Item {
    items[max(random.number(0...items.count - 1), random.number(0...items.count - 1))]
  }

  /// A value of any shape from another one.
  private mutating func projection(_ shape: [Int], of source: Item) -> Item {
    let scalar = source.shape.isEmpty ? source : joined("mean(\(source.text))", [], [source])
    guard !shape.isEmpty else { return scalar }
    if shape.count == 1, source.shape.count == 1 { return applied(parameter([shape[0], source.shape[0]]), source) }
    let weights = parameter(shape)
    return joined("(\(weights.text) * \(scalar.text))", shape, [weights, scalar])
  }

  mutating func leaf(_ shape: [Int], _ axis: String?) -> Item {
    let known = values(shape, axis)
    let alive = known.filter { !$0.isConstant && ($0.axis == axis || random.chance(0.3)) }
    if !alive.isEmpty, random.chance(0.85) { return recent(alive) }
    if !known.isEmpty, random.chance(0.4) { return random.pick(known) }
    if shape.isEmpty, random.chance(0.3) {
      let number = random.pick(["0.5", "1", "0.3", "2", "(-0.7)"])
      return Item(text: number, shape: [], axis: nil, isConstant: true)
    }
    let others = scope.items.filter { !$0.isConstant && ($0.axis == nil || $0.axis == axis) }
    let sources = others.filter { $0.axis == axis }
    if !others.isEmpty, random.chance(0.85) {
      return projection(shape, of: recent(sources.isEmpty ? others : sources))
    }
    return parameter(shape)
  }

  func applied(_ matrix: Item, _ vector: Item) -> Item {
    joined("(\(matrix.text) · \(vector.text))", [matrix.shape[0]], [matrix, vector])
  }

  // MARK: Scalars

  private enum ScalarForm { case elementwise, sum, matrixSum, dot, loss, row, end }

  private mutating func scalar(_ axis: String?, _ depth: Int) -> Item {
    switch random.pick(weighted: [
      (ScalarForm.elementwise, 6), (.sum, 4), (.matrixSum, 1), (.dot, 2), (.loss, 2), (.row, 1), (.end, 1),
    ]) {
    case .elementwise: return elementwise([], axis, depth)
    case .sum:
      let x = expression([size()], axis, depth: depth)
      return random.chance(0.6) ? joined("mean(\(x.text))", [], [x]) : joined("(0.3 * sum(\(x.text)))", [], [x])
    case .matrixSum:
      let x = expression([size(), size()], axis, depth: depth)
      return joined("mean(\(x.text))", [], [x])
    case .dot:
      let size = size()
      let (a, b) = (expression([size], axis, depth: depth), expression([size], axis, depth: depth))
      return joined("(0.4 * (\(a.text) · \(b.text)))", [], [a, b])
    case .loss:
      let size = size()
      let (a, b) = (expression([size], axis, depth: depth), expression([size], axis, depth: depth - 1))
      return random.chance(0.5)
        ? joined("meanSquaredError(\(a.text), \(b.text))", [], [a, b])
        : joined("binaryCrossEntropy(\(a.text), sigmoid(\(b.text)))", [], [a, b])
    case .row:
      guard let token = token(axis) else { return elementwise([], axis, depth) }
      if random.chance(0.5), token.classes > 1 {
        let logits = expression([token.classes], axis, depth: depth)
        return joined(
          "crossEntropy(\(logits.text), \(token.text))", [],
          [logits, Item(text: "", shape: [], axis: token.axis)])
      }
      let table = parameter([token.classes])
      return Item(text: "\(table.text)[\(token.text)]", shape: [], axis: token.axis)
    case .end: return end([]) ?? elementwise([], axis, depth)
    }
  }

  mutating func token(_ axis: String?) -> TokenItem? {
    scope.tokens.filter { $0.axis == nil || $0.axis == axis }.randomElement(using: &random)
  }

  // MARK: Vectors

  private enum VectorForm {
    case elementwise, affine, matrixVector, vectorMatrix, concatenation, softmax, block, row, repetition, end, step
  }

  private mutating func vector(_ size: Int, _ axis: String?, _ depth: Int) -> Item {
    switch random.pick(weighted: [
      (VectorForm.elementwise, 10), (.affine, 7), (.matrixVector, 1), (.vectorMatrix, 1), (.concatenation, 3),
      (.softmax, 1), (.block, 3), (.row, 2), (.repetition, 1), (.end, 2), (.step, 2),
    ]) {
    case .elementwise: return elementwise([size], axis, depth)
    case .affine: return affine(size, axis, depth)
    case .matrixVector:
      let width = self.size()
      return applied(expression([size, width], axis, depth: depth), expression([width], axis, depth: depth))
    case .vectorMatrix:
      let height = self.size()
      let (x, y) = (expression([height], axis, depth: depth), expression([height, size], axis, depth: depth))
      return joined("(\(x.text) · \(y.text))", [size], [x, y])
    case .concatenation: return concatenation(size, axis, depth)
    case .softmax:
      let x = expression([size], axis, depth: depth)
      return joined("\(random.pick(["softmax", "logSoftmax"]))(\(x.text))", [size], [x])
    case .block:
      if let block = blocks.filter({ $0.output == [size] }).randomElement(using: &random), random.chance(0.6) {
        let inputs = block.inputs.map { expression($0, axis, depth: depth) }
        return joined("\(block.name)(\(inputs.map(\.text).joined(separator: ", ")))", [size], inputs)
      }
      let x = expression([self.size()], axis, depth: depth)
      return joined("dense(\(x.text), \(text(size: size)))", [size], [x])
    case .row:
      guard let token = token(axis) else { return affine(size, axis, depth) }
      let table = parameter([token.classes, size])
      return Item(text: "\(table.text)[\(token.text)]", shape: [size], axis: token.axis)
    case .repetition: return repetition(size, axis, depth)
    case .end: return end([size]) ?? affine(size, axis, depth)
    case .step: return step(size, depth) ?? affine(size, axis, depth)
    }
  }

  private mutating func affine(_ size: Int, _ axis: String?, _ depth: Int) -> Item {
    let x = expression([self.size()], axis, depth: depth)
    let weights = parameter([size, x.shape[0]])
    guard random.chance(0.4) else { return applied(weights, x) }
    let bias = parameter([size])
    return joined("(\(weights.text) · \(x.text) + \(bias.text))", [size], [x])
  }

  private mutating func concatenation(_ size: Int, _ axis: String?, _ depth: Int) -> Item {
    guard size > 1 else {
      let x = expression([], axis, depth: depth)
      return joined("[\(x.text)]", [1], [x])
    }
    let first = random.number(1...size - 1)
    var parts = [first, size - first]
    if parts[1] > 1, random.chance(0.3) {
      let second = random.number(1...parts[1] - 1)
      parts = [first, second, parts[1] - second]
    }
    let items = parts.map { expression($0 == 1 && random.chance(0.7) ? [] : [$0], axis, depth: depth) }
    return joined("[\(items.map(\.text).joined(separator: ", "))]", [size], items)
  }

  private mutating func repetition(_ size: Int, _ axis: String?, _ depth: Int) -> Item {
    let start = expression([size], axis, depth: depth)
    let variable = name("r")
    let outer = scope
    scope.lines = []
    scope.items.append(Item(text: variable, shape: [size], axis: start.axis))
    let result = expression([size], axis, depth: depth)
    let lines = scope.lines
    scope = outer
    let body = (lines + ["tanh(\(result.text) + \(variable))"]).joined(separator: "; ")
    return joined(
      "(repeat \(random.number(1...3)) with \(variable) = \(start.text) { \(body) })", [size], [start, result])
  }

  /// Without time: an end of a sequence, or a sum over it.
  mutating func end(_ shape: [Int]) -> Item? {
    guard scope.kind == .model || hasMemories && scope.kind == .cell,
      let sequence = scope.items.filter({ $0.shape == shape && $0.axis != nil }).randomElement(using: &random)
    else { return nil }
    return end(of: sequence.text, shape)
  }

  mutating func end(of sequence: String, _ shape: [Int]) -> Item {
    let forms = [
      "\(sequence).last", "\(sequence).last", "\(sequence).first", "mean(\(sequence), over: \(sequence))",
      "(0.2 * sum(\(sequence), over: \(sequence)))",
    ]
    return Item(text: random.pick(forms), shape: shape, axis: nil)
  }

  /// Another cell inside of this one.
  private mutating func step(_ size: Int, _ depth: Int) -> Item? {
    guard scope.kind == .cell,
      let cell = cells.filter({ $0.output == [size] && $0.contexts.isEmpty && $0.memories.isEmpty })
        .randomElement(using: &random) ?? library(size)
    else { return nil }
    let input: String
    switch cell.input {
    case .token: return nil
    case .values(let shape): input = expression(shape, nil, depth: depth).text
    case .vector: input = expression([self.size()], nil, depth: depth).text
    }
    return define(Item(text: "step \(cell.text) on \(input)", shape: [size], axis: nil))
  }

  // MARK: Matrices

  private mutating func matrix(_ shape: [Int], _ axis: String?, _ depth: Int) -> Item {
    switch random.number(0...5) {
    case 0, 1:
      let (x, y) = (expression([shape[0]], axis, depth: depth), expression([shape[1]], axis, depth: depth))
      return joined("outer(\(x.text), \(y.text))", shape, [x, y])
    case 2:
      let inner = size()
      let x = expression([shape[0], inner], axis, depth: depth)
      let y = expression([inner, shape[1]], axis, depth: depth - 1)
      return joined("(\(x.text) · \(y.text))", shape, [x, y])
    default: return elementwise(shape, axis, depth)
    }
  }
}
