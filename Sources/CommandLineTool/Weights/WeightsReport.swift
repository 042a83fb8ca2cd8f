import GraphIR

/// What an import says: what became of what, or all that keeps it from being done.
struct WeightsReport {
  private let weights: WeightsFile
  private let groups: [ParameterGroup]
  private let matching: WeightMatching
  private var rows: [(parameters: String, weights: String)] = []
  /// With the layers that they are about.
  private var notes: [(text: String, layers: [String])] = []
  private var wrong: [String] = []

  init(_ weights: WeightsFile, _ groups: [ParameterGroup], _ matching: WeightMatching) {
    (self.weights, self.groups, self.matching) = (weights, groups, matching)
  }

  /// A layer that has become a group.
  mutating func add(_ match: WeightMatching.Match, missing: [String]) {
    let layer = weights.layers[match.layer]
    let folded = layer.folded.isEmpty ? "" : ", with \(layer.folded.joined(separator: " and ")) folded"
    rows.append((groups[match.group].name, "\(layer.name) (\(match.rule.names[0])\(folded))"))
    if !missing.isEmpty { add("has no bias, so that these are zero: \(missing.joined(separator: ", "))", layer.name) }
    if let note = match.rule.note { add(note, layer.name) }
    if let note = match.rule.noteWithoutBias, !missing.isEmpty { add(note, layer.name) }
  }

  private mutating func add(_ note: String, _ layer: String) {
    if let index = notes.firstIndex(where: { $0.text == note }) {
      notes[index].layers.append(layer)
    } else {
      notes.append((note, [layer]))
    }
  }

  /// A tensor that the user gives to a parameter.
  mutating func add(_ parameter: Parameter, _ tensor: String, _ entry: TensorFile.Entry) {
    rows.append((parameter.name, "\(tensor), as it is"))
    if entry.shape != parameter.shape {
      wrong.append("  wrong shape: '\(tensor)' is \(entry.shape), and '\(parameter.name)' \(parameter.shape)")
    }
  }

  /// All that is wrong, line by line; nil if nothing is.
  var mistakes: String? {
    var lines = wrong
    var explained: Set<Int> = []
    for index in matching.freeLayers {
      let choices = matching.choices(of: index)
      guard choices.count > 1 else { continue }
      explained.insert(index)
      let names = choices.map { "'\(groups[$0].name)'" }
      lines.append(
        "  open: \(weights.layers[index].description) could be \(alternatives(names)); "
          + "'--map \(groups[choices[0]].name)=\(weights.layers[index].name)' says it")
    }
    let open = Set(matching.freeLayers.flatMap { explained.contains($0) ? matching.choices(of: $0) : [] })
    for index in matching.freeGroups where !open.contains(index) {
      let group = groups[index]
      if let (layer, differences) = matching.nearest(to: index), explained.insert(layer).inserted {
        for difference in differences {
          lines.append(
            "  wrong shape: '\(difference.parameter.name)' is \(difference.parameter.shape), and "
              + "\(weights.layers[layer].description) would make it \(difference.shape)")
        }
      } else {
        for (_, parameter) in group.parameters { lines.append("  missing: '\(parameter.name)' \(parameter.shape)") }
      }
    }
    for index in matching.freeLayers where !explained.contains(index) {
      let layer = weights.layers[index]
      for (name, shape) in layer.shapes.sorted(by: { $0.key < $1.key }) {
        lines.append("  left over: '\(name)' \(shape), of \(layer.kinds)")
      }
    }
    for layer in weights.layers where layer.isBatchNormalization {
      lines.append(
        "  not there: \(layer.description): no model normalizes batches. If nothing but it is between two layers, "
          + "'--fold BEFORE,\(layer.name)' or '--fold \(layer.name),BEHIND' computes it into one of them")
    }
    lines += weights.unknown.map { "  left over: '\($0.name)' \($0.shape), which no known layer has" }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}

extension WeightsReport: CustomStringConvertible {
  /// A line for each group, then what else is to be known.
  var description: String {
    let width = rows.map(\.parameters.count).max() ?? 0
    let lines =
      rows.map { $0.parameters + String(repeating: " ", count: width - $0.parameters.count) + "  from " + $0.weights }
      + weights.ignored.map { "left out: \($0)" }
      + notes.map { "note: \($0.layers.joined(separator: ", ")): \($0.text)" }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension WeightLayer {
  fileprivate var kinds: String { rules.map { $0.names[0] }.joined(separator: " or ") }
}
