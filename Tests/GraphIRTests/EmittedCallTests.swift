import Codegen
import Foundation
import Testing

@testable import GraphIR

/// What the code of every operation and of every function calls is there in the runtime.
@Suite struct EmittedCallTests {
  static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// A model whose loss is that of a sample.
  private func text(of sample: OperationSample) throws -> String {
    let (graph, weights) = try EveryOperationTests.withLoss(sample)
    let used = try graph.keeping([.loss])
    // An axis is that of an input.
    var inputs = [ModelInput(name: "axis", type: InterpreterTests.perStep, isTarget: false)]
    var parameters: [Parameter] = []
    for node in used.nodes {
      switch node.operation {
      case .input(let name):
        inputs.append(ModelInput(name: name, type: node.type, isTarget: weights[name] != nil))
      case .parameter(let name):
        parameters.append(Parameter(name: name, shape: node.type.shape, initializer: .glorot, isFixed: false))
      default: break
      }
    }
    var model = Model(
      name: "Sample", parameters: parameters, inputs: inputs, states: [], outputs: [], hasLoss: true, graph: used)
    if case .refused = sample.derivative {
      for index in model.parameters.indices { model.parameters[index].isFixed = true }
    }
    return generatedFile(for: [try Codegen.compile(model).program], sourceName: "Sample.rnn")
  }

  @Test func kernels() throws {
    let runtime = try FunctionLabels(folder: Self.sources.appending(path: "Runtime/Kernels"))
    #expect(runtime.accept("copy", ["rows", "width", "source", "sourceStride", "destination", "destinationStride"]))
    #expect(!runtime.accept("copy", ["rows", "width"]))
    var called: Set<String> = []
    for (name, sample) in try EveryOperationTests.samples.get() {
      for call in FunctionLabels.calls(of: "Kernel", in: try text(of: sample)) {
        #expect(runtime.accept(call.name, call.labels), "\(name): \(call)")
        called.insert(call.name)
      }
    }
    #expect(called.isSuperset(of: ["product", "outerSum", "softmax", "gather", "scatterSum", "at", "place"]))
  }

  @Test func lanes() throws {
    let headers = ["RNNVector.h", "RNNActivations.h"].map { Self.sources.appending(path: "RNNVector/include/\($0)") }
    let text = try headers.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    for function in UnaryFunction.allCases { #expect(text.contains("RNN_LANES(\"\(function.rawValue)(_:)\")")) }
    for function in BinaryFunction.allCases { #expect(text.contains("RNN_LANES(\"\(function.rawValue)(_:_:)\")")) }
  }
}
