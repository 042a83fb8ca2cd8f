import GraphIR

/// The values of a graph, or of a body, that depend on parameters alone.
final class ConstantValues {
  let graph: Graph
  private let parameters: [String: Tensor]
  /// Of a body: those of its arguments that are such values outside.
  private let arguments: [Int: Tensor]
  private let isConstant: [Bool]
  private var known: [ValueID: Tensor] = [:]

  static let greatestCount = 1 << 26

  init(_ graph: Graph, parameters: [String: Tensor] = [:], arguments: [Int: Tensor] = [:]) {
    (self.graph, self.parameters, self.arguments) = (graph, parameters, arguments)
    var isConstant: [Bool] = []
    for node in graph.nodes {
      let known =
        switch node.operation {
        case .parameter(let name): parameters[name] != nil
        case .argument(let index): arguments[index] != nil
        case .constant, .table: true
        case .input, .mask, .ends, .count, .index, .noise, .inTraining, .scan, .result, .carry: false
        // What is larger is computed where it is used.
        default:
          !node.type.hasAxes && node.type.count <= Self.greatestCount
            && node.operands.allSatisfy { isConstant[$0.index] }
        }
      isConstant.append(known)
    }
    self.isConstant = isConstant
  }

  /// The value without axes; nil if it depends on inputs.
  subscript(value: ValueID) -> Tensor? {
    guard isConstant[value.index] else { return nil }
    if let tensor = known[value] { return tensor }
    let node = graph[value]
    let tensor: Tensor?
    switch node.operation {
    case .parameter(let name): tensor = parameters[name]
    case .argument(let index): tensor = arguments[index]
    default: tensor = evaluated(node)
    }
    known[value] = tensor
    return tensor
  }

  private func evaluated(_ node: Node) -> Tensor? {
    var one = Graph(name: "constant")
    var given: [String: Tensor] = [:]
    let operands = node.operands.indices.map { index in
      given["\(index)"] = self[node.operands[index]]
      return one.addSource(.parameter("\(index)"), type: graph.type(of: node.operands[index]))
    }
    let result = one.append(Node(node.operation, operands, type: node.type))
    one.outputs = [GraphOutput(name: "value", value: result)]
    return try? evaluate(one, parameters: given, dimensions: Dimensions(batch: 1))[0]
  }

  /// Whether it is this number everywhere, repeated to any axes.
  func isFilled(_ value: ValueID, with number: Double) -> Bool {
    if let tensor = self[value] { return tensor.values.allSatisfy { $0 == number } }
    switch graph[value].operation {
    case .spread, .broadcast: return isFilled(graph[value].operands[0], with: number)
    default: return false
    }
  }
}
