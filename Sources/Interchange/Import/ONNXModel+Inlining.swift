import ONNX

extension ONNXModel {
  /// The model without functions of its own: each node that calls one becomes the nodes of it.
  func inlined() throws -> ONNXModel {
    guard !functions.isEmpty else { return self }
    var result = self
    var count = 0
    var rounds = 0
    func isCall(_ node: ONNXNode) -> Bool {
      functions.contains { $0.name == node.operation && $0.domain == node.domain }
    }
    while result.graph.nodes.contains(where: isCall) {
      rounds += 1
      guard rounds <= 16, result.graph.nodes.count < 100_000 else {
        throw ImportFailure(problems: [.init(place: "the functions of the file", reason: "they call themselves")])
      }
      result.graph.nodes = result.graph.nodes.flatMap { node -> [ONNXNode] in
        guard let function = functions.first(where: { $0.name == node.operation && $0.domain == node.domain }) else {
          return [node]
        }
        count += 1
        return function.body(of: node, prefix: "\(node.name.isEmpty ? function.name : node.name)/\(count)/")
      }
    }
    return result
  }
}

extension ONNXFunction {
  fileprivate func body(of call: ONNXNode, prefix: String) -> [ONNXNode] {
    var names: [String: String] = ["": ""]
    for (name, given) in zip(inputs, call.inputs + [String](repeating: "", count: inputs.count)) { names[name] = given }
    for (name, given) in zip(outputs, call.outputs) where !given.isEmpty { names[name] = given }
    return nodes.map { node in
      var result = node
      result.name = prefix + node.name
      result.inputs = node.inputs.map { names[$0] ?? prefix + $0 }
      result.outputs = node.outputs.map { names[$0] ?? ($0.isEmpty ? "" : prefix + $0) }
      for (name, attribute) in node.attributes {
        if case .reference(let outer, _) = attribute {
          result.attributes[name] = call.attributes[outer] ?? defaults[outer]
        }
      }
      return result
    }
  }
}
