/// The measures of the text in a box.
extension Diagram.Line {
  static let maximumCount = 40

  var shown: String { shortened(text, to: Self.maximumCount) }

  var fontSize: Double {
    switch style {
    case .title: 13
    case .detail, .parameter: 11
    case .type: 10
    }
  }

  var height: Double { style == .parameter ? 18 : fontSize + 4 }

  var width: Double {
    let isBold = style == .title
    return textWidth(shown) * fontSize * (isBold ? 1.22 : 1.12) + (style == .parameter ? 14 : 0)
  }
}

extension Diagram.Box {
  static let padding = 8.0

  /// The size of a box without a frame.
  var textSize: (width: Double, height: Double) {
    let width = lines.map(\.width).max() ?? 0
    return (max(width + 2 * Self.padding + 4, 44), lines.map(\.height).reduce(0, +) + 2 * Self.padding - 4)
  }
}
