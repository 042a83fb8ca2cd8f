import RNNRuntime
import Testing

/// Trajectories against those of PyTorch in single precision.
@Suite struct OptimizerTests {
  private static let layout = ParameterLayout(
    entries: [
      .init(name: "p", shape: [7, 5], offset: 0, initializer: .glorot),
      .init(name: "fixed", shape: [3], offset: 48, initializer: .normal(1), isFixed: true),
    ], count: 64)

  private static let optimizers: [(String, any Optimizer)] = [
    ("SGD", SGD(learningRate: 0.1)),
    ("SGD-momentum", SGD(learningRate: 0.05, momentum: 0.9)),
    ("SGD-Nesterov", SGD(learningRate: 0.05, momentum: 0.8, isNesterov: true, weightDecay: 0.01)),
    ("Adam", Adam(learningRate: 0.02, beta1: 0.8, beta2: 0.95)),
    ("Adam-decay", Adam(learningRate: 0.02, weightDecay: 0.1)),
    ("AdamW", AdamW(learningRate: 0.02, weightDecay: 0.1)),
    ("RMSProp", RMSProp(learningRate: 0.01, smoothing: 0.9)),
    ("RMSProp-momentum", RMSProp(learningRate: 0.01, momentum: 0.7, weightDecay: 0.05)),
  ]

  @Test(arguments: optimizers.indices)
  func trajectory(_ index: Int) throws {
    var (name, optimizer) = Self.optimizers[index]
    let file = try fixture("optimizers")
    let gradients = try file.tensor(named: "gradients").elements
    let path = try file.tensor(named: name).elements
    var parameters = Parameters(layout: Self.layout, seed: 1)
    parameters["p"] = try file.tensor(named: "initial")
    let fixed = parameters["fixed"]
    var gradient = Gradients(layout: Self.layout)
    gradient["fixed"] = Tensor(shape: [3], elements: [1, 2, 3])
    for step in 0..<gradients.count / 35 {
      gradient["p"] = Tensor(shape: [7, 5], elements: Array(gradients[step * 35..<step * 35 + 35]))
      optimizer.update(&parameters, with: gradient)
      for (found, expected) in zip(parameters["p"].elements, path[step * 35..<step * 35 + 35]) {
        #expect(abs(found - expected) <= 2e-6 * max(1, abs(expected)), "\(name), step \(step)")
      }
    }
    #expect(optimizer.state.updates == 12)
    #expect(parameters["fixed"] == fixed)
    #expect(parameters.withUnsafePointer { pointer in (35..<48).allSatisfy { pointer[$0] == 0 } })
  }

  @Test func clippingByNorm() throws {
    let file = try fixture("optimizers")
    var gradients = Gradients(layout: Self.layout)
    gradients["p"] = Tensor(shape: [7, 5], elements: Array(try file.tensor(named: "gradients").elements[..<35]))
    let expected = Double(try file.tensor(named: "clip.norm").elements[0])
    #expect(abs(gradients.clip(toNorm: 0.5) / expected - 1) < 1e-6)
    for (found, expected) in zip(gradients["p"].elements, try file.tensor(named: "clip.gradient").elements) {
      #expect(abs(found - expected) <= 4e-6 * abs(expected))
    }
    let clipped = gradients["p"]
    #expect(abs(gradients.clip(toNorm: 0.6) - 0.5) < 1e-6)
    #expect(gradients["p"] == clipped)
  }

  @Test func clippingReportsWhatIsNotFinite() {
    var gradients = Gradients(layout: Self.layout)
    gradients["p"] = Tensor(shape: [7, 5], elements: [Float](repeating: 2e38, count: 35))
    #expect(abs(gradients.globalNorm / (2e38 * 35.0.squareRoot()) - 1) < 1e-6)
    gradients["p"][6, 4] = .nan
    #expect(gradients.clip(toNorm: 1).isNaN)
    #expect(gradients["p"][0, 0] == 2e38)
    gradients["p"][6, 4] = -.infinity
    #expect(gradients.clip(toNorm: 1) == .infinity)
  }

  @Test func clippingByValue() {
    var gradients = Gradients(layout: Self.layout)
    gradients["p"][0, 0] = 3
    gradients["p"][1, 0] = -0.75
    gradients["p"][2, 0] = -.infinity
    gradients["p"][6, 4] = .nan
    gradients.clip(toValue: 1)
    #expect(gradients["p"][0, 0] == 1 && gradients["p"][1, 0] == -0.75 && gradients["p"][2, 0] == -1)
    #expect(gradients["p"][6, 4].isNaN)
  }

  /// What is not trained stays as it is, and so does padding.
  @Test func scaling() {
    var gradients = Gradients(layout: Self.layout)
    gradients["p"] = Tensor(shape: [7, 5], elements: (0..<35).map { Float($0) - 17 })
    gradients["fixed"] = Tensor(shape: [3], elements: [1, 2, 3])
    gradients.scale(by: 3.0 / 7)
    #expect(gradients["p"].elements == (0..<35).map { (Float($0) - 17) * Float(3.0 / 7) })
    #expect(gradients["fixed"].elements == [1, 2, 3])
    #expect(gradients.withUnsafePointer { pointer in (35..<48).allSatisfy { pointer[$0] == 0 } })
  }

  @Test func theStateBelongsToARule() throws {
    var parameters = Parameters(layout: Self.layout, seed: 1)
    var adam = Adam()
    adam.update(&parameters, with: Gradients(layout: Self.layout))
    var other = AdamW()
    #expect(throws: OptimizerMismatch(expected: "AdamW", found: "Adam")) { try other.resume(from: adam.state) }
    var same = Adam()
    try same.resume(from: adam.state)
    #expect(same.state.updates == 1)
  }
}
