// What steps of streams use most, 4 lanes at a time, for processors without vector registers: where generated code is
// compiled for `rnn_scalar`, these are taken instead of the functions for all instruction sets. They compute the same; sums
// of products are taken in order.

/// `GateSums` of 4 lanes.
public protocol NarrowGateSums {
  static var count: Int { get }
  /// sum[g] += input · columns[g], with the gates' panels of 16 columns side by side.
  mutating func accumulate(_ input: Float, _ columns: UnsafePointer<Float>)
}

public struct LastNarrowGate: NarrowGateSums {
  public var first: f32x4

  @export(implementation) @inline(__always)
  public static var count: Int { 1 }

  @export(implementation) @inline(__always)
  public init(_ first: f32x4) { self.first = first }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: Float, _ columns: UnsafePointer<Float>) {
    first = NarrowLanes.fma(NarrowLanes.broadcast(input), NarrowLanes.load(columns), first)
  }
}

public struct NarrowGate<Rest: NarrowGateSums>: NarrowGateSums {
  public var first: f32x4
  public var rest: Rest

  @export(implementation) @inline(__always)
  public static var count: Int { 1 &+ Rest.count }

  @export(implementation) @inline(__always)
  public init(_ first: f32x4, _ rest: Rest) {
    self.first = first
    self.rest = rest
  }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: Float, _ columns: UnsafePointer<Float>) {
    first = NarrowLanes.fma(NarrowLanes.broadcast(input), NarrowLanes.load(columns), first)
    rest.accumulate(input, columns + 16)
  }
}

extension Kernels where Target == rnn_scalar {
  /// initial[g] + Σ_k input[k] · W[g, k], for 4 units of each gate g.
  ///
  /// - Parameter packed: the columns of these units in the panel, [k, gates, 16], as `pack` writes it.
  @export(implementation) @inline(__always)
  public static func sums<Sums: NarrowGateSums>(
    _ initial: Sums, k: Int, input: UnsafePointer<Float>, packed: UnsafePointer<Float>, readsAhead: Bool
  ) -> Sums {
    var sums = initial
    var columns = packed
    var step = 0
    while step < k {
      sums.accumulate(input[step], columns)
      columns += Sums.count &* 16
      step &+= 1
    }
    return sums
  }

  /// `product` of a single row.
  @export(implementation) @inline(never)
  public static func product(
    rows: Int, k: Int, n: Int, input: UnsafePointer<Float>, inputStride: Int, packed: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, bias: UnsafePointer<Float>?, turn: Int = 0
  ) {
    var row = 0
    while row < rows {
      var column = 0
      while column < n {
        let count = n &- column
        let initial = bias.map { NarrowLanes.load($0 + column, count: count) } ?? f32x4()
        let sums = sums(
          LastNarrowGate(initial), k: k, input: input + row &* inputStride,
          packed: packed + ((column & ~15) &* k &+ (column & 15)), readsAhead: false)
        NarrowLanes.store(sums.first, destination + (row &* destinationStride &+ column), count: count)
        column &+= 4
      }
      row &+= 1
    }
  }

  /// `sparseProduct` of a single row after the other.
  @export(implementation) @inline(never)
  public static func sparseProduct(
    rows: Int, k: Int, n: Int, input: UnsafePointer<Float>, inputStride: Int, packed: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, bias: UnsafePointer<Float>?, turn: Int = 0
  ) {
    guard let matrix = SparseRows(packed, rows: n, columns: k) else {
      product(
        rows: rows, k: k, n: n, input: input, inputStride: inputStride, packed: packed + SparseRows.headerCount,
        destination: destination, destinationStride: destinationStride, bias: bias)
      return
    }
    var row = 0
    while row < rows {
      sparseVectorProduct(
        matrix, input: input + row &* inputStride, destination: destination + row &* destinationStride, bias: bias)
      row &+= 1
    }
  }

  @export(implementation) @inline(never)
  public static func copy(
    rows: Int, width: Int, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    copyMatrix(
      rows: rows, columns: width, source: source, sourceRowStride: sourceStride, sourceColumnStride: 1,
      destination: destination, destinationRowStride: destinationStride, destinationColumnStride: 1)
  }

  @export(implementation) @inline(never)
  public static func copyMatrix(
    rows: Int, columns: Int, source: UnsafePointer<Float>, sourceRowStride: Int, sourceColumnStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, destinationColumnStride: Int
  ) {
    var row = 0
    while row < rows {
      var element = source + row &* sourceRowStride
      var target = destination + row &* destinationRowStride
      var column = 0
      while column < columns {
        target.pointee = element.pointee
        element += sourceColumnStride
        target += destinationColumnStride
        column &+= 1
      }
      row &+= 1
    }
  }

  @export(implementation) @inline(never)
  public static func zero(rows: Int, width: Int, destination: UnsafeMutablePointer<Float>, destinationStride: Int) {
    var row = 0
    while row < rows {
      (destination + row &* destinationStride).update(repeating: 0, count: width)
      row &+= 1
    }
  }

  @export(implementation) @inline(never)
  public static func gather(
    rows: Int, width: Int, table: UnsafePointer<Float>, tableRowStride: Int, tableColumnStride: Int,
    token: UnsafePointer<Int32>, tokenStride: Int, destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      copyMatrix(
        rows: 1, columns: width, source: table + Int(token[row &* tokenStride]) &* tableRowStride, sourceRowStride: 0,
        sourceColumnStride: tableColumnStride, destination: destination + row &* destinationStride,
        destinationRowStride: 0, destinationColumnStride: 1)
      row &+= 1
    }
  }

  @export(implementation) @inline(never)
  public static func softmax(
    rows: Int, count: Int, width: Int, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, isLogarithmic: Bool
  ) {
    var row = 0
    while row < rows {
      var start = 0
      while start < count {
        let input = source + (row &* sourceStride &+ start)
        let output = destination + (row &* destinationStride &+ start)
        var greatest = input[0]
        var column = 1
        while column < width {
          // NaN stays.
          if !(input[column] <= greatest) && greatest == greatest { greatest = input[column] }
          column &+= 1
        }
        var sum: Float = 0
        column = 0
        while column < width {
          let power = rnn_exp_1(input[column] - greatest)
          if !isLogarithmic { output[column] = power }
          sum += power
          column &+= 1
        }
        let factor = isLogarithmic ? greatest + rnn_log_1(sum) : 1 / sum
        column = 0
        while column < width {
          output[column] = isLogarithmic ? input[column] - factor : output[column] * factor
          column &+= 1
        }
        start &+= width
      }
      row &+= 1
    }
  }
}
