/// Sums of the slices that tile one value, where their other terms make one value, too.
struct TiledAddition {
  struct Tile {
    var slice: ValueID
    var start: Int
    var count: Int
    /// The sum that uses the slice and becomes part of the whole sum.
    var sum: ValueID?
    /// The other term of that sum.
    var term: ValueID?
  }

  enum Term {
    /// Each tile's own term is a bias. Of a sequence it may be that only some tiles have one: the product over all steps
    /// adds zeros to the others, instead of a pass over memory for those that have one.
    case biases
    /// The terms are the slices of one value from `start` on, in the order of the tiles.
    case slices(of: ValueID, start: Int)
  }

  var whole: ValueID
  var axis: Int
  var tiles: [Tile]
  var term: Term

  /// The number of features along the axis.
  var count: Int { tiles.map(\.count).reduce(0, +) }

  /// The node before which the whole sum has to be there.
  private var anchor: ValueID {
    switch term {
    case .biases: tiles.map(\.slice).min()!
    case .slices: tiles.compactMap(\.sum).min()!
    }
  }

  /// All of them in a graph, by the node before which the whole sum has to be there. No sum is part of two.
  /// - Parameter isBias: which values may be biases: they must not depend on anything but parameters.
  static func all(in graph: Graph, isBias: [Bool]) -> [ValueID: TiledAddition] {
    let uses = Uses(graph)
    var claimed: Set<ValueID> = []
    var additions: [ValueID: TiledAddition] = [:]
    for whole in graph.identifiers where uses[whole].count > 1 && !isBias[whole.index] {
      guard let (axis, tiles) = tiling(of: whole, in: graph, uses: uses) else { continue }
      let summed = tiles.map { summing($0, in: graph, uses: uses, claimed: claimed) }
      guard
        let term = commonTerm(of: summed, axis: axis, in: graph)
          ?? biases(of: summed, isBias, maySkip: graph.type(of: whole).isSequence)
      else { continue }
      var addition = TiledAddition(whole: whole, axis: axis, tiles: summed, term: term)
      if case .biases = term {
        for index in summed.indices where !(summed[index].term.map { isBias[$0.index] } ?? false) {
          addition.tiles[index].sum = nil
          addition.tiles[index].term = nil
        }
      }
      claimed.formUnion(addition.tiles.compactMap(\.sum))
      additions[addition.anchor] = addition
    }
    return additions
  }

  /// The slices of a value in order, if its users are slices along one axis that cover it without overlap.
  private static func tiling(of whole: ValueID, in graph: Graph, uses: Uses) -> (axis: Int, tiles: [Tile])? {
    guard !uses.isOutput(whole) else { return nil }
    var axis: Int?
    var tiles: [Tile] = []
    for user in uses[whole] {
      guard case .slice(let along, let start, let count) = graph[user].operation, axis == nil || axis == along else {
        return nil
      }
      axis = along
      tiles.append(Tile(slice: user, start: start, count: count))
    }
    tiles.sort { $0.start < $1.start }
    var end = 0
    for tile in tiles {
      guard tile.start == end else { return nil }
      end += tile.count
    }
    guard let axis, end == graph.type(of: whole).shape[axis] else { return nil }
    return (axis, tiles)
  }

  /// The tile with the sum that is its only use, if that is so.
  private static func summing(_ tile: Tile, in graph: Graph, uses: Uses, claimed: Set<ValueID>) -> Tile {
    guard let user = uses.onlyUser(of: tile.slice), graph[user].operation == .binary(.add), !claimed.contains(user),
      graph.type(of: user).shape == graph.type(of: tile.slice).shape
    else { return tile }
    let operands = graph[user].operands
    return Tile(
      slice: tile.slice, start: tile.start, count: tile.count, sum: user,
      term: operands[0] == tile.slice ? operands[1] : operands[0])
  }

  private static func biases(of tiles: [Tile], _ isBias: [Bool], maySkip: Bool) -> Term? {
    let haveBias = tiles.map { tile in tile.term.map { isBias[$0.index] } ?? false }
    return (maySkip ? haveBias.contains(true) : haveBias.allSatisfy { $0 }) ? .biases : nil
  }

  private static func commonTerm(of tiles: [Tile], axis: Int, in graph: Graph) -> Term? {
    var source: ValueID?
    var first = 0
    for tile in tiles {
      guard let term = tile.term, case .slice(axis, let start, let count) = graph[term].operation else { return nil }
      let operand = graph[term].operands[0]
      if source == nil {
        source = operand
        first = start
      }
      guard source == operand, count == tile.count, start == first + tile.start else { return nil }
    }
    return source.map { .slices(of: $0, start: first) }
  }
}
