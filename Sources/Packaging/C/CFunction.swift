import Codegen

/// A function of the C interface, which the header, its implementation and other languages are written from.
struct CFunction {
  var documentation: [String]
  var result: String
  /// With the prefix.
  var name: String
  var parameters: [(type: String, name: String)]
  /// The statements of its body.
  var body: String

  /// Over several lines if it is long.
  var signature: String {
    let head = "\(result.hasSuffix("*") ? result : result + " ")\(name)("
    let items = parameters.isEmpty ? ["void"] : parameters.map { $0.type + $0.name }
    let line = items.joined(separator: ", ")
    guard head.count + line.count > 100 else { return head + line + ")" }
    var text = head + "\n   "
    var column = 3
    for (index, item) in items.enumerated() {
      let part = " " + item + (index + 1 < items.count ? "," : ")")
      if column + part.count > 110 {
        text += "\n   "
        column = 3
      }
      text += part
      column += part.count
    }
    return text
  }
}
