/// SplitMix64 (Steele, Lea and Flood 2014), and what is drawn from it: the same on every machine.
public struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A whole number of a range.
  public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  public mutating func uniform(_ low: Double, _ high: Double) -> Double { Double.random(in: low...high, using: &self) }

  /// True as often as the probability says.
  public mutating func chance(_ probability: Double) -> Bool { uniform(0, 1) < probability }

  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }

  /// One of the elements, each as often as its weight says.
  public mutating func pick<Element>(weighted elements: [(Element, Int)]) -> Element {
    var rest = number(1...elements.reduce(0) { $0 + $1.1 })
    for (element, weight) in elements {
      rest -= weight
      if rest <= 0 { return element }
    }
    return elements[0].0
  }
}
