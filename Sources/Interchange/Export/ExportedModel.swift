import GraphIR
import ONNX

/// What becomes of a model of the language in another format.
public struct ExportedModel: Sendable, Equatable {
  public var model: ONNXModel
  /// What became of each recurrence.
  public var notes: [String]
}

public struct ExportOptions: Sendable {
  /// Whether the file takes the number of valid steps of each example. Otherwise all steps are.
  public var hasLengths = false
  /// Whether carried states come in and go out, for streams. Otherwise they begin at zero.
  public var hasStates = false

  public init() {}
}

/// Why a model cannot be exported: all that stands in the way.
public struct ExportFailure: Error, Equatable, CustomStringConvertible {
  public var problems: [String]

  public var description: String { problems.joined(separator: "\n") }
}

/// Turns a model into an ONNX graph that computes its outputs, with operators of version 17.
///
/// Inputs and outputs are [batch, steps, features]; within the graph steps come first, as recurrent operators want it.
/// Whatever depends on parameters alone is computed here, in double precision, and stored in single.
/// - Parameter parameters: a tensor for each parameter.
/// - Throws: `ExportFailure` with everything that ONNX has no operators for.
public func exportedModel(
  _ model: Model, parameters: [String: Tensor], options: ExportOptions = ExportOptions()
) throws -> ExportedModel {
  guard !model.outputs.isEmpty else { throw ExportFailure(problems: ["the model '\(model.name)' has no outputs"]) }
  let graph = try model.plainInference(withLengths: options.hasLengths, withStates: options.hasStates)
  let file = ONNXFile(model, graph, options)
  let emitter = GraphEmitter(graph, in: file, constants: ConstantValues(graph, parameters: parameters))
  emitter.emitInputs()
  emitter.emitAll()
  var problems = emitter.problems
  if problems.isEmpty { emitter.emitOutputs() }
  // The same operation at several places of one equation is one problem.
  var seen: Set<String> = []
  problems = problems.filter { seen.insert($0).inserted }
  guard problems.isEmpty else { throw ExportFailure(problems: problems) }
  // What readers of the format take in one file.
  let bytes = file.initializers.reduce(0) { $0 + $1.shape.reduce(4, *) }
  guard bytes < 1 << 31 - 1 << 24 else {
    throw ExportFailure(problems: ["\(bytes) bytes of parameters: an ONNX file holds at most 2 GB"])
  }
  let onnx = ONNXGraph(
    name: model.name, nodes: emitter.nodes, initializers: file.initializers, inputs: file.inputs,
    outputs: file.outputs)
  return ExportedModel(
    model: ONNXModel(irVersion: 8, opsets: ["": 17], producer: "rnnc", graph: onnx), notes: file.notes)
}
