import RNNRuntime

/// Collects where generated code and the interpreter differ.
struct Comparison {
  /// What runs at the moment.
  var place = ""
  private(set) var differences: [String] = []
  private(set) var count = 0

  mutating func expect(_ actual: some Collection<Float>, _ name: String, _ run: ExpectedRun) {
    guard let expected = run.expected(name) else { return note("\(name) is not expected") }
    compare(Array(actual), expected, run.tolerance(name), "\(name) of run \(run.index)")
  }

  mutating func expect(_ states: [StateTensor], _ run: ExpectedRun, prefix: String = "") {
    for state in states { expect(state.elements, prefix + state.name, run) }
  }

  mutating func expect(_ gradients: Gradients, _ run: ExpectedRun) {
    for entry in gradients.layout.entries where !entry.isFixed {
      expect(gradients[entry.name].elements, "gradient." + entry.name, run)
    }
  }

  /// An output of a step; one without time has its value after the last step.
  mutating func expect(
    _ actual: OutputView, _ name: String, along axis: String?, _ run: ExpectedRun, example: Int, step: Int,
    of count: Int
  ) {
    guard let expected = run.expected(name) else { return note("\(name) is not expected") }
    if axis == nil, step < count - 1 { return }
    let steps = axis.map { run.steps($0) } ?? 1
    let start = (example * steps + (axis == nil ? 0 : step)) * actual.count
    compare(
      Array(actual), Array(expected[start..<start + actual.count]), run.tolerance(name),
      "\(name) of run \(run.index), example \(example), step \(step)")
  }

  private mutating func compare(_ actual: [Float], _ expected: [Float], _ tolerance: Float, _ what: String) {
    count += 1
    guard actual.count == expected.count else {
      return note("\(what) has \(actual.count) numbers, not \(expected.count)")
    }
    for index in actual.indices {
      let (a, b) = (actual[index], expected[index])
      // Whatever is not finite must be the same.
      if abs(a - b) <= tolerance || a == b || (a.isNaN && b.isNaN) { continue }
      return note("\(what)[\(index)] is \(a), not \(b) (within \(tolerance))")
    }
  }

  private mutating func note(_ text: String) { differences.append("\(place): \(text)") }
}

/// Makes the gradients something that no run leaves as they are: all but those of parameters that the loss does not
/// depend on, which nothing ever writes.
func forget(_ gradients: inout Gradients, but run: ExpectedRun) {
  let entries = gradients.layout.entries.filter { entry in
    !entry.isFixed && run.expected("gradient." + entry.name)?.contains { $0 != 0 } == true
  }
  gradients.withUnsafeMutablePointer { memory in
    for entry in entries {
      (memory + entry.offset).update(repeating: .nan, count: entry.shape.reduce(1, *))
    }
  }
}
