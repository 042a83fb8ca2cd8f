/// One decimal is enough for a picture.
func coordinate(_ value: Double) -> String {
  OperationLabel.number((value * 10).rounded() / 10)
}

func pair(_ point: Point) -> String { "\(coordinate(point.x)) \(coordinate(point.y))" }

func rectangle(_ place: Rectangle, radius: Double, fill: String, stroke: String) -> String {
  "<rect x=\"\(coordinate(place.x))\" y=\"\(coordinate(place.y))\" width=\"\(coordinate(place.width))\" "
    + "height=\"\(coordinate(place.height))\" rx=\"\(coordinate(radius))\" fill=\"\(fill)\" stroke=\"\(stroke)\"/>"
}

/// The text as XML character data or an attribute's value; characters that XML forbids become U+FFFD.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\t", "\n", "\r": result += " "
    default:
      let isForbidden = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
    }
  }
  return result
}
