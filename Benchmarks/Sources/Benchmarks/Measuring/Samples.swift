/// Calls that are timed in groups long enough for the clock.
struct Samples {
  /// Seconds per call, of each group.
  private(set) var times: [Double] = []
  private let workload: Workload
  private var callsPerSample = 1

  static let shortestSample = 50e-6

  /// Warms up, and finds out how many calls make a sample.
  init(of workload: @escaping Workload) {
    self.workload = workload
    workload(2)
    var time = seconds { workload(1) }
    while time < Self.shortestSample {
      callsPerSample *= 2
      let calls = callsPerSample
      time = seconds { workload(calls) }
    }
  }

  /// Adds samples for some time, or a number of them.
  mutating func take(_ amount: Amount) {
    let calls = callsPerSample
    switch amount {
    case .samples(let count):
      for _ in 0..<count { times.append(seconds { workload(calls) } / Double(calls)) }
    case .seconds(let budget):
      let end = ContinuousClock.now + .seconds(budget)
      repeat {
        times.append(seconds { workload(calls) } / Double(calls))
      } while ContinuousClock.now < end
    }
  }

  var minimum: Double { times.min() ?? .nan }

  var median: Double {
    guard !times.isEmpty else { return .nan }
    return times.sorted()[times.count / 2]
  }
}

extension Samples {
  /// How much is measured.
  enum Amount {
    case samples(Int)
    case seconds(Double)

    static func / (amount: Self, parts: Int) -> Self {
      switch amount {
      case .samples(let count): .samples(max(count / parts, 1))
      case .seconds(let seconds): .seconds(seconds / Double(parts))
      }
    }

    /// What another library gets, of which no number of samples is asked.
    var seconds: Double {
      if case .seconds(let seconds) = self { seconds } else { 0.2 }
    }
  }
}
