/// A floating type of 16 bits. Swift's `Float16` is not on every system.
struct SmallFloat {
  let exponentBits: Int
  let significandBits: Int

  static let float16 = SmallFloat(exponentBits: 5, significandBits: 10)
  static let bfloat16 = SmallFloat(exponentBits: 8, significandBits: 7)

  private var bias: Int { 1 << (exponentBits - 1) - 1 }
  private var infinity: UInt16 { UInt16((1 << exponentBits - 1) << significandBits) }
  /// What the last place of the smallest numbers is worth: 2 to this power.
  private var lowestPlace: Int { 1 - bias - significandBits }

  /// Exact.
  func value(_ bits: UInt16) -> Double {
    let magnitude = bits & 0x7FFF
    let exponent = Int(magnitude) >> significandBits
    let significand = Int(magnitude) & (1 << significandBits - 1)
    let absolute: Double
    if magnitude >= infinity {
      absolute = magnitude == infinity ? .infinity : .nan
    } else if exponent == 0 {
      absolute = Double(sign: .plus, exponent: lowestPlace, significand: Double(significand))
    } else {
      absolute = Double(
        sign: .plus, exponent: lowestPlace + exponent - 1, significand: Double(significand | 1 << significandBits))
    }
    return bits >> 15 == 0 ? absolute : -absolute
  }

  /// The nearest number; of two, the even one.
  func bits(_ value: Double) -> UInt16 {
    let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
    guard !value.isNaN else { return sign | infinity | 1 << (significandBits - 1) }
    guard value.magnitude < Double(sign: .plus, exponent: bias + 1, significand: 1) else { return sign | infinity }
    // In units of the last place. What is rounded up to the next power of two is right too: it carries.
    let exponent = max(value.exponent + bias, 1) - 1
    let units = Double(sign: .plus, exponent: -(lowestPlace + exponent), significand: value.magnitude)
      .rounded(.toNearestOrEven)
    return sign | UInt16(Int(units) + exponent << significandBits)
  }
}
