import Foundation

/// A safetensors file: named tensors and metadata (https://huggingface.co/docs/safetensors: the length of the header
/// as eight bytes, the header as JSON, the tensors' bytes, all little-endian).
public struct SafetensorsFile: Sendable {
  /// The types that elements can have in a file.
  public enum ElementType: String, Hashable, Sendable {
    case float64 = "F64"
    case float32 = "F32"
    case float16 = "F16"
    case bfloat16 = "BF16"
    case float8e5m2 = "F8_E5M2"
    case float8e4m3 = "F8_E4M3"
    case int64 = "I64"
    case int32 = "I32"
    case int16 = "I16"
    case int8 = "I8"
    case uint64 = "U64"
    case uint32 = "U32"
    case uint16 = "U16"
    case uint8 = "U8"
    case bool = "BOOL"

    package var isFloatingPoint: Bool {
      switch self {
      case .float64, .float32, .float16, .bfloat16, .float8e5m2, .float8e4m3: true
      case .int64, .int32, .int16, .int8, .uint64, .uint32, .uint16, .uint8, .bool: false
      }
    }

    /// Of one element.
    public var byteCount: Int {
      switch self {
      case .float64, .int64, .uint64: 8
      case .float32, .int32, .uint32: 4
      case .float16, .bfloat16, .int16, .uint16: 2
      case .float8e5m2, .float8e4m3, .int8, .uint8, .bool: 1
      }
    }
  }

  /// The path that errors name.
  public let path: String
  /// The strings of the header's `__metadata__`.
  public let metadata: [String: String]
  private let entries: [SafetensorsHeader.Entry]
  private let indices: [String: Int]
  /// The whole file, and where the tensors' bytes begin in it.
  private let contents: Data
  private let dataStart: Int

  /// Reads a file.
  ///
  /// Nothing is allocated that the file's length does not bear out.
  /// - Throws: `SafetensorsError`.
  public init(contentsOf url: URL) throws(SafetensorsError) {
    let contents: Data
    do { contents = try RNNFormats.contents(of: url.path) } catch {
      throw SafetensorsError(file: url.path, reason: .unreadable(error.reason))
    }
    try self.init(parsing: contents, path: url.path)
  }

  /// Reads the bytes of a file.
  /// - Parameter path: what errors name.
  package init(parsing contents: Data, path: String) throws(SafetensorsError) {
    let header: SafetensorsHeader
    do throws(SafetensorsHeader.Failure) {
      guard contents.count >= 8 else { throw .init(.truncated(bytes: contents.count)) }
      let length = contents.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      guard length <= contents.count - 8, length <= SafetensorsHeader.maximumLength else {
        throw .init(.headerLength(length, remaining: contents.count - 8))
      }
      dataStart = 8 + Int(length)
      header = try SafetensorsHeader(parsing: [UInt8](contents.dropFirst(8).prefix(Int(length))))
      try header.check(dataCount: contents.count - dataStart)
    } catch {
      throw SafetensorsError(file: path, tensor: error.tensor, reason: error.reason)
    }
    self.path = path
    self.contents = contents
    metadata = header.metadata
    entries = header.entries
    indices = Dictionary(uniqueKeysWithValues: header.entries.enumerated().map { ($1.name, $0) })
  }

  /// The tensors, in the order of the file's header.
  public var names: [String] { entries.map(\.name) }

  /// The shape of a tensor, or nil if there is none of this name.
  public func shape(of name: String) -> [Int]? { indices[name].map { entries[$0].shape } }

  /// The element type of a tensor, or nil if there is none of this name.
  public func elementType(of name: String) -> ElementType? { indices[name].map { entries[$0].elementType } }

  package func error(_ tensor: String?, _ reason: SafetensorsError.Reason) -> SafetensorsError {
    SafetensorsError(file: path, tensor: tensor, reason: reason)
  }
}

// MARK: Elements

extension SafetensorsFile {
  /// The elements of a tensor of floating-point numbers, rounded to single precision, row-major.
  /// - Throws: `SafetensorsError` if it is missing or holds other elements.
  public func floats(named name: String) throws(SafetensorsError) -> [Float] {
    try floatingPoint(entry(named: name))
  }

  /// The elements of a tensor of floating-point numbers, row-major.
  /// - Throws: `SafetensorsError` if it is missing or holds other elements.
  public func doubles(named name: String) throws(SafetensorsError) -> [Double] {
    try floatingPoint(entry(named: name))
  }

  /// The elements of a tensor of integers, row-major.
  /// - Throws: `SafetensorsError` if it is missing or holds other elements.
  public func integers(named name: String) throws(SafetensorsError) -> [Int] {
    let entry = try entry(named: name)
    switch entry.elementType {
    case .int64: return elements(entry) { (bits: UInt64) in Int(truncatingIfNeeded: bits) }
    case .int32: return elements(entry) { (bits: UInt32) in Int(Int32(bitPattern: bits)) }
    case .int16: return elements(entry) { (bits: UInt16) in Int(Int16(bitPattern: bits)) }
    case .int8: return elements(entry) { (bits: UInt8) in Int(Int8(bitPattern: bits)) }
    case .uint32: return elements(entry) { (bits: UInt32) in Int(truncatingIfNeeded: bits) }
    case .uint16: return elements(entry) { (bits: UInt16) in Int(bits) }
    case .uint8, .bool: return elements(entry) { (bits: UInt8) in Int(bits) }
    case .uint64, .float64, .float32, .float16, .bfloat16, .float8e5m2, .float8e4m3:
      throw error(name, .elementType(entry.elementType, wanted: "signed 64-bit integers, or smaller ones,"))
    }
  }

  private func entry(named name: String) throws(SafetensorsError) -> SafetensorsHeader.Entry {
    guard let index = indices[name] else { throw error(name, .missing) }
    return entries[index]
  }

  private func floatingPoint<Value: BinaryFloatingPoint>(
    _ entry: SafetensorsHeader.Entry
  ) throws(SafetensorsError) -> [Value] {
    switch entry.elementType {
    case .float64: return elements(entry) { (bits: UInt64) in Value(Double(bitPattern: bits)) }
    case .float32: return elements(entry) { (bits: UInt32) in Value(Float(bitPattern: bits)) }
    case .bfloat16: return elements(entry) { (bits: UInt16) in Value(Float(bitPattern: UInt32(bits) << 16)) }
    case .float16: return elements(entry) { (bits: UInt16) in Value(Self.float(half: bits)) }
    case .float8e5m2, .float8e4m3, .int64, .int32, .int16, .int8, .uint64, .uint32, .uint16, .uint8, .bool:
      throw error(entry.name, .elementType(entry.elementType, wanted: "F32, F64, F16 or BF16"))
    }
  }

  private func elements<Bits: FixedWidthInteger & BitwiseCopyable, Value>(
    _ entry: SafetensorsHeader.Entry, _ value: (Bits) -> Value
  ) -> [Value] {
    contents.withUnsafeBytes { bytes in
      let step = MemoryLayout<Bits>.size
      return stride(from: entry.bytes.lowerBound, to: entry.bytes.upperBound, by: step).map { offset in
        value(Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: dataStart + offset, as: Bits.self)))
      }
    }
  }

  /// Half precision, which not every platform has a type for.
  private static func float(half bits: UInt16) -> Float {
    let significand = UInt32(bits & 0x3FF)
    let magnitude: Float
    switch bits >> 10 & 0x1F {
    case 0: magnitude = Float(significand) * 0x1p-24
    case 0x1F: magnitude = Float(bitPattern: 0x7F80_0000 | significand << 13)
    case let exponent: magnitude = Float(bitPattern: (UInt32(exponent) + 112) << 23 | significand << 13)
    }
    return bits & 0x8000 == 0 ? magnitude : -magnitude
  }
}
