import Codegen

/// What a function of a model is given and gives, with names in JavaScript.
struct WebValues {
  struct Value {
    var value: ModelInterface.Value
    var name: String

    var classes: Int? { value.classes }
    var isScalar: Bool { value.isToken || value.shape.isEmpty }

    /// For the functions that are the same for all models.
    var table: String {
      "{ name: '\(name)', width: \(value.width), classes: \(classes ?? 0), axis: \(value.axis ?? -1), hasBatch: \(value.hasBatch) }"
    }
  }

  var inputs: [Value]
  var outputs: [Value]
  var axes: [String] = []

  init(_ step: ModelInterface.Step) {
    self.init(step.inputs.map(\.value), step.outputs.map(\.value))
  }

  init(_ function: ModelInterface.SequenceFunction) {
    self.init(function.inputs, function.outputs)
    axes = function.axes
  }

  private init(_ inputs: [ModelInterface.Value], _ outputs: [ModelInterface.Value]) {
    let names = Self.identifiers((inputs + outputs).map(\.name))
    self.inputs = zip(inputs, names).map { Value(value: $0, name: $1) }
    self.outputs = zip(outputs, names.dropFirst(inputs.count)).map { Value(value: $0, name: $1) }
  }

  // MARK: Names

  /// Identifiers for names of a model, each once, in their order.
  static func identifiers(_ names: [String]) -> [String] {
    CNames.identifiers(
      for: names,
      // What the functions with them use.
      besides: [
        "core", "memory", "floats", "place", "steps", "stepMemory", "checkNumber", "checkToken", "checkVector",
        "runBlock", "runSequences", "options",
      ], reserved: reserved)
  }

  private static let reserved = Set(
    """
    arguments await break case catch class const continue debugger default delete do else enum eval export extends false
    finally for function if implements import in instanceof interface let new null package private protected public
    return static super switch this throw true try typeof undefined var void while with yield
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  // MARK: Documentation

  private func text(_ value: ModelInterface.Value, before: [String] = []) -> String {
    let extents = before + value.shape.map(String.init)
    let shape = extents.isEmpty ? "" : "[\(extents.joined(separator: ", "))]"
    if let classes = value.classes {
      return extents.isEmpty ? "a token in 0..<\(classes)" : "tokens in 0..<\(classes), \(shape)"
    }
    return extents.isEmpty ? "a number" : shape
  }

  /// The type of an argument of a step, or of a block.
  func inputType(_ input: Value, isBlock: Bool) -> String {
    if !isBlock, input.isScalar { return "number" }
    return input.value.isToken ? "Int32Array | Uint8Array | number[]" : "Float32Array | number[]"
  }

  func documentation(_ inputs: [Value], indentation: String, isBlock: Bool) -> String {
    if inputs.isEmpty { return isBlock ? "\(indentation)* @param {number} steps" : "\(indentation)*" }
    return inputs.map {
      "\(indentation)* @param {\(inputType($0, isBlock: isBlock))} \($0.name) \(text($0.value, before: isBlock ? ["steps"] : []))"
    }.joined(separator: "\n")
  }

  func documentation(_ inputs: [Value], indentation: String, object: String) -> String {
    inputs.map {
      "\(indentation)* @param {\(inputType($0, isBlock: true))} \(object)\($0.name) \(text($0.value, before: extents($0.value)))"
    }.joined(separator: "\n")
  }

  private func extents(_ value: ModelInterface.Value) -> [String] {
    let steps = value.axis.map { $0 < axes.count && axes.count > 1 ? "steps of \(axes[$0])" : "steps" }
    return (value.hasBatch ? ["batch"] : []) + (steps.map { [$0] } ?? [])
  }

  func resultType(isBlock: Bool) -> String {
    let types = outputs.map { !isBlock && $0.isScalar ? "number" : "Float32Array" }
    if outputs.isEmpty { return "void" }
    if outputs.count == 1 { return types[0] }
    return "{ \(zip(outputs, types).map { "\($0.name): \($1)" }.joined(separator: ", ")) }"
  }

  func resultText(isBlock: Bool) -> String {
    let texts = outputs.map { "\($0.name) \(text($0.value, before: isBlock ? ["steps"] : []))" }.joined(separator: ", ")
    let overwrites = !isBlock && outputs.contains { !$0.isScalar }
    return texts + (overwrites ? "; the next step of this stream overwrites arrays" : "")
  }

  var sequenceResultText: String {
    outputs.map { "\($0.name) \(text($0.value, before: extents($0.value)))" }.joined(separator: ", ")
  }

  var lengthsType: String {
    axes.count == 1 ? "number[]" : "{ \(axes.map { "\(WebScript.quoted($0))?: number[]" }.joined(separator: ", ")) }"
  }

  var lengthsText: String { "the valid steps of each sequence: all without" }
}
