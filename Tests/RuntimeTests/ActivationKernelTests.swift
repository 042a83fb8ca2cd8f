import Foundation
import RNNRuntime
import Testing

/// The vector functions against `Double`, over dense sweeps of their arguments, in units in the last place.
struct ActivationKernelTests {
  typealias Function = (f32x16) -> f32x16

  /// Every `step`-th float from -∞ to ∞, and the edges.
  static let arguments: [Float] = {
    var arguments: [Float] = []
    var bits: UInt32 = 0
    while bits < 0x7f80_0000 {
      arguments.append(Float(bitPattern: bits))
      arguments.append(-Float(bitPattern: bits))
      bits += 9973
    }
    // Densely where functions change.
    for i in -20000...20000 { arguments.append(Float(i) * 0.0007 + 0.00001) }
    for i in -2000...2000 { arguments.append(Float(i) * 0.055) }
    arguments += [0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude]
    arguments += [.greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1, -1]
    while arguments.count % 16 != 0 { arguments.append(0.5) }
    return arguments
  }()

  /// The greatest error over all arguments. Results below the least normal number are held to its last place.
  func worstError(
    _ function: Function, _ exact: (Double) -> Double, where isIncluded: (Float) -> Bool = { _ in true }
  ) -> (ulps: Double, argument: Float) {
    var worst = (ulps: 0.0, argument: Float(0))
    var start = 0
    while start < Self.arguments.count {
      var x = f32x16()
      for lane in 0..<16 { x[lane] = Self.arguments[start + lane] }
      let y = function(x)
      for lane in 0..<16 where isIncluded(x[lane]) {
        let expected = exact(Double(x[lane]))
        let rounded = Float(expected)
        if rounded.isInfinite || y[lane].isInfinite {
          if rounded != y[lane] { worst = (.infinity, x[lane]) }
          continue
        }
        let ulp = Double(max(abs(rounded), .leastNormalMagnitude).ulp)
        let error = abs(Double(y[lane]) - expected) / ulp
        if !(error <= worst.ulps) { worst = (error.isNaN ? .infinity : error, x[lane]) }
      }
      start += 16
    }
    return worst
  }

  func expect(_ worst: (ulps: Double, argument: Float), atMost bound: Double) {
    #expect(worst.ulps <= bound, "\(worst.ulps) ulp at \(worst.argument)")
  }

  /// Without FMA, intermediate results are rounded twice.
  var slack: Double {
    Lanes.fma(f32x16(repeating: 1 + 0x1p-12), f32x16(repeating: 1 - 0x1p-12), f32x16(repeating: -1))[0] == 0 ? 1 : 0
  }

  @Test func exponential() {
    expect(worstError(Lanes.exp, exp), atMost: 1.1 + slack / 2)
  }

  @Test func logarithm() {
    expect(worstError(Lanes.log, log, where: { $0 > 0 }), atMost: 1 + slack)
    let edges = Lanes.log(f32x16(lowHalf: SIMD8(repeating: 0), highHalf: SIMD8(repeating: -1)))
    #expect(edges[0] == -.infinity)
    #expect(edges[15].isNaN)
  }

  @Test func hyperbolicTangent() {
    expect(worstError(Lanes.tanh, tanh), atMost: 3)
    #expect(Self.arguments.allSatisfy { abs(Lanes.tanh(Lanes.broadcast($0))[0]) <= 1 })
  }

  @Test func sigmoid() {
    expect(worstError(Lanes.sigmoid, { $0 > 0 ? 1 / (1 + exp(-$0)) : exp($0) / (1 + exp($0)) }), atMost: 2.5)
    #expect(Self.arguments.allSatisfy { (0...1).contains(Lanes.sigmoid(Lanes.broadcast($0))[0]) })
  }

  @Test func quickHyperbolicTangent() {
    expect(worstError(Lanes.quickTanh, tanh), atMost: 6 + slack)
    for x in Self.arguments {
      let y = Lanes.quickTanh(Lanes.broadcast(x))[0]
      #expect(abs(y) <= 1 && Lanes.quickTanh(Lanes.broadcast(-x))[0] == -y, "\(x)")
      if abs(x) >= 9.03 { #expect(y == (x > 0 ? 1 : -1), "\(x)") }
    }
  }

  @Test func quickSigmoid() {
    func exact(_ x: Double) -> Double { x > 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)) }
    expect(worstError(Lanes.quickSigmoid, exact, where: { $0 >= -1 }), atMost: 2.5)
    for x in Self.arguments {
      let y = Lanes.quickSigmoid(Lanes.broadcast(x))[0]
      #expect((0...1).contains(y), "\(x)")
      if x >= 17.4 { #expect(y == 1, "\(x)") }
      if x <= -104 { #expect(y == 0, "\(x)") }
      // What is less than the least normal number may be zero.
      let expected = exact(Double(x))
      if x < -1, expected > Double(Float.leastNormalMagnitude) {
        let error = abs(Double(y) - expected) / Double(Float(expected).ulp)
        #expect(error <= 2.5 + 1.2 * abs(Double(x)), "\(x)")
      }
    }
  }

  /// Inference must stand still where training does, for any number of steps.
  @Test(arguments: [0, 1, 20, 30, 1000, 3e38, Float.infinity])
  func quickFunctionsSaturateLikeTheOthers(x: Float) {
    for x in [x, -x] {
      let argument = Lanes.broadcast(x)
      let (quick, sigmoid) = (Lanes.quickSigmoid(argument)[0], Lanes.sigmoid(argument)[0])
      #expect(abs(quick - sigmoid) <= max(sigmoid.ulp * (5 + 1.2 * min(abs(x), 200)), .leastNormalMagnitude))
      if sigmoid == 0 || sigmoid == 1 { #expect(quick == sigmoid) }
      let (quickTanh, tanh) = (Lanes.quickTanh(argument)[0], Lanes.tanh(argument)[0])
      #expect(abs(quickTanh - tanh) <= 9 * tanh.ulp)
      if abs(tanh) == 1 { #expect(quickTanh == tanh) }
    }
    let invalid = Lanes.broadcast(.nan)
    #expect(Lanes.quickTanh(invalid)[0].isNaN && Lanes.quickSigmoid(invalid)[0].isNaN)
    #expect(Lanes.quickTanh(Lanes.broadcast(-0.0))[0].sign == .minus)
  }

  @Test func softplus() {
    expect(worstError(Lanes.softplus, { max($0, 0) + log1p(exp(-abs($0))) }), atMost: 2.5 + slack)
  }

  @Test func errorFunction() {
    expect(worstError(Lanes.erf, erf), atMost: 2)
  }

  /// Angles far from zero lose nothing: up to 10⁷, where neighboring floats are 1 apart.
  @Test func sineAndCosine() {
    expect(worstError(Lanes.sin, sin, where: { abs($0) <= 1e7 }), atMost: 1.7)
    expect(worstError(Lanes.cos, cos, where: { abs($0) <= 1e7 }), atMost: 1.7)
    for x in Self.arguments where x.isFinite {
      #expect(abs(Lanes.sin(Lanes.broadcast(x))[0]) <= 1 && abs(Lanes.cos(Lanes.broadcast(x))[0]) <= 1, "\(x)")
    }
    for x in [Float.infinity, -.infinity, .nan] {
      #expect(Lanes.sin(Lanes.broadcast(x))[0].isNaN && Lanes.cos(Lanes.broadcast(x))[0].isNaN)
    }
  }

  @Test func exactFunctions() {
    expect(worstError(Lanes.sqrt, { $0.squareRoot() }, where: { $0 >= 0 }), atMost: 0.5)
    expect(worstError(Lanes.reciprocal, { 1 / $0 }, where: { $0 != 0 }), atMost: 0.5)
    expect(worstError(Lanes.abs, { abs($0) }), atMost: 0)
    expect(worstError(Lanes.relu, { max($0, 0) }), atMost: 0)
    expect(worstError(Lanes.negate, { -$0 }), atMost: 0)
    expect(worstError(Lanes.sign, { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }), atMost: 0)
  }

  @Test func infiniteAndInvalidArguments() {
    let infinity = Lanes.broadcast(.infinity)
    let minusInfinity = Lanes.broadcast(-.infinity)
    #expect(Lanes.exp(infinity)[0] == .infinity && Lanes.exp(minusInfinity)[0] == 0)
    #expect(Lanes.log(infinity)[0] == .infinity && Lanes.log(minusInfinity)[0].isNaN)
    #expect(Lanes.tanh(infinity)[0] == 1 && Lanes.tanh(minusInfinity)[0] == -1)
    #expect(Lanes.sigmoid(infinity)[0] == 1 && Lanes.sigmoid(minusInfinity)[0] == 0)
    #expect(Lanes.softplus(infinity)[0] == .infinity && Lanes.softplus(minusInfinity)[0] == 0)
    #expect(Lanes.erf(infinity)[0] == 1 && Lanes.erf(minusInfinity)[0] == -1)
    #expect(Lanes.relu(infinity)[0] == .infinity && Lanes.relu(minusInfinity)[0] == 0)
    let functions: [Function] = [
      Lanes.exp, Lanes.log, Lanes.tanh, Lanes.sigmoid, Lanes.softplus, Lanes.erf, Lanes.relu, Lanes.sqrt, Lanes.abs,
      Lanes.reciprocal, Lanes.negate,
    ]
    for function in functions { #expect(function(Lanes.broadcast(.nan))[3].isNaN) }
  }

  @Test func binaryFunctions() {
    var numbers = TestNumbers(state: 5)
    for _ in 0..<200 {
      var a = f32x16()
      var b = f32x16()
      var c = f32x16()
      for lane in 0..<16 {
        a[lane] = numbers.float()
        b[lane] = lane % 5 == 0 ? a[lane] : numbers.float()
        c[lane] = lane % 3 == 0 ? 0 : numbers.float()
      }
      for lane in 0..<16 {
        let (x, y) = (a[lane], b[lane])
        #expect(Lanes.add(a, b)[lane] == x + y)
        #expect(Lanes.subtract(a, b)[lane] == x - y)
        #expect(Lanes.multiply(a, b)[lane] == x * y)
        #expect(Lanes.divide(a, b)[lane] == x / y)
        #expect(Lanes.maximum(a, b)[lane] == max(x, y))
        #expect(Lanes.minimum(a, b)[lane] == min(x, y))
        #expect(Lanes.greater(a, b)[lane] == (x > y ? 1 : 0))
        #expect(Lanes.greaterEqual(a, b)[lane] == (x >= y ? 1 : 0))
        #expect(Lanes.select(c, a, b)[lane] == (c[lane] != 0 ? x : y))
        #expect(abs(Lanes.fma(a, b, c)[lane] - (x * y + c[lane])) <= 1.2e-7)
      }
      let values = (0..<16).map { a[$0] }
      #expect(abs(Double(Lanes.sum(a)) - values.reduce(0) { $0 + Double($1) }) <= 2e-6)
      #expect(Lanes.maximum(a) == values.max())
    }
  }

  /// As IEEE 754-2019 has it, whichever argument is NaN; `larger` and `smaller` give the second one.
  @Test func maximumOfNaN() {
    let (nan, one) = (f32x16(repeating: .nan), f32x16(repeating: 1))
    for (a, b) in [(nan, one), (one, nan), (nan, nan)] {
      #expect(Lanes.maximum(a, b)[3].isNaN && Lanes.minimum(a, b)[3].isNaN)
    }
    #expect(Lanes.larger(nan, one)[3] == 1 && Lanes.larger(one, nan)[3].isNaN)
    #expect(Lanes.smaller(nan, one)[3] == 1 && Lanes.smaller(one, nan)[3].isNaN)
    #expect(Lanes.relu(nan)[3].isNaN)
  }

  @Test func partialMemory() {
    let source = (1...16).map(Float.init)
    for count in 0...16 {
      let x = Lanes.load(source, count: count)
      #expect((0..<16).allSatisfy { x[$0] == ($0 < count ? source[$0] : 0) })
      let filled = Lanes.fill(Lanes.load(source), from: count, 99)
      #expect((0..<16).allSatisfy { filled[$0] == ($0 < count ? source[$0] : 99) })
      var destination = [Float](repeating: -1, count: 16)
      Lanes.store(Lanes.load(source), &destination, count: count)
      #expect((0..<16).allSatisfy { destination[$0] == ($0 < count ? source[$0] : -1) })
    }
  }

  @Test func denormalsAreFlushedAndRestored() {
    // Through a kernel, whose arithmetic the compiler cannot move or do beforehand.
    func double(_ x: Float) -> Float {
      var result: Float = -1
      Kernel.rowProduct(
        rows: 1, m: 1, k: 1, n: 1, left: [x], leftStride: 1, right: [2], rightStride: 1,
        destination: &result, destinationStride: 1)
      return result
    }
    let state = rnn_flush_denormals()
    let flushed = double(.leastNonzeroMagnitude)
    rnn_restore_denormals(state)
    let kept = double(.leastNonzeroMagnitude)
    #if arch(x86_64) || arch(arm64)
      #expect(flushed == 0)
    #endif
    #expect(kept == 2 * .leastNonzeroMagnitude)
  }

  @Test func atomics() {
    var flag: Int32 = 0
    #expect(rnn_load_acquire(&flag) == 0)
    #expect(rnn_compare_exchange(&flag, 0, 1))
    #expect(!rnn_compare_exchange(&flag, 0, 2))
    rnn_store_release(&flag, 3)
    #expect(rnn_load_acquire(&flag) == 3)
  }
}
