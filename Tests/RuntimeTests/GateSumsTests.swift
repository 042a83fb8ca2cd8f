import RNNRuntime
import Testing

/// Products of a single row, gate by gate, against sums in `Double`.
struct GateSumsTests {
  @Test(arguments: [0, 1, 2, 3, 4, 5, 7, 16, 33, 300])
  func matchesSum(k: Int) {
    check(k: k, OneGate.self)
    check(k: k, TwoGates.self)
    check(k: k, ThreeGates.self)
    check(k: k, FourGates.self)
    check(k: k, NineGates.self)
  }

  typealias OneGate = LastGate
  typealias TwoGates = Gate<LastGate>
  typealias ThreeGates = Gate<TwoGates>
  typealias FourGates = Gate<ThreeGates>
  typealias NineGates = Gate<Gate<Gate<Gate<Gate<FourGates>>>>>

  private func check<Sums: GateSums>(k: Int, _: Sums.Type) {
    let gates = Sums.count
    var numbers = TestNumbers(state: UInt64(k * 10 + gates))
    let input = numbers.floats(k + 1)
    let matrix = numbers.floats(gates * 16 * k + 1)
    let initial = numbers.floats(gates * 16)
    var packed = [Float](repeating: .nan, count: gates * 16 * k + 1)
    Kernel.pack(
      source: matrix, rowStride: k, columnStride: 1, rows: gates * 16, columns: k, blocks: gates, destination: &packed)
    for readsAhead in [false, true] {
      // The initial values as a product with 1.
      var start = Sums()
      start.accumulate(Lanes.broadcast(1), initial)
      let sums = Kernel.sums(start, k: k, input: input, packed: packed, readsAhead: readsAhead)
      for gate in 0..<gates {
        for unit in 0..<16 {
          var expected = Double(initial[gate * 16 + unit])
          for i in 0..<k { expected += Double(input[i]) * Double(matrix[(gate * 16 + unit) * k + i]) }
          #expect(abs(Double(values(sums)[gate][unit]) - expected) <= 1.2e-7 * (2 + Double(k)))
        }
      }
    }
  }

  private func values<Sums: GateSums>(_ sums: Sums) -> [f32x16] {
    withUnsafeBytes(of: sums) { Array($0.bindMemory(to: f32x16.self)) }
  }

  @Test func turns() {
    var memory: Float = 0
    #expect((0..<5).map { _ in Kernel.turn(&memory) } == [0, 1, 0, 1, 0])
  }
}
