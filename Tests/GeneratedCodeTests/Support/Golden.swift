import Foundation
import RNNData
import RNNRuntime

@testable import GraphIR

/// The graph of a golden model, and numbers to run it with, for the interpreter and for generated code.
struct Golden {
  let model: Model
  let parameters: Parameters
  let dimensions: Dimensions
  /// In double precision, time-major, padding filled.
  var inputs: [String: GraphIR.Tensor] = [:]

  static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(components: "CodegenTests", "Golden")

  /// - Parameter loss: of a model whose losses have names, which of them.
  /// - Parameter lengths: for each time axis one for each example; without them all steps are valid.
  init(
    _ name: String, model modelName: String? = nil, loss: String? = nil, parameters: Parameters, batch: Int, steps: Int,
    lengths: [String: [Int]] = [:], seed: UInt64
  ) throws {
    let text = try String(contentsOf: Self.sources.appending(component: name + ".rnn"), encoding: .utf8)
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(name + ".rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    let model = models.first { $0.name == modelName } ?? models[0]
    self.model = loss.map { model.part(ofLoss: $0)! } ?? model
    self.parameters = parameters
    let axes = Set(model.inputs.compactMap(\.type.time)).filter { $0.source == nil }
    dimensions = Dimensions(
      batch: batch, steps: Dictionary(uniqueKeysWithValues: axes.map { ($0, steps) }),
      lengths: Dictionary(uniqueKeysWithValues: lengths.map { (TimeAxis($0), $1) }))
    var generator = RandomGenerator(seed: seed)
    for input in model.inputs {
      var values = Tensor(input.type, repeating: 0, in: dimensions)
      for index in values.values.indices {
        switch input.type.element {
        case .token(let classes): values.values[index] = Double(generator.next() % UInt64(classes))
        case .real, .bundle: values.values[index] = Double(Float(generator.uniform(-1, 1)))
        }
      }
      inputs[input.name] = values.fillingPadding(in: dimensions)
    }
    for state in model.states {
      inputs[state.name] = Tensor(TensorType(state.shape, batch: true), repeating: 0, in: dimensions)
    }
  }

  // MARK: For generated code

  func tokens(_ name: String) -> [Int32] { batchMajor(inputs[name]!).map { Int32($0) } }
  func numbers(_ name: String) -> [Float] { batchMajor(inputs[name]!).map { Float($0) } }
  func lengths(_ name: String) -> [Int]? { dimensions.lengths[TimeAxis(name)] }

  /// Batch before time.
  func batchMajor(_ tensor: GraphIR.Tensor) -> [Double] {
    guard let axis = tensor.type.time, tensor.type.batch else { return tensor.values }
    let (batch, width, steps) = (dimensions.batch, tensor.type.count, dimensions.steps[axis]!)
    var result: [Double] = []
    for example in 0..<batch {
      for step in 0..<steps {
        let start = (step * batch + example) * width
        result += tensor.values[start..<start + width]
      }
    }
    return result
  }

  // MARK: For the interpreter

  /// The first value of a carried state: zero without one.
  mutating func setState(_ name: String, _ value: [Double]?) {
    let state = model.states.first { $0.name == name }!
    let type = TensorType(state.shape, batch: true)
    inputs[name] = Tensor(type, repeating: 0, in: dimensions)
    if let value { inputs[name]!.values = value }
  }

  /// Every output, final state, the loss, and the gradient of every parameter as `gradient.NAME`.
  /// Outputs are batch-major, with zeros at padding.
  func expected(withGradients: Bool = true, run: RunConditions = RunConditions()) throws -> [String: [Double]] {
    let trained = Set(model.parameters.filter { !$0.isFixed }.map(\.name))
    let gradients = FunctionDescription.Differentiation(parameters: withGradients ? trained : [], states: [])
    let graph = try model.graph.addingGradients(gradients)
    var values: [String: GraphIR.Tensor] = [:]
    for entry in parameters.layout.entries {
      let elements = parameters[entry.name].elements.map(Double.init)
      values[entry.name] = Tensor(TensorType(entry.shape), elements)
    }
    let results = try evaluate(graph, inputs: inputs, parameters: values, dimensions: dimensions, run: run)
    var expected: [String: [Double]] = [:]
    for (output, tensor) in zip(graph.outputs, results) {
      let name = output.role == .gradient ? "gradient.\(output.name)" : output.name
      expected[name] = batchMajor(clearingPadding(of: tensor))
    }
    return expected
  }

  private func clearingPadding(of tensor: GraphIR.Tensor) -> GraphIR.Tensor {
    guard let axis = tensor.type.time, tensor.type.batch, let lengths = dimensions.lengths[axis] else { return tensor }
    var result = tensor
    let width = tensor.type.count
    for (example, length) in lengths.enumerated() {
      for step in length..<dimensions.steps[axis]! {
        for feature in 0..<width { result.values[(step * dimensions.batch + example) * width + feature] = 0 }
      }
    }
    return result
  }
}
