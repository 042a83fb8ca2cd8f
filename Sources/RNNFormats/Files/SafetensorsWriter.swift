import Foundation

/// Collects the tensors of a safetensors file, and writes it in one step.
package struct SafetensorsWriter {
  private let path: String
  private var header: SafetensorsHeader
  private var names: Set<String> = ["__metadata__"]
  private var data = Data()

  package init(path: String, metadata: [String: String] = [:]) {
    self.path = path
    header = SafetensorsHeader(metadata: metadata)
  }

  /// Adds a tensor of single precision, row-major. Each has a name of its own.
  package mutating func append(
    _ name: String, shape: [Int], _ elements: UnsafeBufferPointer<Float>
  ) throws(SafetensorsError) {
    try append(name, .float32, shape, elements.lazy.map(\.bitPattern))
  }

  /// Adds a tensor of double precision, row-major. Each has a name of its own.
  package mutating func append(
    _ name: String, shape: [Int], _ elements: [Double]
  ) throws(SafetensorsError) {
    try append(name, .float64, shape, elements.lazy.map(\.bitPattern))
  }

  private mutating func append<Bits: FixedWidthInteger>(
    _ name: String, _ type: SafetensorsFile.ElementType, _ shape: [Int], _ elements: some Collection<Bits>
  ) throws(SafetensorsError) {
    guard names.insert(name).inserted else {
      throw SafetensorsError(file: path, tensor: name, reason: .duplicateName)
    }
    let start = data.count
    data.reserveCapacity(start + elements.count * type.byteCount)
    for bits in elements { withUnsafeBytes(of: bits.littleEndian) { data.append(contentsOf: $0) } }
    header.entries.append(.init(name: name, elementType: type, shape: shape, bytes: start..<data.count))
  }

  /// The bytes before the tensors', padded so that these begin at a multiple of eight.
  private var prefix: Data {
    var text = Array(header.text.utf8)
    text += [UInt8](repeating: 0x20, count: (8 - text.count % 8) % 8)
    var prefix = Data()
    withUnsafeBytes(of: UInt64(text.count).littleEndian) { prefix.append(contentsOf: $0) }
    return prefix + text
  }

  /// The bytes of the file: the same for the same tensors and metadata.
  package var contents: Data { prefix + data }

  /// - Throws: `SafetensorsError`.
  package func write() throws(SafetensorsError) {
    do { try FileReplacement.write([prefix, data], to: path) } catch {
      throw SafetensorsError(file: path, reason: .unwritable(error.reason))
    }
  }
}

extension SafetensorsFile {
  /// Checks that a file can be written there, before the hours of training that it is to hold.
  ///
  /// What a killed process has left in the folder is removed.
  /// - Throws: `SafetensorsError`, if the folder does not exist, say, or permits no new files.
  public static func validate(writingTo url: URL) throws(SafetensorsError) {
    do { try FileReplacement.validate(url.path) } catch {
      throw SafetensorsError(file: url.path, reason: .unwritable(error.reason))
    }
  }

  /// Whether a tensor of this name belongs to a checkpoint and not to the model, whose names have no slash.
  package static func isOfCheckpoint(_ name: String) -> Bool {
    SafetensorsHeader.isOfCheckpoint(name)
  }
}
