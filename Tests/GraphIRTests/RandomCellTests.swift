import Codegen
import Testing

@testable import GraphIR

/// Cells of random equations, many of which are not defined everywhere, on a batch with padding: the gradients must be
/// those of its examples one by one, without padding; and what is compiled must give the same.
@Suite struct RandomCellTests {
  private struct Writer {
    var random: SeededGenerator

    mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random)! }

    mutating func expression(_ depth: Int) -> String {
      guard depth > 0 else { return pick(["x", "x", "h", "s", "w", "v"]) }
      func inner() -> String { expression(depth - 1) }
      switch Int.random(in: 0..<16, using: &random) {
      case 0, 1: return "(\(inner()) + \(inner()))"
      case 2: return pick(["(\(inner()) - \(inner()))", "(2 - \(inner()))", "(\(inner()) + 0.7)"])
      case 3, 4: return "(\(inner()) * \(inner()))"
      case 5: return "(\(inner()) / \(inner()))"
      case 6: return "log(\(inner()))"
      case 7: return "sqrt(\(inner()))"
      case 8: return "exp(\(inner()))"
      case 9: return "(W · \(inner()))"
      case 10: return pick(["tanh", "sigmoid", "relu", "softplus", "abs", "gelu"]) + "(\(inner()))"
      case 11: return "\(pick(["max", "min"]))(\(inner()), \(inner()))"
      case 12: return "(sum(\(inner())) * w)"
      case 13: return "softmax(\(inner()))"
      case 14: return "(outer(\(inner()), \(inner())) · \(inner()))"
      default: return "(when \(inner()) > \(pick(["0", "0.5", "x"])) { \(inner()) } else { \(inner()) })"
      }
    }

    mutating func model() -> String {
      let loss = pick([
        "sum(y * t)", "meanSquaredError(dense(y, 3), t)", "crossEntropy(dense(y, 3), label)",
        "sum(y.last * y.final.h) + sum(mean(y, over: x))", "sum(sqrt(y) * t) + sum(log(x) * t)",
      ])
      return """
        cell Random(n) {
          input x
          state s: [n], h: [n]
          param w, v: [n]
          param W: [n, n]
          s' = s + x
          h' = \(expression(3))
          output \(expression(2)) + \(pick(["h'", "s'", "log(4 - s') * w", "sqrt(h')"]))
        }
        model M {
          input  x: sequence of [3]
          input  first: [3]
          target t: sequence of [3] along x
          target label: sequence of token(3) along x
          y = scan \(pick(["", "", "reversed "]))Random(3) over x from (s: first, h: first)
          loss \(loss)
        }
        """
    }
  }

  private static let axis = TimeAxis("x")

  /// The example alone, without its padding.
  private static func example(_ index: Int, of data: GraphData, for graph: Graph) -> GraphData {
    let length = data.dimensions.length(of: index, along: axis)
    var alone = GraphData(for: graph, dimensions: Dimensions(batch: 1, steps: [axis: length]), seed: 0)
    alone.parameters = data.parameters
    for (name, tensor) in data.inputs {
      let strides = data.dimensions.strides(of: tensor.type)
      let width = tensor.type.count
      let steps = tensor.type.time == nil ? 1 : length
      let values = (0..<steps).flatMap { step in
        let start = step * strides.step + index * strides.example
        return Array(tensor.values[start..<start + width])
      }
      alone.inputs[name] = Tensor(tensor.type, values)
    }
    return alone
  }

  @Test(arguments: 0..<4) func gradientsAreThoseOfTheExamples(block: Int) throws {
    let compared = try (0..<25).filter { try compare(seed: block * 25 + $0) }
    #expect(compared.count >= 10, "the others are undefined where they count")
  }

  /// Whether there was something to compare.
  private func compare(seed: Int) throws -> Bool {
    var writer = Writer(random: SeededGenerator(seed: UInt64(seed)))
    let text = writer.model()
    let diagnostics = Diagnostics()
    let file = SourceFile(path: "Random.rnn", text: text)
    let models = lower([SourceUnit(parsing: file, diagnostics: diagnostics)], into: diagnostics)
    // Not all parameters are used.
    try #require(!diagnostics.hasErrors, "\(diagnostics.rendered(with: [file]))")
    let model = try #require(models.first)
    let lengths = [4, 0, 2, 1]
    let dimensions = Dimensions(batch: 4, steps: [Self.axis: 4], lengths: [Self.axis: lengths])
    let whole = try model.graph.addingGradients(of: model)
    var data = GraphData(for: whole, dimensions: dimensions, seed: UInt64(seed))
    for (name, tensor) in data.inputs where tensor.type.isReal {
      data.inputs[name] = Tensor(tensor.type, tensor.values.map { abs($0) + 0.1 })
    }
    func gradients(_ graph: Graph, _ data: GraphData) throws -> [String: Tensor] {
      var inputs = data.inputs
      inputs = inputs.mapValues { $0.fillingPadding(in: data.dimensions) }
      let results = try evaluate(graph, inputs: inputs, parameters: data.parameters, dimensions: data.dimensions)
      return Dictionary(uniqueKeysWithValues: zip(graph.outputs.map(\.label), results))
        .filter { $0.key.hasPrefix("gradient.") || $0.key == "loss" }
    }

    let isMeanOfSteps = model.graph.nodes.contains { $0.operation == .count(Self.axis) }
    var expected: [String: [Double]] = [:]
    for (index, length) in lengths.enumerated() where length > 0 || !isMeanOfSteps {
      let weight = isMeanOfSteps ? Double(length) / 7 : 1 / 4
      for (name, tensor) in try gradients(whole, Self.example(index, of: data, for: whole)) {
        let sum = expected[name] ?? Array(repeating: 0, count: tensor.values.count)
        expected[name] = zip(sum, tensor.values).map { $0 + weight * $1 }
      }
    }
    // A valid step may be undefined, too: then there is nothing to compare.
    guard expected.values.allSatisfy({ $0.allSatisfy { abs($0) < 1e12 } }) else { return false }
    let function = try #require(try compile(model)[.training])
    for graph in [whole, function.optimized] {
      for (name, tensor) in try gradients(graph, data) {
        let wanted = try #require(expected[name])
        let scale = wanted.reduce(1e-6) { max($0, abs($1)) }
        let isClose = zip(tensor.values, wanted).allSatisfy { abs($0 - $1) <= 1e-8 * scale }
        #expect(isClose, "seed \(seed), \(name): \(tensor.values), not \(wanted)\n\(text)")
      }
    }
    return true
  }
}
