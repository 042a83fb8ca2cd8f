extension TensorType: CustomStringConvertible {
  /// `f32[256]`, `f32[256] batch time(text)`, `token(96) batch time(text)`, `f32[1] batch time(given, source)`.
  public var description: String {
    var text: String
    switch element {
    case .real: text = "f32[\(shape.map(String.init).joined(separator: ", "))]"
    case .token(let classes): text = "token(\(classes))"
    case .bundle: return "bundle"
    }
    if batch { text += " batch" }
    if isSequence { text += " time(\(times.map { GraphText.axis($0) }.joined(separator: ", ")))" }
    return text
  }
}
