extension Kernels {
  /// `product` for a single row, which takes as long as reading the matrix.
  @export(implementation) @inline(__always)
  static func vectorProduct(
    k: Int, n: Int, input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>?, turn: Int
  ) {
    let group = Target.RowOfOne.Columns.vectors &* 16
    let wide = n / group
    let groups = wide &+ (n &- wide &* group &+ 15) / 16
    var index = 0
    while index < groups {
      let place = turn & 1 == 0 ? index : groups &- 1 &- index
      let column = place < wide ? place &* group : wide &* group &+ (place &- wide) &* 16
      if place < wide {
        vectorProduct(
          Target.RowOfOne.self, group, k: k, input: input, packed: packed + column &* k,
          destination: destination + column, bias: bias.map { $0 + column })
      } else {
        vectorProduct(
          RaggedRow.self, min(16, n &- column), k: k, input: input, packed: packed + column &* k,
          destination: destination + column, bias: bias.map { $0 + column })
      }
      index &+= 1
    }
  }

  /// Two or four sums that are independent of each other, so that an addition need not wait for the one before.
  @export(implementation) @inline(never)
  static func vectorProduct<Row: RegisterTile>(
    _: Row.Type, _ count: Int, k: Int, input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>?
  ) {
    var even = Row()
    var odd = Row()
    let stride = k &* 16
    var columns = packed
    var step = 0
    while step &+ 2 <= k {
      even.accumulate(input + step, 0, Row.Columns(columns, stride, count))
      odd.accumulate(input + (step &+ 1), 0, Row.Columns(columns + 16, stride, count))
      columns += 32
      step &+= 2
    }
    if step < k {
      even.accumulate(input + step, 0, Row.Columns(columns, stride, count))
    }
    even.store(destination, 0, bias, 0, count)
    odd.store(destination, 0, UnsafePointer(destination), 0, count)
  }
}
