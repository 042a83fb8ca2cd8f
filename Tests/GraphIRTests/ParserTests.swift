import Testing

@testable import GraphIR

/// The tree of a source as canonical text, and its diagnostics, a line each.
func parse(_ source: String) -> (tree: String, errors: [String]) {
  let diagnostics = Diagnostics()
  let unit = SourceUnit(parsing: SourceFile(path: "T.rnn", text: source), diagnostics: diagnostics)
  return (unit.description, diagnostics.sorted.map(\.description))
}

/// The canonical text of the statements of a model.
private func statements(_ body: String) -> [String] {
  let (tree, errors) = parse("model M {\n\(body)\n}")
  #expect(errors == [])
  return tree.split(separator: "\n").dropFirst().dropLast().map { String($0.dropFirst(2)) }
}

private func expression(_ source: String) -> String {
  String(statements("y = \(source)").joined(separator: " | ").dropFirst("y = ".count))
}

struct ParserTests {
  @Test func theLibraryParses() {
    let unit = SourceUnit(
      parsing: SourceFile(path: "LSTM.rnn", bytes: PackageResources.LSTM_rnn), diagnostics: Diagnostics())
    #expect(unit.cells.map(\.name.text) == ["LSTM"])
    #expect(unit.cells.first?.parameters.map(\.text) == ["hidden"])
    #expect(unit.cells.first?.body.count == 18)
    #expect(unit.cells.first?.hasErrors == false)
  }

  @Test(arguments: [
    ("a + b * c", "(a + (b * c))"),
    ("a - b - c", "((a - b) - c)"),
    ("a / b % c", "((a / b) % c)"),
    ("W · x * r", "((W · x) * r)"),
    ("r * W · x", "(r * (W · x))"),
    ("A · B · x", "(A · (B · x))"),
    ("A @ x + b", "((A · x) + b)"),
    ("-W · x", "(-(W · x))"),
    ("-a * b", "((-a) * b)"),
    ("a - -b", "(a - (-b))"),
    ("W · -x", "(W · (-x))"),
    ("--a", "(-(-a))"),
    ("step % 4 == 0", "((step % 4) == 0)"),
    ("a + 1 <= b * 2", "((a + 1) <= (b * 2))"),
    ("(a + b) * c", "((a + b) * c)"),
    ("1e-8 + 2_000 + 0.5 + 1.5E3", "(((1e-08 + 2000) + 0.5) + 1500)"),
    ("o * tanh(c')", "(o * tanh(c'))"),
    ("[h, [a, b]]", "[h, [a, b]]"),
    ("E[token].x.y[2]", "E[token].x.y[2]"),
    ("x[2 * n..<n + 4]", "x[(2 * n)..<(n + 4)]"),
    ("x[1...] + y[..<3]", "(x[1...] + y[..<3])"),
    ("x[1...3][0]", "x[1...3][0]"),
    ("-x.last", "(-x.last)"),
    ("f(1, over: x, loss: 2)", "f(1, over: x, loss: 2)"),
    ("W · f(x)", "(W · f(x))"),
    ("größe · x2 + ε", "((größe · x2) + ε)"),
  ])
  func operators(source: String, expected: String) {
    #expect(expression(source) == expected)
  }

  @Test(arguments: [
    ("scan LSTM(256) over embed(text, 64)", "(scan LSTM(256) over embed(text, 64))"),
    ("scan reversed encoder over x + y", "(scan reversed encoder over (x + y))"),
    ("scan reversed over x", "(scan reversed over x)"),
    ("(scan bidirectional G(2) over x).last", "(scan bidirectional G(2) over x).last"),
    ("a + scan G(2) over x", "(a + (scan G(2) over x))"),
    (
      "scan D(2) over x\n  with (memory: m)\n  from (h: tanh(dense(m.last, 2)), c: 0)",
      "(scan D(2) over x with (memory: m) from (h: tanh(dense(m.last, 2)), c: 0))"
    ),
    ("scan A over x from (h: a) with (m: b)", "(scan A over x with (m: b) from (h: a))"),
    ("scan A over scan B over x with (m: b)", "(scan A over (scan B over x with (m: b)))"),
    ("step GRU(hidden) on [x, summary]", "(step GRU(hidden) on [x, summary])"),
    ("step inner on x + 1", "(step inner on (x + 1))"),
    ("when step % 4 == 0 { a } else { b }", "(when ((step % 4) == 0) { a } else { b })"),
    (
      "when a < 1 {\n b\n} else when a < 2 {\n c\n}\nelse { d } + 1",
      "((when (a < 1) { b } else { (when (a < 2) { c } else { d }) }) + 1)"
    ),
    ("repeat 3 with x = f(t) { scan L(2) over x }", "(repeat 3 with x = f(t) { (scan L(2) over x) })"),
    (
      "repeat n - 1 with x = t {\n  a = g(x)\n  b = a + 1; c = b\n  [b, c]\n}",
      "(repeat (n - 1) with x = t { a = g(x); b = (a + 1); c = b; [b, c] })"
    ),
    ("f(repeat 2 with x = t {\n a = x\n a\n})", "f((repeat 2 with x = t { a = x; a }))"),
  ])
  func recurrence(source: String, expected: String) {
    #expect(expression(source) == expected)
  }

  @Test func statementsOfAllKinds() {
    #expect(
      statements(
        """
        let a = 1, b = 2
        input x
        input text: sequence of token(a), image: [28, 28]
        target next: sequence of [13] along text
        state h: [n], c: [n]; state u, v: [2]
        param Wf, Wi: [n, n + size(x)] = glorot, b: [n]
        fixed param W: [] = uniform(-1, 1)
        context memory: sequence, query
        f = x
        h' = f
        output h', probabilities: softmax(f)
        loss f
        loss critic: g
        fit f by ridge(1e-8)
        fit by by ridge(n / 2); fit fit by ridge(
          0)
        """) == [
          "let a = 1", "let b = 2", "input x", "input text: sequence of token(a)", "input image: [28, 28]",
          "target next: sequence of [13] along text", "state h: [n]", "state c: [n]", "state u: [2]", "state v: [2]",
          "param Wf: [n, (n + size(x))] = glorot", "param Wi: [n, (n + size(x))] = glorot", "param b: [n]",
          "fixed param W: [] = uniform((-1), 1)", "context memory: sequence", "context query", "f = x", "h' = f",
          "output h'", "output probabilities: softmax(f)", "loss f", "loss critic: g",
          "fit f by ridge(1e-08)", "fit by by ridge((n / 2))", "fit fit by ridge(0)",
        ])
  }

  @Test func linesEndStatementsUnlessTheyPlainlyGoOn() {
    #expect(statements("a = b\n[c, d].x = e".replacing("[c, d].x", with: "f")) == ["a = b", "f = e"])
    #expect(statements("a = b +\n  c\n  · d\n  - e") == ["a = ((b + (c · d)) - e)"])
    #expect(statements("a =\n b\nc = f(\n  d,\n\n  // comment\n  [e\n  , g]\n)") == ["a = b", "c = f(d, [e, g])"])
    #expect(statements("a = b // + c\n\n\n// d\nc = e") == ["a = b", "c = e"])
    #expect(statements("a = x\n  .last\r\nb = a;c = b;") == ["a = x.last", "b = a", "c = b"])
    #expect(statements("let a = 1,\n  b = 2\n  , c = 3") == ["let a = 1", "let b = 2", "let c = 3"])
  }

  @Test func contextualWordsAreNames() {
    #expect(
      statements(
        "with = from\non = step + token\nsequence = along\nreversed = in\nfixed = 1\ncontext = fixed\nfit = 2\nby = fit"
          + "\nridge = by(fit)\nfit[0] = ridge"
      )
      .count == 10)
  }

  @Test func declarationsAndDocumentation() {
    let diagnostics = Diagnostics()
    let unit = SourceUnit(
      parsing: SourceFile(
        path: "T.rnn",
        text: """
          /// Not about the cell.

          import "a/b.rnn"
          /// One.
          ///
          ///  Two.\u{20}
          cell A { input x }
          // An ordinary comment.
          /// A block.
          block b(x, width) { output x }
          model C {}
          """), diagnostics: diagnostics)
    #expect(diagnostics.all.isEmpty)
    #expect(unit.imports.map(\.path) == ["a/b.rnn"])
    #expect(unit.cells.map(\.documentation) == [["One.", "", " Two."]])
    #expect(unit.blocks.map(\.documentation) == [["A block."]])
    #expect(unit.blocks.first?.parameters.map(\.text) == ["x", "width"])
    #expect(unit.models.first?.documentation == [] && unit.models.first?.body.isEmpty == true)
  }

  @Test func locationsCountBytesFromOne() {
    let diagnostics = Diagnostics()
    let unit = SourceUnit(
      parsing: SourceFile(path: "T.rnn", text: "cell A {\r\n  ä = W · x + ü\r\n}"), diagnostics: diagnostics)
    guard case .equation(let name, let sum) = unit.cells.first?.body.first?.kind,
      case .binary(.add, let product, let right) = sum.kind
    else {
      Issue.record("no sum")
      return
    }
    #expect(name.location == SourceLocation(file: "T.rnn", line: 2, column: 3))
    #expect(product.location.column == 10)
    #expect(sum.location.column == 15)
    #expect(right.location.column == 17)
  }

  @Test func emptyFilesParse() {
    for source in ["", "\n\n", "// nothing", "\u{FEFF}", "\u{FEFF}cell A {}"] {
      #expect(parse(source).errors == [])
    }
  }

  @Test func theCanonicalTextParsesToItself() {
    let source = """
      import "x \\"y\\".rnn"
      cell A(n, m) { input x; state h: [n]; h' = when step == 0 { -h } else { h }; output [h', x] }
      model B {
        y = repeat 2 with x = f(1e300, a: 1e-300) { z = x.last[3]; scan reversed A(2, 3) over z from (h: x) }
      }
      """
    let first = parse(source)
    #expect(first.errors == [])
    let second = parse(first.tree)
    #expect(second.errors == [])
    #expect(second.tree == first.tree)
  }
}
