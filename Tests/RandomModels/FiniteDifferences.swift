import GraphIR

extension ModelData {
  /// What a finite difference says of a gradient.
  public enum GradientCheck: Equatable, Sendable {
    case agrees
    /// The loss has a kink here, or the model has no loss.
    case undecided
    case differs(String)
  }

  /// Checks the interpreter's gradients of the first run by the central difference of the loss along a random direction
  /// through all parameters.
  public func checkGradients(of model: Model, seed: UInt64) throws -> GradientCheck {
    guard model.hasLoss else { return .undecided }
    let run = runs[0]
    let evaluation = try model.evaluate(
      parameters: parameters, inputs: run.inputs, dimensions: run.dimensions, withGradients: true)
    guard let center = evaluation.loss, let gradients = evaluation.gradients?.parameters else { return .undecided }
    guard center.isFinite else { return .differs("the loss is \(center)") }
    var random = RandomSource(seed: seed)
    var direction: [String: [Double]] = [:]
    var (derivative, magnitude) = (0.0, 0.0)
    for gradient in gradients {
      let values = gradient.tensor.values.map { _ in random.uniform(-1, 1) }
      direction[gradient.name] = values
      for (x, v) in zip(gradient.tensor.values, values) {
        guard x.isFinite else { return .differs("the gradient of \(gradient.name) is \(x)") }
        derivative += x * v
        magnitude += abs(x * v)
      }
    }
    func loss(at distance: Double) throws -> Double {
      var moved = parameters
      for (name, values) in direction {
        for (index, v) in values.enumerated() { moved[name]!.values[index] += distance * v }
      }
      let evaluation = try model.evaluate(
        parameters: moved, inputs: run.inputs, dimensions: run.dimensions, run: RunConditions(isTraining: true))
      return evaluation.loss ?? .nan
    }
    func slope(_ step: Double) throws -> (forward: Double, central: Double, backward: Double) {
      let (up, down) = (try loss(at: step), try loss(at: -step))
      return ((up - center) / step, (up - down) / (2 * step), (center - down) / step)
    }
    let (wide, narrow) = (try slope(1e-4), try slope(1e-5))
    let scale = max(magnitude, abs(narrow.central), 1e-3)
    // Smooth functions have one-sided slopes that come closer in proportion to the step, and central ones in its square.
    let isSmooth =
      abs(narrow.forward - narrow.backward) <= max(0.2 * abs(wide.forward - wide.backward), 1e-7 * scale)
      && abs(wide.central - narrow.central) <= 1e-4 * scale
    if abs(derivative - narrow.central) <= 1e-5 * scale { return .agrees }
    guard isSmooth else { return .undecided }
    return .differs("the derivative is \(derivative), and the difference \(narrow.central), of \(scale)")
  }
}
