extension ONNXAttribute {
  func write(_ name: String, to writer: inout WireWriter) {
    writer.string(AttributeField.name, name)
    switch self {
    case .float(let value): writer.float(AttributeField.float, value)
    case .int(let value): writer.integer(AttributeField.int, value)
    case .string(let value): writer.string(AttributeField.string, value)
    case .tensor(let value): writer.message(AttributeField.tensor) { value.write(to: &$0) }
    case .graph(let value): writer.message(AttributeField.graph) { value.write(to: &$0) }
    case .floats(let values): for value in values { writer.float(AttributeField.floats, value) }
    case .ints(let values): for value in values { writer.integer(AttributeField.ints, value) }
    case .strings(let values): for value in values { writer.string(AttributeField.strings, value) }
    case .tensors(let values):
      for value in values { writer.message(AttributeField.tensors) { value.write(to: &$0) } }
    case .graphs(let values):
      for value in values { writer.message(AttributeField.graphs) { value.write(to: &$0) } }
    case .reference(let value, _): writer.string(AttributeField.reference, value)
    case .other: writer.message(AttributeField.typeDescription) { _ in }
    }
    writer.integer(AttributeField.kind, Int64(kind?.rawValue ?? 0))
  }

  /// Nil if it is not known.
  private var kind: Kind? {
    switch self {
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
    case .reference(_, let kind): kind
    case .other: .typeDescription
    }
  }
}
