@_exported import RNNRandom

extension Initializer {
  /// Numbers as generated code writes them: bit patterns of 8 hexadecimal digits each, in lower case.
  public static func values(bitPatterns: StaticString) -> Initializer {
    .values(
      (0..<bitPatterns.utf8CodeUnitCount / 8).map { index in
        Float(
          bitPattern: UInt32(bitPattern: Int32(truncatingIfNeeded: KernelWords.word(bitPatterns.utf8Start, index))))
      })
  }

  /// Stops the program if no tensor of this shape can be drawn.
  func requireValidity(shape: [Int]) {
    switch self {
    case .values(let values):
      require(values.count == shape.reduce(1, *), "there are as many values as a parameter has elements")
    case .reservoir(let density, let radius):
      require(shape.count == 2 && shape[0] == shape[1], "a reservoir is a square matrix")
      require(density > 0 && density <= 1 && radius >= 0, "a reservoir has a density above 0, at most 1, and a radius")
    case .constant, .glorot, .orthogonal, .uniform, .normal: break
    }
  }
}
