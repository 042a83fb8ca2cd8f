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
    var column = 0
    while column < width {
      let number = Float(
        bitPattern: UInt32(bitPattern: Int32(truncatingIfNeeded: KernelWords.word(numbers.utf8Start, column))))
      var row = 0
      while row < rows {
        destination[row &* destinationStride &+ column] = number
        row &+= 1
      }
      column &+= 1
    }
  }
}
