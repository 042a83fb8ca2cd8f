import GraphIR
import RNNFormats

/// A safetensors file of another framework: its layers, and what is none.
struct WeightsFile {
  private(set) var layers: [WeightLayer] = []
  /// Tensors that no rule knows.
  private(set) var unknown: [(name: String, shape: [Int])] = []
  /// Tensors that are left out: because of their names, or since the user says so.
  private(set) var ignored: [String] = []
  /// Those that the user gives to single parameters.
  private(set) var single: [String: TensorFile.Entry] = [:]
  /// Whether a tensor is in double precision, so that the result has to be.
  let isDouble: Bool

  private let file: SafetensorsFile
  private let path: String

  /// - Parameters:
  ///   - path: what errors name.
  ///   - framework: whose rules are tried; all without one.
  ///   - omitted: names of tensors or layers that the model does not need.
  ///   - single: names of tensors that are no part of a layer.
  init(
    _ file: SafetensorsFile, path: String, framework: LayerRule.Framework?, omitted: [String], single: Set<String>
  ) throws {
    (self.file, self.path) = (file, path)
    isDouble = file.names.contains { file.elementType(of: $0) == .float64 }
    var rest: [(text: String, name: WeightName)] = []
    let omitted = omitted.map { ($0, WeightName($0).parts) }
    var used: Set<String> = []
    for text in file.names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let name = WeightName(text)
      if let match = omitted.first(where: { name.parts.starts(with: $0.1) }) {
        used.insert(match.0)
        ignored.append(text)
      } else if single.contains(text) {
        self.single[text] = try entry(text)
      } else if name.isIgnored {
        ignored.append(text)
      } else {
        rest.append((text, name))
      }
    }
    for (text, _) in omitted where !used.contains(text) {
      throw UsageError(
        message: "'--omit': '\(path)' has no '\(text)'", suggestion: closestMatch(to: text, in: file.names))
    }
    let rules = LayerRule.all.filter { framework == nil || $0.framework == framework }
    try findLayers(rules.filter { $0.kind.isCell }, in: &rest)
    try findLayers(rules.filter { !$0.kind.isCell }, in: &rest)
    unknown = rest.map { ($0.text, file.shape(of: $0.text) ?? []) }
    markForward()
  }

  /// Takes the layers that these rules find.
  private mutating func findLayers(
    _ rules: [LayerRule], in rest: inout [(text: String, name: WeightName)]
  ) throws {
    /// Where a layer begins, told apart by its name in parts.
    var found: [[String]: WeightLayer] = [:]
    let texts = Dictionary(rest.map { ($0.name.parts, $0) }) { first, _ in first }
    for rule in rules {
      let tensors = rule.expandedTensors
      guard let required = tensors.first(where: { !$0.isOptional }) else { continue }
      let suffix = parts(required)
      for (_, name) in rest where name.parts.suffix(suffix.count).elementsEqual(suffix) {
        let prefix = Array(name.parts.dropLast(suffix.count))
        var present: [String: String] = [:]
        for tensor in tensors { present[tensor.name] = texts[prefix + parts(tensor)]?.text }
        let shapes = present.compactMapValues { file.shape(of: $0) }
        let beside = rest.filter { $0.name.parts.dropLast().elementsEqual(prefix) }
        guard rule.sizes(of: shapes) != nil, beside.allSatisfy({ present.values.contains($0.text) }) else { continue }
        if found[prefix] == nil {
          var layer = WeightLayer(path: prefix, rules: [], tensors: [:], shapes: [:], direction: name.direction)
          for (name, text) in present {
            layer.tensors[name] = try entry(text)
            layer.shapes[text] = file.shape(of: text)
          }
          found[prefix] = layer
        }
        // Rules that are alternatives have the same tensors.
        if Set(present.values) == Set(found[prefix]!.shapes.keys) { found[prefix]!.rules.append(rule) }
      }
    }
    let new = found.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    let claimed = Set(new.flatMap(\.shapes.keys))
    rest.removeAll { claimed.contains($0.text) }
    layers += new
  }

  private func parts(_ tensor: LayerRule.Tensor) -> [String] { tensor.name.split(separator: ".").map(String.init) }

  /// The numbers of a tensor. Integers are numbers, too.
  private func entry(_ name: String) throws -> TensorFile.Entry {
    do throws(SafetensorsError) {
      let isReal = file.elementType(of: name)?.isFloatingPoint ?? true
      let values = isReal ? try file.doubles(named: name) : try file.integers(named: name).map(Double.init)
      return .init(shape: file.shape(of: name) ?? [], values: values)
    } catch {
      throw FileFailure(error, path)
    }
  }

  /// PyTorch names the backward direction only: the layer beside it is the forward one.
  private mutating func markForward() {
    for backward in layers where backward.direction == .backward {
      guard let last = backward.path.last, last.hasSuffix("_reverse") else { continue }
      let path = Array(backward.path.dropLast()) + [String(last.dropLast("_reverse".count))]
      if let index = layers.firstIndex(where: { $0.path == path }) { layers[index].direction = .forward }
    }
  }

  /// The layers of this name: one, or all below it.
  func indices(of name: [String]) -> [Int] {
    layers.indices.filter { layers[$0].path.starts(with: name) }
  }

  /// Those of them that get what all of it gets: of layers on top of each other the lowest, in both directions.
  func lowestIndices(of name: [String]) -> [Int] {
    indices(of: name).filter { index in
      let rest = layers[index].path.dropFirst(name.count)
      return rest.first.map { $0 == "l0" || $0 == "l0_reverse" || $0.wholeMatch(of: /l[0-9]+(_reverse)?/) == nil }
        ?? true
    }
  }
}

extension WeightsFile {
  /// Computes a batch normalization into the layer that it follows, or that follows it.
  mutating func fold(_ norm: Int, into others: [Int], isBehind: Bool, epsilon: Double?) throws {
    do {
      for other in others { try layers[other].fold(layers[norm], isBehind: isBehind, epsilon: epsilon) }
    } catch let error as FileFailure {
      throw FileFailure(message: "'\(path)': \(error.message)")
    }
    layers.remove(at: norm)
  }
}

extension LayerRule.Kind {
  fileprivate var isCell: Bool {
    if case .cell = self { return true }
    return false
  }
}

extension FileFailure {
  init(_ error: SafetensorsError, _ path: String) {
    var error = error
    error.file = "'\(path)'"
    self.init(message: error.description)
  }
}
