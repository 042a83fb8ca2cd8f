import ONNX

/// An RNN, GRU or LSTM of ONNX (https://onnx.ai/onnx/operators), one direction.
struct RecurrentNode {
  enum Kind: String {
    case rnn = "RNN"
    case gru = "GRU"
    case lstm = "LSTM"
  }

  var kind: Kind
  var hidden: Int
  var inputs: Int
  /// f, g and h of the equations.
  var activations: [Activation]
  var clip: Double?
  var hasPeepholes: Bool
  var isCoupled: Bool
  var isLinearBeforeReset: Bool
  /// Whether it gives the cell state of an LSTM, too, behind the hidden state.
  var givesCellState = false

  /// The names of the gates in the file's order, as the language's library calls them.
  static let gates: [Kind: [String]] = [.rnn: [""], .gru: ["z", "r", "n"], .lstm: ["i", "o", "f", "g"]]
  var gates: [String] { Self.gates[kind]! }
  var states: [String] { kind == .lstm ? ["h", "c"] : ["h"] }

  static let standard: [Kind: [String]] = [
    .rnn: ["tanh"], .gru: ["sigmoid", "tanh"], .lstm: ["sigmoid", "tanh", "tanh"],
  ]

  /// What `libraryCell` may be.
  static let libraryCells: Set<String> = ["Elman", "GRU", "ChoGRU", "PeepholeLSTM", "LSTM"]

  /// The cell of the library with the same equations, if there is one.
  var libraryCell: String? {
    guard clip == nil, !givesCellState, activations.map(\.name) == Self.standard[kind]! else { return nil }
    switch kind {
    case .rnn: return "Elman"
    case .gru: return isLinearBeforeReset ? "GRU" : "ChoGRU"
    case .lstm: return isCoupled ? nil : hasPeepholes ? "PeepholeLSTM" : "LSTM"
    }
  }

  /// The equations, for what the library has not. The parameters are those of the library's cells.
  func cellText(named name: String) -> String {
    var lines = ["input x", kind == .lstm ? "state h: [hidden], c: [hidden]" : "state h: [hidden]"]
    switch kind {
    case .rnn:
      lines += ["param W: [hidden, hidden + size(x)]", "param b: [hidden] = 0", ""]
      lines += equation("h'", activations[0], "W · [h, x] + b", net: "net")
    case .gru:
      let others = isLinearBeforeReset ? "Wr, Wz" : "Wr, Wz, Wn"
      lines.append("param \(others): [hidden, hidden + size(x)]")
      if isLinearBeforeReset { lines += ["param Wn: [hidden, size(x)]", "param Un: [hidden, hidden]"] }
      lines += ["param br, bz, bn\(isLinearBeforeReset ? ", cn" : ""): [hidden] = 0", ""]
      let candidate = isLinearBeforeReset ? "Wn · x + bn + r * (Un · h + cn)" : "Wn · [r * h, x] + bn"
      lines += equation("r", activations[0], "Wr · [h, x] + br", net: "netR")
      lines += equation("z", activations[0], "Wz · [h, x] + bz", net: "netZ")
      lines += equation("n", activations[1], candidate, net: "netN")
      lines.append("h' = z * h + (1 - z) * n")
    case .lstm:
      func peephole(_ gate: String, _ c: String) -> String { hasPeepholes ? " + p\(gate) * \(c)" : "" }
      lines.append("param \(isCoupled ? "Wi, Wg, Wo" : "Wf, Wi, Wg, Wo"): [hidden, hidden + size(x)]")
      lines.append("param \(isCoupled ? "bi, bg, bo" : "bf, bi, bg, bo"): [hidden] = 0")
      if hasPeepholes { lines.append("param \(isCoupled ? "pi, po" : "pf, pi, po"): [hidden] = 0") }
      lines.append("")
      lines += equation("i", activations[0], "Wi · [h, x]\(peephole("i", "c")) + bi", net: "netI")
      lines +=
        isCoupled
        ? ["f = 1 - i"] : equation("f", activations[0], "Wf · [h, x]\(peephole("f", "c")) + bf", net: "netF")
      lines += equation("g", activations[1], "Wg · [h, x] + bg", net: "netG")
      lines.append("c' = f * c + i * g")
      lines += equation("o", activations[0], "Wo · [h, x]\(peephole("o", "c'")) + bo", net: "netO")
      let result = activations[2].term(Term(.name("c'"), [], [hidden]))
      lines.append(
        "h' = \(TermPrinter(names: [:]).text(.infix("*", Term(.name("o"), [], [hidden]), result, [hidden])))")
    }
    lines.append(givesCellState ? "output [h', c']" : "output h'")
    return "cell \(name)(hidden) {\n" + lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n") + "\n}"
  }

  /// The activation of a sum; two equations, if it needs the sum more than once.
  ///
  /// ONNX clips what activations take. Like onnxruntime, that is not the cell state before the last of them.
  private func equation(_ name: String, _ activation: Activation, _ sum: String, net: String) -> [String] {
    let argument = clip.map { "clamp(\(sum), \(TermPrinter.number(-$0)), \(TermPrinter.number($0)))" } ?? sum
    let direct = Term(.name(argument), [], [hidden])
    let result = activation.term(direct)
    if case .call = result.form, result.operands.first === direct {
      return ["\(name) = \(TermPrinter(names: [:]).text(result))"]
    }
    let named = activation.term(Term(.name(net), [], [hidden]))
    return ["\(net) = \(argument)", "\(name) = \(TermPrinter(names: [:]).text(named))"]
  }

  /// The parameters of one direction.
  /// - Parameters:
  ///   - w: [gates · hidden, inputs]
  ///   - r: [gates · hidden, hidden]
  ///   - b: the biases of the input and those of the state, or nil
  ///   - p: the peepholes, of the input, output and forget gate
  func parameters(w: Constant, r: Constant, b: [Double]?, p: [Double]?) -> [ImportedParameter] {
    var result: [ImportedParameter] = []
    let count = gates.count
    let zeros = [Double](repeating: 0, count: 2 * count * hidden)
    let b = b ?? zeros
    for (index, gate) in gates.enumerated() where !(isCoupled && gate == "f") {
      let rows = index * hidden..<(index + 1) * hidden
      let (wRows, rRows) = (w.rows(rows).values, r.rows(rows).values)
      let (wBias, rBias) = (
        Array(b[rows]),
        Array(b[(count * hidden)...][(count * hidden + rows.lowerBound)..<(count * hidden + rows.upperBound)])
      )
      if gate == "n", isLinearBeforeReset {
        result.append(ImportedParameter(name: "Wn", shape: [hidden, inputs], values: wRows))
        result.append(ImportedParameter(name: "Un", shape: [hidden, hidden], values: rRows))
        result.append(ImportedParameter(name: "bn", shape: [hidden], values: wBias))
        result.append(ImportedParameter(name: "cn", shape: [hidden], values: rBias))
        continue
      }
      var joined: [Double] = []
      for row in 0..<hidden {
        joined += rRows[row * hidden..<(row + 1) * hidden]
        joined += wRows[row * inputs..<(row + 1) * inputs]
      }
      result.append(ImportedParameter(name: "W\(gate)", shape: [hidden, hidden + inputs], values: joined))
      result.append(ImportedParameter(name: "b\(gate)", shape: [hidden], values: zip(wBias, rBias).map { $0 + $1 }))
    }
    if let p {
      for (index, gate) in ["i", "o", "f"].enumerated() where !(isCoupled && gate == "f") {
        let values = Array(p[index * hidden..<(index + 1) * hidden])
        result.append(ImportedParameter(name: "p\(gate)", shape: [hidden], values: values))
      }
    }
    return result
  }
}
