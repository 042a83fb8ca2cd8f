import GraphIR
import ONNX
import RNNRandom

/// Inputs, first states and lengths at random, the same ones for the same seed.
struct DrawnInputs {
  private var generator: RandomGenerator

  init(seed: UInt64) { generator = RandomGenerator(seed: seed) }

  /// As a file for `rnnc run`. States that the file does not take begin at zero, as they do there.
  mutating func file(for pairs: [InputPairing.Pair], _ dimensions: Dimensions) -> TensorFile {
    var result = TensorFile()
    for pair in pairs {
      for value in pair.ours {
        var shape = [dimensions.batch]
        if value.kind == .lengths {
          result.tensors[value.name] = .init(shape: shape, values: lengths(dimensions, value.time))
          continue
        }
        if let time = value.time { shape.append(dimensions.steps(of: time)) }
        shape += value.shape
        let numbers = (0..<shape.reduce(1, *)).map { _ in number(value.element, pair.theirs) }
        result.tensors[value.name] = .init(shape: shape, values: numbers)
      }
    }
    return result
  }

  private mutating func number(_ element: Element, _ theirs: ONNXValue) -> Double {
    if case .token(let classes) = element { return Double(Int.random(in: 0..<max(classes, 1), using: &generator)) }
    if theirs.elementType == .bool { return Bool.random(using: &generator) ? 1 : 0 }
    if theirs.isWhole { return Double(Int.random(in: 0..<4, using: &generator)) }
    // Both sides get the same number.
    return Double(Float(generator.normal()))
  }

  /// Between 1 and all steps; the first example has all.
  private mutating func lengths(_ dimensions: Dimensions, _ axis: TimeAxis?) -> [Double] {
    let steps = axis.map { dimensions.steps(of: $0) } ?? 1
    return (0..<dimensions.batch).map { example in
      example == 0 ? Double(steps) : Double(Int.random(in: 1...max(steps, 1), using: &generator))
    }
  }
}
