/// Sequences along time axes that follow from others. Axes are called as the compiler calls them: `x1/2`, `x1[valid1]`,
/// and `x1'` for the same steps once more.
extension ModelWriter {
  static func isGiven(_ axis: String) -> Bool { !axis.contains { "/['".contains($0) } }

  /// Defines a sequence that is made from one along this axis.
  mutating func derive(from axis: String) {
    let x = random.pick(scope.items.filter { $0.axis == axis })
    let count = random.pick(weighted: [(1, 1), (2, 4), (3, 2), (5, 1)])
    switch random.number(0...11) {
    case 0, 1: group(x, by: count, along: axis)
    case 2, 3, 4:
      let reduction = random.pick(["sum", "mean", "max", "min", "logSumExp", "norm"])
      let text = "\(reduction)(\(x.text), every: \(count))"
      _ = define(Item(text: text, shape: x.shape, axis: derived(axis, "/\(count)")))
    case 5, 6: convolve(stride: count, along: axis)
    case 7, 8: if Self.isGiven(axis) { keep(x, along: axis) } else { ungroup(along: axis) }
    case 9: ungroup(along: axis)
    case 10:
      let by = random.pick([1, 2, -1])
      _ = define(Item(text: "shifted(\(x.text), over: \(x.text), by: \(by))", shape: x.shape, axis: axis))
    default: _ = define(Item(text: "(0.2 * position(\(x.text)))", shape: [], axis: axis))
    }
  }

  private mutating func derived(_ axis: String, _ ending: String) -> String {
    let axis = axis + ending
    if !derivedAxes.contains(axis) { derivedAxes.append(axis) }
    return axis
  }

  /// The same steps once more.
  mutating func copy(of axis: String) -> String { derived(axis, "'") }

  private mutating func group(_ x: Item, by count: Int, along axis: String) {
    let text = x.shape.count > 1 ? "flat(\(x.text))" : x.text
    let shape = x.shape.isEmpty ? [] : [x.shape.reduce(1, *)]
    let groups = define(
      Item(text: "grouped(\(text), by: \(count))", shape: [count] + shape, axis: derived(axis, "/\(count)")))
    if !shape.isEmpty, random.chance(0.5) {
      _ = define(Item(text: "flat(\(groups.text))", shape: [count * shape[0]], axis: groups.axis))
    }
  }

  private mutating func convolve(stride: Int, along axis: String) {
    let x = sequence([size()], axis, depth: 2)
    let (width, taps) = (size(), random.number(1...3))
    let dilation = random.chance(0.3) ? ", dilation: 2" : ""
    _ = define(
      Item(
        text: "conv1d(\(x.text), \(width), \(taps), stride: \(stride)\(dilation))", shape: [width],
        axis: derived(axis, "/\(stride)")))
  }

  /// Back to the steps that the groups are made of; of others, there are groups before.
  private mutating func ungroup(along axis: String) {
    guard let slash = axis.lastIndex(of: "/"), let count = Int(axis[axis.index(after: slash)...]) else {
      return group(random.pick(scope.items.filter { $0.axis == axis }), by: 2, along: axis)
    }
    let rest = random.pick(weighted: [([], 1), ([size()], 3)])
    let groups = define(sequence([count] + rest, axis, depth: 2))
    _ = define(Item(text: "ungrouped(\(groups.text))", shape: rest, axis: String(axis[..<slash])))
  }

  /// Inputs whose names begin with `v` are masks.
  private mutating func keep(_ x: Item, along axis: String) {
    var mask = masks[axis]
    if mask == nil || random.chance(0.3) {
      mask = name("valid")
      masks[axis] = mask
      scope.lines.insert("input \(mask!): sequence of [] along \(axis)", at: 0)
    }
    let along = derived(axis, "[\(mask!)]")
    _ = define(Item(text: "kept(\(x.text), where: \(mask!))", shape: x.shape, axis: along))
    guard let token = scope.tokens.first(where: { $0.axis == axis }) else { return }
    let name = name("k")
    scope.lines.append("\(name) = kept(\(token.text), where: \(mask!))")
    scope.tokens.append(TokenItem(text: name, classes: token.classes, axis: along))
  }

  /// In a cell: the numbers of the steps, of the memory if there is one.
  mutating func addPositions(along memory: String?) {
    if random.chance(memory == nil ? 0.2 : 0.4) { _ = define(Item(text: "(0.2 * position(x))", shape: [], axis: nil)) }
    guard let memory, random.chance(0.6) else { return }
    let forms = ["(0.2 * position(\(memory)))", "(position(\(memory)) <= position(x))"]
    _ = define(Item(text: random.pick(forms), shape: [], axis: memory))
  }
}
