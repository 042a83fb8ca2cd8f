import GraphIR

/// What stands above a call: the equation that it computes, or computes the gradient of.
///
///     // f = sigmoid(Wf · [h, x] + bf)  (LSTM.rnn:9)
///     // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
///     // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
struct OriginComment {
  /// So long may an equation with its place be; longer ones are cut.
  static let columns = 90

  private let equations: Words?
  private let gradients: Words?

  /// - Returns: nil for what no source says.
  init?(_ origin: Origin) {
    (equations, gradients) = (Words(origin.equations), Words(origin.gradients))
    if equations == nil, gradients == nil { return nil }
  }

  var text: String {
    switch (equations, gradients) {
    case (let value?, nil): "\(value.text)  (\(value.places))"
    case (nil, let gradient?): "gradient of \(gradient.places): \(gradient.text)"
    case (let value?, let gradient?) where gradient.count > value.count:
      "gradient of \(gradient.places): \(gradient.text); with \(value.places)"
    case (let value?, let gradient?):
      "\(value.text)  (\(value.places)); with "
        + (gradient.places == value.places ? "its gradient" : "the gradient of \(gradient.places)")
    case (nil, nil): ""
    }
  }

  /// Equations in the order of their lines, and where they stand.
  private struct Words {
    let text: String
    let places: String
    let count: Int

    init?(_ equations: [Equation]) {
      guard let first = equations.first else { return nil }
      count = equations.count
      guard equations.count > 1 else {
        places = "\(first.file):\(first.location.line)"
        text = Self.cut(first.text, besides: places)
        return
      }
      let equations = equations.inOrder
      places = Self.places(of: equations)
      var names: [String] = []
      for equation in equations where !names.contains(equation.name) { names.append(equation.name) }
      text = Self.cut("\(names.joined(separator: ", ")) = \(Self.sum(in: equations))", besides: places)
    }

    /// The products that all of them have in common: `… · [h, x]`.
    private static func sum(in equations: [Equation]) -> String {
      var common = equations[0].factors
      for equation in equations.dropFirst() where !common.isEmpty {
        let factors = equation.factors
        common.removeAll { !factors.contains($0) }
      }
      return common.isEmpty ? "…" : common.map { "… · \($0)" }.joined(separator: " + ")
    }

    private static func cut(_ text: String, besides places: String) -> String {
      let limit = max(OriginComment.columns - places.count, OriginComment.columns / 2)
      return text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }

    /// `LSTM.rnn:9–12, 14; CharLM.rnn:6`
    private static func places(of equations: [Equation]) -> String {
      // A file may be called like one of the library.
      var files: [(path: String, name: String, lines: [ClosedRange<Int>])] = []
      for equation in equations {
        let line = equation.location.line
        let path = equation.location.file
        if files.last?.path != path { files.append((path, equation.file, [])) }
        var lines = files[files.count - 1].lines
        if let last = lines.last, line <= last.upperBound + 1 {
          lines[lines.count - 1] = last.lowerBound...line
        } else {
          lines.append(line...line)
        }
        files[files.count - 1].lines = lines
      }
      return files.map { file in
        let lines = file.lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        return "\(file.name):\(lines.joined(separator: ", "))"
      }.joined(separator: "; ")
    }
  }
}

extension [Equation] {
  /// By files, in the order in which these are named first, and by lines.
  fileprivate var inOrder: [Equation] {
    guard count > 1 else { return self }
    var files: [String: Int] = [:]
    for equation in self where files[equation.location.file] == nil { files[equation.location.file] = files.count }
    func key(_ equation: Equation) -> (Int, Int, Int) {
      (files[equation.location.file]!, equation.location.line, equation.location.column)
    }
    return sorted { key($0) < key($1) }
  }
}
