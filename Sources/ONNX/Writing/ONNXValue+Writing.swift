extension ONNXValue {
  func write(to writer: inout WireWriter) {
    writer.string(ValueField.name, name)
    // What is known to be no tensor is no more told from what is unknown.
    guard elementType != nil || shape != nil else { return }
    writer.message(ValueField.type) { type in
      type.message(TypeField.tensor) { tensor in
        tensor.integer(TensorTypeField.elementType, Int64(elementType?.rawValue ?? 0))
        guard let shape else { return }
        tensor.message(TensorTypeField.shape) { message in
          for dimension in shape { message.message(ShapeField.dimension) { dimension.write(to: &$0) } }
        }
      }
    }
  }
}

extension ONNXDimension {
  fileprivate func write(to writer: inout WireWriter) {
    switch self {
    case .size(let size): writer.integer(DimensionField.value, Int64(size))
    case .named(let name): writer.string(DimensionField.parameter, name)
    case .unknown: break
    }
  }
}
