import GraphIR
import RNNFormats

/// What a model is to be evaluated with: the tensors of files, bound to its parameters, inputs and states.
struct ModelTensors {
  var parameters: [String: Tensor] = [:]
  var inputs: [String: Tensor] = [:]
  var states: [String: Tensor] = [:]
  var dimensions = Dimensions(batch: 1)

  private let model: Model
  /// What `model` may be a part of: files may hold what others of its parts need.
  private let whole: Model
  /// The tensor that has set the size of the batch (under nil) or of an axis.
  private var origins: [TimeAxis?: (name: String, size: Int)] = [:]

  /// - Throws: `FileFailure` that names the tensor that is missing or does not fit, and what was expected.
  init(
    of model: Model, in whole: Model, parameters: TensorFile, inputs: TensorFile, parametersPath: String,
    inputsPath: String
  ) throws(FileFailure) {
    (self.model, self.whole) = (model, whole)
    self.parameters = try Self.values(of: model, in: parameters, path: parametersPath)
    try Self.checkNames(in: parameters, of: model, whole, path: parametersPath)
    do throws(Mismatch) { try bind(inputs) } catch {
      throw FileFailure(message: "'\(inputsPath)': \(error.message)")
    }
  }

  /// The values of all parameters of a model.
  /// - Throws: `FileFailure` that names the tensor that is missing, does not fit or is none of them.
  static func parameters(
    of model: Model, in file: TensorFile, path: String
  ) throws(FileFailure) -> [String: Tensor] {
    let values = try values(of: model, in: file, path: path)
    try checkNames(in: file, of: model, model, path: path)
    return values
  }

  private static func values(
    of model: Model, in parameters: TensorFile, path parametersPath: String
  ) throws(FileFailure) -> [String: Tensor] {
    var values: [String: Tensor] = [:]
    for parameter in model.parameters {
      guard let tensor = parameters.tensors[parameter.name] else {
        throw FileFailure(message: "'\(parametersPath)' lacks the parameter '\(parameter.name)' \(parameter.shape)")
      }
      guard tensor.shape == parameter.shape else {
        let shapes = "\(tensor.shape) in '\(parametersPath)', but \(parameter.shape) in the model"
        throw FileFailure(message: "the parameter '\(parameter.name)' is \(shapes)")
      }
      values[parameter.name] = Tensor(TensorType(parameter.shape), tensor.values)
    }
    return values
  }

  private static func checkNames(
    in parameters: TensorFile, of model: Model, _ whole: Model, path parametersPath: String
  ) throws(FileFailure) {
    let names = Set(model.parameters.map(\.name) + whole.inputs.map(\.name))
    for name in parameters.tensors.keys.sorted() where !names.contains(name) && !mayStandBeside(name) {
      let suggestion = closestMatch(to: name, in: names.sorted()).map { "; did you mean '\($0)'?" } ?? ""
      throw FileFailure(
        message: "'\(parametersPath)': tensor '\(name)': the model '\(model.name)' has no such parameter\(suggestion)")
    }
  }

  /// Whether a file with parameters may hold it, too: what a checkpoint has besides, and, since one file may hold
  /// everything, inputs and results.
  private static func mayStandBeside(_ name: String) -> Bool {
    SafetensorsFile.isOfCheckpoint(name) || name == "lengths"
      || ["input.", "state.", "lengths."].contains(where: name.hasPrefix) || isResult(name)
  }

  /// Whether it is what `run` writes.
  private static func isResult(_ name: String) -> Bool {
    name == "loss" || ["output.", "final.", "loss.", "gradient."].contains(where: name.hasPrefix)
  }

  private struct Mismatch: Error { var message: String }

  private mutating func bind(_ file: TensorFile) throws(Mismatch) {
    var known = Set(whole.inputs.flatMap { ["input.\($0.name)", $0.name] } + whole.states.map { "state.\($0.name)" })
    known.formUnion(whole.inputs.compactMap { $0.type.time.map { "lengths.\($0)" } })
    for input in model.inputs {
      let names = ["input.\(input.name)", input.name]
      known.formUnion(names)
      guard let name = names.first(where: { file.tensors[$0] != nil }), let tensor = file.tensors[name] else {
        if input.isTarget { continue }
        throw Mismatch(message: "the input '\(names[0])' \(Self.expectation(input.type)) is missing")
      }
      inputs[input.name] = try bound(tensor, name, input.type)
    }
    for state in model.states {
      let name = "state.\(state.name)"
      known.insert(name)
      guard let tensor = file.tensors[name] else { continue }
      states[state.name] = try bound(tensor, name, TensorType(state.shape, batch: true))
    }
    dimensions.batch = origins[nil]?.size ?? 1
    for (axis, origin) in origins {
      if let axis, axis.source == nil { dimensions.steps[axis] = origin.size }
    }
    for case (let axis?, let origin) in origins where dimensions.steps(of: axis) != origin.size {
      throw Mismatch(
        message: "'\(origin.name)' has \(origin.size) steps instead of \(dimensions.steps(of: axis)), as '\(axis)' has")
    }
    try bindLengths(file, &known)
    known.insert("lengths")
    let parameters = Set(model.parameters.map(\.name))
    for name in file.tensors.keys.sorted() where !known.contains(name) && !parameters.contains(name) {
      if SafetensorsFile.isOfCheckpoint(name) || Self.isResult(name) { continue }
      let suggestion = closestMatch(to: name, in: known.sorted()).map { "; did you mean '\($0)'?" } ?? ""
      throw Mismatch(message: "the model '\(model.name)' has nothing that '\(name)' could be\(suggestion)")
    }
  }

  /// Checks the shape, and notes the sizes of the batch and the axis.
  private mutating func bound(
    _ tensor: TensorFile.Entry, _ name: String, _ type: TensorType
  ) throws(Mismatch) -> Tensor {
    let axes: [TimeAxis?] = (type.batch ? [nil] : []) + (type.time.map { [$0] } ?? [])
    guard tensor.shape.count == axes.count + type.shape.count, Array(tensor.shape.dropFirst(axes.count)) == type.shape
    else { throw Mismatch(message: "'\(name)' is \(tensor.shape) instead of \(Self.expectation(type))") }
    for (axis, size) in zip(axes, tensor.shape) {
      guard size > 0 else { throw Mismatch(message: "'\(name)' is empty: \(tensor.shape)") }
      let origin = origins[axis] ?? (name, size)
      origins[axis] = origin
      guard origin.size == size else {
        let unit = axis == nil ? "examples" : "steps"
        throw Mismatch(message: "'\(name)' has \(size) \(unit), but '\(origin.name)' has \(origin.size)")
      }
    }
    guard axes.count == 2 else { return Tensor(type, tensor.values) }
    return Tensor(
      type, exchangingAxes(of: tensor.values, tensor.shape[0], tensor.shape[1], width: type.count))
  }

  /// `lengths` where there is one time axis, else `lengths.AXIS`.
  private mutating func bindLengths(_ file: TensorFile, _ known: inout Set<String>) throws(Mismatch) {
    let axes = dimensions.steps.keys.sorted { $0.name < $1.name }
    if file.tensors["lengths"] != nil, axes.count > 1 {
      let names = axes.map { "'lengths.\($0)'" }.joined(separator: " and ")
      throw Mismatch(message: "'lengths' is not enough, as there are several time axes: \(names)")
    }
    for axis in axes {
      known.insert("lengths.\(axis)")
      let name = axes.count == 1 && file.tensors["lengths"] != nil ? "lengths" : "lengths.\(axis)"
      guard let tensor = file.tensors[name] else { continue }
      guard tensor.shape == [dimensions.batch] else {
        throw Mismatch(message: "'\(name)' is \(tensor.shape) instead of [\(dimensions.batch)]")
      }
      let steps = dimensions.steps[axis] ?? 0
      if let bad = tensor.values.first(where: { !($0 >= 0 && $0 <= Double(steps) && $0 == $0.rounded()) }) {
        throw Mismatch(message: "'\(name)' holds \(bad), but '\(axis)' has \(steps) steps")
      }
      dimensions.lengths[axis] = tensor.values.map { Int($0) }
    }
  }

  /// `[batch, steps, 3]`
  private static func expectation(_ type: TensorType) -> String {
    let axes = (type.batch ? ["batch"] : []) + (type.time == nil ? [] : ["steps"])
    return "[" + (axes + type.shape.map(String.init)).joined(separator: ", ") + "]"
  }
}

/// Rows of `width` numbers, [first, second, width], as [second, first, width]. In files the batch comes before the steps,
/// as in the generated types; the interpreter has them the other way round.
func exchangingAxes(of values: [Double], _ first: Int, _ second: Int, width: Int) -> [Double] {
  var result: [Double] = []
  result.reserveCapacity(values.count)
  for row in 0..<second {
    for column in 0..<first {
      let start = (column * second + row) * width
      result += values[start..<start + width]
    }
  }
  return result
}
