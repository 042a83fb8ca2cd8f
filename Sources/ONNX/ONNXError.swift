/// Why bytes are no ONNX file, or not one that can be read.
public struct ONNXError: Error, Equatable, CustomStringConvertible {
  /// Where in the file: `graph.node[3].attribute[0]`; empty for the file itself.
  public var place: String
  public var message: String

  public init(place: String = "", _ message: String) {
    self.place = place
    self.message = message
  }

  public var description: String { place.isEmpty ? message : "\(place): \(message)" }
}
