import Testing

@testable import GraphIR

/// Passes call themselves once for each equation of a chain.
@Suite struct DeepStackTests {
  @inline(never) private static func depth(_ count: Int, _ numbers: (Int, Int, Int, Int)) -> Int {
    if count == 0 { return numbers.0 }
    return depth(count - 1, (numbers.3 &+ 1, numbers.0, numbers.1, numbers.2)) &+ 1
  }

  /// A million frames, of which the usual 8 MB hold a tenth.
  @Test func aMillionFrames() {
    var result = 0
    onDeepStack { result = Self.depth(1_000_000, (0, 0, 0, 0)) }
    #expect(result >= 1_000_000)
  }
}
