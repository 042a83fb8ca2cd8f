import Foundation
import RNNRuntime
import Testing

/// A reservoir whose products skip zeros, against PyTorch in float64, by scripts/fixtures/reservoir.py: also with
/// parameters that have other zeros than those that it draws, and none.
@Suite struct ReservoirTests {
  struct Expected {
    var period: Int
    var loss: Double
    var last: [Double]
    var scale: [Double]
    var offset: [Double]
    var bias: Double
  }

  static let cases = [
    Expected(
      period: 33, loss: 0.9942182770017425, last: [0.6741990653606643, 0.6777977744069317, 0.6796727754049152],
      scale: [0.0036150207610285267, -0.009023624304918515, -0.013365988400173652],
      offset: [0.0017374276831844853, 0.017542362551598484, 0.017218931493506767], bias: 1.4258606968787921),
    Expected(
      period: 5, loss: 0.9328501803551776, last: [0.6707572030838755, 0.6610999312388272, 0.6494221902794476],
      scale: [0.0043023280143209535, -0.028968588540411636, -0.03560591006038959],
      offset: [0.02470595212602479, 0.020070125144356854, -0.0030180715400605802], bias: 1.378728973434453),
    Expected(
      period: 1, loss: 0.7933570024751576, last: [0.2207784688828362, 0.2467109199272689, 0.28764573735222987],
      scale: [-0.0039018733205663523, -0.1619441193666017, -0.17109568869275046],
      offset: [-0.06429184596422867, -0.15133258739217945, -0.09923882740562716], bias: 1.1158490798577771),
  ]

  private func sines(_ shape: [Int], _ start: Int, scale: Float = 1) -> Tensor {
    Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { Float(sin(Double(start + $0))) * scale })
  }

  private func model(period: Int) -> SparseReservoirModel {
    var model = SparseReservoirModel(seed: 1)
    let (units, weights) = (140, { Float(sin(Double($0 + 2 * $1)) / 4) })
    let elements = (0..<units).flatMap { i in (0..<units).map { (i + 13 * $0) % period == 0 ? weights(i, $0) : 0 } }
    model.parameters["states.W"] = Tensor(shape: [units, units], elements: elements)
    model.parameters["states.U"] = sines([units, 3], 3)
    model.parameters["scaled.W"] = sines([3, 1], 4)
    model.parameters["scaled.b"] = sines([3], 5)
    model.parameters["prediction.W"] = sines([1, units], 6, scale: 1 / 16)
    model.parameters["prediction.b"] = sines([1], 7)
    return model
  }

  @Test(arguments: cases) func matchesPyTorch(_ expected: Expected) {
    func isClose(_ found: [Float], _ wanted: [Double]) -> Bool {
      let scale = wanted.map(abs).max()!
      return found.count == wanted.count && zip(found, wanted).allSatisfy { abs(Double($0) - $1) <= 1e-5 * scale }
    }
    let model = model(period: expected.period)
    let series = sines([3, 6, 1], 1).elements
    let training = SparseReservoirModel.Training(batch: 3, steps: 6)
    let loss = training.run(model, series: series, next: sines([3, 6, 1], 2).elements)
    #expect(isClose([loss], [expected.loss]))
    #expect(isClose(training.gradients["scaled.W"].elements, expected.scale))
    #expect(isClose(training.gradients["scaled.b"].elements, expected.offset))
    #expect(isClose(training.gradients["prediction.b"].elements, [expected.bias]))

    let outputs = SparseReservoirModel.Inference(batch: 3, steps: 6).run(model, series: series)
    #expect(isClose((0..<3).map { outputs[example: $0, step: 5, feature: 0] }, expected.last))
    for example in 0..<3 {
      var stream = SparseReservoirModel.Stream()
      var last: [Float] = []
      for step in 0..<6 { last = Array(model.step(series: series[example * 6 + step], &stream)) }
      #expect(isClose(last, [expected.last[example]]))
    }
  }
}
