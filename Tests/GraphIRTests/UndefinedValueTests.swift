import Codegen
import Testing

@testable import GraphIR

/// Padding and branches that are not taken may compute infinities and NaN: gradients must not see them.
///
/// Each model is differentiated by the interpreter, against finite differences, and then compiled: the optimized graph
/// and its plan must give the same.
@Suite struct UndefinedValueTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var lengths = [4, 0, 2, 1]

    /// A cell with the state `k`, which starts with the example's length and is -1 one step behind its end, for the
    /// first time less than 0. Its parameter `w` is about 1.
    init(cell name: String, _ equations: String, _ model: String) {
      testDescription = name
      text = """
        cell Counting(n) {
          input x
          state k: [n], s: [n]
          param w: [n] = 1
          param W: [n, n]
          k' = k - 1
        \(equations)
        }
        model M {
          input  x: sequence of [3]
          input  count: [3]
          target t: sequence of [3]
          target label: sequence of token(3)
          target class: token(3)
        \(model)
        }
        """
    }

    init(_ name: String, lengths: [Int] = [4, 0, 2, 1], _ model: String) {
      testDescription = name
      self.lengths = lengths
      text = "model M {\n\(model)\n}"
    }
  }

  private static let counted = "h = scan Counting(3) over x from (k: count, s: count)"

  static let paddedModels: [Case] = [
    Case(cell: "root", "s' = s + w * x\n output sqrt(k' + 0.5 * w)", "\(counted)\n loss sum(h * t)"),
    Case(cell: "logarithm", "s' = s + x * log(w * (k' + 1))\n output s'", "\(counted)\n loss sum(h * t)"),
    Case(cell: "quotient", "s' = s + x / (w * (k' + 1))\n output s'", "\(counted)\n loss meanSquaredError(h, t)"),
    Case(
      cell: "dividend", "s' = s + w / (k' + 1)\n output x / (w + exp(-2000 * (k' + 0.5))) * s'",
      "\(counted)\n loss sum(h * t)"),
    Case(cell: "exponential", "s' = x\n output exp(-800 * w * (k' + 0.1) - 1)", "\(counted)\n loss sum(h * t)"),
    Case(
      cell: "saturated functions of NaN",
      """
      r = log(k' + 0.5 * w)
      s' = sigmoid(r) + tanh(w * r) + softplus(r) + gelu(r) * silu(w * r) + abs(r)
      output s'
      """, "\(counted)\n loss sum(h * t)"),
    Case(
      cell: "product behind a root", "s' = tanh(W · sqrt(k' + 0.5 * w) + x)\n output s'",
      "\(counted)\n loss meanSquaredError(h, t)"),
    Case(
      cell: "products of the state", "s' = s * 0.5 + log(k' + w)\n output W · s' + s",
      "\(counted)\n loss meanSquaredError(dense(h, 3), t)"),
    Case(
      cell: "logits", "s' = x * w\n output sqrt(k' + 0.5 * w)",
      "\(counted)\n logits = dense(h, 3)\n output softmax(logits)\n loss crossEntropy(logits, label)"),
    Case(
      cell: "softmax", "s' = softmax(log(k' + 0.5 * w) * x)\n output logSoftmax(log(k' + 0.5 * w) * x) + s'",
      "\(counted)\n loss sum(softmax(dense(h, 3)) * t) + sum(logSoftmax(h) * t)"),
    Case(
      cell: "norm", "s' = s + w * x\n r = sqrt(k' + 0.5 * w)\n output r / sqrt(sum(r * r))",
      "\(counted)\n loss sum(h * t)"),
    Case(
      cell: "sums and ends", "s' = s + w * x * sqrt(k' + 0.5 * w)\n output log(k' + w)",
      """
      \(counted)
      total = sum(h, over: x) + mean(h * h, over: x) + h.first + h.last + h.final.s
      loss crossEntropy(total, class)
      """),
    Case(
      cell: "outer products", "s' = x\n r = sqrt(k' + 0.5 * w)\n output outer(r, x * w) · r + r · outer(w * r, r)",
      "\(counted)\n loss sum(h * t)"),
    Case(
      cell: "products of matrices",
      "s' = x\n r = sqrt(k' + 0.5 * w)\n output (outer(r, w) · W) · (W · r) + (W · outer(w, r)) · x",
      "\(counted)\n loss sum(h * t)"),
    Case(
      cell: "a step inside", "y = step Elman(3) on log(k' + w)\n s' = y + s\n output y * s'",
      "\(counted)\n loss sum(h * t)"),
    Case(
      cell: "outside of the loop", "s' = w * s + x\n output k' + 0.5 * w",
      """
      \(counted)
      r = sqrt(h)
      g = scan reversed GRU(3) over [r, log(h)]
      loss sum(dense(g, 3) * t) + sum(dense(r / h, 3) * t)
      """),
    Case(
      "an example without steps",
      """
        input x: sequence of [3]
        target t: sequence of [3]
        param w: [3] = 1
        h = scan bidirectional GRU(3) over log(w * x) / x
        loss sum(dense(h, 3) * t) + sum(exp(1 / (w * x)))
      """),
    Case(
      "a state that overflows behind the end", lengths: [2, 0, 2, 1],
      """
        input x: sequence of [3]
        target t: sequence of [3]
        h = scan Powers(3) over x from (s: 1.5, u: 1)
        loss sum(h * t)
      }
      cell Powers(n) {
        input x
        state s: [n], u: [n]
        param w: [n] = 1
        param W: [n, n]
        third = s * s * s
        ninth = third * third * third
        s' = ninth * ninth * ninth
        u' = s * w
        output x * s' * w * 1e-38 * 1e-38 * 1e-38 * 1e-14 + W · u * 1e-3
      """),
  ]

  static let choosingModels: [Case] = [
    Case("root", "input v: [6]\n param w: [6] = 1\n loss sum(when v > 0 { sqrt(w * v) } else { w * v })"),
    Case("logarithm", "input v: [6]\n param w: [6] = 1\n loss sum(when v <= 0 { w * v } else { v * log(v * w) })"),
    Case(
      "quotient", "input v: [6]\n param w: [6] = 1\n loss sum(when abs(v) > 0.1 { w / (v * w * w) } else { w * w })"),
    Case(
      "exponential",
      "input v: [6]\n param w: [6] = 1\n loss sum(when v < 0 { v * w } else { exp(-1e4 * v * w) - exp(-1e4 * v) })"),
    Case(
      "nested",
      """
        input v: [6]
        param w: [6] = 1
        inner = when v > 1 { log(v - 1) * w } else { sqrt(v) * w }
        loss sum(when v > 0 { inner * w } else { when v < -1 { log(-1 - v * w) } else { w / (v - 3 * w) } })
      """),
    Case(
      "product behind a branch",
      """
        input v: [6], c: []
        param w: [6] = 1
        param W: [6, 6]
        y = when c > 0 { W · log(c * w) } else { W · (w * v) }
        loss sum(when v > 0 { W · y } else { when c > 0 { v } else { dense(sqrt(-c * w), 6) } } * v)
      """),
    Case(
      "rows of a matrix",
      """
        input v: [6], u: [3]
        param w: [3] = 1
        param W: [6, 3]
        y = when v > 0 { outer(log(v), w) · u } else { v }
        z = when v > 0 { (outer(sqrt(v), w) · outer(u, w)) · (w * u) + u · outer(u, log(v)) } else { W · u }
        loss sum(y * z)
      """),
    Case(
      "one number for all",
      "input v: [6], c: []\n param w: [6] = 1\n loss sum(when c > 0 { w * log(c) * v } else { w * v })"),
    Case(
      "greatest",
      """
        input v: [6]
        param w: [6] = 1
        z = max(v, 0)
        loss sum(max(w * sqrt(z), 0.3) + when z > 0 { sqrt(z) * w } else { w * w })
      """),
    Case(
      "in a loop",
      """
        input x: sequence of [3]
        target t: sequence of [3]
        h = scan Choosing(3) over x
        loss sum(h * t)
      }
      cell Choosing(n) {
        input x
        state s: [n], u: [n]
        param w: [n] = 1
        param W: [n, n]
        u' = (u + w) * 1e38 * 1e38 * 1e38
        r = when x > 0.9 { log(x - 0.9) } else { when u < 2 { sqrt(2 - u) * 1e-25 } else { W · (s * w) } }
        s' = when s > 100 { exp(s * s) } else { r * w }
        output when u < 1 { W · (u * s) + s' } else { s' }
      """),
  ]

  /// Numbers from 0.5 to 1.5, but for parameters and what is called `v` or `c`, of both signs, and `count`, the lengths.
  private static func data(of model: Model, steps: Int, lengths: [Int]) -> GraphData {
    // A target that nothing uses has an axis of its own.
    var dimensions = Dimensions(batch: lengths.count)
    for axis in model.inputs.compactMap(\.type.time) {
      dimensions.steps[axis] = steps
      dimensions.lengths[axis] = lengths
    }
    var data = GraphData(for: model.graph, dimensions: dimensions, seed: 5)
    for input in model.inputs where input.type.isReal && !["v", "c"].contains(input.name) {
      var tensor = data.inputs[input.name]!
      for index in tensor.values.indices {
        tensor.values[index] = input.name == "count" ? Double(lengths[index / 3]) : 1 + tensor.values[index] / 2
      }
      data.inputs[input.name] = tensor.fillingPadding(in: dimensions)
    }
    if data.inputs["v"] != nil {
      for index in data.inputs["v"]!.values.indices where index % 4 > 1 { data.inputs["v"]!.values[index] *= 2.5 }
    }
    for parameter in model.parameters where parameter.name.hasSuffix("w") {
      for index in data.parameters[parameter.name]!.values.indices {
        data.parameters[parameter.name]!.values[index] = 1 + data.parameters[parameter.name]!.values[index] / 4
      }
    }
    return data
  }

  private func check(_ item: Case, steps: Int, lengths: [Int]) throws {
    let diagnostics = Diagnostics()
    let file = SourceFile(path: "\(item.testDescription).rnn", text: item.text)
    let models = lower([SourceUnit(parsing: file, diagnostics: diagnostics)], into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics.rendered(with: [file]))")
    let model = try #require(models.first)
    let data = Self.data(of: model, steps: steps, lengths: lengths)
    let graph = model.graph
    let leaves = graph.identifiers.filter { value in
      switch graph[value].operation {
      case .parameter: true
      // How often a cell counts is no number that could be moved.
      case .input(let name): graph.type(of: value).isReal && !["count", "t"].contains(name)
      default: false
      }
    }
    let loss = try #require(graph.outputs.of(.loss).first)
    try checkGradient(
      of: loss.value, in: graph, withRespectTo: leaves, inputs: data.inputs, parameters: data.parameters,
      dimensions: data.dimensions, "\(item) at \(lengths)")

    let expected = try graph.keeping([.loss]).addingGradients(of: model)
    let function = try #require(try compile(model)[.training])
    let optimized = try function.optimized.applying(planningPasses)
    var whole = data
    for state in model.states {
      let type = TensorType(state.shape, batch: true)
      whole.inputs[state.cotangent.name] = Tensor(type, repeating: 0, in: data.dimensions)
    }
    func results(_ graph: Graph) throws -> [String: Tensor] {
      let results = try evaluate(graph, inputs: whole.inputs, parameters: data.parameters, dimensions: data.dimensions)
      return Dictionary(uniqueKeysWithValues: zip(graph.outputs.map(\.label), results))
    }
    let actual = try results(optimized)
    for (name, tensor) in try results(expected) {
      let other = try #require(actual[name], "\(name)")
      let isClose = zip(tensor.values, other.values).allSatisfy { $0 == $1 || abs($0 - $1) <= 1e-9 * max(1, abs($0)) }
      #expect(isClose, "\(item), \(name): \(other.values), not \(tensor.values)")
    }
    try checkPlan(optimized, states: [], dimensions: data.dimensions, data: whole)
  }

  @Test(arguments: paddedModels) func padding(_ item: Case) throws {
    try check(item, steps: 4, lengths: item.lengths)
    try check(item, steps: 1, lengths: [0, 1])
  }

  @Test(arguments: paddedModels) func noStepsAtAll(_ item: Case) throws {
    try check(item, steps: 2, lengths: [0, 0])
  }

  @Test(arguments: choosingModels) func choices(_ item: Case) throws {
    try check(item, steps: 4, lengths: [4, 2, 1, 3, 0])
  }
}
