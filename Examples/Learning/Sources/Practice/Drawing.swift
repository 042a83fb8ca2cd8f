import Foundation

/// Pictures as SVG.
public enum Drawing {
  /// A grid of values from 0 (white) to 1 (dark), with a label for each row and each column.
  public static func grid(_ values: [[Float]], rows: [String], columns: [String]) -> String {
    let (size, margin) = (22, 40)
    var body = ""
    for (row, numbers) in values.enumerated() {
      for (column, number) in numbers.enumerated() {
        let shade = Int(255 - 205 * min(max(number, 0), 1))
        body += """
          <rect x="\(margin + column * size)" y="\(margin + row * size)" width="\(size)" height="\(size)" \
          fill="rgb(\(shade),\(shade),255)" stroke="#eee"/>\n
          """
      }
      body += label(rows[row], margin - 14, margin + row * size + 16)
    }
    for (column, text) in columns.enumerated() { body += label(text, margin + column * size + 7, margin - 8) }
    return document(width: margin * 2 + columns.count * size, height: margin * 2 + rows.count * size, body)
  }

  /// Curves over the same steps, each with its name and a color of its own.
  public static func curves(_ curves: [(name: String, values: [Float])]) -> String {
    let (width, height, margin) = (900.0, 260.0, 20.0)
    let all = curves.flatMap(\.values).filter(\.isFinite).map { Double($0) }
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    let colors = ["#999", "#d62728", "#1f77b4", "#2ca02c"]
    var body = ""
    for (index, curve) in curves.enumerated() {
      let points = curve.values.enumerated().map { step, value in
        let x = margin + width * Double(step) / Double(max(curve.values.count - 1, 1))
        let y = margin + height * (high - Double(value)) / max(high - low, 1e-9)
        return String(format: "%.1f,%.1f", x, y)
      }
      let color = colors[index % colors.count]
      body += "<polyline fill=\"none\" stroke=\"\(color)\" points=\"\(points.joined(separator: " "))\"/>\n"
      body += label(curve.name, Int(margin) + 150 * index, Int(height + 2 * margin), color)
    }
    return document(width: Int(width + 2 * margin), height: Int(height + 3 * margin), body)
  }

  private static func label(_ text: String, _ x: Int, _ y: Int, _ color: String = "black") -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<text x=\"\(x)\" y=\"\(y)\" fill=\"\(color)\">\(escaped)</text>\n"
  }

  private static func document(width: Int, height: Int, _ body: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" font-family="monospace" font-size="14">
    <rect width="100%" height="100%" fill="white"/>
    \(body)</svg>

    """
  }
}
