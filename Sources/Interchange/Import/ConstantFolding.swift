import Foundation
import ONNX

/// Operators of constants: what exporters leave of the arithmetic of shapes and weights.
struct ConstantFolding {
  let node: ONNXNode
  let operands: [Constant]

  /// How many operands there must be; one, if nothing is said.
  private static let counts = [
    "Reshape": 2, "Gather": 2, "DequantizeLinear": 2, "QuantizeLinear": 2, "Tile": 2, "Expand": 2, "Where": 3,
  ]

  func results() throws(Unsupported) -> [Constant] {
    guard operands.count >= Self.counts[node.operation] ?? 1 else { throw Unsupported("it lacks an input") }
    let a = operands[0]
    switch node.operation {
    case "Identity", "Dropout": return [a]
    case "Cast":
      var result = a
      switch ONNXElementType(rawValue: node.int("to", 1)) {
      case .float32, .float64, .float16, .bfloat16: result.isInteger = false
      case .bool: result.values = a.values.map { $0 == 0 ? 0 : 1 }
      default:
        result.values = a.values.map { $0.rounded(.towardZero) }
        result.isInteger = true
      }
      return [result]
    case "Transpose":
      let order = node.ints("perm") ?? Array(a.shape.indices.reversed())
      guard order.sorted() == Array(a.shape.indices) else { throw Unsupported("its order is no permutation") }
      return [a.transposed(order)]
    case "Reshape": return [a.reshaped(try reshaped(a.shape, to: operands[1].integers))]
    case "Flatten":
      let axis = node.int("axis", 1) < 0 ? node.int("axis", 1) + a.shape.count : node.int("axis", 1)
      guard (0...a.shape.count).contains(axis) else { throw Unsupported("it has no axis \(axis)") }
      return [a.reshaped([a.shape[..<axis].reduce(1, *), a.shape[axis...].reduce(1, *)])]
    case "Squeeze", "Unsqueeze": return [a.reshaped(try squeezed(a.shape))]
    case "Concat": return [try joined()]
    case "Gather": return [try gathered()]
    case "Split": return try split()
    case "Slice": return [try sliced()]
    case "Neg", "Sqrt", "Exp", "Abs", "Reciprocal", "Not", "Floor", "Ceil", "Log", "Tanh", "Sigmoid":
      var result = a
      result.values = a.values.map(unary)
      return [result]
    case "Add", "Sub", "Mul", "Div", "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "And", "Or", "Pow",
      "Max", "Min", "Mod":
      guard operands.count == 2 else { throw Unsupported("it takes \(operands.count) constants") }
      return [try broadcast(a, operands[1], binary(a.isInteger))]
    case "Where":
      guard operands.count == 3 else { throw Unsupported("it takes \(operands.count) constants") }
      let (condition, b, c) = (a, operands[1], operands[2])
      guard condition.shape == b.shape, b.shape == c.shape else { throw Unsupported("its constants differ in shape") }
      var result = b
      result.values = condition.values.indices.map { condition.values[$0] != 0 ? b.values[$0] : c.values[$0] }
      return [result]
    case "Expand":
      let shape = operands[1].integers
      guard let count = Sizes.count(shape) else { throw Unsupported("its shape is out of bounds") }
      let zeros = Constant(shape: shape, values: [Double](repeating: 0, count: count))
      return [try broadcast(a, zeros) { x, _ in x }]
    case "Tile":
      let counts = operands[1].integers
      guard counts.count == a.shape.count, counts.allSatisfy({ $0 > 0 && $0 <= Sizes.maximumCount }),
        Sizes.count(zip(a.shape, counts).map { $0 * $1 }) != nil
      else { throw Unsupported("its counts do not go with its axes") }
      var result = a
      for (axis, count) in counts.enumerated() {
        let places = (0..<count).flatMap { _ in 0..<a.shape[axis] }
        result.values = result.values.parts(
          outer: result.shape[..<axis].reduce(1, *), count: a.shape[axis],
          width: result.shape[(axis + 1)...].reduce(1, *), places)
        result.shape[axis] *= count
      }
      return [result]
    case "DequantizeLinear": return [try dequantized()]
    case "QuantizeLinear": return [try quantized()]
    default: throw Unsupported("the operator is not supported for constants")
    }
  }

  private func unary(_ x: Double) -> Double {
    switch node.operation {
    case "Neg": -x
    case "Sqrt": x.squareRoot()
    case "Exp": exp(x)
    case "Log": log(x)
    case "Tanh": tanh(x)
    case "Sigmoid": 1 / (1 + exp(-x))
    case "Abs": abs(x)
    case "Reciprocal": 1 / x
    case "Floor": x.rounded(.down)
    case "Ceil": x.rounded(.up)
    default: x == 0 ? 1 : 0
    }
  }

  private func binary(_ isInteger: Bool) -> (Double, Double) -> Double {
    switch node.operation {
    case "Add": (+)
    case "Sub": (-)
    case "Mul": (*)
    case "Div": isInteger ? { ($0 / $1).rounded(.towardZero) } : (/)
    case "Mod": { $0 - ($0 / $1).rounded(.down) * $1 }
    case "Pow": { pow($0, $1) }
    case "Max": { max($0, $1) }
    case "Min": { min($0, $1) }
    case "Equal": { $0 == $1 ? 1 : 0 }
    case "Greater": { $0 > $1 ? 1 : 0 }
    case "Less": { $0 < $1 ? 1 : 0 }
    case "GreaterOrEqual": { $0 >= $1 ? 1 : 0 }
    case "LessOrEqual": { $0 <= $1 ? 1 : 0 }
    case "And": { $0 != 0 && $1 != 0 ? 1 : 0 }
    default: { $0 != 0 || $1 != 0 ? 1 : 0 }
    }
  }

  private func broadcast(_ a: Constant, _ b: Constant, _ apply: (Double, Double) -> Double) throws(Unsupported)
    -> Constant
  {
    let rank = max(a.shape.count, b.shape.count)
    func padded(_ shape: [Int]) -> [Int] { [Int](repeating: 1, count: rank - shape.count) + shape }
    let (x, y) = (padded(a.shape), padded(b.shape))
    guard zip(x, y).allSatisfy({ $0 == $1 || $0 == 1 || $1 == 1 }) else {
      throw Unsupported("its constants have shapes that do not go together")
    }
    var result = a
    result.shape = zip(x, y).map { $0 == 1 ? $1 : $0 }
    guard let count = Sizes.count(result.shape) else { throw Unsupported("its result is out of bounds") }
    let (strides, first, second) = (result.shape.strides, x.strides, y.strides)
    result.values = (0..<count).map { index in
      var (i, j) = (0, 0)
      for axis in 0..<rank where strides[axis] > 0 {
        let place = index / strides[axis] % result.shape[axis]
        if x[axis] > 1 { i += place * first[axis] }
        if y[axis] > 1 { j += place * second[axis] }
      }
      return apply(a.values[i], b.values[j])
    }
    return result
  }

  private func reshaped(_ shape: [Int], to target: [Int]) throws(Unsupported) -> [Int] {
    var result = target.enumerated().map { $1 == 0 && $0 < shape.count ? shape[$0] : $1 }
    let count = shape.reduce(1, *)
    let known = Sizes.count(result.filter { $0 != -1 }) ?? 0
    if let open = result.firstIndex(of: -1), known > 0 { result[open] = count / known }
    guard Sizes.count(result) == count else {
      throw Unsupported("\(shape) cannot become \(target)")
    }
    return result
  }

  private func squeezed(_ shape: [Int]) throws(Unsupported) -> [Int] {
    let axes = operands.count > 1 ? operands[1].integers : node.ints("axes")
    if node.operation == "Squeeze" {
      let places = Set((axes ?? shape.indices.filter { shape[$0] == 1 }).map { $0 < 0 ? $0 + shape.count : $0 })
      return shape.indices.filter { !places.contains($0) }.map { shape[$0] }
    }
    let rank = shape.count + (axes?.count ?? 0)
    let places = Set((axes ?? []).map { $0 < 0 ? $0 + rank : $0 })
    guard places.allSatisfy({ (0..<rank).contains($0) }), places.count == axes?.count ?? 0 else {
      throw Unsupported("its axes are out of bounds")
    }
    var rest = shape[...]
    return (0..<rank).map { places.contains($0) ? 1 : rest.removeFirst() }
  }

  private func axis(_ name: String, _ otherwise: Int, of shape: [Int]) throws(Unsupported) -> Int {
    let axis = node.int(name, otherwise) < 0 ? node.int(name, otherwise) + shape.count : node.int(name, otherwise)
    guard shape.indices.contains(axis) else { throw Unsupported("it has no axis \(axis)") }
    return axis
  }

  private func joined() throws(Unsupported) -> Constant {
    let axis = try axis("axis", 0, of: operands[0].shape)
    var result = operands[0]
    let rest = { (shape: [Int]) in shape.enumerated().filter { $0.offset != axis }.map(\.element) }
    guard operands.allSatisfy({ $0.shape.count == result.shape.count && rest($0.shape) == rest(result.shape) }) else {
      throw Unsupported("its constants have shapes that do not go together")
    }
    result.shape[axis] = operands.map { $0.shape[axis] }.reduce(0, +)
    guard Sizes.count(result.shape) != nil else { throw Unsupported("its result is out of bounds") }
    let outer = result.shape[..<axis].reduce(1, *)
    result.values = []
    for row in 0..<outer {
      for operand in operands {
        let width = operand.shape[axis...].reduce(1, *)
        result.values += operand.values[row * width..<(row + 1) * width]
      }
    }
    return result
  }

  private func split() throws(Unsupported) -> [Constant] {
    let data = operands[0]
    let axis = try axis("axis", 0, of: data.shape)
    let (size, count) = (data.shape[axis], node.outputs.count)
    let part = (size + count - 1) / max(1, count)
    let sizes =
      operands.count > 1
      ? operands[1].integers : node.ints("split") ?? (0..<count).map { min(part, size - $0 * part) }
    guard sizes.count == count, sizes.allSatisfy({ (1...max(1, size)).contains($0) }), sizes.reduce(0, +) == size else {
      throw Unsupported("its parts do not add up to \(size)")
    }
    let outer = data.shape[..<axis].reduce(1, *)
    let width = data.shape[(axis + 1)...].reduce(1, *)
    var start = 0
    return sizes.map { count in
      defer { start += count }
      var result = data
      result.shape[axis] = count
      result.values = data.values.parts(outer: outer, count: size, width: width, Array(start..<start + count))
      return result
    }
  }

  private func gathered() throws(Unsupported) -> Constant {
    let (data, indices) = (operands[0], operands[1])
    let axis = try axis("axis", 0, of: data.shape)
    let outer = data.shape[..<axis].reduce(1, *)
    let width = data.shape[(axis + 1)...].reduce(1, *)
    let count = data.shape[axis]
    let places = indices.integers.map { $0 < 0 ? $0 + count : $0 }
    guard places.allSatisfy({ (0..<count).contains($0) }) else { throw Unsupported("its indices are out of bounds") }
    var result = data
    result.shape.replaceSubrange(axis...axis, with: indices.shape)
    guard Sizes.count(result.shape) != nil else { throw Unsupported("its result is out of bounds") }
    result.values = data.values.parts(outer: outer, count: count, width: width, places)
    return result
  }

  private func sliced() throws(Unsupported) -> Constant {
    let starts = operands.count > 1 ? operands[1].integers : node.ints("starts") ?? []
    let ends = operands.count > 2 ? operands[2].integers : node.ints("ends") ?? []
    let axes = operands.count > 3 ? operands[3].integers : node.ints("axes") ?? Array(starts.indices)
    let steps = operands.count > 4 ? operands[4].integers : starts.map { _ in 1 }
    guard starts.count == ends.count, starts.count == axes.count, starts.count == steps.count else {
      throw Unsupported("its bounds differ in number")
    }
    var result = operands[0]
    for (axis, (start, (end, step))) in zip(axes, zip(starts, zip(ends, steps))) {
      let axis = axis < 0 ? axis + result.shape.count : axis
      guard result.shape.indices.contains(axis), step != 0, result.shape[axis] > 0 else {
        throw Unsupported("its bounds make no sense")
      }
      let count = result.shape[axis]
      func place(_ index: Int, _ range: ClosedRange<Int>) -> Int {
        min(max(index < 0 ? index + count : index, range.lowerBound), range.upperBound)
      }
      let places =
        step > 0
        ? Array(stride(from: place(start, 0...count), to: place(end, 0...count), by: step))
        : Array(stride(from: place(start, -1...(count - 1)), to: place(end, -1...(count - 1)), by: step))
      let outer = result.shape[..<axis].reduce(1, *)
      let width = result.shape[(axis + 1)...].reduce(1, *)
      result.values = result.values.parts(outer: outer, count: count, width: width, places)
      result.shape[axis] = places.count
    }
    return result
  }

  /// (x - zero) · scale, with one scale or one for each index of an axis.
  private func dequantized() throws(Unsupported) -> Constant {
    var result = try scaled { x, scale, zero in (x - zero) * scale }
    result.isInteger = false
    return result
  }

  /// The nearest integer of the type to x / scale + zero; of two, the even one.
  private func quantized() throws(Unsupported) -> Constant {
    let named = ONNXElementType(rawValue: node.int("output_dtype"))
    let type = (operands.count > 2 ? operands[2].type : nil) ?? named ?? .uint8
    guard let bounds = type.bounds else { throw Unsupported("integers of this type are not supported") }
    var result = try scaled { x, scale, zero in
      min(max((x / scale).rounded(.toNearestOrEven) + zero, bounds.lowerBound), bounds.upperBound)
    }
    result.isInteger = true
    result.type = type
    return result
  }

  private func scaled(_ apply: (_ x: Double, _ scale: Double, _ zero: Double) -> Double) throws(Unsupported)
    -> Constant
  {
    let (data, scale) = (operands[0], operands[1])
    let zero = operands.count > 2 ? operands[2].values : [0]
    let axis = scale.values.count == 1 ? 0 : try axis("axis", 1, of: data.shape)
    guard scale.values.count == 1 || scale.values.count == data.shape[axis],
      zero.count == 1 || zero.count == scale.values.count
    else { throw Unsupported("its scales do not go with its axis") }
    let stride = data.shape.isEmpty ? 1 : data.shape.strides[axis]
    var result = data
    for index in data.values.indices {
      let place = scale.values.count == 1 ? 0 : index / stride % data.shape[axis]
      result.values[index] = apply(data.values[index], scale.values[place], zero[zero.count == 1 ? 0 : place])
    }
    return result
  }
}

extension [Double] {
  /// Of an axis with `count` elements, those at the places, in that order.
  fileprivate func parts(outer: Int, count: Int, width: Int, _ places: [Int]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(outer * places.count * width)
    for row in 0..<outer {
      for place in places {
        let start = (row * count + place) * width
        result += self[start..<start + width]
      }
    }
    return result
  }
}
