import Foundation
import ONNX
import Testing

@testable import CommandLineTool

/// ONNX models become models of the language that compute the same: the onnx package's own tests, random recurrent nodes
/// and exports of PyTorch, held against stored outputs and onnxruntime's (`scripts/fixtures/onnx_imports.py`).
@Suite struct ImportCommandTests {
  static let models = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Imports")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
    return files.filter { $0.hasSuffix(".onnx") }.map { String($0.dropLast(5)) }.sorted()
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func importing(_ path: String, _ others: String...) -> Run {
    Run(["import", path, "-o", folder.path("Model.rnn"), "--parameters", folder.path("parameters")] + others)
  }

  @Test func thereAreModels() { #expect(Self.names.count > 50) }

  @Test(arguments: names) func computesTheSame(name: String) throws {
    let imported = importing(Self.models.appending(path: "\(name).onnx").path)
    try #require(imported.code == .success, "\(imported.errors)")
    let given = Self.models.appending(path: "\(name).safetensors").path
    let everything = try TensorFile(contentsOf: given)
    let inputs = TensorFile(everything.tensors.filter { !$0.key.hasPrefix("output.") })
    try inputs.data().write(to: folder.url.appending(path: "inputs"))
    let run = Run([
      "run", folder.path("Model.rnn"), "--parameters", folder.path("parameters"), "--inputs", folder.path("inputs"),
      "--outputs", folder.path("outputs"),
    ])
    try #require(run.code == .success, "\(run.errors)\n\(folder.contents("Model.rnn") ?? "")")
    let results = try TensorFile(contentsOf: folder.path("outputs"))
    for (name, expected) in everything.tensors where name.hasPrefix("output.") {
      // What goes in as a first state is carried, and comes out as such.
      let state = name.replacing("output.Y_", with: "final.Y.")
      let found = try #require(results.tensors[name] ?? results.tensors[state], "\(name)")
      #expect(found.shape == expected.shape, "\(name)")
      let scale = expected.values.reduce(1) { max($0, abs($1)) }
      let difference = zip(found.values, expected.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      // The file's numbers, and so what other engines make of them, have single precision.
      #expect(difference <= 2e-6 * scale, "\(name)")
    }
  }

  @Test func readsLikeWrittenByAPerson() throws {
    let imported = importing(Self.models.appending(path: "pytorch_tagger.onnx").path, "--name", "Tagger")
    #expect(imported.code == .success)
    #expect(
      folder.contents("Model.rnn") == """
        /// From an ONNX file of fixtures.
        model Tagger {
          input x: sequence of token(7)

          // /embed/Gather
          embedded = embed(x, 3)
          // /lstm/LSTM
          lstm = scan bidirectional LSTM(4) over embedded
          // /fc/MatMul
          fc = dense(lstm, 5)

          output y: logSoftmax(fc)
        }

        """)
  }

  func model(_ nodes: [ONNXNode], inputs: [ONNXValue], outputs: [String]) throws -> String {
    let graph = ONNXGraph(nodes: nodes, inputs: inputs, outputs: outputs.map { ONNXValue($0, .float32, nil) })
    let path = folder.path("model.onnx")
    try ONNXModel(graph: graph).serialized().write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func everythingThatIsNotSupportedIsSaid() throws {
    let path = try model(
      [
        ONNXNode(name: "first", operation: "Det", inputs: ["x"], outputs: ["a"]),
        ONNXNode(name: "second", operation: "Round", inputs: ["x"], outputs: ["b"]),
        // Says nothing new.
        ONNXNode(name: "third", operation: "Tanh", inputs: ["a"], outputs: ["c"]),
        ONNXNode(operation: "Fancy", domain: "com.example", inputs: ["x"], outputs: ["d"]),
      ],
      inputs: [ONNXValue("x", .float32, [.named("batch"), .size(3)])], outputs: ["b", "c", "d"])
    let run = importing(path)
    #expect(run.code == .failure)
    #expect(run.errors.contains("node 'first' (Det): the operator is not supported"))
    #expect(run.errors.contains("node 'second' (Round): the operator is not supported"))
    #expect(!run.errors.contains("third"))
    #expect(run.errors.contains("node 'd' (Fancy): operators of the domain 'com.example' are not known"))
    #expect(folder.contents("Model.rnn") == nil)
    #expect(folder.contents("parameters") == nil)
  }

  /// What a file calls things may be anything.
  @Test(arguments: ["class", "x\ny", "", "1", "\"", "model", "日本", "a'b", "input", "/a/b/c", "relu"])
  func anyNames(name: String) throws {
    let path = try model(
      [
        ONNXNode(name: name, operation: "Relu", inputs: ["\(name)x"], outputs: ["\(name)a"]),
        ONNXNode(name: name, operation: "Add", inputs: ["\(name)a", "\(name)a"], outputs: ["\(name)y"]),
      ],
      inputs: [ONNXValue("\(name)x", .float32, [.named("batch"), .size(3)])], outputs: ["\(name)y"])
    let run = importing(path)
    #expect(run.code == .success, "\(run.errors)")
  }

  @Test func aBranchIsChosenByAnInput() throws {
    func branch(_ operation: String) -> ONNXAttribute {
      .graph(
        ONNXGraph(
          nodes: [ONNXNode(operation: operation, inputs: ["x"], outputs: ["\(operation)Result"])],
          outputs: [ONNXValue("\(operation)Result", .float32, nil)]))
    }
    let sixteen = ONNXTensor("sixteen", .int64, [], .integers([16000]))
    let path = try model(
      [
        ONNXNode(operation: "Constant", outputs: ["sixteen"], attributes: ["value": .tensor(sixteen)]),
        ONNXNode(operation: "Equal", inputs: ["rate", "sixteen"], outputs: ["condition"]),
        ONNXNode(
          name: "choice", operation: "If", inputs: ["condition"], outputs: ["y"],
          attributes: ["then_branch": branch("Tanh"), "else_branch": branch("Relu")]),
      ],
      inputs: [
        ONNXValue("x", .float32, [.named("batch"), .size(3)]), ONNXValue("rate", .int64, []),
      ], outputs: ["y"])
    #expect(importing(path).errors.contains("its condition is known only when the model runs"))
    #expect(importing(path, "--set", "rate=16000").code == .success)
    #expect(folder.contents("Model.rnn")?.contains("output y: tanh(x)") == true)
    #expect(importing(path, "--set", "rate=8000").code == .success)
    #expect(folder.contents("Model.rnn")?.contains("output y: relu(x)") == true)
    #expect(importing(path, "--set", "speed=1").errors.contains("input 'speed': the file has no such input"))
    #expect(importing(path, "--set", "rate").code == .usage)
  }

  @Test func aLongChainIsManyEquations() throws {
    let count = 5000
    let nodes = (0..<count).map { ONNXNode(operation: "Tanh", inputs: ["v\($0)"], outputs: ["v\($0 + 1)"]) }
    let path = try model(
      nodes, inputs: [ONNXValue("v0", .float32, [.named("batch"), .size(3)])], outputs: ["v\(count)"])
    let run = importing(path)
    #expect(run.code == .success, "\(run.errors.prefix(500))")
  }

  @Test(arguments: [(6, "opsets from 7 on are read"), (8, "of opset 8 it is not supported")])
  func olderOpsets(opset: Int, reason: String) throws {
    let body = ONNXGraph(inputs: [ONNXValue("s", .float32, nil)], outputs: [ONNXValue("s", .float32, nil)])
    let graph = ONNXGraph(
      nodes: [
        ONNXNode(
          operation: "Scan", inputs: ["", "x"], outputs: ["y"],
          attributes: ["body": .graph(body), "num_scan_inputs": .int(1)])
      ],
      inputs: [ONNXValue("x", .float32, [.named("batch"), .named("time"), .size(3)])],
      outputs: [ONNXValue("y", .float32, nil)])
    let path = folder.path("model.onnx")
    try ONNXModel(opsets: ["": opset], graph: graph).serialized().write(to: URL(fileURLWithPath: path))
    let run = importing(path)
    #expect(run.code == .failure)
    #expect(run.errors.contains(reason), "\(run.errors)")
  }

  @Test func roundingThatIsLeftOutIsSaid() {
    let run = importing(Self.models.appending(path: "quantized_lstm.onnx").path)
    #expect(
      run.errors.contains(
        """
        note: DynamicQuantizeLSTM, DynamicQuantizeLinear: weights are the numbers that the integers of the file stand \
        for; rounding of what is computed is left out
        """))
  }

  @Test func integersAreReadByTheScaleTheyWereWrittenWith() throws {
    func constant(_ name: String, _ value: Double) -> ONNXNode {
      let tensor = ONNXTensor(name, .float32, [], .floats([value]))
      return ONNXNode(operation: "Constant", outputs: [name], attributes: ["value": .tensor(tensor)])
    }
    for (reading, isRead) in [("one", true), ("two", false)] {
      let path = try model(
        [
          constant("one", 1), constant("two", 2),
          ONNXNode(operation: "QuantizeLinear", inputs: ["x", "one"], outputs: ["integers"]),
          ONNXNode(operation: "DequantizeLinear", inputs: ["integers", reading], outputs: ["y"]),
        ],
        inputs: [ONNXValue("x", .float32, [.named("batch"), .size(3)])], outputs: ["y"])
      let run = importing(path)
      #expect(run.code == (isRead ? .success : .failure))
      let message = "node 'y' (DequantizeLinear): it reads integers by another scale than they were written with"
      #expect(run.errors.contains(message) == !isRead)
    }
    #expect(folder.contents("Model.rnn")?.contains("output y: clamp(x, 0, 255)") == true)
  }

  @Test func integersByThemselvesAreNoNumbers() throws {
    let path = try model(
      [
        ONNXNode(operation: "DynamicQuantizeLinear", inputs: ["x"], outputs: ["integers", "scale", "zero"]),
        ONNXNode(name: "sum", operation: "Add", inputs: ["integers", "integers"], outputs: ["y"]),
      ],
      inputs: [ONNXValue("x", .float32, [.named("batch"), .size(3)])], outputs: ["y"])
    let run = importing(path)
    #expect(run.errors.contains("node 'sum' (Add): it takes integers that stand for numbers by themselves"))
  }

  /// A bias before training is zero everywhere, and is to be trained all the same.
  @Test func weightsThatAreAllAlikeAreParameters() throws {
    let graph = ONNXGraph(
      nodes: [
        ONNXNode(operation: "MatMul", inputs: ["x", "W"], outputs: ["product"]),
        ONNXNode(operation: "Add", inputs: ["product", "b"], outputs: ["sum"]),
        ONNXNode(operation: "Mul", inputs: ["sum", "half"], outputs: ["y"]),
      ],
      initializers: [
        ONNXTensor("W", .float32, [2, 3], .floats([1, 2, 3, 4, 5, 6])),
        ONNXTensor("b", .float32, [3], .floats([0, 0, 0])), ONNXTensor("half", .float32, [], .floats([0.5])),
      ],
      inputs: [ONNXValue("x", .float32, [.named("batch"), .size(2)])], outputs: [ONNXValue("y", .float32, nil)])
    let path = folder.path("model.onnx")
    try ONNXModel(graph: graph).serialized().write(to: URL(fileURLWithPath: path))
    #expect(importing(path).code == .success)
    let parameters = try TensorFile(contentsOf: folder.path("parameters"))
    #expect(Set(parameters.tensors.values.map(\.shape)) == [[3, 2], [3]])
    #expect(folder.contents("Model.rnn")?.contains("* 0.5") == true)
  }

  /// The model has one name, its cells and values have others.
  @Test func namesDoNotClash() throws {
    let own = try #require(
      Self.names.first { name in
        _ = importing(Self.models.appending(path: "\(name).onnx").path)
        return folder.contents("Model.rnn")?.hasPrefix("cell ImportedLSTM ") == true
          || folder.contents("Model.rnn")?.hasPrefix("cell ImportedLSTM(") == true
      })
    let run = importing(Self.models.appending(path: "\(own).onnx").path, "--name", "ImportedLSTM")
    #expect(run.code == .success, "\(run.errors)")
    #expect(folder.contents("Model.rnn")?.contains("model ImportedLSTM {") == true)
    func tensor(_ name: String, _ shape: [Int]) -> ONNXNode {
      let values = (0..<shape.reduce(1, *)).map { Double($0) / 10 }
      return ONNXNode(
        operation: "Constant", outputs: [name],
        attributes: ["value": .tensor(ONNXTensor(name, .float32, shape, .floats(values)))])
    }
    let path = try model(
      [
        tensor("W", [1, 2, 3]), tensor("R", [1, 2, 2]),
        ONNXNode(
          name: "Elman", operation: "RNN", inputs: ["x", "W", "R"], outputs: ["Elman"],
          attributes: ["hidden_size": .int(2)]),
        ONNXNode(operation: "Neg", inputs: ["Elman"], outputs: ["a"]),
        ONNXNode(operation: "Exp", inputs: ["Elman"], outputs: ["b"]),
      ],
      inputs: [ONNXValue("x", .float32, [.named("time"), .named("batch"), .size(3)])], outputs: ["a", "b"])
    let value = importing(path)
    #expect(value.code == .success, "\(value.errors)")
  }

  @Test func noONNXFile() throws {
    let run = importing(try folder.file("text.onnx", "Not a model."))
    #expect(run.code == .failure)
    #expect(run.errors.contains("text.onnx"))
  }
}
