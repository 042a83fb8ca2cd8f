import GraphIR
import ONNX

/// What all graphs of a file share: names, constants, and its inputs and outputs.
final class ONNXFile {
  let model: Model
  let options: ExportOptions
  var initializers: [ONNXTensor] = []
  var inputs: [ONNXValue] = []
  var outputs: [ONNXValue] = []
  var notes: [String] = []

  private var taken: Set<String> = []
  /// How often a name was wanted.
  private var counts: [String: Int] = [:]
  private var integers: [[Int]: String] = [:]
  private var numbers: [UInt64: String] = [:]
  /// The time axes without a derivation, in order.
  let axes: [TimeAxis]
  /// Whether the model has but one, counting those that only its losses need.
  private let hasOneAxis: Bool

  init(_ model: Model, _ graph: Graph, _ options: ExportOptions) {
    (self.model, self.options) = (model, options)
    axes = graph.timeAxes.filter { $0.source == nil }
    hasOneAxis = model.graph.timeAxes.count { $0.source == nil } < 2
    // Inputs and outputs have the first choice.
    for input in model.inputs { taken.insert(input.name) }
    for output in model.outputs { taken.insert(outputName(output)) }
  }

  func outputName(_ name: String) -> String {
    model.inputs.contains { $0.name == name } ? "output.\(name)" : name
  }

  func lengthsName(_ axis: TimeAxis) -> String {
    let name = hasOneAxis ? "lengths" : "lengths.\(axis.name)"
    return model.inputs.contains { $0.name == name } ? "\(name).valid" : name
  }

  /// A name that no value and no node has yet.
  func unique(_ wanted: String) -> String {
    var name = wanted
    while !taken.insert(name).inserted {
      counts[wanted, default: 1] += 1
      name = "\(wanted)_\(counts[wanted]!)"
    }
    return name
  }

  // MARK: Constants

  func constant(_ values: [Double], _ shape: [Int], name: String) -> String {
    if shape.isEmpty {
      if let known = numbers[values[0].bitPattern] { return known }
      let name = unique(name)
      numbers[values[0].bitPattern] = name
      initializers.append(ONNXTensor(name, .float32, [], .floats([single(values[0])])))
      return name
    }
    let name = unique(name)
    initializers.append(ONNXTensor(name, .float32, shape, .floats(values.map(single))))
    return name
  }

  /// What the file can hold; a number beyond single precision is the greatest one, not infinity.
  private func single(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    return Double(Float(min(max(value, -Double(Float.greatestFiniteMagnitude)), Double(Float.greatestFiniteMagnitude))))
  }

  func number(_ value: Double) -> String { constant([value], [], name: "number") }

  /// A vector of whole numbers.
  func integers(_ values: [Int]) -> String {
    if let known = integers[values] { return known }
    let name = unique("sizes")
    integers[values] = name
    initializers.append(ONNXTensor(name, .int64, [values.count], .integers(values.map { Int64($0) })))
    return name
  }

  func integers(_ values: [Int], shape: [Int], name: String) -> String {
    let name = unique(name)
    initializers.append(ONNXTensor(name, .int64, shape, .integers(values.map { Int64($0) })))
    return name
  }

  func integer(_ value: Int) -> String { integers([value], shape: [], name: "number") }

  // MARK: Types

  func dimension(of axis: TimeAxis) -> ONNXDimension {
    .named(hasOneAxis && axis.source == nil ? "steps" : "steps of \(axis.name)")
  }

  /// - Parameter isBatchFirst: as outside of the file; within it, steps come first.
  func value(_ name: String, _ type: TensorType, isBatchFirst: Bool) -> ONNXValue {
    let batch: [ONNXDimension] = type.batch ? [.named("batch")] : []
    let steps = type.times.map { dimension(of: $0) }
    let axes = isBatchFirst ? batch + steps : steps + batch
    return ONNXValue(name, type.isReal ? .float32 : .int64, axes + type.shape.map { .size($0) })
  }
}
