extension ONNXGraph {
  init(_ reader: WireReader, _ context: ReadingContext) throws(ONNXError) {
    self.init()
    let context = try context.inGraph()
    var reader = reader
    while let (field, value) = try reader.next(GraphField.self) {
      switch field {
      case .node:
        nodes.append(try at("node[\(nodes.count)]", ONNXNode(value.message(), context)))
      case .name: name = try value.string()
      case .initializer:
        initializers.append(try at("initializer[\(initializers.count)]", ONNXTensor(value.message(), context)))
      case .input:
        inputs.append(try at("input[\(inputs.count)]", ONNXValue(value.message())))
      case .output:
        outputs.append(try at("output[\(outputs.count)]", ONNXValue(value.message())))
      case .valueInfo:
        values.append(try at("value_info[\(values.count)]", ONNXValue(value.message())))
      case .sparseInitializer: throw ONNXError("sparse initializers are not supported")
      }
    }
  }
}

extension ONNXNode {
  init(_ reader: WireReader, _ context: ReadingContext) throws(ONNXError) {
    self.init(operation: "")
    var reader = reader
    var count = 0
    while let (field, value) = try reader.next(NodeField.self) {
      switch field {
      case .input: inputs.append(try value.string())
      case .output: outputs.append(try value.string())
      case .name: name = try value.string()
      case .operation: operation = try value.string()
      case .attribute:
        try at("attribute[\(count)]", readAttribute(value.message(), context, into: &attributes))
        count += 1
      case .domain: domain = ONNX.domain(try value.string())
      case .overload: overload = try value.string()
      }
    }
    guard !operation.isEmpty else { throw ONNXError("names no operator") }
  }
}

extension ONNXFunction {
  init(_ reader: WireReader, _ context: ReadingContext) throws(ONNXError) {
    self.init(name: "", domain: "")
    var reader = reader
    var count = 0
    while let (field, value) = try reader.next(FunctionField.self) {
      switch field {
      case .name: name = try value.string()
      case .input: inputs.append(try value.string())
      case .output: outputs.append(try value.string())
      case .attribute: attributes.append(try value.string())
      case .node:
        nodes.append(try at("node[\(nodes.count)]", ONNXNode(value.message(), context)))
      case .opsetImport:
        try at("opset_import", readOpset(value.message(), into: &opsets))
      case .domain: domain = ONNX.domain(try value.string())
      case .attributeWithDefault:
        try at("attribute_proto[\(count)]", readAttribute(value.message(), context, into: &defaults))
        count += 1
      case .overload: overload = try value.string()
      }
    }
    guard !name.isEmpty else { throw ONNXError("a function without a name") }
  }
}
