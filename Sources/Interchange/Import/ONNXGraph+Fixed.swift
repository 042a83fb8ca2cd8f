import ONNX

extension ONNXGraph {
  /// The graph with numbers for inputs, and sizes for axes by their names.
  func fixing(_ numbers: [String: Double]) throws -> ONNXGraph {
    var result = self
    for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
      if let value = inputs.first(where: { $0.name == name }) {
        result.initializers.append(try value.constant(number))
        continue
      }
      guard let size = Int(exactly: number), size > 0 else {
        throw ImportFailure(problems: [.init(place: "'\(name)'", reason: "\(number) is no size of an axis")])
      }
      var isFound = false
      func sized(_ value: ONNXValue) -> ONNXValue {
        var value = value
        for (axis, dimension) in (value.shape ?? []).enumerated() {
          guard dimension == .named(name) || dimension == .unknown && "\(value.name).\(axis)" == name else { continue }
          value.shape![axis] = .size(size)
          isFound = true
        }
        return value
      }
      result.inputs = result.inputs.map(sized)
      guard isFound else {
        throw ImportFailure(problems: [
          .init(place: "input '\(name)'", reason: "the file has no such input, nor an axis of one that is called so")
        ])
      }
      result.outputs = result.outputs.map(sized)
    }
    return result
  }
}

extension ONNXValue {
  /// A constant of the type and shape of an input.
  fileprivate func constant(_ number: Double) throws -> ONNXTensor {
    let sizes = (shape ?? []).compactMap { if case .size(let size) = $0 { size } else { nil } }
    guard sizes.count == shape?.count ?? 0, sizes.allSatisfy({ $0 == 1 }) else {
      throw ImportFailure(problems: [.init(place: "input '\(name)'", reason: "it is not one number")])
    }
    switch elementType {
    case .float32, .float64, .float16, .bfloat16: return ONNXTensor(name, .float64, sizes, .floats([number]))
    default: return ONNXTensor(name, .int64, sizes, .integers([Int64(clamping: Int(exactly: number.rounded()) ?? 0)]))
    }
  }

  /// How `fixing` calls the axes without a size.
  var openAxes: [String] {
    (shape ?? []).enumerated().compactMap { axis, dimension in
      switch dimension {
      case .size: nil
      case .named(let name): name
      case .unknown: "\(name).\(axis)"
      }
    }
  }
}
