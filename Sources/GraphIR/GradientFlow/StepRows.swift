/// The values of tensors, one for each state of a scan, that belong to one step and example: a row.
struct StepRows {
  private let types: [TensorType]
  /// For each value of each tensor: step · examples + example. Without the axis, the example.
  let rows: [[Int]]
  /// The number of rows.
  let count: Int
  private let dimensions: Dimensions

  init(_ types: [TensorType], along axis: TimeAxis, _ dimensions: Dimensions) {
    self.types = types
    self.dimensions = dimensions
    let hasAxis = types.contains { $0.times.contains(axis) }
    count = (hasAxis ? dimensions.steps(of: axis) : 1) * dimensions.batch
    let interpreter = Interpreter(
      dimensions: dimensions, inputs: [:], parameters: [:], precision: .double, run: RunConditions())
    rows = types.map { type in
      var rows = [Int](repeating: 0, count: dimensions.count(of: type))
      interpreter.forEachRow(of: [type]) { row in
        let start = interpreter.offset(in: type, row)
        for index in start..<start + type.count {
          rows[index] = row.step(on: axis) * dimensions.batch + row.example
        }
      }
      return rows
    }
  }

  /// The number of values of a row.
  var width: Int { count == 0 ? 0 : rows.reduce(0) { $0 + $1.count } / count }

  /// The Euclidean norm of each row.
  func norms(_ tensors: [Tensor]) -> [Double] {
    var norms = [Norm](repeating: Norm(), count: count)
    for (tensor, rows) in zip(tensors, rows) {
      for (value, row) in zip(tensor.values, rows) { norms[row].add(value) }
    }
    return norms.map(\.value)
  }

  /// The tensors whose values, one after the other, are a vector.
  func tensors(_ vector: [Double]) -> [Tensor] {
    var start = 0
    return types.map { type in
      let count = dimensions.count(of: type)
      defer { start += count }
      return Tensor(type, Array(vector[start..<start + count]))
    }
  }
}

/// The steps of each example, in the order in which a scan goes through them.
struct ExampleSteps {
  private let isReversed: Bool
  private let lengths: [Int]

  init(_ scan: Scan, _ dimensions: Dimensions) {
    isReversed = scan.isReversed
    lengths = (0..<dimensions.batch).map { dimensions.length(of: $0, along: scan.axis) }
  }

  private var longest: Int { lengths.max() ?? 0 }

  private func row(_ step: Int, _ example: Int) -> Int { step * lengths.count + example }

  /// The row of an example so many steps before the one that the scan ends with.
  private func row(back steps: Int, _ example: Int) -> Int {
    row(isReversed ? steps : lengths[example] - 1 - steps, example)
  }

  private func means(_ values: [Double], _ row: (Int, Int) -> Int) -> [Double] {
    (0..<longest).map { step in
      let values = lengths.indices.filter { lengths[$0] > step }.map { values[row(step, $0)] }
      var norm = Norm()
      for value in values { norm.add(value) }
      return norm.value / Double(values.count).squareRoot()
    }
  }

  /// The root mean square of each step.
  func means(_ values: [Double]) -> [Double] { means(values, row(_:_:)) }

  /// The same by the number of steps before the last one.
  func meansFromEnd(_ values: [Double]) -> [Double] { means(values, row(back:_:)) }

  /// For each row the product of the values of all rows of the example that the scan comes to later.
  func productsFromEnd(_ values: [Double]) -> [Double] {
    var products = values
    for example in lengths.indices {
      var product = 1.0
      for steps in 0..<lengths[example] {
        let row = row(back: steps, example)
        products[row] = product
        product *= values[row]
      }
    }
    return products
  }
}

/// The Euclidean norm of numbers whose squares may be too great or too small for a number.
private struct Norm {
  private var scale = 0.0
  private var squares = 0.0

  var value: Double { scale * squares.squareRoot() }

  mutating func add(_ number: Double) {
    let magnitude = abs(number)
    guard magnitude.isFinite, scale.isFinite else {
      (scale, squares) = (scale + magnitude, 1)
      return
    }
    if magnitude > scale {
      squares = squares * (scale / magnitude) * (scale / magnitude) + 1
      scale = magnitude
    } else if magnitude > 0 {
      squares += (magnitude / scale) * (magnitude / scale)
    }
  }
}
