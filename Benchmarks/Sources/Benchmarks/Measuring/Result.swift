/// What was measured of a case.
struct Result: Codable {
  /// As it is named on the command line.
  let name: String
  /// Seconds per call.
  let minimum: Double
  let median: Double
  let operationsPerSecond: Double
  /// What the cores could do in registers at the time.
  let peak: Double
  /// Seconds per call of other libraries, the shortest of the same run.
  let peers: [String: Double]

  var fractionOfPeak: Double { operationsPerSecond / peak }

  var timePerOperation: Double { 1 / operationsPerSecond }

  /// How many times faster than the fastest of the others.
  var ratio: Double? { peers.values.min().map { $0 / minimum } }
}
