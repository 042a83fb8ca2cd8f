import ONNX

/// Which inputs of an ONNX graph are states if the graph is one step, and which outputs they become.
public struct OneStepStates {
  private var pairs: StatePairs

  /// Finds them by their names.
  /// - Parameters:
  ///   - inputs: of the graph, without constants.
  ///   - given: outputs by their inputs, where names do not say it.
  /// - Throws: `ImportFailure` if `given` is not possible.
  public init(_ graph: ONNXGraph, inputs: [ONNXValue], given: [String: String]) throws {
    pairs = try StatePairs(graph, inputs: inputs, given: given, withThoseOfNodes: true)
  }

  /// The outputs by their inputs.
  public var outputs: [String: String] { pairs.outputs }

  /// Adds an input that is known to be a state, if just one output is left that has its shape.
  public mutating func add(_ input: ONNXValue) { pairs.add(byShape: input) }
}
