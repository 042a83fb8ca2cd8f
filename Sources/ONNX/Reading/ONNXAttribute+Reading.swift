/// Reads an attribute into those of its node.
func readAttribute(
  _ reader: WireReader, _ context: ReadingContext, into attributes: inout [String: ONNXAttribute]
) throws(ONNXError) {
  let (name, attribute) = try AttributeFields(reader, context).attribute()
  guard attributes.updateValue(attribute, forKey: name) == nil else {
    throw ONNXError("the attribute '\(name)' occurs twice")
  }
}

/// An attribute in whose message each kind has its own field.
private struct AttributeFields {
  var name = ""
  var reference = ""
  var kind = 0
  /// Which fields there are.
  var present: [ONNXAttribute.Kind] = []
  var float: Float = 0
  var int: Int64 = 0
  /// Nil if it is no text.
  var string: String? = ""
  var tensor: ONNXTensor?
  var graph: ONNXGraph?
  var floats: [Float] = []
  var ints: [Int64] = []
  var strings: [String?] = []
  var tensors: [ONNXTensor] = []
  var graphs: [ONNXGraph] = []

  init(_ reader: WireReader, _ context: ReadingContext) throws(ONNXError) {
    var reader = reader
    while let (field, value) = try reader.next(AttributeField.self) {
      switch field {
      case .name: name = try value.string()
      case .reference: reference = try value.string()
      case .kind: kind = try value.int32()
      case .float: float = try value.float()
      case .int: int = try value.integer()
      case .string: string = try value.stringIfValid()
      case .tensor:
        guard tensor == nil else { throw ONNXError("it has two tensors") }
        tensor = try at("t", ONNXTensor(value.message(), context))
      case .graph:
        guard graph == nil else { throw ONNXError("it has two graphs") }
        graph = try at("g", ONNXGraph(value.message(), context))
      case .floats: try value.append(to: &floats)
      case .ints: try value.append(to: &ints)
      case .strings: strings.append(try value.stringIfValid())
      case .tensors:
        tensors.append(try at("tensors[\(tensors.count)]", ONNXTensor(value.message(), context)))
      case .graphs:
        graphs.append(try at("graphs[\(graphs.count)]", ONNXGraph(value.message(), context)))
      case .typeDescription, .typeDescriptions, .sparseTensor, .sparseTensors: break
      }
      if let kind = field.kind { present.append(kind) }
    }
  }

  func attribute() throws(ONNXError) -> (String, ONNXAttribute) {
    guard !name.isEmpty else { throw ONNXError("an attribute without a name") }
    guard reference.isEmpty else { return (name, .reference(reference, kind: .init(rawValue: kind))) }
    // The first version of the format did not name the kind.
    if kind == 0 {
      guard let first = present.first, present.allSatisfy({ $0 == first }) else {
        throw ONNXError("the attribute '\(name)' does not say of what kind it is")
      }
      return (name, try value(of: first))
    }
    // Kinds of later versions of the format are others, too.
    guard let kind = ONNXAttribute.Kind(rawValue: kind) else { return (name, .other) }
    return (name, try value(of: kind))
  }

  private func value(of kind: ONNXAttribute.Kind) throws(ONNXError) -> ONNXAttribute {
    switch kind {
    case .float: return .float(float)
    case .int: return .int(int)
    case .string: return string.map { .string($0) } ?? .other
    case .tensor:
      guard let tensor else { throw ONNXError("the attribute '\(name)' has no tensor") }
      return .tensor(tensor)
    case .graph:
      guard let graph else { throw ONNXError("the attribute '\(name)' has no graph") }
      return .graph(graph)
    case .floats: return .floats(floats)
    case .ints: return .ints(ints)
    case .strings:
      let texts = strings.compactMap(\.self)
      return texts.count == strings.count ? .strings(texts) : .other
    case .tensors: return .tensors(tensors)
    case .graphs: return .graphs(graphs)
    case .sparseTensor, .sparseTensors, .typeDescription, .typeDescriptions: return .other
    }
  }
}

extension AttributeField {
  /// What the field is for; nil if it is of all kinds.
  fileprivate var kind: ONNXAttribute.Kind? {
    switch self {
    case .name, .kind, .reference: nil
    case .float: .float
    case .int: .int
    case .string: .string
    case .tensor: .tensor
    case .graph: .graph
    case .floats: .floats
    case .ints: .ints
    case .strings: .strings
    case .tensors: .tensors
    case .graphs: .graphs
    case .typeDescription: .typeDescription
    case .typeDescriptions: .typeDescriptions
    case .sparseTensor: .sparseTensor
    case .sparseTensors: .sparseTensors
    }
  }
}
