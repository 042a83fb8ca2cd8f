import ONNX

/// Models as text, as `scripts/fixtures/onnx_listing.py` writes them from what the `onnx` package reads.
enum Listing {
  static func of(_ model: ONNXModel) -> String {
    let head = "model \(model.irVersion) \(quoted(model.producer))"
    let lines = [head] + opsets(model.opsets) + graph(model.graph) + model.functions.flatMap(function)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private static func list(_ head: String, _ texts: [String]) -> String {
    ([head] + texts.map(quoted)).joined(separator: " ")
  }

  private static func number(_ value: Double) -> String {
    let digits = String(value.bitPattern, radix: 16)
    return value.isNaN ? "nan" : String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

  private static func tensor(_ tensor: ONNXTensor) -> String {
    let elements =
      switch tensor.elements {
      case .floats(let elements): elements.map(number)
      case .integers(let elements): elements.map { "\($0)" }
      case .strings(let elements): elements.map(quoted)
      }
    let head = "tensor \(quoted(tensor.name)) \(tensor.elementType.rawValue) \(tensor.shape)"
    return ([head] + elements).joined(separator: " ")
  }

  private static func attributes(_ attributes: [String: ONNXAttribute]) -> [String] {
    attributes.sorted { $0.key < $1.key }.flatMap { attribute(quoted($0.key), $0.value) }
  }

  private static func attribute(_ name: String, _ attribute: ONNXAttribute) -> [String] {
    switch attribute {
    case .float(let value): ["\(name) float \(number(Double(value)))"]
    case .int(let value): ["\(name) int \(value)"]
    case .string(let value): ["\(name) string \(quoted(value))"]
    case .tensor(let value): ["\(name) tensor", "  " + tensor(value)]
    case .graph(let value): ["\(name) graph"] + indented(graph(value))
    case .floats(let values): [(["\(name) floats"] + values.map { number(Double($0)) }).joined(separator: " ")]
    case .ints(let values): [(["\(name) ints"] + values.map { "\($0)" }).joined(separator: " ")]
    case .strings(let values): [list("\(name) strings", values)]
    case .tensors(let values): ["\(name) tensors"] + indented(values.map(tensor))
    case .graphs(let values): ["\(name) graphs"] + indented(values.flatMap(graph))
    case .reference(let value, let kind): ["\(name) reference \(quoted(value)) \(kind?.rawValue ?? 0)"]
    case .other: ["\(name) other"]
    }
  }

  private static func value(_ value: ONNXValue) -> String {
    let sizes = value.shape?.map { dimension in
      switch dimension {
      case .size(let size): "\(size)"
      case .named(let name): quoted(name)
      case .unknown: "?"
      }
    }
    let shape = sizes.map { "[" + $0.joined(separator: ", ") + "]" } ?? "-"
    return "\(quoted(value.name)) \(value.elementType.map { "\($0.rawValue)" } ?? "-") \(shape)"
  }

  private static func node(_ node: ONNXNode) -> [String] {
    [list("node", [node.name, node.domain, node.operation, node.overload])]
      + indented([list("inputs", node.inputs), list("outputs", node.outputs)] + attributes(node.attributes))
  }

  private static func graph(_ graph: ONNXGraph) -> [String] {
    ["graph \(quoted(graph.name))"]
      + indented(
        graph.nodes.flatMap(node) + graph.initializers.map { "initializer \(tensor($0))" }
          + graph.inputs.map { "input \(value($0))" } + graph.outputs.map { "output \(value($0))" }
          + graph.values.map { "value \(value($0))" })
  }

  private static func opsets(_ opsets: [String: Int]) -> [String] {
    opsets.sorted { $0.key < $1.key }.map { "opset \(quoted($0.key)) \($0.value)" }
  }

  private static func function(_ function: ONNXFunction) -> [String] {
    let head = list("function", [function.domain, function.name, function.overload])
    let ends = [list("inputs", function.inputs), list("outputs", function.outputs)]
    let lines = ends + [list("attributes", function.attributes)] + attributes(function.defaults)
    return [head] + indented(lines + opsets(function.opsets) + function.nodes.flatMap(node))
  }
}
