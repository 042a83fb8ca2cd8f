import RNNData
import RNNRuntime

/// Trains until forecasts of the held-back part no longer get better, and gives the best parameters and their error.
func train(
  _ series: Series, epochs: Int, horizon: Int = 24, seed: UInt64 = 1
) throws -> (model: Forecaster, error: Double) {
  var random = RandomGenerator(seed: seed)
  let batches = try Batches(series.examples(steps: 96, stride: 12), size: 16)
  guard batches.count > 0, series.held.count > horizon else { throw SeriesIsTooShort() }
  let training = Forecaster.Training(fitting: batches)
  var model = Forecaster(seed: seed)
  var optimizer = Adam(learningRate: 3e-3)
  var stopping = EarlyStopping(.lowest, patience: 5)

  print("error over \(horizon) steps if nothing changed: \(naiveError(on: series, horizon: horizon))")
  for epoch in 1...epochs {
    let loss = training.epoch(
      of: batches.shuffled(using: &random), &model, &optimizer, clippingNorm: 1, progress: "epoch \(epoch)")
    let error = forecastError(of: model, on: series, horizon: horizon)
    print("epoch \(epoch): loss \(loss), validation error over \(horizon) steps \(error)")
    guard stopping.goesOn(after: error, model.parameters) else { break }
  }
  return (Forecaster(parameters: stopping.best!.parameters), stopping.best!.score)
}

struct SeriesIsTooShort: Error, CustomStringConvertible {
  var description: String { "the series is too short: it takes some hundred steps" }
}

extension Forecaster {
  /// The values after `last`: each prediction is the input of the step after it.
  func forecast(_ count: Int, after last: Float, _ stream: Stream) -> [Float] {
    var stream = stream  // A copy: the caller's goes its own way.
    var last = last
    return (0..<count).map { _ in
      last = step(series: last, &stream)[0]
      return last
    }
  }
}

/// The mean absolute error of forecasts from each place in the held-back part, in deviations of the series.
func forecastError(of model: Forecaster, on series: Series, horizon: Int) -> Double {
  var stream = Forecaster.Stream()
  for value in series.learned.suffix(96) { _ = model.step(series: value, &stream) }
  return meanError(on: series, horizon: horizon) { last in
    let forecast = model.forecast(horizon, after: last, stream)
    _ = model.step(series: last, &stream)
    return forecast
  }
}

/// The same of forecasts that say that nothing changes.
func naiveError(on series: Series, horizon: Int) -> Double {
  meanError(on: series, horizon: horizon) { [Float](repeating: $0, count: horizon) }
}

/// - Parameter forecast: given a value, says the next ones; asked for one value after the other.
private func meanError(on series: Series, horizon: Int, forecast: (Float) -> [Float]) -> Double {
  var error = Mean()
  for place in 0..<series.held.count - horizon {
    for (predicted, value) in zip(forecast(series.held[place]), series.held[(place + 1)...]) {
      error.add(Double(abs(predicted - value)))
    }
  }
  return error.value
}
