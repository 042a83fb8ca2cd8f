import RNNRuntime
import Testing

@Suite struct RandomGeneratorTests {
  /// The first numbers of the reference implementation of xoshiro256++ from the state 1, 2, 3, 4.
  @Test func reference() throws {
    var generator = try #require(RandomGenerator(state: [1, 2, 3, 4]))
    let expected: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205,
      9_973_669_472_204_895_162,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func restoredStateContinues() throws {
    var generator = RandomGenerator(seed: 5)
    for _ in 0..<10 { _ = generator.normal() }
    var restored = try #require(RandomGenerator(state: generator.state))
    for _ in 0..<50 { #expect(generator.normal() == restored.normal()) }
    #expect(RandomGenerator(state: .zero) == nil)
  }

  @Test func uniformIsUniform() {
    var generator = RandomGenerator(seed: 11)
    var counts = [Int](repeating: 0, count: 20)
    for _ in 0..<20_000 { counts[Int(generator.uniform() * 20)] += 1 }
    let chiSquare = counts.map { Double(($0 - 1000) * ($0 - 1000)) / 1000 }.reduce(0, +)
    #expect(chiSquare < 43.8)  // 19 degrees of freedom, p = 0.001
  }

  /// The fourth moment depends on the logarithm over its whole range.
  @Test func normalHasTheMomentsOfTheNormalDistribution() {
    var generator = RandomGenerator(seed: 2)
    var moments = [0.0, 0, 0, 0]
    for _ in 0..<100_000 {
      let value = generator.normal()
      var power = 1.0
      for index in 0..<4 {
        power *= value
        moments[index] += power / 100_000
      }
    }
    #expect(abs(moments[0]) < 0.016 && abs(moments[1] - 1) < 0.023)
    #expect(abs(moments[2]) < 0.062 && abs(moments[3] - 3) < 0.16)
  }
}
