/// The estimated width of a text in a sans-serif font (Helvetica, Arial and their metric equivalents), in units of
/// the font's size. Characters beyond the table count as wide ones, so that a box is rather too wide than too narrow.
func textWidth(_ text: String) -> Double {
  text.unicodeScalars.reduce(0) { $0 + scalarWidth($1) }
}

/// The text, or its beginning and an ellipsis, at most `count` characters long.
func shortened(_ text: String, to count: Int) -> String {
  text.count <= count ? text : text.prefix(count - 1) + "…"
}

private func scalarWidth(_ scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "'", "|", "!", ".", ",", ":", ";", "·", "I", " ": 0.29
  case "f", "t", "r", "(", ")", "[", "]", "/", "\\", "-", "\"", "`": 0.36
  case "c", "k", "s", "v", "x", "y", "z", "J", "*", "^": 0.51
  case "a"..."z", "0"..."9", "_", "#", "$": 0.58
  case "m", "w", "M", "W", "@", "%", "…", "⊗": 0.96
  case "C", "D", "G", "H", "N", "O", "Q", "R", "U": 0.77
  case "A"..."Z", "&", "<", ">", "=", "+", "~", "≥", "Σ": 0.68
  default: scalar.value < 0x250 ? 0.62 : 1
  }
}
