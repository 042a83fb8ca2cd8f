/// Models that grow with a number: compiling them has to take time about in proportion.
public enum LargeModel: String, CaseIterable, Sendable {
  case repetition, repeatedScan, repetitionInCell, doubling, chain, nesting, nestedChoice, longSum, longProduct,
    manyStates
  case manyOutputs, manyUses, concatenation

  /// The source of a model of `size` parts.
  public func text(size: Int) -> String {
    let head = "model Large {\n  input x: sequence of [4]\n  target y: sequence of [4]\n"
    let loss = "  output h\n  loss meanSquaredError(h, y)\n}\n"
    func lines(_ line: (Int) -> String) -> String { (1...size).map { "  " + line($0) + "\n" }.joined() }
    func terms(_ separator: String, _ term: (Int) -> String) -> String {
      (1...size).map(term).joined(separator: separator)
    }
    switch self {
    case .repetition: return head + "  h = repeat \(size) with r = x { tanh(dense(r, 4) + r) }\n" + loss
    case .repeatedScan: return head + "  h = repeat \(size) with r = x { scan Elman(4) over r }\n" + loss
    case .repetitionInCell:
      return "cell Deep {\n  input x\n  state s: [4]\n  s' = repeat \(size) with r = x { tanh(dense([r, s], 4)) }\n"
        + "  output s'\n}\n\(head)  h = scan Deep over x\n\(loss)"
    // 2 to the power of a logarithm: the width is what grows.
    case .doubling:
      var (width, count) = (4, 0)
      while width < 4 * size { (width, count) = (2 * width, count + 1) }
      let steps = (1...max(count, 1)).map { "  v\($0) = [v\($0 - 1), v\($0 - 1)]\n" }.joined()
      return head + "  v0 = x\n\(steps)  h = dense(v\(max(count, 1)), 4)\n" + loss
    case .chain: return head + "  v0 = x\n" + lines { "v\($0) = tanh(v\($0 - 1)) * x" } + "  h = v\(size)\n" + loss
    case .nesting:
      // Expressions have a limit to their depth, equations have none.
      return head + "  v0 = x\n" + lines { "v\($0) = tanh(tanh(tanh(v\($0 - 1) + x)))" } + "  h = v\(size)\n" + loss
    case .nestedChoice:
      return head + "  v0 = x\n" + lines { "v\($0) = when v\($0 - 1) > 0 { x } else { v\($0 - 1) * x }" }
        + "  h = v\(size)\n" + loss
    case .longSum:
      return head + lines { "param w\($0): [4]" } + "  v0 = x\n" + lines { "v\($0) = v\($0 - 1) + w\($0) * x" }
        + "  h = v\(size)\n" + loss
    case .longProduct:
      return head + lines { "param w\($0): [4, 4]" } + "  v0 = x\n" + lines { "v\($0) = v\($0 - 1) + w\($0) · x" }
        + "  h = v\(size)\n" + loss
    case .manyStates:
      return "cell Many {\n  input x\n" + lines { "state s\($0): [4]" }
        + lines { "s\($0)' = tanh(s\($0) + \($0 == 1 ? "x" : "s\($0 - 1)'"))" } + "  output s\(size)'\n}\n"
        + head + "  h = scan Many over x\n" + loss
    case .manyOutputs: return head + lines { "output o\($0): dense(x, 4)" } + "  h = x\n" + loss
    case .manyUses:
      return head + "  let d = dense(4)\n  v0 = x\n" + lines { "v\($0) = d(v\($0 - 1))" } + "  h = v\(size)\n" + loss
    case .concatenation: return head + "  h = dense([\(terms(", ") { "x * \($0)" })], 4)\n" + loss
    }
  }
}
