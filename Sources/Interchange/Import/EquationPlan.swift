/// Which terms become equations: those that several others use, and those that have parameters.
struct EquationPlan {
  private(set) var equations: [Term] = []
  private var uses: [ObjectIdentifier: Int] = [:]
  private(set) var needsErrorFunction = false
  private(set) var usesFinalStates = false
  private var mustBeNamed: Set<ObjectIdentifier> = []

  /// - Parameter given: what has names already, and is not looked into.
  init(_ outputs: [Term], given: Set<ObjectIdentifier> = []) {
    var visited = given
    var order: [Term] = []
    func visit(_ term: Term) {
      uses[ObjectIdentifier(term), default: 0] += 1
      guard visited.insert(ObjectIdentifier(term)).inserted else { return }
      for operand in term.operands { visit(operand) }
      order.append(term)
    }
    for output in outputs { visit(output) }
    needsErrorFunction = order.contains { if case .call("erf", _) = $0.form { true } else { false } }
    usesFinalStates = order.contains { if case .member(let name) = $0.form { name.hasPrefix("final.") } else { false } }
    // What is written as one expression, in parts.
    var lengths: [ObjectIdentifier: Int] = [:]
    for term in order {
      switch term.form {
      case .over, .shifted: mustBeNamed.insert(ObjectIdentifier(term.operands[0]))
      case .member, .index:
        if uses[ObjectIdentifier(term)]! > 1 { mustBeNamed.insert(ObjectIdentifier(term.operands[0])) }
      default: break
      }
      let length = term.operands.reduce(1) { $0 + (lengths[ObjectIdentifier($1)] ?? 0) }
      if length > Self.maximumLength { term.isLayer = true }
      lengths[ObjectIdentifier(term)] = isEquationByItself(term) ? 1 : length
    }
    equations = order.filter { isEquationByItself($0) || mustBeNamed.contains(ObjectIdentifier($0)) && !$0.isLeaf }
  }

  /// More is hard to read in one line.
  private static let maximumLength = 12

  private func isEquationByItself(_ term: Term) -> Bool {
    if !term.parameters.isEmpty { return true }
    if term.isLeaf { return false }
    switch term.form {
    case .scan: return true
    case .member, .index: return term.isLayer
    default: return term.isLayer || uses[ObjectIdentifier(term)]! > 1
    }
  }

  func isEquation(_ term: Term) -> Bool { equations.contains { $0 === term } }

  func fallbackName(of term: Term) -> String {
    switch term.form {
    case .name: "weights"
    case .scan: "hidden"
    case .call(let function, _):
      ["dense": "projected", "project": "projected", "embed": "embedded", "layerNorm": "normalized"][function]
        ?? (["conv2d", "causalConv", "conv1d"].contains(function) ? "convolved" : "value")
    default: "value"
    }
  }
}
