import ONNX

extension ONNXModel {
  /// The model without functions of its own: each node that calls one becomes the nodes of it, in bodies, too.
  func inlined() throws -> ONNXModel {
    guard !functions.isEmpty else { return self }
    var result = self
    var count = 0
    result.graph = try inlined(graph, &count)
    return result
  }

  private func inlined(_ graph: ONNXGraph, _ count: inout Int) throws -> ONNXGraph {
    var result = graph
    var rounds = 0
    func function(_ node: ONNXNode) -> ONNXFunction? {
      functions.first { $0.name == node.operation && $0.domain == node.domain }
    }
    while result.nodes.contains(where: { function($0) != nil }) {
      rounds += 1
      guard rounds <= 16, result.nodes.count < 100_000 else {
        throw ImportFailure(problems: [.init(place: "the functions of the file", reason: "they call themselves")])
      }
      result.nodes = result.nodes.flatMap { node -> [ONNXNode] in
        guard let function = function(node) else { return [node] }
        count += 1
        return function.body(of: node, prefix: "\(node.name.isEmpty ? function.name : node.name)/\(count)/")
      }
    }
    for index in result.nodes.indices {
      for (name, attribute) in result.nodes[index].attributes {
        if case .graph(let body) = attribute {
          result.nodes[index].attributes[name] = .graph(try inlined(body, &count))
        }
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
    return nodes.map { renamed($0, names, call, prefix) }
  }

  private func renamed(_ node: ONNXNode, _ names: [String: String], _ call: ONNXNode, _ prefix: String) -> ONNXNode {
    var result = node
    result.name = prefix + node.name
    result.inputs = node.inputs.map { names[$0] ?? prefix + $0 }
    result.outputs = node.outputs.map { names[$0] ?? ($0.isEmpty ? "" : prefix + $0) }
    for (name, attribute) in node.attributes {
      switch attribute {
      case .reference(let outer, _): result.attributes[name] = call.attributes[outer] ?? defaults[outer]
      case .graph(let body):
        var graph = body
        graph.nodes = body.nodes.map { renamed($0, names, call, prefix) }
        for index in graph.inputs.indices { graph.inputs[index].name = prefix + body.inputs[index].name }
        for index in graph.outputs.indices {
          graph.outputs[index].name = names[body.outputs[index].name] ?? prefix + body.outputs[index].name
        }
        for index in graph.initializers.indices {
          graph.initializers[index].name = prefix + body.initializers[index].name
        }
        result.attributes[name] = .graph(graph)
      default: break
      }
    }
    return result
  }
}
