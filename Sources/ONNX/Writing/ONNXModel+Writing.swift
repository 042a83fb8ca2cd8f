import Foundation

extension ONNXModel {
  /// The bytes of a file that is read as an equal model. Equal models give equal bytes.
  ///
  /// Attributes of other kinds (`ONNXAttribute.other`) are written as the type of nothing.
  public func serialized() -> Data {
    var writer = WireWriter()
    writer.integer(ModelField.irVersion, Int64(irVersion))
    writer.stringUnlessEmpty(ModelField.producerName, producer)
    writer.message(ModelField.graph) { graph.write(to: &$0) }
    for (domain, version) in sorted(opsets) {
      writer.message(ModelField.opsetImport) { writeOpset(domain, version, to: &$0) }
    }
    for function in functions { writer.message(ModelField.functions) { function.write(to: &$0) } }
    return Data(writer.bytes)
  }
}

/// Dictionaries have no order, and files do.
func sorted<Value>(_ dictionary: [String: Value]) -> [(key: String, value: Value)] {
  dictionary.sorted { $0.key < $1.key }
}

private func writeOpset(_ domain: String, _ version: Int, to writer: inout WireWriter) {
  writer.string(OpsetField.domain, domain)
  writer.integer(OpsetField.version, Int64(version))
}

extension ONNXGraph {
  func write(to writer: inout WireWriter) {
    for node in nodes { writer.message(GraphField.node) { node.write(to: &$0) } }
    writer.string(GraphField.name, name)
    for tensor in initializers { writer.message(GraphField.initializer) { tensor.write(to: &$0) } }
    for value in inputs { writer.message(GraphField.input) { value.write(to: &$0) } }
    for value in outputs { writer.message(GraphField.output) { value.write(to: &$0) } }
    for value in values { writer.message(GraphField.valueInfo) { value.write(to: &$0) } }
  }
}

extension ONNXNode {
  fileprivate func write(to writer: inout WireWriter) {
    for input in inputs { writer.string(NodeField.input, input) }
    for output in outputs { writer.string(NodeField.output, output) }
    writer.stringUnlessEmpty(NodeField.name, name)
    writer.string(NodeField.operation, operation)
    for (name, attribute) in sorted(attributes) {
      writer.message(NodeField.attribute) { attribute.write(name, to: &$0) }
    }
    writer.stringUnlessEmpty(NodeField.domain, domain)
    writer.stringUnlessEmpty(NodeField.overload, overload)
  }
}

extension ONNXFunction {
  fileprivate func write(to writer: inout WireWriter) {
    writer.string(FunctionField.name, name)
    for input in inputs { writer.string(FunctionField.input, input) }
    for output in outputs { writer.string(FunctionField.output, output) }
    for attribute in attributes { writer.string(FunctionField.attribute, attribute) }
    for node in nodes { writer.message(FunctionField.node) { node.write(to: &$0) } }
    for (domain, version) in sorted(opsets) {
      writer.message(FunctionField.opsetImport) { writeOpset(domain, version, to: &$0) }
    }
    writer.string(FunctionField.domain, domain)
    for (name, attribute) in sorted(defaults) {
      writer.message(FunctionField.attributeWithDefault) { attribute.write(name, to: &$0) }
    }
    writer.stringUnlessEmpty(FunctionField.overload, overload)
  }
}
