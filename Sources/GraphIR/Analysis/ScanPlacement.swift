/// Where each value of a scan's body is best computed: before, in, or after the loop.
///
/// What has another time axis and depends on the step stays inside. Outside it would be a sequence along both axes, and
/// would gain nothing: at each step of the loop it has a row for every step of the other axis and every example, which
/// are enough for products to be as fast as they get.
struct ScanPlacement {
  enum Place: Hashable {
    /// Outside, from the sequences and constants that the scan reads.
    case before
    case inside
    /// Outside, from sequences that the scan writes: a product that no next state needs, and what depends on it.
    case after
    /// Inside, in both places if need be: a number, or one repeated to a shape, is cheaper than an argument.
    case anywhere
  }

  let dependences: [Dependence]
  let places: [Place]

  /// The dependence and place of each value. Needs one walk in order and one in reverse.
  init(_ scan: Scan, uses: Uses) {
    let body = scan.body
    let dependences = scan.dependences()
    let canMoveBefore = Self.movable(body, dependences)
    let isNext = Self.nextStates(scan)
    let canMoveAfter = Self.movableAfter(body, isNext, uses)

    // What moves after the loop: from the first product on, everything that depends on it.
    var isAfter = [Bool](repeating: false, count: body.nodes.count)
    for (index, node) in body.nodes.enumerated() where dependences[index] == .state && canMoveAfter[index] {
      let isBatchedProduct =
        node.operation == .product && node.operands.contains { dependences[$0.index] == .invariant }
      isAfter[index] = isBatchedProduct || node.operands.contains { isAfter[$0.index] }
    }

    // A product of two things that are others at each step has no rows to put together: outside it costs memory only.
    func isWorthHoisting(_ node: Node) -> Bool {
      node.operation.isWorthHoisting
        && (node.operation != .product || node.operands.contains { dependences[$0.index] == .invariant })
    }

    var places = [Place](repeating: .inside, count: body.nodes.count)
    for index in body.nodes.indices.reversed() {
      let node = body.nodes[index]
      if case .argument(let argument) = node.operation {
        if case .state = scan.role(ofArgument: argument) { continue }
        places[index] = .before
      } else if isAfter[index] {
        places[index] = .after
      } else if canMoveBefore[index] {
        if body.isNumber(ValueID(index)) {
          places[index] = .anywhere
        } else if dependences[index] == .invariant || isWorthHoisting(node) {
          places[index] = .before
        } else {
          let users = uses[ValueID(index)]
          // An operand of what moves has to move, too; and what is only used outside does not belong inside.
          var feedsOutside = false
          for user in users where places[user.index] != .inside { feedsOutside = true }
          let staysOutside = !isNext[index] && uses.isOutput(ValueID(index)) && users.isEmpty
          if feedsOutside || staysOutside { places[index] = .before }
        }
      }
    }
    self.dependences = dependences
    self.places = places
  }

  subscript(value: ValueID) -> Place { places[value.index] }

  /// Which values can be computed before the loop: operations that mean the same over sequences, all the way up.
  private static func movable(_ body: Graph, _ dependences: [Dependence]) -> [Bool] {
    var movable: [Bool] = []
    movable.reserveCapacity(body.nodes.count)
    for (index, node) in body.nodes.enumerated() {
      switch dependences[index] {
      case .state: movable.append(false)
      case .invariant: movable.append(true)
      case .element:
        let isArgument = if case .argument = node.operation { true } else { false }
        movable.append(
          isArgument
            || node.operation.isStepwise && !body.hasOtherAxis(node)
              && node.operands.allSatisfy { movable[$0.index] }
        )
      }
    }
    return movable
  }

  private static func nextStates(_ scan: Scan) -> [Bool] {
    var isNext = [Bool](repeating: false, count: scan.body.nodes.count)
    for output in scan.nextStates { isNext[output.value.index] = true }
    return isNext
  }

  /// Which values reach no next state, and only users that can move, too.
  private static func movableAfter(_ body: Graph, _ isNext: [Bool], _ uses: Uses) -> [Bool] {
    var movable = [Bool](repeating: false, count: body.nodes.count)
    for index in body.nodes.indices.reversed() {
      movable[index] =
        !isNext[index] && body.nodes[index].operation.isStepwise && !body.hasOtherAxis(body.nodes[index])
        && uses[ValueID(index)].allSatisfy { movable[$0.index] }
    }
    return movable
  }
}

extension Graph {
  /// In the body of a scan: whether a node makes something of whole sequences, or makes such.
  func hasOtherAxis(_ node: Node) -> Bool {
    node.type.isSequence || node.operands.contains { type(of: $0).isSequence }
  }
}
