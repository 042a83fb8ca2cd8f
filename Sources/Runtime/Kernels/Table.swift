extension Kernels {
  /// destination[row] = numbers.
  ///
  /// - Parameters:
  ///   - numbers: `width` bit patterns of 8 hexadecimal digits each, in lower case.
  ///   - destination: [rows, width].
  @export(implementation) @inline(never)
  public static func table(
    rows: Int, width: Int, numbers: StaticString, destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    let digits = numbers.utf8Start
    var column = 0
    while column < width {
      var bits: UInt32 = 0
      var place = 0
      while place < 8 {
        let digit = digits[column &* 8 &+ place]
        // "0" is 48, and "a" 97.
        bits = bits << 4 | UInt32(digit < 97 ? digit &- 48 : digit &- 87)
        place &+= 1
      }
      var row = 0
      while row < rows {
        destination[row &* destinationStride &+ column] = Float(bitPattern: bits)
        row &+= 1
      }
      column &+= 1
    }
  }
}
