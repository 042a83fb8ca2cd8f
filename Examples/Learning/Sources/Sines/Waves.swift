/// What is to be known of waves: the nearest sinusoid of each.
struct Waves {
  /// Of the real ones, in radians for each step.
  static let frequencies = 0.2...0.6
  static let length = 32

  let samples: [[Float]]
  private let sinusoids: [Sinusoid]

  init(_ samples: [[Float]]) {
    self.samples = samples
    // A wave may have a frequency that no real one has.
    let all = (20...160).map { Sinusoids(frequency: 0.005 * Double($0), length: Self.length) }
    sinusoids = samples.map { samples in
      let wave = samples.map { Double($0) }
      return all.map { $0.nearest(to: wave) }.min { $0.error < $1.error }!
    }
  }

  /// The mean error of the sinusoids.
  var error: Double { sinusoids.reduce(0) { $0 + $1.error } / Double(sinusoids.count) }

  var frequencyDistance: Double { Self.distance(sinusoids.map(\.frequency), from: Self.frequencies) }

  var phaseDistance: Double { Self.distance(sinusoids.map(\.phase), from: -.pi...(.pi)) }

  /// How far numbers are from being spread evenly over a range: the greatest difference of the shares below any number
  /// (Kolmogorov and Smirnov).
  private static func distance(_ numbers: [Double], from range: ClosedRange<Double>) -> Double {
    let count = Double(numbers.count)
    return numbers.sorted().enumerated().reduce(0) { greatest, number in
      let place = (number.element - range.lowerBound) / (range.upperBound - range.lowerBound)
      let expected = min(max(place, 0), 1)
      return max(greatest, expected - Double(number.offset) / count, Double(number.offset + 1) / count - expected)
    }
  }
}
