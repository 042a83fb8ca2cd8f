import Foundation

/// All sinusoids of one frequency, which are the sums of a sine and a cosine.
struct Sinusoids {
  /// In radians for each step.
  let frequency: Double
  private let sine: [Double]
  private let cosine: [Double]

  init(frequency: Double, length: Int) {
    self.frequency = frequency
    sine = (0..<length).map { sin(frequency * Double($0)) }
    cosine = (0..<length).map { cos(frequency * Double($0)) }
  }

  /// The one that is nearest to a wave, by least squares.
  func nearest(to wave: [Double]) -> Sinusoid {
    let (squares, products, others) = (dot(sine, sine), dot(sine, cosine), dot(cosine, cosine))
    let determinant = squares * others - products * products
    let (x, y) = (dot(wave, sine), dot(wave, cosine))
    let (a, b) = ((x * others - y * products) / determinant, (y * squares - x * products) / determinant)
    let left = wave.indices.map { wave[$0] - a * sine[$0] - b * cosine[$0] }
    return Sinusoid(
      frequency: frequency, phase: atan2(b, a), error: (dot(left, left) / dot(wave, wave)).squareRoot())
  }
}

/// A sinusoid beside a wave.
struct Sinusoid {
  var frequency: Double
  /// From -π to π.
  var phase: Double
  /// The norm of what is left of the wave without it, divided by that of the wave.
  var error: Double
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}
