/// A small source, written where it is used.
struct DiagramWord: Hashable {
  /// In an expression: `Wf`.
  var text: String
  /// Of a parameter: its complete name and shape.
  var parameter: String?

  init(_ text: String) { self.text = text }

  init(parameter name: String, type: TensorType) {
    text = name
    parameter = "\(name) \(OperationLabel.type(type))"
  }

  /// A parameter under another name; other words keep theirs.
  func renamed(_ name: String?) -> DiagramWord {
    var word = self
    if let name, parameter != nil { word.text = name }
    return word
  }

  /// Some of the rows or columns of a parameter.
  func part(axis: Int, range: Range<Int>, type: TensorType) -> DiagramWord {
    var word = self
    let axisName = type.shape.count == 1 ? "" : axis == 0 ? "rows " : "columns "
    if let parameter { word.parameter = "\(parameter), \(axisName)\(range)" }
    return word
  }
}

extension Diagram.Box {
  /// A box that shows a small source as it is (an output that is a parameter) says so.
  mutating func explain(_ word: DiagramWord) {
    if kind == .output || kind == .state || kind == .loss {
      lines.append(Diagram.Line(style: .detail, text: "= \(word.text)"))
    }
  }
}
