/// Batch normalization, which has learned: y = gamma * (x - mean) / sqrt(variance + epsilon) + beta for each feature, a
/// scaling and a shift, that the layer before or behind it can do as well.
extension WeightLayer {
  /// - Parameters:
  ///   - isBehind: whether the normalization gets what this layer gives; else it gives what this layer gets.
  mutating func fold(_ norm: WeightLayer, isBehind: Bool, epsilon: Double?) throws {
    let (scale, shift) = norm.scaleAndShift(epsilon)
    let rule = try rule(toFold: norm, of: scale.count, isBehind: isBehind)
    rules = [rule]
    let sizes = rule.sizes(of: tensors.mapValues(\.shape)) ?? [:]
    for place in rule.places(isBehind) {
      guard var matrix = tensors[place.weight] else { continue }
      let features = matrix.places(along: place.axis)
      if let bias = place.bias {
        var shifted = tensors[bias] ?? .init(zeros: rule.shape(of: bias, sizes))
        if isBehind {
          for feature in scale.indices {
            shifted.values[feature] = shifted.values[feature] * scale[feature] + shift[feature]
          }
        } else {
          let outputs = matrix.places(along: 1 - place.axis)
          for (index, feature) in features.enumerated() {
            shifted.values[outputs[index]] += matrix.values[index] * shift[feature]
          }
        }
        tensors[bias] = shifted
      }
      for (index, feature) in features.enumerated() {
        matrix.values[index] = matrix.values[index] * scale[feature] + (place.bias == nil ? shift[feature] : 0)
      }
      tensors[place.weight] = matrix
    }
    folded.append(norm.name)
  }

  /// The rule by which the layer has as many features there.
  private func rule(toFold norm: WeightLayer, of count: Int, isBehind: Bool) throws -> LayerRule {
    let side = isBehind ? "before" : "behind"
    let affine = rules.filter { !$0.places(isBehind).isEmpty }
    guard let first = affine.first else {
      throw FileFailure(
        message:
          "\(norm.description) cannot be folded into \(description), which is \(side) it: only into a layer that is "
          + "affine in what it \(isBehind ? "gives" : "is given")")
    }
    func extents(_ rule: LayerRule) -> [Int?] {
      rule.places(isBehind).map { place in tensors[place.weight].map { $0.shape[place.axis] } }
    }
    let fitting = affine.filter { extents($0).allSatisfy { $0 == count } }
    guard let rule = fitting.first else {
      let found = extents(first).compactMap { $0 }.first ?? 0
      throw FileFailure(message: "\(norm.description) has \(count) features, and \(description), \(side) it, \(found)")
    }
    guard fitting.allSatisfy({ $0.places(isBehind).map(\.axis) == rule.places(isBehind).map(\.axis) }) else {
      throw FileFailure(
        message:
          "\(norm.description) cannot be folded into \(description), since its tensors do not say which of them it is")
    }
    return rule
  }

  private func scaleAndShift(_ given: Double?) -> (scale: [Double], shift: [Double]) {
    guard let rule = rules.first, case .batchNormalization(let usual) = rule.kind else { return ([], []) }
    func values(_ names: [String]) -> [Double]? { names.lazy.compactMap { tensors[$0]?.values }.first }
    let mean = values(["running_mean", "moving_mean", "mean"]) ?? []
    let variance = values(["running_var", "moving_variance", "var"]) ?? []
    let gamma = values(["gamma", "scale", "weight"])
    let beta = values(["beta", "bias"])
    let scale = variance.indices.map { (gamma?[$0] ?? 1) / (variance[$0] + (given ?? usual)).squareRoot() }
    return (scale, mean.indices.map { (beta?[$0] ?? 0) - mean[$0] * scale[$0] })
  }
}

extension TensorFile.Entry {
  init(zeros shape: [Int]) { self.init(shape: shape, values: Array(repeating: 0, count: shape.reduce(1, *))) }

  /// Of each element, its index along an axis.
  fileprivate func places(along axis: Int) -> [Int] {
    let stride = shape[(axis + 1)...].reduce(1, *)
    return values.indices.map { $0 / stride % shape[axis] }
  }
}

extension LayerRule {
  /// The places of what the layer gives, or is given, for each gate.
  fileprivate func places(_ isBehind: Bool) -> [Place] {
    (isBehind ? output : input).flatMap { place in
      let weights = expanded(place.weight)
      let biases = place.bias.map { expanded($0) }
      return weights.indices.map { Place(weights[$0], axis: place.axis, bias: biases?[$0]) }
    }
  }

  /// The shape of a tensor, from the numbers that letters stand for.
  fileprivate func shape(of name: String, _ sizes: [Character: Int]) -> [Int] {
    let symbols = expandedTensors.first { $0.name == name }?.shape ?? []
    return symbols.map { symbol in
      let factor = Int(symbol.prefix(while: \.isNumber)) ?? 1
      return symbol.last.flatMap { sizes[$0] }.map { $0 * factor } ?? factor
    }
  }
}
