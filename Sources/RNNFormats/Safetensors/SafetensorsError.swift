/// Why a safetensors file could not be read or written, with the file and, where it concerns one, the tensor.
public struct SafetensorsError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The file cannot be opened or read, for this reason of the system's.
    case unreadable(String)
    /// The file cannot be written, for this reason of the system's.
    case unwritable(String)
    /// The file has fewer than the eight bytes that hold the length of the header.
    case truncated(bytes: Int)
    /// The header would be longer than the rest of the file, or than the format allows.
    case headerLength(UInt64, remaining: Int)
    /// The header is not JSON of the format's form, at this byte of the header.
    case malformedHeader(String, byte: Int)
    /// A tensor, or a key of the metadata, occurs twice.
    case duplicateName
    /// The format has no such element type.
    case unknownElementType(String)
    /// The elements are not numbers of the wanted kind.
    case elementType(SafetensorsElementType, wanted: String)
    /// The product of the extents is beyond what memory can address.
    case shapeOverflow([Int])
    /// The offsets end before they begin, or beyond the data.
    case offsets(begin: Int, end: Int, available: Int)
    /// The offsets span another number of bytes than the shape and element type take.
    case size(bytes: Int, shape: [Int], elementType: SafetensorsElementType)
    /// The data begin before the data of another tensor end.
    case overlap(with: String)
    /// Bytes of the data before those of the tensor, or behind the last one's, belong to no tensor.
    case gap(from: Int, to: Int)
    /// The file has no tensor of this name.
    case missing
    /// The model has no parameter of this name.
    case unexpected
    /// The tensor has another shape than the parameter.
    case shape(found: [Int], expected: [Int])
    /// An entry of the metadata that is needed is missing or has a value that makes no sense.
    case metadata(key: String)
  }

  /// The path of the file.
  public var file: String
  public var tensor: String?
  public var reason: Reason

  public init(file: String, tensor: String? = nil, reason: Reason) {
    self.file = file
    self.tensor = tensor
    self.reason = reason
  }

  public var description: String { "\(file): \(explanation)" }

  /// The same without the file.
  package var explanation: String {
    guard let tensor else { return cause }
    return "tensor '\(tensor)': \(cause)"
  }

  private var cause: String {
    switch reason {
    case .unreadable(let cause): "cannot be read: \(cause)"
    case .unwritable(let cause): "cannot be written: \(cause)"
    case .truncated(let bytes): "is no safetensors file: it has only \(bytes) bytes"
    case .headerLength(let length, let remaining):
      "is no safetensors file, or a truncated one: a header of \(length) bytes is announced, \(remaining) bytes follow"
    case .malformedHeader(let cause, let byte): "malformed header at byte \(byte): \(cause)"
    case .duplicateName: "occurs twice in the header"
    case .unknownElementType(let name): "unknown element type '\(name)'"
    case .elementType(let type, let wanted): "has elements of type \(type.rawValue) where \(wanted) are needed"
    case .shapeOverflow(let shape): "the shape \(text(shape)) is too large"
    case .offsets(let begin, let end, let available):
      "the offsets \(begin)..<\(end) do not lie in the \(available) bytes of data"
    case .size(let bytes, let shape, let type):
      "the offsets span \(bytes) bytes, which is not what the shape \(text(shape)) of \(type.rawValue) takes"
    case .overlap(let other): "its data overlap those of tensor '\(other)'"
    case .gap(let from, let to):
      "the bytes \(from)..<\(to) of the data, \(tensor == nil ? "behind those of the last tensor" : "before its own"), "
        + "belong to no tensor"
    case .missing: "is missing"
    case .unexpected: "the model has no parameter of this name"
    case .shape(let found, let expected): "has shape \(text(found)) where the model needs \(text(expected))"
    case .metadata(let key): "the metadata have no usable '\(key)'"
    }
  }
}

extension SafetensorsError.Reason {
  /// Floating-point numbers are needed, and these are others.
  package static func noFloatingPoint(_ type: SafetensorsElementType) -> Self {
    .elementType(type, wanted: "F32, F64, F16 or BF16")
  }
}

/// `[2, 3]`. (Embedded Swift has no description of an array.)
private func text(_ shape: [Int]) -> String {
  var text = "["
  for (index, extent) in shape.enumerated() { text += (index == 0 ? "" : ", ") + "\(extent)" }
  return text + "]"
}
