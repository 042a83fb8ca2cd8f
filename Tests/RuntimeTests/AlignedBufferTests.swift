import RNNRuntime
import Testing

struct AlignedBufferTests {
  @Test(arguments: [0, 1, 7, 1000])
  func isZeroedAndAligned(count: Int) {
    let buffer = AlignedBuffer<Float>(count: count)
    #expect(buffer.count == count)
    #expect(UInt(bitPattern: buffer.pointer) % 64 == 0)
    #expect((0..<count).allSatisfy { buffer.pointer[$0] == 0 })
  }

  @Test func copiesAreIndependent() {
    let buffer = AlignedBuffer<Int32>(count: 3)
    buffer.pointer[1] = 5
    let copy = AlignedBuffer(copying: buffer)
    buffer.pointer[1] = 6
    #expect(copy.pointer[1] == 5)
    #expect(copy.count == 3)
  }
}
