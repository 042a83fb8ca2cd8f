import GraphIR
import ONNX

/// An axis that is no feature.
enum OuterAxis: Hashable {
  case time(TimeAxis)
  case batch
}

extension TensorType {
  /// The axes before the features, in their order in the file.
  var outerAxes: [OuterAxis] { times.map { .time($0) } + (batch ? [.batch] : []) }
}

extension GraphEmitter {
  /// The number of examples, or of steps, as a vector of one number.
  func size(of axis: OuterAxis) -> String {
    switch axis {
    case .batch:
      shared("batch") { root in
        guard let input = root.file.inputs.first(where: { $0.shape?.first == .named("batch") }) else {
          return root.file.integers([1])
        }
        return root.append("Shape", [input.name], ["start": .int(0), "end": .int(1)], as: "batch_size")
      }
    case .time(let axis):
      shared("steps of \(axis)") { root in
        if let source = axis.source, let derivation = axis.derivations.last {
          let steps = root.size(of: .time(source))
          guard case .every(let count) = derivation else { return steps }
          let more = root.append("Add", [steps, root.file.integers([count - 1])])
          return root.append("Div", [more, root.file.integers([count])], as: "steps_\(axis.identifier)")
        }
        let dimension = root.file.dimension(of: axis)
        for input in root.file.inputs {
          guard let index = input.shape?.firstIndex(of: dimension) else { continue }
          let range: [String: ONNXAttribute] = ["start": .int(Int64(index)), "end": .int(Int64(index + 1))]
          return root.append("Shape", [input.name], range, as: "steps_\(axis.identifier)")
        }
        return ""
      }
    }
  }

  /// The shape of a type, as a vector. Batch and steps are known when the file runs.
  func shape(_ outer: [OuterAxis], _ features: [Int]) -> String {
    guard !outer.isEmpty else { return file.integers(features) }
    let key = "shape \(outer) \(features)"
    return shared(key) { root in
      let parts = outer.map { root.size(of: $0) } + (features.isEmpty ? [] : [root.file.integers(features)])
      return parts.count == 1 ? parts[0] : root.append("Concat", parts, ["axis": .int(0)], as: "shape")
    }
  }

  /// With axes of one element inserted, so that it goes with values of these axes and of so many features.
  func aligned(_ value: ValueID, to axes: [OuterAxis], rank: Int) -> String {
    aligned(name(of: value), graph.type(of: value), to: axes, rank: rank)
  }

  func aligned(_ name: String, _ type: TensorType, to axes: [OuterAxis], rank: Int) -> String {
    let own = type.outerAxes
    var inserted = axes.indices.filter { !own.contains(axes[$0]) }
    if type.shape.isEmpty { inserted += axes.count..<axes.count + rank }
    // Axes in front need not be there.
    let isThere = Set(0..<axes.count + rank).subtracting(inserted)
    guard let first = isThere.min() else { return name }
    let needed = inserted.filter { $0 > first }
    guard !needed.isEmpty else { return name }
    let skipped = inserted.count - needed.count
    return append("Unsqueeze", [name, file.integers(needed.map { $0 - skipped })])
  }

  /// With all axes of a type in full. Shapes are equal, or the value is a scalar.
  func expanded(_ value: ValueID, to type: TensorType, as wanted: String? = nil) -> String {
    let own = graph.type(of: value)
    if own.outerAxes == type.outerAxes, own.shape == type.shape { return name(of: value) }
    let axes = type.outerAxes
    return append(
      "Expand", [aligned(value, to: axes, rank: type.shape.count), shape(axes, type.shape)], as: wanted)
  }

  func unsqueezed(_ name: String, _ axes: [Int]) -> String { append("Unsqueeze", [name, file.integers(axes)]) }
  func squeezed(_ name: String, _ axes: [Int], as wanted: String? = nil) -> String {
    append("Squeeze", [name, file.integers(axes)], as: wanted)
  }

  func transposed(_ name: String, _ permutation: [Int], as wanted: String? = nil) -> String {
    if permutation == Array(permutation.indices) { return name }
    return append("Transpose", [name], ["perm": .ints(permutation.map { Int64($0) })], as: wanted)
  }

  func cast(_ name: String, to type: ONNXElementType, as wanted: String? = nil) -> String {
    append("Cast", [name], ["to": .int(Int64(type.rawValue))], as: wanted)
  }
}
