/// Linear regression with an L2 penalty, in closed form (Hoerl and Kennard 1970): the weights W, [features, outputs], that
/// make Σ weight · |target - (Wᵀ x + b)|² + λ |W|² the least solve
///
///     (XᵀX + λI) W = XᵀY,
///
/// with the rows x of X. The bias b has the weights of a feature that is always 1, without the penalty.
///
/// Rows are added batch by batch, and only the sums XᵀX and XᵀY are kept, in double precision: memory does not grow with
/// their number, and a row takes about features · (features / 2 + outputs) products. A penalty can be tried after
/// another without adding the rows again; each takes features³ / 6 products.
///
/// It trains the readout of a reservoir, or of any network whose last layer is linear (Jaeger 2001).
public struct RidgeRegression: Sendable {
  public let features: Int
  public let outputs: Int
  public let hasBias: Bool
  /// The number of rows whose weight was not zero.
  public private(set) var rows = 0
  /// The lower triangle of XᵀX: [size, size].
  private var squares: [Double]
  /// YᵀX: [outputs, size].
  private var products: [Double]

  /// The features, and the bias.
  private var size: Int { features + (hasBias ? 1 : 0) }

  /// - Precondition: there is at least one output, and memory for the squares of the features.
  public init(features: Int, outputs: Int, hasBias: Bool = true) {
    do { try Self.validate(features: features, outputs: outputs) } catch { error.stop() }
    self.features = features
    self.outputs = outputs
    self.hasBias = hasBias
    let size = features + (hasBias ? 1 : 0)
    squares = [Double](repeating: 0, count: size * size)
    products = [Double](repeating: 0, count: outputs * size)
  }

  /// Checks the sizes.
  public static func validate(features: Int, outputs: Int) throws(ValidationError) {
    guard features >= 0 else { throw ValidationError("features", "it is \(features) and must not be negative") }
    guard outputs > 0 else { throw ValidationError("outputs", "it is \(outputs) and must be at least 1") }
    guard features < 1 << 32, elementCount([features + 1, features + 1]) != nil,
      elementCount([outputs, features + 1]) != nil
    else { throw ValidationError("features", "the squares of \(features) take more memory than there is") }
  }

  // MARK: Rows

  /// Adds rows.
  /// - Parameters:
  ///   - features: [rows, features], row-major.
  ///   - targets: [rows, outputs].
  ///   - weights: how much each row counts; 1 without. Rows of weight 0 are not looked at.
  /// - Precondition: the counts fit, and no weight is negative or not finite.
  public mutating func add(
    _ features: some Collection<Float>, targets: some Collection<Float>, weights: [Float]? = nil
  ) {
    do { try validate(features, targets: targets, weights: weights) } catch { error.stop() }
    let (features, targets) = (Array(features), Array(targets))
    let (width, outputs) = (self.features, outputs)
    add(rows: targets.count / outputs) { row, x, y in
      for index in 0..<width { x[index] = Double(features[row * width + index]) }
      for index in 0..<outputs { y[index] = Double(targets[row * outputs + index]) }
      return weights.map { Double($0[row]) } ?? 1
    }
  }

  /// Checks what `add` is given.
  public func validate(
    _ features: some Collection<Float>, targets: some Collection<Float>, weights: [Float]? = nil
  ) throws(ValidationError) {
    let rows = targets.count / outputs
    guard targets.count == rows * outputs else {
      throw ValidationError("targets", "there are \(targets.count), no multiple of the \(outputs) of a row")
    }
    guard features.count == rows * self.features else {
      throw ValidationError(
        "features", "there are \(features.count) instead of \(rows * self.features), [\(rows), \(self.features)]")
    }
    guard let weights else { return }
    guard weights.count == rows else { throw ValidationError("weights", "there are \(weights.count) for \(rows) rows") }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw ValidationError("weight \(row)", "\(weights[row]) is negative or not finite")
    }
  }

  /// Adds the valid steps of a run, whose output is the features.
  /// - Parameters:
  ///   - output: [examples, steps, features].
  ///   - targets: [examples, steps, outputs].
  ///   - lengths: the valid steps of each example; all of them without.
  ///   - washout: how many steps at the beginning of each example are left out, while the states still depend on where
  ///     they began.
  /// - Precondition: the counts fit, and lengths are in 0...steps.
  public mutating func add(
    _ output: OutputView, targets: some Collection<Float>, lengths: [Int]? = nil, washout: Int = 0
  ) {
    do { try validate(output, targets: targets, lengths: lengths) } catch { error.stop() }
    let weights = (0..<output.examples).flatMap { example in
      (0..<output.steps).map { step in
        step >= washout && step < lengths?[example] ?? output.steps ? 1 : 0 as Float
      }
    }
    add(output, targets: targets, weights: weights)
  }

  /// Checks what `add` is given.
  public func validate(
    _ output: OutputView, targets: some Collection<Float>, lengths: [Int]? = nil
  ) throws(ValidationError) {
    guard output.width == features else {
      throw ValidationError("features", "the output has \(output.width) instead of \(features)")
    }
    try validate(output, targets: targets, weights: nil)
    guard let lengths else { return }
    guard lengths.count == output.examples else {
      throw ValidationError("lengths", "there are \(lengths.count) for \(output.examples) examples")
    }
    for (example, length) in lengths.enumerated() where length < 0 || length > output.steps {
      throw ValidationError("lengths", example: example, "the length \(length) is not in 0...\(output.steps)")
    }
  }

  /// How many rows are added at a time, so that the squares are read and written less often.
  private static var blockRows: Int { 4 }

  /// Adds rows of which `fill` writes the features and the targets, and gives the weight.
  mutating func add(
    rows count: Int, _ fill: (Int, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Double
  ) {
    let (size, features, outputs, block) = (size, features, outputs, Self.blockRows)
    guard size > 0 else { return }
    let scratch = UnsafeMutablePointer<Double>.allocate(capacity: block * (size + outputs))
    defer { scratch.deallocate() }
    let targets = scratch + block * size
    var weights = SIMD4<Double>.zero
    var (filled, counted) = (0, 0)
    func flush(_ squares: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>) {
      for row in filled..<block { (scratch + row * size).update(repeating: 0, count: size) }
      let rows = (scratch, scratch + size, scratch + 2 * size, scratch + 3 * size)
      func addProducts(_ factors: SIMD4<Double>, _ count: Int, to sums: UnsafeMutablePointer<Double>) {
        for index in 0..<count {
          sums[index] +=
            (factors[0] * rows.0[index] + factors[1] * rows.1[index])
            + (factors[2] * rows.2[index] + factors[3] * rows.3[index])
        }
      }
      for index in 0..<size {
        let column = SIMD4(rows.0[index], rows.1[index], rows.2[index], rows.3[index])
        addProducts(weights * column, index + 1, to: squares + index * size)
      }
      for output in 0..<outputs {
        var factors = SIMD4<Double>.zero
        for row in 0..<filled { factors[row] = weights[row] * targets[row * outputs + output] }
        addProducts(factors, size, to: products + output * size)
      }
      filled = 0
      weights = .zero
    }
    squares.withUnsafeMutableBufferPointer { squares in
      products.withUnsafeMutableBufferPointer { products in
        for row in 0..<count {
          let x = scratch + filled * size
          let weight = fill(row, x, targets + filled * outputs)
          guard weight > 0 else { continue }
          if size > features { x[features] = 1 }
          weights[filled] = weight
          filled += 1
          counted += 1
          if filled == block { flush(squares.baseAddress!, products.baseAddress!) }
        }
        if filled > 0 { flush(squares.baseAddress!, products.baseAddress!) }
      }
    }
    rows += counted
  }

  // MARK: The solution

  /// The weights and the bias for a penalty λ, by Cholesky's factorization.
  /// - Throws: `RegressionError` if the rows do not determine a solution, or are not finite.
  /// - Precondition: the penalty is not negative.
  public func fit(penalty: Double) throws(RegressionError) -> LinearMap {
    require(penalty >= 0, "the penalty of a regression is \(penalty), which is negative or not a number")
    let size = size
    var factor = squares
    for feature in 0..<features { factor[feature * size + feature] += penalty }
    let failure = factor.withUnsafeMutableBufferPointer { factor in
      size == 0 ? nil : factorize(factor.baseAddress!, size: size)
    }
    if let failure {
      let isFinite = squares[failure * size..<failure * size + failure + 1].allSatisfy(\.isFinite) && penalty.isFinite
      throw isFinite ? .singular(feature: failure) : .featureIsNotFinite(feature: failure)
    }
    var solution = products
    for output in 0..<outputs where !products[output * size..<(output + 1) * size].allSatisfy(\.isFinite) {
      throw .targetIsNotFinite(output: output)
    }
    solution.withUnsafeMutableBufferPointer { solution in
      factor.withUnsafeBufferPointer { factor in
        for output in 0..<outputs where size > 0 {
          solve(factor.baseAddress!, size: size, solution.baseAddress! + output * size)
        }
      }
    }
    return LinearMap(
      features: features,
      weights: (0..<outputs).flatMap { solution[$0 * size..<$0 * size + features] },
      bias: (0..<outputs).map { hasBias ? solution[$0 * size + features] : 0 })
  }
}
