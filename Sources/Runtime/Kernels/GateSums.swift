/// Sums of products held in registers: a vector of units for each gate of a cell.
///
/// Gates are nested, `Gate(f, Gate(i, LastGate(o)))`, so that any number of them is nothing but registers.
public protocol GateSums {
  static var count: Int { get }
  /// Zeros.
  init()
  /// sum[g] += input · columns[g], with the gates' columns side by side.
  mutating func accumulate(_ input: f32x16, _ columns: UnsafePointer<Float>)
  func adding(_ other: Self) -> Self
}

public struct LastGate: GateSums {
  public var first: f32x16

  @export(implementation) @inline(__always)
  public static var count: Int { 1 }

  @export(implementation) @inline(__always)
  public init() { first = f32x16() }

  @export(implementation) @inline(__always)
  public init(_ first: f32x16) { self.first = first }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: f32x16, _ columns: UnsafePointer<Float>) {
    first = Lanes.fma(input, Lanes.load(columns), first)
  }

  @export(implementation) @inline(__always)
  public func adding(_ other: LastGate) -> LastGate { LastGate(Lanes.add(first, other.first)) }
}

public struct Gate<Rest: GateSums>: GateSums {
  public var first: f32x16
  public var rest: Rest

  @export(implementation) @inline(__always)
  public static var count: Int { 1 &+ Rest.count }

  @export(implementation) @inline(__always)
  public init() {
    first = f32x16()
    rest = Rest()
  }

  @export(implementation) @inline(__always)
  public init(_ first: f32x16, _ rest: Rest) {
    self.first = first
    self.rest = rest
  }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: f32x16, _ columns: UnsafePointer<Float>) {
    first = Lanes.fma(input, Lanes.load(columns), first)
    rest.accumulate(input, columns + 16)
  }

  @export(implementation) @inline(__always)
  public func adding(_ other: Self) -> Self { Self(Lanes.add(first, other.first), rest.adding(other.rest)) }
}

extension Kernels {
  /// initial[g] + Σ_k input[k] · W[g, k], for 16 units of each gate g.
  ///
  /// - Parameters:
  ///   - input: [k].
  ///   - packed: the panel of these units, [k, gates, 16], as `pack` writes it.
  ///   - readsAhead: whether the matrix is too large for the first-level cache.
  @export(implementation) @inline(__always)
  public static func sums<Sums: GateSums>(
    _ initial: Sums, k: Int, input: UnsafePointer<Float>, packed: UnsafePointer<Float>, readsAhead: Bool
  ) -> Sums {
    if Target.sumsInParts && (Sums.count == 3 || Sums.count == 4) {
      var sums = initial
      withUnsafeMutablePointer(to: &sums) {
        let floats = UnsafeMutableRawPointer($0).assumingMemoryBound(to: Float.self)
        if Sums.count == 3 {
          rnn_sum_three_gates(floats, k, input, packed)
        } else {
          rnn_sum_four_gates(floats, k, input, packed)
        }
      }
      return sums
    }
    // Several sums that are independent of each other, so that an addition need not wait for the one before.
    let chains = min(Target.chains(gates: Sums.count), k)
    let stride = Sums.count &* 16
    var a = initial
    var b = Sums()
    var c = Sums()
    var d = Sums()
    var columns = packed
    var step = 0
    if chains >= 4 {
      while step &+ 4 <= k {
        accumulate(&a, input + step, columns, readsAhead)
        accumulate(&b, input + (step &+ 1), columns + stride, readsAhead)
        accumulate(&c, input + (step &+ 2), columns + 2 &* stride, readsAhead)
        accumulate(&d, input + (step &+ 3), columns + 3 &* stride, readsAhead)
        columns += 4 &* stride
        step &+= 4
      }
    }
    if chains >= 2 {
      while step &+ 2 <= k {
        accumulate(&a, input + step, columns, readsAhead)
        accumulate(&b, input + (step &+ 1), columns + stride, readsAhead)
        columns += 2 &* stride
        step &+= 2
      }
    }
    while step < k {
      accumulate(&a, input + step, columns, readsAhead)
      columns += stride
      step &+= 1
    }
    return chains >= 4 ? a.adding(b).adding(c.adding(d)) : chains >= 2 ? a.adding(b) : a
  }

  @export(implementation) @inline(__always)
  static func accumulate<Sums: GateSums>(
    _ sums: inout Sums, _ input: UnsafePointer<Float>, _ columns: UnsafePointer<Float>, _ readsAhead: Bool
  ) {
    if readsAhead {
      var gate = 0
      while gate < Sums.count {
        Lanes.prefetchToL1(columns + (256 &+ gate &* 16))
        gate &+= 1
      }
    }
    sums.accumulate(Lanes.broadcast(input.pointee), columns)
  }

  /// 0 and 1 in turn: the value at an address, which is exchanged for the other one.
  @export(implementation) @inline(__always)
  public static func turn(_ address: UnsafeMutablePointer<Float>) -> Int {
    let turn = address.pointee
    address.pointee = 1 - turn
    return Int(turn)
  }
}
