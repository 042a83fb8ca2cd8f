extension ONNXValue {
  init(_ reader: WireReader) throws(ONNXError) {
    self.init("", nil, nil)
    var reader = reader
    while let (field, value) = try reader.next(ValueField.self) {
      switch field {
      case .name: name = try value.string()
      case .type: try at("type", readType(value.message()))
      }
    }
  }

  private mutating func readType(_ reader: WireReader) throws(ONNXError) {
    var reader = reader
    while let (field, value) = try reader.next(TypeField.self) {
      switch field {
      case .tensor:
        (elementType, shape) = (nil, nil)
        var tensor = try value.message()
        while let (field, value) = try tensor.next(TensorTypeField.self) {
          switch field {
          case .elementType: elementType = ONNXElementType(rawValue: try value.int32())
          case .shape: shape = try ONNXDimension.read(try value.message())
          }
        }
      case .sequence, .map, .opaque, .sparseTensor, .optional:
        // The last one counts.
        (elementType, shape) = (nil, nil)
      }
    }
  }
}

extension ONNXDimension {
  fileprivate static func read(_ shape: WireReader) throws(ONNXError) -> [ONNXDimension] {
    var (shape, result) = (shape, [] as [ONNXDimension])
    while let (field, value) = try shape.next(ShapeField.self) {
      switch field {
      case .dimension: result.append(try ONNXDimension(try value.message()))
      }
    }
    return result
  }

  private init(_ reader: WireReader) throws(ONNXError) {
    self = .unknown
    var reader = reader
    while let (field, value) = try reader.next(DimensionField.self) {
      switch field {
      case .value:
        // Some programs write -1 for what they do not know.
        let size = try value.integer()
        self = size < 0 ? .unknown : .size(Int(clamping: size))
      case .parameter:
        let name = try value.string()
        self = name.isEmpty ? .unknown : .named(name)
      }
    }
  }
}
