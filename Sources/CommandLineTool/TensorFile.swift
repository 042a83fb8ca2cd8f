import Foundation
import RNNFormats

/// The tensors of a safetensors file, in double precision.
struct TensorFile {
  struct Entry: Equatable {
    var shape: [Int]
    /// Row-major.
    var values: [Double]
  }

  var tensors: [String: Entry]

  init(_ tensors: [String: Entry] = [:]) { self.tensors = tensors }

  /// - Throws: `FileFailure` that names the file and, if it is one tensor's fault, the tensor.
  init(contentsOf path: String) throws(FileFailure) {
    do throws(SafetensorsError) { try self.init(SafetensorsFile(contentsOf: URL(fileURLWithPath: path))) } catch {
      var error = error
      error.file = "'\(path)'"
      throw FileFailure(message: error.description)
    }
  }

  init(parsing data: Data) throws(SafetensorsError) { try self.init(SafetensorsFile(parsing: data, path: "the file")) }

  private init(_ file: SafetensorsFile) throws(SafetensorsError) {
    tensors = [:]
    for name in file.names {
      guard let shape = file.shape(of: name), let type = file.elementType(of: name) else { continue }
      let values =
        type.isFloatingPoint ? try file.doubles(named: name) : try file.integers(named: name).map(Double.init)
      tensors[name] = Entry(shape: shape, values: values)
    }
  }

  /// The file's bytes: the same for the same tensors.
  func data(singlePrecision: Bool = false) -> Data {
    var writer = SafetensorsWriter(path: "the file")
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      // The names are those of a dictionary.
      if singlePrecision {
        tensor.values.map { Float($0) }.withUnsafeBufferPointer { try! writer.append(name, shape: tensor.shape, $0) }
      } else {
        try! writer.append(name, shape: tensor.shape, tensor.values)
      }
    }
    return writer.contents
  }
}
