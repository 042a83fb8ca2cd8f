import Foundation
import Practice
import RNNRuntime

/// Forecasts of a chaotic series, 84 steps ahead, by an echo state network whose read-out is fitted in closed form.
///
/// Jaeger and Haas (Science 304, 2004) report an NRMSE of 10^-4.2 after 84 steps for 1000 units whose output is fed back, in
/// double precision. Here the prediction is the next input, and all states are in single precision.
public enum MackeyGlassExample: Example {
  public static let name = "mackeyglass"
  public static let summary = "a chaotic series 84 steps ahead, by an echo state network"

  private static let (washout, learned, ahead) = (200, 4000, 84)

  public static func run(_ session: inout Session) throws {
    let series = mackeyGlass(steps: 8000, &session.random)
    let start = ContinuousClock.now
    var network = EchoState(seed: session.options.seed)
    let fit = EchoState.Fit(batch: 1, steps: learned)
    fit.add(network, series: series[..<learned], next: series[1...learned], dropping: washout)
    network.parameters = try fit.solve(network.parameters)
    session.say("fitted in \(((ContinuousClock.now - start) / .seconds(1)).short) s")

    var (next, far) = (SquaredError(), SquaredError())
    var drawing: [Float] = []
    var stream = EchoState.Stream()
    for step in 0..<series.count - ahead {
      let prediction = network.step(series: series[step], &stream)[0]
      guard step >= learned else { continue }
      next.add(Double(prediction), target: Double(series[step + 1]))
      guard step % 20 == 0 else { continue }
      let forecast = freeRun(network, after: prediction, stream)
      far.add(Double(forecast.last!), target: Double(series[step + ahead]))
      if drawing.isEmpty { drawing = forecast }
    }
    try session.write(
      Drawing.curves([("series", Array(series[(learned + 1)...].prefix(ahead))), ("forecast", drawing)]),
      to: "mackeyglass.svg")
    session.say("\(far.count) forecasts; Jaeger and Haas 2004: NRMSE 10^-4.2 after 84 steps, in double precision")
    session.expect("NRMSE of the next step", next.normalizedRoot, atMost: 5e-4)
    session.expect("NRMSE after 84 steps", far.normalizedRoot, atMost: 5e-3)
  }

  /// The network goes on by itself from its first prediction, until it is 84 steps ahead.
  private static func freeRun(_ network: EchoState, after first: Float, _ stream: EchoState.Stream) -> [Float] {
    var (stream, values) = (stream, [first])
    while values.count < ahead { values.append(network.step(series: values.last!, &stream)[0]) }
    return values
  }

  /// x' = 0.2 x(t - 17) / (1 + x(t - 17)^10) - 0.1 x, by the method of Runge and Kutta in steps of 0.1 with the delayed
  /// value between two of them by their mean; one sample each 1.0, squashed by tanh(x - 1) as Jaeger does.
  private static func mackeyGlass(steps: Int, _ random: inout RandomGenerator) -> [Float] {
    let (interval, delay, each) = (0.1, 170, 10)
    func slope(_ x: Double, _ delayed: Double) -> Double { 0.2 * delayed / (1 + pow(delayed, 10)) - 0.1 * x }
    var values = (0...delay).map { _ in 1.2 + 0.1 * random.uniform(-1, 1) }
    let unsettled = 1000 * each
    while values.count < unsettled + steps * each {
      let (x, old, new) = (values.last!, values[values.count - 1 - delay], values[values.count - delay])
      let middle = (old + new) / 2
      let a = slope(x, old)
      let b = slope(x + interval / 2 * a, middle)
      let c = slope(x + interval / 2 * b, middle)
      let d = slope(x + interval * c, new)
      values.append(x + interval / 6 * (a + 2 * b + 2 * c + d))
    }
    return (0..<steps).map { Float(tanh(values[unsettled + $0 * each] - 1)) }
  }
}
