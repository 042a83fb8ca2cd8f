/// Numbers that stand in generated code as text: an array of them would take the compiler long.
@usableFromInline
enum KernelWords {
  /// The number of 8 hexadecimal digits at an index.
  @export(implementation) @inline(__always)
  static func word(_ text: UnsafePointer<UInt8>, _ index: Int) -> Int {
    var bits: UInt32 = 0
    var place = index &* 8
    let end = place &+ 8
    while place < end {
      // "0" is 48, and "a" 97.
      let digit = text[place]
      bits = bits << 4 | UInt32(digit < 97 ? digit &- 48 : digit &- 87)
      place &+= 1
    }
    return Int(Int32(bitPattern: bits))
  }

  @export(implementation) @inline(__always)
  static func six(_ text: UnsafePointer<UInt8>, _ start: Int) -> (Int, Int, Int, Int, Int, Int) {
    (
      word(text, start), word(text, start &+ 1), word(text, start &+ 2), word(text, start &+ 3), word(text, start &+ 4),
      word(text, start &+ 5)
    )
  }
}
