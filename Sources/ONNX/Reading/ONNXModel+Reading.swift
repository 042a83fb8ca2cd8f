import Foundation

extension ONNXModel {
  /// Reads the bytes of a file.
  ///
  /// Nothing is allocated that the number of bytes, also of the external data, does not bear out.
  /// - Parameters:
  ///   - data: the file.
  ///   - externalData: gives those bytes of tensors that are in other files; `ONNXFolder` does. Its errors are told
  ///     with the tensor's place.
  public init(
    parsing data: Data, externalData: @escaping (ONNXExternalData) throws -> Data = Self.noExternalData
  ) throws(ONNXError) {
    guard !data.isEmpty else { throw ONNXError("is no ONNX file: it is empty") }
    do { try self.init(WireReader([UInt8](data)), ReadingContext(externalData: externalData)) } catch {
      guard error.place.isEmpty else { throw error }
      throw ONNXError("is no ONNX file, or a damaged one: \(error.message)")
    }
  }

  /// Reads a file, and those beside it that it refers to.
  public init(contentsOf url: URL) throws(ONNXError) {
    let folder = ONNXFolder(url.deletingLastPathComponent())
    try self.init(parsing: try contents(of: url.path), externalData: folder.read)
  }

  /// Refuses files with external data.
  public static func noExternalData(_ data: ONNXExternalData) throws -> Data {
    throw ONNXError("the elements are in another file, '\(data.location)'")
  }

  private init(_ reader: WireReader, _ context: ReadingContext) throws(ONNXError) {
    var reader = reader
    var (version, graph, opsets, functions) = (Int?.none, ONNXGraph?.none, [:] as [String: Int], [] as [ONNXFunction])
    var producer = ""
    while let (field, value) = try reader.next(ModelField.self) {
      switch field {
      case .irVersion: version = Int(clamping: try value.integer())
      case .producerName: producer = try at("producer_name", value.string())
      case .graph:
        guard graph == nil else { throw ONNXError("it has two graphs") }
        graph = try at("graph", ONNXGraph(value.message(), context))
      case .opsetImport:
        try at("opset_import", readOpset(value.message(), into: &opsets))
      case .functions:
        functions.append(try at("functions[\(functions.count)]", ONNXFunction(value.message(), context)))
      }
    }
    guard let version, version > 0 else { throw ONNXError("it does not say of which version of the format it is") }
    guard let graph else { throw ONNXError("it has no graph") }
    self.init(irVersion: version, opsets: opsets, producer: producer, graph: graph, functions: functions)
  }
}

/// The standard operators have two names for their domain.
func domain(_ name: String) -> String { name == "ai.onnx" ? "" : name }

/// Reads the version of a domain's operators.
func readOpset(_ reader: WireReader, into opsets: inout [String: Int]) throws(ONNXError) {
  var reader = reader
  var (name, version) = ("", 0)
  while let (field, value) = try reader.next(OpsetField.self) {
    switch field {
    case .domain: name = domain(try value.string())
    case .version: version = Int(clamping: try value.integer())
    }
  }
  if let other = opsets.updateValue(version, forKey: name), other != version {
    throw ONNXError("the domain '\(name)' has the versions \(other) and \(version)")
  }
}
