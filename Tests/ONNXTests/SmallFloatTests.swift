import Testing

@testable import ONNX

@Suite struct SmallFloatTests {
  @Test func bfloat16OfEveryPattern() {
    for bits in UInt16.min ... .max {
      check(.bfloat16, bits, Double(Float(bitPattern: UInt32(bits) << 16)))
    }
  }

  #if !(os(macOS) && arch(x86_64))
    @Test func float16OfEveryPattern() {
      for bits in UInt16.min ... .max { check(.float16, bits, Double(Float16(bitPattern: bits))) }
    }

    /// Between neighbors: in the middle, and a little to both sides.
    @Test func rounding() {
      for bits in UInt16.min..<0x7C00 {
        let (low, high) = (Float16(bitPattern: bits), Float16(bitPattern: bits).nextUp)
        let middle = high.isFinite ? (Double(low) + Double(high)) / 2 : 65520
        for value in [middle, middle.nextUp, middle.nextDown, -middle] {
          #expect(SmallFloat.float16.bits(value) == Float16(value).bitPattern)
        }
      }
    }
  #endif

  @Test func extremes() {
    #expect(SmallFloat.bfloat16.bits(.greatestFiniteMagnitude) == 0x7F80)
    #expect(SmallFloat.bfloat16.bits(-.leastNonzeroMagnitude) == 0x8000)
    // Half of the smallest number, which is rounded to even, and a little more.
    #expect(SmallFloat.bfloat16.bits(0x1p-134) == 0)
    #expect(SmallFloat.bfloat16.bits((0x1p-134 as Double).nextUp) == 1)
    #expect(SmallFloat.bfloat16.bits(1 + 0x1p-8) == 0x3F80)
    #expect(SmallFloat.bfloat16.bits(1 + 0x3p-8) == 0x3F82)
    #expect(SmallFloat.bfloat16.bits(.signalingNaN) & 0x7FFF > 0x7F80)
  }

  private func check(_ type: SmallFloat, _ bits: UInt16, _ value: Double) {
    guard !value.isNaN else {
      #expect(type.value(bits).isNaN)
      return
    }
    #expect(type.value(bits) == value && type.value(bits).sign == value.sign)
    #expect(type.bits(value) == bits)
  }
}
