import Foundation

extension SafetensorsFile {
  /// Writes tensors in single precision, in this order, and replaces the file in one step: at every moment there is
  /// the old file or the new one, in full.
  /// - Throws: `SafetensorsError`.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:], to url: URL
  ) throws {
    var header = SafetensorsHeader(metadata: metadata)
    var names: Set<String> = []
    var count = 0
    for (name, tensor) in tensors {
      guard name != "__metadata__", names.insert(name).inserted else {
        throw SafetensorsError(file: url.path, tensor: name, reason: .duplicateName)
      }
      let end = count + 4 * tensor.count
      header.entries.append(.init(name: name, elementType: .float32, shape: tensor.shape, bytes: count..<end))
      count = end
    }
    var text = Array(header.text.utf8)
    // So that the data begin at a multiple of eight bytes.
    text += [UInt8](repeating: 0x20, count: (8 - text.count % 8) % 8)

    var file = Data(capacity: 8 + text.count + count)
    withUnsafeBytes(of: UInt64(text.count).littleEndian) { file.append(contentsOf: $0) }
    file.append(contentsOf: text)
    for (_, tensor) in tensors {
      tensor.withUnsafePointer { elements in
        for index in 0..<tensor.count {
          withUnsafeBytes(of: elements[index].bitPattern.littleEndian) { file.append(contentsOf: $0) }
        }
      }
    }
    do {
      try file.write(to: url.resolvingSymlinksInPath(), options: .atomic)
    } catch {
      throw SafetensorsError(file: url.path, reason: .unwritable(error.localizedDescription))
    }
  }
}
