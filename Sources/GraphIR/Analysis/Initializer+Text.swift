extension Initializer {
  /// As the language writes it, with its numbers: `normal(0.125)`, `[1, 0; 0, 1]`.
  func text(ofShape shape: [Int]) -> String {
    switch self {
    case .constant(let value): return numberText(value)
    case .glorot: return "glorot"
    case .orthogonal: return "orthogonal"
    case .uniform(let low, let high): return "uniform(\(numberText(low)), \(numberText(high)))"
    case .normal(let deviation): return "normal(\(numberText(deviation)))"
    case .reservoir(let density, let radius): return "reservoir(\(numberText(density)), \(numberText(radius)))"
    case .values(let values): return "[\(Self.list(values[...], shape[...]))]"
    }
  }

  /// The same, where there is no room for many numbers.
  func shortText(ofShape shape: [Int]) -> String {
    guard case .values(let values) = self, values.count > 6 else { return text(ofShape: shape) }
    let shown = values.prefix(6).map(numberText).joined(separator: ", ")
    return "[\(shown), and \(values.count - 6) more]"
  }

  /// Row-major numbers; semicolons end the rows of a matrix.
  private static func list(_ values: ArraySlice<Double>, _ shape: ArraySlice<Int>) -> String {
    guard shape.count > 1, let extent = shape.first, extent > 0 else {
      return values.map(numberText).joined(separator: ", ")
    }
    let width = values.count / extent
    let rows = (0..<extent).map { list(values.dropFirst($0 * width).prefix(width), shape.dropFirst()) }
    return (shape.count == 2 ? rows : rows.map { "[\($0)]" }).joined(separator: "; ")
  }
}
