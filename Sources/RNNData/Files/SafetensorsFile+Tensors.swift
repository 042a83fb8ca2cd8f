import Foundation
@_exported import RNNFormats
import RNNRuntime

extension SafetensorsFile {
  /// A tensor of floating-point numbers, rounded to single precision.
  /// - Throws: `SafetensorsError` if it is missing or holds other elements.
  public func tensor(named name: String) throws(SafetensorsError) -> Tensor {
    let elements = try floats(named: name)
    return Tensor(shape: shape(of: name) ?? [], elements: elements)
  }

  /// Writes tensors in single precision, in this order, and replaces the file in one step: at every moment there is
  /// the old file or the new one, in full.
  ///
  /// The permissions of a file that is replaced stay, links are followed, and a device or a pipe is written to. What a
  /// killed process has left in the folder is removed.
  /// - Throws: `SafetensorsError`.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:], to url: URL
  ) throws(SafetensorsError) {
    var writer = SafetensorsWriter(path: url.path, metadata: metadata)
    for (name, tensor) in tensors {
      let error: SafetensorsError? = tensor.withUnsafePointer { elements in
        do throws(SafetensorsError) {
          try writer.append(name, shape: tensor.shape, UnsafeBufferPointer(start: elements, count: tensor.count))
        } catch { return error }
        return nil
      }
      if let error { throw error }
    }
    try writer.write()
  }
}
