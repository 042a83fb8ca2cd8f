/// One row of a register tile, one vector wide, of which only the first `count` columns exist in memory.
public struct RaggedRow: RegisterTile {
  public struct Columns: TileColumns {
    @usableFromInline let a: f32x16

    @export(implementation) @inline(__always)
    public static var vectors: Int { 1 }

    @export(implementation) @inline(__always)
    public init(_ source: UnsafePointer<Float>, _ stride: Int, _ count: Int) {
      a = Lanes.load(source, count: count)
    }
  }

  @usableFromInline var a: f32x16

  @export(implementation) @inline(__always)
  public static var rows: Int { 1 }

  @export(implementation) @inline(__always)
  public init() { a = f32x16() }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: UnsafePointer<Float>, _ stride: Int, _ columns: Columns) {
    a = Lanes.fma(Lanes.broadcast(input.pointee), columns.a, a)
  }

  @export(implementation) @inline(__always)
  public func store(
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int, _ addend: UnsafePointer<Float>?, _ addendStride: Int,
    _ count: Int
  ) {
    var sum = a
    if let addend { sum = Lanes.add(sum, Lanes.load(addend, count: count)) }
    Lanes.store(sum, destination, count: count)
  }
}

/// One row of a register tile, two vectors wide, of which only the first `count` columns (17 to 32) exist in memory.
public struct RaggedRow2: RegisterTile {
  public struct Columns: TileColumns {
    @usableFromInline let a: f32x16, b: f32x16

    @export(implementation) @inline(__always)
    public static var vectors: Int { 2 }

    @export(implementation) @inline(__always)
    public init(_ source: UnsafePointer<Float>, _ stride: Int, _ count: Int) {
      a = Lanes.load(source)
      b = Lanes.load(source + stride, count: count &- 16)
    }
  }

  @usableFromInline var a: f32x16, b: f32x16

  @export(implementation) @inline(__always)
  public static var rows: Int { 1 }

  @export(implementation) @inline(__always)
  public init() {
    a = f32x16()
    b = f32x16()
  }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: UnsafePointer<Float>, _ stride: Int, _ columns: Columns) {
    let x = Lanes.broadcast(input.pointee)
    a = Lanes.fma(x, columns.a, a)
    b = Lanes.fma(x, columns.b, b)
  }

  @export(implementation) @inline(__always)
  public func store(
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int, _ addend: UnsafePointer<Float>?, _ addendStride: Int,
    _ count: Int
  ) {
    var sums = (a, b)
    if let addend {
      sums.0 = Lanes.add(a, Lanes.load(addend))
      sums.1 = Lanes.add(b, Lanes.load(addend + 16, count: count &- 16))
    }
    Lanes.store(sums.0, destination)
    Lanes.store(sums.1, destination + 16, count: count &- 16)
  }
}

/// One row of a register tile, one vector wide.
public struct Row1: RegisterTile {
  public struct Columns: TileColumns {
    @usableFromInline let a: f32x16

    @export(implementation) @inline(__always)
    public static var vectors: Int { 1 }

    @export(implementation) @inline(__always)
    public init(_ source: UnsafePointer<Float>, _ stride: Int, _ count: Int) {
      a = Lanes.load(source)
    }
  }

  @usableFromInline var a: f32x16

  @export(implementation) @inline(__always)
  public static var rows: Int { 1 }

  @export(implementation) @inline(__always)
  public init() {
    a = f32x16()
  }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: UnsafePointer<Float>, _ stride: Int, _ columns: Columns) {
    let x = Lanes.broadcast(input.pointee)
    a = Lanes.fma(x, columns.a, a)
  }

  @export(implementation) @inline(__always)
  public func store(
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int, _ addend: UnsafePointer<Float>?, _ addendStride: Int,
    _ count: Int
  ) {
    if let addend {
      Lanes.store(Lanes.add(a, Lanes.load(addend)), destination)
    } else {
      Lanes.store(a, destination)
    }
  }
}

/// One row of a register tile, two vectors wide.
public struct Row2: RegisterTile {
  public struct Columns: TileColumns {
    @usableFromInline let a: f32x16, b: f32x16

    @export(implementation) @inline(__always)
    public static var vectors: Int { 2 }

    @export(implementation) @inline(__always)
    public init(_ source: UnsafePointer<Float>, _ stride: Int, _ count: Int) {
      a = Lanes.load(source)
      b = Lanes.load(source + stride)
    }
  }

  @usableFromInline var a: f32x16, b: f32x16

  @export(implementation) @inline(__always)
  public static var rows: Int { 1 }

  @export(implementation) @inline(__always)
  public init() {
    a = f32x16()
    b = f32x16()
  }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: UnsafePointer<Float>, _ stride: Int, _ columns: Columns) {
    let x = Lanes.broadcast(input.pointee)
    a = Lanes.fma(x, columns.a, a)
    b = Lanes.fma(x, columns.b, b)
  }

  @export(implementation) @inline(__always)
  public func store(
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int, _ addend: UnsafePointer<Float>?, _ addendStride: Int,
    _ count: Int
  ) {
    if let addend {
      Lanes.store(Lanes.add(a, Lanes.load(addend)), destination)
      Lanes.store(Lanes.add(b, Lanes.load(addend + 16)), destination + 16)
    } else {
      Lanes.store(a, destination)
      Lanes.store(b, destination + 16)
    }
  }
}

/// One row of a register tile, three vectors wide.
public struct Row3: RegisterTile {
  public struct Columns: TileColumns {
    @usableFromInline let a: f32x16, b: f32x16, c: f32x16

    @export(implementation) @inline(__always)
    public static var vectors: Int { 3 }

    @export(implementation) @inline(__always)
    public init(_ source: UnsafePointer<Float>, _ stride: Int, _ count: Int) {
      a = Lanes.load(source)
      b = Lanes.load(source + stride)
      c = Lanes.load(source + 2 &* stride)
    }
  }

  @usableFromInline var a: f32x16, b: f32x16, c: f32x16

  @export(implementation) @inline(__always)
  public static var rows: Int { 1 }

  @export(implementation) @inline(__always)
  public init() {
    a = f32x16()
    b = f32x16()
    c = f32x16()
  }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: UnsafePointer<Float>, _ stride: Int, _ columns: Columns) {
    let x = Lanes.broadcast(input.pointee)
    a = Lanes.fma(x, columns.a, a)
    b = Lanes.fma(x, columns.b, b)
    c = Lanes.fma(x, columns.c, c)
  }

  @export(implementation) @inline(__always)
  public func store(
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int, _ addend: UnsafePointer<Float>?, _ addendStride: Int,
    _ count: Int
  ) {
    if let addend {
      Lanes.store(Lanes.add(a, Lanes.load(addend)), destination)
      Lanes.store(Lanes.add(b, Lanes.load(addend + 16)), destination + 16)
      Lanes.store(Lanes.add(c, Lanes.load(addend + 32)), destination + 32)
    } else {
      Lanes.store(a, destination)
      Lanes.store(b, destination + 16)
      Lanes.store(c, destination + 32)
    }
  }
}
