import Testing

@testable import NAME

@Test func forecastsSeveralSteps() throws {
  let series = Series(count: 2000, seed: 2)
  let (model, error) = try train(series, epochs: 12)
  #expect(error < 0.4 * naiveError(on: series, horizon: 24))
  #expect(model.forecast(24, after: series.held[0], Forecaster.Stream()).count == 24)
}
