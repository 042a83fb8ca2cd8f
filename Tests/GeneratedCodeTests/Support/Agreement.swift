import RNNRuntime
import Testing

/// Expects that generated code computed what the interpreter did: within 1e-5 of the greatest number of the tensor.
func expectAgreement(
  _ name: String, _ actual: some Collection<Float>, _ expected: [Double]?,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let expected else {
    Issue.record("the interpreter has no \(name)", sourceLocation: sourceLocation)
    return
  }
  #expect(actual.count == expected.count, "\(name)", sourceLocation: sourceLocation)
  let scale = expected.reduce(0) { max($0, abs($1)) }
  let errors = zip(actual, expected).map { abs(Double($0) - $1) }
  // NaN is no agreement: `max` could lose it.
  let error = errors.contains { $0.isNaN } ? .infinity : errors.max() ?? 0
  let isClose = error <= 1e-5 * scale + 1e-9
  #expect(isClose, "\(name) is off by \(error), of \(scale)", sourceLocation: sourceLocation)
}

func expectAgreement(
  _ gradients: Gradients, _ expected: [String: [Double]], sourceLocation: SourceLocation = #_sourceLocation
) {
  for entry in gradients.layout.entries where !entry.isFixed {
    let name = "gradient." + entry.name
    expectAgreement(name, gradients[entry.name].elements, expected[name], sourceLocation: sourceLocation)
  }
}

func expectAgreement(
  _ states: [StateTensor], _ expected: [String: [Double]], sourceLocation: SourceLocation = #_sourceLocation
) {
  for state in states {
    expectAgreement(state.name, state.elements, expected[state.name], sourceLocation: sourceLocation)
  }
}
