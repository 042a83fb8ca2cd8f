import RNNRuntime
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 7, 64])
  func eachShardRunsOnce(count: Int) {
    let calls = AlignedBuffer<Int32>(count: 64)
    for round in 1...200 as ClosedRange<Int32> {
      Parallel.forEach(count) { calls.pointer[$0] += 1 }
      #expect((0..<64).allSatisfy { calls.pointer[$0] == ($0 < count ? round : 0) })
    }
  }

  @Test func callsMayBeNestedAndConcurrent() {
    let calls = AlignedBuffer<Int32>(count: 64)
    Parallel.forEach(8) { outer in
      Parallel.forEach(8) { inner in calls.pointer[8 * outer + inner] += 1 }
    }
    #expect((0..<64).allSatisfy { calls.pointer[$0] == 1 })
  }

  @Test func denormalsAreFlushedInside() {
    let sources = AlignedBuffer<Float>(count: 8)
    let results = AlignedBuffer<Float>(count: 8)
    for index in 0..<8 { sources.pointer[index] = 0x1p-126 }
    func halve(_ shard: Int) { results.pointer[shard] = sources.pointer[shard] * 0.5 }
    halve(0)
    #expect(results.pointer[0] == 0x1p-127)
    for count in [1, 8] {
      Parallel.forEach(count) { results.pointer[$0] = sources.pointer[$0] * 0.5 }
      #expect((0..<count).allSatisfy { results.pointer[$0] == 0 })
    }
    halve(0)
    #expect(results.pointer[0] == 0x1p-127)
  }

  @Test func thereIsAThread() { #expect(Parallel.defaultThreadCount >= 1) }
}
