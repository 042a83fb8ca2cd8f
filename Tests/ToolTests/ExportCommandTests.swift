import Foundation
import ONNX
import Testing

@testable import CommandLineTool

/// Models become ONNX files that compute the same: held against what onnxruntime made of these very files
/// (`scripts/fixtures/onnx_exports.py`).
@Suite struct ExportCommandTests {
  static let models = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exports")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
    return files.filter { $0.hasSuffix(".rnn") }.map { String($0.dropLast(4)) }.sorted()
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String, _ ending: String) -> String {
    Self.models.appending(path: "\(name).\(ending)").path
  }

  /// The options are on the first line of the source.
  private func exporting(_ source: String) throws -> Run {
    let drawn = Run(["parameters", source, "--seed", "1", "-o", folder.path("parameters")])
    try #require(drawn.code == .success, "\(drawn.errors)")
    let first = try String(contentsOfFile: source, encoding: .utf8).prefix { $0 != "\n" }
    let options = first.hasPrefix("// --") ? first.dropFirst(3).split(separator: " ").map(String.init) : []
    return Run(
      ["export", source, "--parameters", folder.path("parameters"), "-o", folder.path("model.onnx")] + options)
  }

  @Test func thereAreModels() { #expect(Self.names.count >= 8) }

  @Test(arguments: names) func isTheFileThatWasRun(name: String) throws {
    let exported = try exporting(path(name, "rnn"))
    try #require(exported.code == .success, "\(exported.errors)")
    #expect(folder.data("model.onnx") == FileManager.default.contents(atPath: path(name, "onnx")))
  }

  @Test(arguments: names) func computesTheSame(name: String) throws {
    let everything = try TensorFile(contentsOf: path(name, "safetensors"))
    func isResult(_ name: String) -> Bool { name.hasPrefix("output.") || name.hasPrefix("final.") }
    let inputs = TensorFile(everything.tensors.filter { !isResult($0.key) })
    try inputs.data().write(to: folder.url.appending(path: "inputs"))
    let source = path(name, "rnn")
    try #require(Run(["parameters", source, "--seed", "1", "-o", folder.path("parameters")]).code == .success)
    let run = Run([
      "run", source, "--parameters", folder.path("parameters"), "--inputs", folder.path("inputs"),
      "--outputs", folder.path("outputs"),
    ])
    try #require(run.code == .success, "\(run.errors)")
    let results = try TensorFile(contentsOf: folder.path("outputs"))
    for (name, expected) in everything.tensors where isResult(name) {
      let found = try #require(results.tensors[name], "\(name)")
      #expect(found.shape == expected.shape, "\(name)")
      let scale = expected.values.reduce(1) { max($0, abs($1)) }
      let difference = zip(found.values, expected.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      // The file's numbers, and onnxruntime's, have single precision.
      #expect(difference <= 2e-6 * scale, "\(name)")
    }
  }

  /// What was exported is imported again, and gives the same numbers.
  @Test(arguments: ["Looking", "Reset", "Tagger", "Translator"]) func comesBack(name: String) throws {
    let imported = Run([
      "import", path(name, "onnx"), "-o", folder.path("Back.rnn"), "--parameters", folder.path("back"),
    ])
    try #require(imported.code == .success, "\(imported.errors)")
    let everything = try TensorFile(contentsOf: path(name, "safetensors"))
    let inputs = TensorFile(everything.tensors.filter { !$0.key.hasPrefix("output.") })
    try inputs.data().write(to: folder.url.appending(path: "inputs"))
    let run = Run([
      "run", folder.path("Back.rnn"), "--parameters", folder.path("back"), "--inputs", folder.path("inputs"),
      "--outputs", folder.path("outputs"),
    ])
    try #require(run.code == .success, "\(run.errors)\n\(folder.contents("Back.rnn") ?? "")")
    let results = try TensorFile(contentsOf: folder.path("outputs"))
    for (name, expected) in everything.tensors where name.hasPrefix("output.") {
      let found = try #require(results.tensors[name], "\(name)")
      let difference = zip(found.values, expected.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(found.shape == expected.shape && difference <= 2e-6, "\(name): \(difference)")
    }
  }

  // MARK: What a recurrence becomes

  private func notes(_ cell: String, _ body: String, over sequence: String = "x") throws -> String {
    let source = try folder.file(
      "Model.rnn",
      "cell Some(n) {\n\(body)\n}\nmodel Model {\n  input x: sequence of [3]\n  y = scan \(cell) over \(sequence)\n  output y\n}\n"
    )
    let exported = try exporting(source)
    #expect(exported.code == .success, "\(exported.errors)")
    return exported.errors.split(separator: "\n").filter { $0.contains("note: y") }.joined()
  }

  static let cells: [(cell: String, operation: String)] = [
    ("LSTM(4)", "operator LSTM"), ("PeepholeLSTM(4)", "operator LSTM"), ("CoupledLSTM(4)", "operator LSTM"),
    ("GRU(4)", "operator GRU"), ("ChoGRU(4)", "operator GRU"), ("MGU(4)", "operator GRU"),
    ("Elman(4)", "operator RNN"), ("MinGRU(4)", "Scan"), ("LayerNormLSTM(4)", "Scan"), ("FullPeepholeLSTM(4)", "Scan"),
  ]

  @Test(arguments: cells) func isFoundByItsEquations(cell: String, operation: String) throws {
    #expect(try notes(cell, "  input x\n  output x").contains(operation))
  }

  /// The same gates, named and ordered otherwise, with matrices cut in other places.
  @Test func isFoundWhateverItIsCalled() throws {
    let own = """
        input seen
        state a: [n], b: [n]
        param P: [n, size(seen)], Q: [n, n], R, S, T: [n, n + size(seen)]
        param u: [n] = 0.5
        w  = sigmoid(Q · b + (u + P · seen))
        a' = sigmoid(R · [b, seen] - 0.25) * tanh(S · [seen, b]) + a * w
        b' = relu(a') * sigmoid(T · [seen, b])
        output b'
      """
    #expect(try notes("Some(4)", own).contains("operator LSTM"))
    // The output is that of the step before, which the operator does not give.
    #expect(try notes("Some(4)", own.replacing("output b'", with: "output b")).contains("Scan"))
    // One of the gates looks at more than its own unit.
    #expect(try notes("Some(4)", own.replacing("Q · b +", with: "Q · a +")).contains("Scan"))
    // Gates with different activations.
    #expect(try notes("Some(4)", own.replacing("w  = sigmoid", with: "w  = tanh")).contains("Scan"))
  }

  /// What is no operator's must not be taken for one, nor take time or memory beyond its size.
  @Test func isNotFoundWhereItIsNot() throws {
    // One gate for all units.
    let scalar = """
        input x
        state h: [n]
        param w: [n], W: [n, size(x)], R: [n, n]
        z  = sigmoid(w · h)
        h' = z * h + (1 - z) * tanh(W · x + R · h)
        output h'
      """
    #expect(try notes("Some(4)", scalar).contains("Scan"))
    // A matrix with the numbers of a vector on its diagonal, written out, would be large.
    let diagonal = "  input x\n  state h: [n]\n  param W: [n, size(x)]\n  h' = tanh(W · x + 0.5 * h)\n  output h'"
    #expect(try notes("Some(100000)", diagonal).contains("Scan"))
    #expect(try notes("Some(4)", diagonal).contains("operator RNN"))
    // A sum in which every part stands twice.
    let doubled = (1...60).map { "  a\($0) = a\($0 - 1) + a\($0 - 1)" }.joined(separator: "\n")
    let shared = """
        input x
        state h: [n]
        param W: [n, size(x)], R: [n, n]
        a0 = W · x + R · h
      \(doubled)
        h' = tanh(0.000000000000000001 * a60)
        output h'
      """
    #expect(try notes("Some(4)", shared).contains("operator RNN"))
  }

  // MARK: Errors

  @Test func namesEverythingThatCannotBeWritten() throws {
    let source = try folder.file(
      "Model.rnn",
      """
      model Model {
        input x: [3]
        noise = normal(like: x)
        output a: x + noise
        output b: uniform(like: x) * x
      }
      """)
    let exported = try exporting(source)
    #expect(exported.code == .failure)
    #expect(exported.errors.contains("Model.rnn:3: noise = normal(like: x): draws random numbers"))
    #expect(exported.errors.contains("Model.rnn:5: output b"))
    #expect(folder.contents("model.onnx") == nil)
  }

  @Test func needsOutputsAndAllParameters() throws {
    let source = try folder.file(
      "Model.rnn", "model Model {\n  input x: [3]\n  target y: [2]\n  loss meanSquaredError(dense(x, 2), y)\n}\n")
    let exported = try exporting(source)
    #expect(exported.code == .failure)
    #expect(exported.errors.contains("the model 'Model' has no outputs"))
    let other = try folder.file("Other.rnn", "model Other {\n  input x: [3]\n  output dense(x, 3)\n}\n")
    let missing = Run([
      "export", other, "--parameters", folder.path("parameters"), "-o", folder.path("model.onnx"),
    ])
    #expect(missing.code == .failure)
    #expect(missing.errors.contains("parameters' lacks the parameter") || missing.errors.contains("is [2, 3]"))
    #expect(folder.contents("model.onnx") == nil)
  }
}
