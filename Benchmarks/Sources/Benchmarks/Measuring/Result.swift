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

  /// Seconds of the fastest of the others; of what was measured elsewhere if no other took part.
  var fastestOther: Double? { peers.values.min() ?? Elsewhere.figures[name]?.seconds }

  /// How many times faster than that.
  var ratio: Double? { fastestOther.map { $0 / minimum } }
}
