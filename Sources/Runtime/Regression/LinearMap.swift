/// x ↦ W x + b, in double precision: what a regression gives.
public struct LinearMap: Hashable, Sendable {
  public let features: Int
  /// W: [outputs, features], row-major.
  public let weights: [Double]
  /// b: [outputs].
  public let bias: [Double]

  public var outputs: Int { bias.count }

  /// W x + b.
  /// - Precondition: x has `features` numbers.
  public func callAsFunction(_ x: some Collection<Float>) -> [Double] {
    if x.count != features { ValidationError("features", "there are \(x.count) instead of \(features)").stop() }
    return bias.indices.map { output in
      zip(weights[output * features..<(output + 1) * features], x).reduce(bias[output]) { $0 + $1.0 * Double($1.1) }
    }
  }

  /// Writes W and b to parameters of a model: of `y = dense(x, outputs)`, `y.W` and `y.b`.
  /// - Parameters:
  ///   - weights: the name of a parameter [outputs, features].
  ///   - bias: the name of a parameter [outputs]. Without, a bias other than zero is an error.
  /// - Precondition: there are parameters of these names and shapes.
  public func write(to parameters: inout Parameters, weights: String, bias: String? = nil) {
    do { try validate(parameters, weights: weights, bias: bias) } catch { error.stop() }
    parameters[weights] = weightTensor
    if let bias { parameters[bias] = biasTensor }
  }

  /// Checks what `write` is given.
  public func validate(_ parameters: Parameters, weights: String, bias: String? = nil) throws(ValidationError) {
    try parameters.validate(weightTensor, for: weights)
    if let bias { return try parameters.validate(biasTensor, for: bias) }
    if self.bias.contains(where: { $0 != 0 }) {
      throw ValidationError("bias", "it is not zero, and no parameter is named for it")
    }
  }

  private var weightTensor: Tensor { Tensor(shape: [outputs, features], elements: weights.map { Float($0) }) }
  private var biasTensor: Tensor { Tensor(shape: [outputs], elements: bias.map { Float($0) }) }
}
