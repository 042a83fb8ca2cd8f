import GraphIR
import ONNX

/// Writes a graph, or the body of a scan, as ONNX nodes.
///
/// A value has the axes of its type, and no others: time axes in the order of the type, then examples, then features.
final class GraphEmitter {
  let graph: Graph
  let file: ONNXFile
  let constants: ConstantValues
  /// Of a body: what the graph around it writes.
  let outer: GraphEmitter?
  /// What names of a body begin with.
  let prefix: String
  var nodes: [ONNXNode] = []
  var problems: [String] = []

  /// The name that each value has in the file.
  var names: [ValueID: String] = [:]
  /// Names of the results of scans, by scan; nil where nobody needs one.
  var results: [ValueID: [String?]] = [:]
  /// What is asked for again and again: sizes, masks, lengths.
  private var shared: [String: String] = [:]
  /// Inputs of the model, steps first.
  var inputNames: [String: String] = [:]
  /// The inputs that tell the number of valid steps of each example.
  var lengthsInputs: [TimeAxis: String] = [:]
  /// The last states of recurrent nodes, by the sequence that they belong to.
  var lastStates: [ValueID: (end: SequenceEnd, axis: TimeAxis, name: String)] = [:]

  init(
    _ graph: Graph, in file: ONNXFile, constants: ConstantValues, outer: GraphEmitter? = nil, prefix: String = ""
  ) {
    (self.graph, self.file, self.constants, self.outer, self.prefix) = (graph, file, constants, outer, prefix)
  }

  /// What ONNX has no operator for.
  struct Unsupported: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
  }

  /// Problems are collected, so that a user sees all of them.
  func emitAll() {
    for value in graph.identifiers where constants[value] == nil {
      do {
        try emit(value)
      } catch {
        problems.append("\(graph[value].origin): \((error as? Unsupported)?.reason ?? "\(error)")")
        // What takes it goes on, to be looked at too.
        names[value] = ""
      }
    }
  }

  /// The name of a value. One that depends on parameters alone is stored when it is first asked for.
  func name(of value: ValueID) -> String {
    if let name = names[value] { return name }
    guard let tensor = constants[value] else { return "" }
    let node = graph[value]
    var wanted = node.name.map { prefix + $0 } ?? prefix + "constant"
    if case .parameter(let parameter) = node.operation { wanted = parameter }
    let name: String
    if let outer, let outside = outside(value) {
      name = outer.name(of: outside)
    } else if node.type.shape.isEmpty, case .constant = node.operation {
      name = file.number(tensor.values[0])
    } else {
      name = file.constant(tensor.values, node.type.shape, name: wanted)
    }
    names[value] = name
    return name
  }

  /// Of a body: the operands of the scan.
  var operands: [ValueID] = []

  /// What an argument of a body stands for in the graph around it.
  func outside(_ value: ValueID) -> ValueID? {
    if case .argument(let index) = graph[value].operation, operands.indices.contains(index) {
      operands[index]
    } else {
      nil
    }
  }

  /// Appends a node.
  /// - Returns: the name of its one result.
  @discardableResult
  func append(
    _ operation: String, _ inputs: [String], _ attributes: [String: ONNXAttribute] = [:], as wanted: String? = nil
  ) -> String {
    append(operation, inputs, attributes, as: wanted ?? prefix + operation.lowercasedFirst, results: [""])[0]
  }

  /// Appends a node with several results, of which an unneeded one is nil.
  func append(
    _ operation: String, _ inputs: [String], _ attributes: [String: ONNXAttribute], as wanted: String,
    results: [String?]
  ) -> [String] {
    let outputs = results.map { result in
      result.map { file.unique($0.isEmpty ? wanted : "\(wanted).\($0)") } ?? ""
    }
    let name = outputs.first { !$0.isEmpty } ?? wanted
    nodes.append(
      ONNXNode(name: name, operation: operation, inputs: inputs, outputs: outputs, attributes: attributes))
    return outputs
  }

  /// A value that is made once, in the graph outside of all bodies.
  func shared(_ key: String, _ make: (GraphEmitter) -> String) -> String {
    if let outer { return outer.shared(key, make) }
    if let known = shared[key] { return known }
    let name = make(self)
    shared[key] = name
    return name
  }

  /// What to call the result of a value's last node.
  func wantedName(_ value: ValueID) -> String? { graph[value].name.map { prefix + $0 } }
}

extension Graph {
  var identifiers: [ValueID] { nodes.indices.map(ValueID.init) }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
