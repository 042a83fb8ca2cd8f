/// Which layer of a file becomes which group of parameters.
///
/// A layer fits a group if one of its rules gives just the parameters of the group, in their shapes. Where several fit, the
/// names decide; among layers of one family that are alike, their numbers do, in the order of the groups. What is still open
/// is an error: the user says it.
struct WeightMatching {
  struct Match {
    var layer: Int
    var group: Int
    var rule: LayerRule
  }

  /// What the user says: groups whose names begin so belong to layers whose names begin so.
  struct Pair {
    var group: [String]
    var layer: [String]
  }

  private(set) var matches: [Match] = []
  private let layers: [WeightLayer]
  private let groups: [ParameterGroup]
  private let pairs: [Pair]
  /// The rules by which layers fit groups.
  private var rules: [[LayerRule?]] = []
  private(set) var freeLayers: [Int]
  private(set) var freeGroups: [Int]

  init(_ layers: [WeightLayer], _ groups: [ParameterGroup], _ pairs: [Pair]) {
    (self.layers, self.groups, self.pairs) = (layers, groups, pairs)
    freeLayers = layers.indices.filter { !layers[$0].isBatchNormalization }
    freeGroups = Array(groups.indices)
    rules = layers.map { layer in groups.map { Self.rule(layer, $0, pairs) } }
    while matchOnlyOnes() || matchByNames() || matchByNumbers() {}
    matches.sort { $0.group < $1.group }
  }

  private static func rule(_ layer: WeightLayer, _ group: ParameterGroup, _ pairs: [Pair]) -> LayerRule? {
    guard isPermitted(layer, group, pairs) else { return nil }
    let rules = layer.rules.filter { group.differences(layer, by: $0)?.isEmpty == true }
    // One that makes just these parameters rather than one of which something is not there.
    return rules.first { $0.targets.count == group.parameters.count } ?? rules.first
  }

  /// Whether what the user says, and the directions, allow it.
  private static func isPermitted(_ layer: WeightLayer, _ group: ParameterGroup, _ pairs: [Pair]) -> Bool {
    if let one = layer.direction, let other = group.direction, one != other { return false }
    return pairs.allSatisfy { group.path.starts(with: $0.group) == layer.path.starts(with: $0.layer) }
  }

  /// The free groups that a free layer fits.
  func choices(of layer: Int) -> [Int] { freeGroups.filter { rules[layer][$0] != nil } }

  private func choices(ofGroup group: Int) -> [Int] { freeLayers.filter { rules[$0][group] != nil } }

  private mutating func match(_ layer: Int, _ group: Int) {
    guard let rule = rules[layer][group] else { return }
    matches.append(Match(layer: layer, group: group, rule: rule))
    freeLayers.removeAll { $0 == layer }
    freeGroups.removeAll { $0 == group }
  }

  /// Where there is no choice.
  private mutating func matchOnlyOnes() -> Bool {
    for group in freeGroups {
      let choices = choices(ofGroup: group)
      // Of several that fit nothing else, the best.
      let bound = choices.filter { layer in self.choices(of: layer).count == 1 }
      if choices.count == 1 {
        match(choices[0], group)
        return true
      }
      if let best = bound.max(by: { likeness($0, group) < likeness($1, group) }) {
        match(best, group)
        return true
      }
    }
    return false
  }

  /// Where two names are more alike than either is to any other.
  private mutating func matchByNames() -> Bool {
    for layer in freeLayers {
      for group in choices(of: layer) {
        let own = likeness(layer, group)
        guard own > 0, choices(of: layer).allSatisfy({ $0 == group || likeness(layer, $0) < own }),
          choices(ofGroup: group).allSatisfy({ $0 == layer || likeness($0, group) < own })
        else { continue }
        match(layer, group)
        return true
      }
    }
    return false
  }

  /// Layers of one family, as many as there are groups that are most like each of them, and no others.
  private mutating func matchByNumbers() -> Bool {
    for layer in freeLayers {
      let best = bestChoices(of: layer)
      let alike = freeLayers.filter { bestChoices(of: $0) == best }
      let family = alike.filter {
        layers[$0].family == layers[layer].family && layers[$0].direction == layers[layer].direction
      }
      let others = freeLayers.filter { !family.contains($0) && !Set(bestChoices(of: $0)).isDisjoint(with: best) }
      guard family.count > 1, family.count == best.count, others.isEmpty else { continue }
      let ordered = family.sorted { layers[$0].numbers.lexicographicallyPrecedes(layers[$1].numbers) }
      for (layer, group) in zip(ordered, best) { match(layer, group) }
      return true
    }
    return false
  }

  private func bestChoices(of layer: Int) -> [Int] {
    let choices = choices(of: layer)
    let best = choices.map { likeness(layer, $0) }.max() ?? 0
    return choices.filter { likeness(layer, $0) == best }
  }

  /// How many words two names have in common, and the share of all words for those with the same number; 100 if they are equal.
  private func likeness(_ layer: Int, _ group: Int) -> Double {
    if layers[layer].path == groups[group].path { return 100 }
    let (left, right) = (words(of: layers[layer].path), words(of: groups[group].path))
    let common = left.intersection(right).count
    return common == 0 ? 0 : Double(common) + Double(common) / Double(left.union(right).count + 1)
  }

  // MARK: What is left

  /// What keeps a free group from being the free layer most like it: parameters of another shape.
  func nearest(to group: Int) -> (layer: Int, differences: [ParameterGroup.Difference])? {
    var best: (layer: Int, differences: [ParameterGroup.Difference])?
    for layer in freeLayers where Self.isPermitted(layers[layer], groups[group], pairs) {
      for rule in layers[layer].rules {
        guard let differences = groups[group].differences(layers[layer], by: rule), !differences.isEmpty else {
          continue
        }
        if let best, likeness(best.layer, group) >= likeness(layer, group) { continue }
        best = (layer, differences)
      }
    }
    return best
  }
}
