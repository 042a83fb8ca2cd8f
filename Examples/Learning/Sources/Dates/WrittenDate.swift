import Practice
import RNNRuntime

/// A date, as somebody writes it and as it should be.
struct WrittenDate: Hashable {
  var text: String
  /// Year, month and day: 1987-03-03.
  var standard: String

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  init(_ random: inout RandomGenerator) {
    let (year, month, day) = ((1900..<2100).drawn(&random), (1...12).drawn(&random), (1...28).drawn(&random))
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    standard = "\(year)-\(padded(month))-\(padded(day))"
    let name = Self.months[month - 1]
    let spoken = random.chance(0.3) ? String(name.prefix(3)) : name
    text =
      switch (0..<8).drawn(&random) {
      case 0: "\(Self.ordinal(day)) of \(spoken) \(year)"
      case 1: "the \(Self.ordinal(day)) of \(spoken), \(year)"
      case 2: "\(spoken) \(day), \(year)"
      case 3: "\(spoken) \(Self.ordinal(day)) \(year)"
      case 4: "\(day) \(spoken) \(year)"
      case 5: "\(year), \(spoken) \(day)"
      case 6: "\(day).\(month).\(year)"
      default: "\(padded(month))/\(padded(day))/\(year)"  // as it is in America
      }
  }

  private static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number / 10, number % 10) {
      case (1, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
