import Foundation
import ONNX
import Testing

@testable import CommandLineTool

// Loops, graphs of one step, and what was exported.

extension ImportCommandTests {
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
}
