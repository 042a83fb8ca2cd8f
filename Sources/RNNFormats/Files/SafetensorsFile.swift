import Foundation

/// A safetensors file: named tensors and metadata (https://huggingface.co/docs/safetensors: the length of the header
/// as eight bytes, the header as JSON, the tensors' bytes, all little-endian).
public struct SafetensorsFile: Sendable {
  public typealias ElementType = SafetensorsElementType

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
    switch contents.withUnsafeBytes(SafetensorsHeader.read) {
    case .success(let found): (header, dataStart) = found
    case .failure(let error): throw SafetensorsError(file: path, tensor: error.tensor, reason: error.reason)
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
    guard let values: [Value] = contents.withUnsafeBytes({ entry.floatingPoint(of: $0[dataStart...]) }) else {
      throw error(entry.name, .noFloatingPoint(entry.elementType))
    }
    return values
  }

  private func elements<Bits: FixedWidthInteger & BitwiseCopyable, Value>(
    _ entry: SafetensorsHeader.Entry, _ value: (Bits) -> Value
  ) -> [Value] {
    contents.withUnsafeBytes { entry.elements(of: $0[dataStart...], value) }
  }
}
