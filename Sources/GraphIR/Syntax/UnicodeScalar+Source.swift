extension Unicode.Scalar {
  /// A letter or `_`.
  var startsIdentifier: Bool {
    if isASCII { return self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    return properties.isXIDStart
  }

  /// A letter, a digit or `_`. For Unicode the middle dot is a part of (Catalan) words; here it is an operator.
  var continuesIdentifier: Bool {
    if isASCII { return startsIdentifier || ("0"..."9").contains(self) }
    return properties.isXIDContinue && self != "\u{B7}" && self != "\u{387}"
  }

  /// The sign of the language that a similar one of Unicode was probably meant to be.
  var lookAlike: String? {
    switch self {
    case "−", "–", "—", "‐", "‑": "-"
    case "×", "∗", "⊙", "∘": "*"
    case "⋅", "∙", "•", "\u{387}": "·"
    case "÷", "∕": "/"
    case "’", "‘", "′", "´", "`": "'"
    case "“", "”", "„", "«", "»": "\""
    case "≤": "<="
    case "≥": ">="
    case "≠", "!": "!="
    case "：": ":"
    case "，": ","
    case "；": ";"
    case "（": "("
    case "）": ")"
    case "#": "//"
    case "…": "..."
    default: nil
    }
  }
}

extension Unicode.Scalar.Properties {
  /// Whether it can be shown as it is.
  var isGraphic: Bool {
    switch generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}

extension SourceFile {
  /// Where the bytes stop to be UTF-8.
  var firstInvalidOffset: Int {
    var decoder = UTF8()
    var bytes = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&bytes) { offset += UTF8.width(scalar) }
    return min(offset, self.bytes.count - 1)
  }
}
