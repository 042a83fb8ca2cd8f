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

  private func importing(_ path: String, _ others: String...) -> Run {
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

  private func model(_ nodes: [ONNXNode], inputs: [ONNXValue], outputs: [String]) throws -> String {
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

  /// A loop over the steps of `X` whose body has these nodes besides `x`, the step of it.
  /// - Parameter others: nodes and an input beside the loop.
  private func loop(
    _ nodes: [ONNXNode], condition: String = "go", gives: String = "y", others: ([ONNXNode], ONNXValue)? = nil
  ) throws -> String {
    let body = ONNXGraph(
      nodes: [ONNXNode(operation: "Gather", inputs: ["X", "k"], outputs: ["x"])] + nodes,
      inputs: [ONNXValue("k", .int64, []), ONNXValue("go", .bool, []), ONNXValue("h", .float32, nil)],
      outputs: [ONNXValue(condition, .bool, []), ONNXValue("y", .float32, nil), ONNXValue(gives, .float32, nil)])
    func constant(_ name: String, _ type: ONNXElementType, _ shape: [Int], _ elements: ONNXTensor.Elements) -> ONNXNode
    {
      ONNXNode(
        operation: "Constant", outputs: [name], attributes: ["value": .tensor(ONNXTensor(name, type, shape, elements))])
    }
    return try model(
      [
        constant("zero", .int64, [], .integers([0])), constant("yes", .bool, [], .integers([1])),
        constant("first", .float32, [1, 3], .floats([0, 0, 0])),
        ONNXNode(operation: "Shape", inputs: ["X"], outputs: ["shape"]),
        ONNXNode(operation: "Gather", inputs: ["shape", "zero"], outputs: ["count"]),
        ONNXNode(
          name: "loop", operation: "Loop", inputs: ["count", "yes", "first"], outputs: ["last", "Y"],
          attributes: ["body": .graph(body)]),
      ] + (others?.0 ?? []),
      inputs: [ONNXValue("X", .float32, [.named("time"), .named("batch"), .size(3)])] + (others.map { [$0.1] } ?? []),
      outputs: ["Y"] + (others == nil ? ["last"] : ["other"]))
  }

  @Test func aLoopIsACell() throws {
    let path = try loop([ONNXNode(operation: "Add", inputs: ["x", "h"], outputs: ["y"])])
    let run = importing(path, "--name", "Sums")
    #expect(run.code == .success, "\(run.errors)")
    #expect(
      folder.contents("Model.rnn") == """
        cell ImportedLoop {
          input x
          state h: [3]

          h' = x + h
          output h'
        }

        /// From an ONNX file.
        model Sums {
          input X: sequence of [3]

          // loop
          Y = scan ImportedLoop over X

          output Y
          output last: Y.final.h
        }

        """)
  }

  @Test func whatIsNoCellIsSaid() throws {
    func node(_ operation: String, _ inputs: [String], _ output: String = "y") -> ONNXNode {
      ONNXNode(name: "inner", operation: operation, inputs: inputs, outputs: [output])
    }
    let add = node("Add", ["x", "h"])
    let sum = ONNXNode(
      operation: "ReduceSum", inputs: ["X", "zero"], outputs: ["all"], attributes: ["keepdims": .int(0)])
    for (nodes, condition, reason) in [
      ([node("Det", ["x"])], "go", "node 'inner' (Det), in a body: the operator is not supported"),
      (
        [node("Add", ["x", "X"])], "go", "the state 'h' is [1, 3] before a step and [steps, examples, 3] after it"
      ),
      ([add, node("Greater", ["y", "h"], "more")], "more", "whether it goes on is known only when the model runs"),
      (
        [node("Add", ["k", "k"], "twice"), node("Gather", ["X", "twice"], "other"), node("Add", ["x", "other"])], "go",
        "(Gather), in a body: its input 1 must be a constant"
      ),
      (
        [node("Neg", ["k"], "back"), node("Sub", ["zero", "k"], "place"), node("Gather", ["X", "place"])], "go",
        "it takes another step than the one at hand"
      ),
    ] {
      let run = importing(try loop(nodes, condition: condition))
      #expect(run.code == .failure)
      #expect(run.errors.contains(reason), "\(run.errors)")
      #expect(folder.contents("Model.rnn") == nil)
    }

    let sequences = importing(try loop([add, node("Add", ["x", "X"], "all")], gives: "all"))
    #expect(sequences.errors.contains("its body gives a whole sequence at each step"), "\(sequences.errors)")
    // What the body sums up has steps behind the lengths.
    let weights = ["W", "R"].map { name in
      ONNXNode(
        operation: "Constant", outputs: [name],
        attributes: [
          "value": .tensor(ONNXTensor(name, .float32, [1, 3, 3], .floats([Double](repeating: 0.5, count: 9))))
        ])
    }
    let rnn = ONNXNode(
      operation: "RNN", inputs: ["X", "W", "R", "", "lengths"], outputs: ["other"], attributes: ["hidden_size": .int(3)]
    )
    let lengths = ONNXValue("lengths", .int32, [.named("batch")])
    let padded = importing(try loop([sum, node("Add", ["all", "x"])], others: (weights + [rnn], lengths)))
    #expect(padded.errors.contains("it looks at steps behind the lengths of the examples"), "\(padded.errors)")
  }

  /// What a body computes with all steps is computed in a cell that has them as a context.
  @Test func aBodyThatSeesAllSteps() throws {
    let sum = ONNXNode(
      operation: "ReduceSum", inputs: ["X", "zero"], outputs: ["all"], attributes: ["keepdims": .int(0)])
    let less = ONNXNode(operation: "Sub", inputs: ["h", "all"], outputs: ["less"])
    let add = ONNXNode(operation: "Add", inputs: ["x", "less"], outputs: ["y"])
    let run = importing(try loop([sum, less, add]), "--name", "Sums")
    #expect(run.code == .success, "\(run.errors)")
    #expect(
      folder.contents("Model.rnn") == """
        cell ImportedLoop {
          input x
          context X: sequence
          state h: [3]

          h' = x + h - sum(X, over: X)
          output h'
        }

        /// From an ONNX file.
        model Sums {
          input X: sequence of [3]

          // loop
          Y = scan ImportedLoop over X with (X: X)

          output Y
          output last: Y.final.h
        }

        """)
  }

  @Test func statesAreTold() throws {
    let vector: [ONNXDimension] = [.named("batch"), .named("width")]
    let graph = ONNXGraph(
      nodes: [
        ONNXNode(operation: "Add", inputs: ["x", "a"], outputs: ["sum"]),
        ONNXNode(operation: "Tanh", inputs: ["sum"], outputs: ["b"]),
        ONNXNode(operation: "Neg", inputs: ["b"], outputs: ["y"]),
      ],
      inputs: [ONNXValue("x", .float32, vector), ONNXValue("a", .float32, [.named("batch"), .size(4)])],
      outputs: [ONNXValue("y", .float32, vector), ONNXValue("b", .float32, vector)])
    let path = folder.path("model.onnx")
    try ONNXModel(graph: graph).serialized().write(to: URL(fileURLWithPath: path))
    let open = importing(path, "--state", "a=b")
    #expect(open.errors.contains("input 'x': its axes 'batch' and 'width' are open"), "\(open.errors)")
    let plain = importing(path, "--set", "width=4")
    #expect(plain.code == .success)
    #expect(plain.errors.contains("'--state a=b' makes them a state"), "\(plain.errors)")
    let run = importing(path, "--set", "width=4", "--state", "a=b", "--name", "Steps")
    #expect(run.code == .success, "\(run.errors)")
    #expect(
      folder.contents("Model.rnn") == """
        cell ImportedStep {
          input x
          state a: [4]

          a' = tanh(x + a)
          output a'
        }

        /// From an ONNX file.
        model Steps {
          input x: sequence of [4]

          hidden = scan ImportedStep over x

          output y: -hidden
        }

        """)
    #expect(importing(path, "--state", "a").code == .usage)
    #expect(importing(path, "--state", "a=c").errors.contains("output 'c': the file has no such output"))
    #expect(importing(path, "--state", "d=b").errors.contains("input 'd': the file has no such input"))
    #expect(importing(path, "--set", "width=3", "--state", "a=b").errors.contains("it has another shape"))
  }

  /// The language stops at an example's length; what a file computes behind it must not matter.
  @Test(arguments: [true, false]) func padding(seesTheEnd: Bool) throws {
    func constant(_ name: String, _ shape: [Int], _ values: [Int64]) -> ONNXNode {
      let tensor = ONNXTensor(name, .int64, shape, .integers(values))
      return ONNXNode(operation: "Constant", outputs: [name], attributes: ["value": .tensor(tensor)])
    }
    let values = ["h", "x", "next", "y"].map { ONNXValue($0, .float32, nil) }
    let body = ONNXGraph(
      nodes: [
        ONNXNode(operation: "Add", inputs: ["h", "x"], outputs: ["next"]),
        ONNXNode(operation: "Identity", inputs: ["next"], outputs: ["y"]),
      ], inputs: Array(values[..<2]), outputs: Array(values[2...]))
    let path = try model(
      [
        constant("zero", [], [0]), constant("one", [], [1]), constant("axis", [1], [1]),
        constant("last_axis", [1], [2]),
        ONNXNode(operation: "Shape", inputs: ["X"], outputs: ["shape"]),
        ONNXNode(operation: "Gather", inputs: ["shape", "zero"], outputs: ["count"]),
        ONNXNode(operation: "Range", inputs: ["zero", "count", "one"], outputs: ["numbers"]),
        ONNXNode(operation: "Unsqueeze", inputs: ["numbers", "axis"], outputs: ["column"]),
        ONNXNode(operation: "Less", inputs: ["column", "lengths"], outputs: ["valid"]),
        ONNXNode(operation: "Cast", inputs: ["valid"], outputs: ["mask"], attributes: ["to": .int(1)]),
        ONNXNode(operation: "Unsqueeze", inputs: ["mask", "last_axis"], outputs: ["factor"]),
        ONNXNode(
          operation: "Scan", inputs: ["first", "X"], outputs: ["last", "all"],
          attributes: ["num_scan_inputs": .int(1), "body": .graph(body)]),
        ONNXNode(operation: "Mul", inputs: ["all", "factor"], outputs: ["Y"]),
      ],
      inputs: [
        ONNXValue("X", .float32, [.named("time"), .named("batch"), .size(3)]),
        ONNXValue("first", .float32, [.named("batch"), .size(3)]), ONNXValue("lengths", .int64, [.named("batch")]),
      ], outputs: seesTheEnd ? ["Y", "last"] : ["Y"])
    let run = importing(path)
    #expect(run.code == (seesTheEnd ? .failure : .success), "\(run.errors)")
    #expect(run.errors.contains("it goes on behind the lengths of the examples") == seesTheEnd, "\(run.errors)")
  }

  /// What is exported as a `Scan` comes back as its equations.
  @Test(arguments: [[], ["--lengths"], ["--lengths", "--states"]]) func exportsComeBack(options: [String]) throws {
    let source = try folder.file(
      "Own.rnn",
      """
      cell Slowing(hidden) {
        input x
        state c: [hidden]
        param W: [hidden, size(x)]
        y = y.previous + tanh(W · x - y.previous) / (1 + step)
        c' = when y > c { y * 0.5 } else { c - 0.5 * softplus(c) }
        output [y, c', x.previous]
      }
      model Own {
        input x: sequence of [3]
        a = scan Slowing(4) over x
        b = scan reversed Slowing(2) over a
        output y: dense(b, 2)
      }
      """)
    let (parameters, onnx) = (folder.path("own"), folder.path("own.onnx"))
    #expect(Run(["parameters", source, "--seed", "3", "-o", parameters]).code == .success)
    #expect(Run(["export", source, "--parameters", parameters, "-o", onnx] + options).code == .success)
    let imported = importing(onnx)
    try #require(imported.code == .success, "\(imported.errors)")
    var given = TensorFile()
    let values = (0..<36).map { Double(($0 * 7) % 11) / 5 - 1 }
    given.tensors["input.x"] = TensorFile.Entry(shape: [2, 6, 3], values: values)
    if !options.isEmpty { given.tensors["lengths"] = TensorFile.Entry(shape: [2], values: [4, 6]) }
    try given.data().write(to: folder.url.appending(path: "inputs"))
    var results: [TensorFile] = []
    for (model, parameters) in [(source, parameters), (folder.path("Model.rnn"), folder.path("parameters"))] {
      let run = Run([
        "run", model, "--parameters", parameters, "--inputs", folder.path("inputs"), "--outputs",
        folder.path("outputs"),
      ])
      try #require(run.code == .success, "\(run.errors)")
      results.append(try TensorFile(contentsOf: folder.path("outputs")))
    }
    let (first, second) = (results[0].tensors["output.y"], results[1].tensors["output.y"])
    let difference = zip(try #require(first).values, try #require(second).values).map { abs($0 - $1) }
    #expect(difference.count == 24 && difference.allSatisfy { $0 < 1e-6 }, "\(difference)")
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
