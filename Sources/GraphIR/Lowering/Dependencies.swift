/// The names that statements define and use, and an order in which each stands after those it needs.
/// Equations may stand in any order in the source; evaluating them in this order needs no deep recursion.
struct Dependencies: Sendable {
  /// Indices of all statements.
  private(set) var order: [Int] = []
  /// Statements that need each other in a circle, each once.
  private(set) var cycles: [[Int]] = []

  init(of statements: [Statement]) {
    var definers: [String: Int] = [:]
    for (index, statement) in statements.enumerated() {
      if let key = statement.definedName?.text, definers[key] == nil { definers[key] = index }
    }
    self.init(needs: statements.map { statement in statement.usedNames.compactMap { definers[$0] } })
  }

  /// - Parameter needs: for each index, the indices that must stand before it.
  init(needs: [[Int]]) {
    walk(needs)
  }

  /// Depth first, with a stack of its own: a chain may be as long as the file.
  private mutating func walk(_ needs: [[Int]]) {
    enum Color { case unseen, open, done }
    var colors = [Color](repeating: .unseen, count: needs.count)
    var isInCycle = [Bool](repeating: false, count: needs.count)
    var stack: [(index: Int, next: Int)] = []
    for root in needs.indices where colors[root] == .unseen {
      stack.append((root, 0))
      colors[root] = .open
      while let top = stack.last {
        guard top.next < needs[top.index].count else {
          colors[top.index] = .done
          order.append(top.index)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let need = needs[top.index][top.next]
        switch colors[need] {
        case .unseen:
          stack.append((need, 0))
          colors[need] = .open
        case .open:
          let start = stack.firstIndex { $0.index == need } ?? 0
          let cycle = stack[start...].map(\.index)
          if !cycle.contains(where: { isInCycle[$0] }) { cycles.append(cycle) }
          for index in cycle { isInCycle[index] = true }
        case .done: break
        }
      }
    }
  }
}
