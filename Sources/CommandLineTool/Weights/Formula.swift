/// What a parameter is computed from: tensors of a layer, by their names in a rule. A `*` in a name is the gate.
indirect enum Formula: Sendable {
  case tensor(String)
  /// The part of a gate, of which the last axis (or else the first one) has several.
  case gate(Formula, isLast: Bool)
  /// One row of a matrix.
  case row(Formula, Int)
  case transposed(Formula)
  /// Matrices side by side.
  case beside(Formula, Formula)
  /// What is missing of the two counts as zero.
  case sum(Formula, Formula)
  /// The weights of a convolution along time as a matrix [width, taps · inputs], those of the newest step first. The numbers
  /// are the axes of width, inputs and taps.
  case newestFirst(Formula, width: Int, inputs: Int, taps: Int)
  case zero
}

extension Formula {
  /// The tensors of a layer, by their names in its rule, and the gate that is computed.
  struct Context {
    var tensors: [String: TensorFile.Entry]
    var gates: [Character]
    var gate: Character?

    func tensor(_ name: String) -> TensorFile.Entry? {
      tensors[gate.map { name.replacing("*", with: String($0)) } ?? name]
    }
  }

  /// The shape of the result; nil if all of it is missing.
  func shape(in context: Context) -> [Int]? {
    switch self {
    case .tensor(let name): return context.tensor(name)?.shape
    case .gate(let whole, let isLast):
      guard var shape = whole.shape(in: context) else { return nil }
      shape[isLast ? shape.count - 1 : 0] /= context.gates.count
      return shape
    case .row(let matrix, _): return matrix.shape(in: context).map { Array($0.dropFirst()) }
    case .transposed(let matrix): return matrix.shape(in: context)?.reversed()
    case .beside(let left, let right):
      guard let left = left.shape(in: context), let right = right.shape(in: context) else { return nil }
      return [left[0], left[1] + right[1]]
    case .sum(let left, let right): return left.shape(in: context) ?? right.shape(in: context)
    case .newestFirst(let weight, let width, let inputs, let taps):
      return weight.shape(in: context).map { [$0[width], $0[taps] * $0[inputs]] }
    case .zero: return nil
    }
  }

  /// The numbers of the result, row-major; nil if all of it is missing.
  func values(in context: Context) -> [Double]? {
    guard let shape = shape(in: context) else { return nil }
    switch self {
    case .tensor(let name): return context.tensor(name)?.values
    case .gate(let whole, let isLast):
      guard let values = whole.values(in: context), let gate = context.gate,
        let index = context.gates.firstIndex(of: gate)
      else { return nil }
      let width = isLast ? shape[shape.count - 1] : shape.reduce(1, *)
      let stride = width * context.gates.count
      let starts = Swift.stride(from: index * width, to: values.count, by: max(stride, 1))
      return starts.flatMap { start in values[start..<start + width] }
    case .row(let matrix, let index):
      return matrix.values(in: context).map {
        Array($0.dropFirst(index * shape.reduce(1, *)).prefix(shape.reduce(1, *)))
      }
    case .transposed(let matrix):
      return matrix.values(in: context).map { exchangingAxes(of: $0, shape[1], shape[0], width: 1) }
    case .beside(let left, let right):
      guard let first = left.values(in: context), let second = right.values(in: context) else { return nil }
      let (width, rest) = (first.count / max(shape[0], 1), second.count / max(shape[0], 1))
      var result: [Double] = []
      result.reserveCapacity(first.count + second.count)
      for row in 0..<shape[0] {
        result += first[row * width..<(row + 1) * width]
        result += second[row * rest..<(row + 1) * rest]
      }
      return result
    case .sum(let left, let right):
      guard let first = left.values(in: context) else { return right.values(in: context) }
      guard let second = right.values(in: context) else { return first }
      return zip(first, second).map { $0 + $1 }
    case .newestFirst(let weight, let width, let inputs, let taps):
      guard let values = weight.values(in: context), let extents = weight.shape(in: context) else { return nil }
      let strides = [extents[1] * extents[2], extents[2], 1]
      var result: [Double] = []
      result.reserveCapacity(values.count)
      for row in 0..<extents[width] {
        for tap in (0..<extents[taps]).reversed() {
          let start = row * strides[width] + tap * strides[taps]
          for input in 0..<extents[inputs] { result.append(values[start + input * strides[inputs]]) }
        }
      }
      return result
    case .zero: return nil
    }
  }
}

extension Formula {
  /// Whether the layer has no numbers for it at any time.
  var isZero: Bool {
    if case .zero = self { return true }
    return false
  }
}

extension Formula: CustomStringConvertible {
  /// `[weight_hh.*, weight_ih.*]`, `kernel.*ᵀ`
  var description: String {
    switch self {
    case .tensor(let name): name
    case .gate(let whole, _): "\(whole).*"
    case .row(let matrix, let index): "\(matrix)[\(index)]"
    case .transposed(let matrix): "\(matrix)ᵀ"
    case .beside(let left, let right): "[\(left), \(right)]"
    case .sum(let left, let right): "\(left) + \(right)"
    case .newestFirst(let weight, _, _, _): "newest(\(weight))"
    case .zero: "0"
    }
  }
}
