import GraphIR
import ONNX

// Operations on the features of each row.

extension GraphEmitter {
  func features(_ value: ValueID) -> String {
    let node = graph[value]
    let operand = node.operands[0]
    let from = graph.type(of: operand)
    let wanted = wantedName(value)
    /// An axis of the features, from the end.
    func axis(_ index: Int) -> Int { index - from.shape.count }
    switch node.operation {
    case .concatenate(let along):
      let parts = node.operands.map { part in
        var type = node.type
        type.shape = graph.type(of: part).shape
        return expanded(part, to: type)
      }
      return append("Concat", parts, ["axis": .int(Int64(axis(along)))], as: wanted)
    case .slice(let along, let start, let count):
      return append(
        "Slice",
        [name(of: operand), file.integers([start]), file.integers([start + count]), file.integers([axis(along)])],
        as: wanted)
    case .pad(let along, let before, let after):
      let outer = [Int](repeating: 0, count: from.outerAxes.count)
      func pads(_ count: Int) -> [Int] { outer + from.shape.indices.map { $0 == along ? count : 0 } }
      return append("Pad", [name(of: operand), file.integers(pads(before) + pads(after))], as: wanted)
    case .reshape(let shape):
      return append("Reshape", [name(of: operand), keepingOuter(from, shape)], as: wanted)
    case .transpose:
      let outer = from.outerAxes.count
      return transposed(name(of: operand), Array(0..<outer) + [outer + 1, outer], as: wanted)
    case .rearrange(let rearrangement): return rearranged(operand, rearrangement, as: wanted)
    case .sum:
      guard !from.shape.isEmpty else { return append("Identity", [name(of: operand)], as: wanted) }
      return append(
        "ReduceSum", [name(of: operand), file.integers(from.shape.indices.map(axis))], ["keepdims": .int(0)],
        as: wanted)
    case .greatest:
      return append("ReduceMax", [name(of: operand)], ["axes": .ints([-1]), "keepdims": .int(0)], as: wanted)
    case .softmax: return append("Softmax", [name(of: operand)], ["axis": .int(-1)], as: wanted)
    default: return append("LogSoftmax", [name(of: operand)], ["axis": .int(-1)], as: wanted)
    }
  }

  /// The outer axes as they are, and new features.
  private func keepingOuter(_ type: TensorType, _ shape: [Int]) -> String {
    file.integers(type.outerAxes.map { _ in 0 } + shape)
  }

  /// Features that come from other places, or are zero.
  private func rearranged(_ operand: ValueID, _ rearrangement: Rearrangement, as wanted: String?) -> String {
    let type = graph.type(of: operand)
    let sources = rearrangement.sources()
    var flat = name(of: operand)
    if type.shape.count > 1 { flat = append("Reshape", [flat, keepingOuter(type, [type.count])]) }
    if sources.contains(where: { $0 == nil }) {
      let outer = [Int](repeating: 0, count: type.outerAxes.count)
      flat = append("Pad", [flat, file.integers(outer + [0] + outer + [1])])
    }
    let indices = file.integers(
      sources.map { $0 ?? type.count }, shape: rearrangement.shape, name: (wanted ?? prefix + "rearranged") + ".indices"
    )
    return append("Gather", [flat, indices], ["axis": .int(-1)], as: wanted)
  }
}
