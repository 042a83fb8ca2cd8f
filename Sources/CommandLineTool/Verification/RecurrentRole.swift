import ONNX

/// What an input or output of a graph is for the recurrent node that it belongs to.
struct RecurrentRole {
  var node: String
  /// `h` or `c`; nil for the lengths.
  var state: String?

  /// Of inputs: lengths and first states.
  static func inputs(of graph: ONNXGraph) -> [String: RecurrentRole] { roles(graph) { Array($0.inputs.dropFirst(4)) } }

  /// Of outputs: last states.
  static func outputs(of graph: ONNXGraph) -> [String: RecurrentRole] { roles(graph) { $0.outputs } }

  private static func roles(_ graph: ONNXGraph, _ names: (ONNXNode) -> [String]) -> [String: RecurrentRole] {
    var result: [String: RecurrentRole] = [:]
    for node in graph.nodes where ["RNN", "GRU", "LSTM"].contains(node.operation) {
      // Both have the states at 1 and 2.
      for (name, state) in zip(names(node), [nil, "h", "c"]) {
        result[name] = RecurrentRole(node: node.name, state: state)
      }
    }
    return result
  }
}
