import RNNRuntime

extension Collection {
  /// One of the elements, of which there is at least one, each as probable as another.
  public func drawn(_ random: inout RandomGenerator) -> Element { randomElement(using: &random)! }
}

extension RandomGenerator {
  /// True with this probability.
  public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }
}
