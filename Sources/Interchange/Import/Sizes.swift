/// A file may say anything; what is larger than this is no model.
enum Sizes {
  /// Of a tensor.
  static let maximumCount = 1 << 27
  /// Of numbers that stand for places and sizes: far from where arithmetic would overflow.
  static let maximum = 1 << 40

  /// How many elements a shape has, or nil if it is out of bounds.
  static func count(_ shape: some Sequence<Int>) -> Int? {
    var result = 1
    for size in shape {
      guard size >= 0, size <= maximumCount else { return nil }
      result *= size
      guard result <= maximumCount else { return nil }
    }
    return result
  }

  static func clamped(_ number: Double) -> Int { Int(min(max(number, -Double(maximum)), Double(maximum))) }
  static func clamped(_ number: Int64) -> Int { Int(min(max(number, -Int64(maximum)), Int64(maximum))) }
}
