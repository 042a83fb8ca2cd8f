import RNNRuntime
import Testing

private let tolerance = 1e-5

/// A fixture's tensors, as generated code takes and gives them: the sequences along one of its time axes.
struct Expected {
  let tensors: [String: FixtureTensor]
  let batch: Int
  let steps: Int
  /// The numbers of steps of all time axes, the derived ones included.
  let allSteps: Set<Int>
  /// Nil where all steps are valid.
  let lengths: [Int]?

  /// - Parameter axis: Which time axis, in a model with several.
  init(_ fixture: PyTorchFixture, along axis: String? = nil) throws {
    tensors = try fixture.tensors()
    // Where axes are derived from the only one, they have no lengths of their own in a file.
    let named = axis.flatMap { [tensors] axis in tensors["lengths.\(axis)"] }
    let lengths = try #require(named ?? tensors["lengths"]).values.map { Int($0) }
    batch = lengths.count
    steps = lengths.max() ?? 0
    allSteps = Set(tensors.filter { $0.key.hasPrefix("lengths") }.map { Int($0.value.values.max() ?? 0) })
    self.lengths = fixture.hasLengths ? lengths : nil
  }

  subscript(name: String) -> [Double] {
    get throws { try #require(tensors[name], "\(name)").values }
  }

  /// A sequence, batch before time; what has no time as it is.
  func batchMajor(_ name: String) throws -> [Double] {
    let tensor = try #require(tensors[name], "\(name)")
    let values = tensor.values
    guard let steps = tensor.shape.first, allSteps.contains(steps), tensor.shape.dropFirst().first == batch else {
      return values
    }
    let width = values.count / (batch * steps)
    return (0..<batch).flatMap { example in
      (0..<steps).flatMap { step in
        let start = (step * batch + example) * width
        return values[start..<start + width]
      }
    }
  }

  func parameters(_ layout: ParameterLayout) throws -> Parameters {
    var parameters = Parameters(zeros: layout)
    for entry in layout.entries {
      let values = try self[entry.name]
      try #require(values.count == entry.count, "\(entry.name)")
      parameters.withUnsafeMutablePointer { pointer in
        for (index, value) in values.enumerated() { pointer[entry.offset + index] = Float(value) }
      }
    }
    return parameters
  }

  func firstStates(_ states: [StateTensor]) throws -> [StateTensor] {
    try states.map { state in
      var state = state
      state.elements = try self["state.\(state.name)"].map { Float($0) }
      return state
    }
  }
}

func expect(_ gradients: Gradients, _ expected: Expected) throws {
  let wanted = try gradients.layout.entries.map { try expected["gradient.\($0.name)"] }
  let greatest = wanted.joined().reduce(0) { max($0, $1.magnitude) }
  for (entry, values) in zip(gradients.layout.entries, wanted) {
    // What is zero but for rounding, as of a bias that a softmax does not see, has no size of its own.
    let isZero = values.allSatisfy { $0.magnitude < 1e-15 }
    try expect(
      gradients[entry.name].elements, values, "gradient.\(entry.name)", scale: isZero ? greatest : nil)
  }
}

/// - Parameter scale: what the error is measured by; the greatest expected number if it is nil.
func expect(_ actual: some Collection<Float>, _ expected: [Double], _ name: String, scale: Double? = nil) throws {
  try #require(actual.count == expected.count, "\(name)")
  let scale = scale ?? expected.reduce(0) { max($0, $1.magnitude) }
  let errors = zip(actual, expected).map { (Double($0) - $1).magnitude }
  // NaN is no agreement: `max` could lose it.
  let error = errors.contains { $0.isNaN } ? .infinity : errors.max() ?? 0
  #expect(error <= tolerance * scale, "\(name) is off by \(error), of \(scale)")
}
