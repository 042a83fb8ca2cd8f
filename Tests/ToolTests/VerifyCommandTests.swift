import Foundation
import ONNX
import Testing

@testable import CommandLineTool

/// `rnnc verify`, with programs in the place of Python that give known outputs. The real onnxruntime is run by hand.
@Suite struct VerifyCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// y = w · x at each step, with examples and steps the other way round in the file.
  private func line(inputs: [ONNXValue] = [], outputs: [String] = ["y"]) throws {
    _ = try folder.file(
      "Line.rnn", "model Line { input x: sequence of [2]; param w: [1, 2]; output y: w · x }")
    try write(TensorFile(["w": .init(shape: [1, 2], values: [1, 2])]), "parameters")
    // Two examples of three steps.
    try write(TensorFile(["x": .init(shape: [2, 3, 2], values: [1, 0, 2, 0, 3, 0, 0, 1, 0, 2, 0, 3])]), "inputs")
    let x = ONNXValue("x", .float32, [.named("steps"), .named("batch"), .size(2)])
    let graph = ONNXGraph(inputs: [x] + inputs, outputs: outputs.map { ONNXValue($0, .float32, nil) })
    try ONNXModel(graph: graph).serialized().write(to: folder.url.appending(path: "model.onnx"))
  }

  private func write(_ file: TensorFile, _ name: String) throws {
    try file.data().write(to: folder.url.appending(path: name))
  }

  /// A program that replies with these outputs to the first of the runs, and keeps what it was asked.
  private func python(_ outputs: [ONNXRuntime.Output]) throws -> String {
    var numbers: [Double] = []
    var list: [String] = []
    for output in outputs {
      list.append(#"{"name": "\#(output.name)", "shape": \#(output.shape), "offset": \#(numbers.count)}"#)
      numbers += output.values
    }
    _ = try folder.file("reply.json", #"{"runs": [{"outputs": [\#(list.joined(separator: ", "))]}]}"#)
    try numbers.withUnsafeBytes { Data($0) }.write(to: folder.url.appending(path: "reply.bin"))
    return try program("cp '\(folder.path("reply.json"))' '\(folder.path("reply.bin"))' \"$2\"")
  }

  private func program(_ text: String) throws -> String {
    let path = try folder.file("python", "#!/bin/sh\ncp \"$2\"/request.* '\(folder.url.path)'\n\(text)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private func verify(_ python: String, _ others: String..., model: String = "Line.rnn") -> Run {
    Run(
      [
        "verify", folder.path(model), "--parameters", folder.path("parameters"), "--against", folder.path("model.onnx"),
        "--python", python,
      ] + others)
  }

  private var requested: [Double] {
    let data = FileManager.default.contents(atPath: folder.path("request.bin")) ?? Data()
    return data.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
  }

  @Test func theSame() throws {
    try line()
    let python = try python([.init(name: "y", shape: [3, 2, 1], values: [1, 2, 2, 4, 3, 6])])
    let run = verify(python, "--inputs", folder.path("inputs"))
    #expect(run.code == .success, "\(run.errors)")
    // [steps, batch, 2], which the names make the likelier way.
    #expect(Array(requested.prefix(12)) == [1, 0, 0, 1, 2, 0, 0, 2, 3, 0, 0, 3])
    #expect(run.output.contains("input.x   is x [steps, batch, 2]\n"))
    #expect(run.output.contains("output.y  is y [steps, batch, 1]\n"))
    #expect(run.output.contains("worst difference 0.0e+00, 0.0e+00 of the greatest number"))
    #expect(folder.contents("request.json")?.contains(#""type":"float32""#) == true)
  }

  @Test func theWorstDifferenceAndItsPlace() throws {
    try line()
    let python = try python([.init(name: "y", shape: [3, 2, 1], values: [1, 2, 2.25, 4.5, 3, -8])])
    // 6 and -8 are 14 apart, and the greatest number is 8.
    let run = verify(python, "--inputs", folder.path("inputs"))
    #expect(run.code == .failure)
    #expect(
      run.output.contains(
        "worst difference 1.4e+01, 1.8e+00 of the greatest number; example 1, step 2: 6.0 instead of -8.0\n"))
    #expect(run.errors == "rnnc: error: 'output.y' differs by 1.8e+00 of its greatest number, more than 1.0e-05\n")
    #expect(verify(python, "--inputs", folder.path("inputs"), "--tolerance", "1.75").code == .success)
    #expect(verify(python, "--inputs", folder.path("inputs"), "--tolerance", "1.74").code == .failure)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsADifference(number: Double) throws {
    try line()
    let python = try python([.init(name: "y", shape: [3, 2, 1], values: [1, 2, 2, 4, 3, number])])
    let run = verify(python, "--inputs", folder.path("inputs"), "--tolerance", "1000")
    #expect(run.code == .failure)
    #expect(run.output.contains("worst difference inf, inf of the greatest number; example 1, step 2: 6.0"))
  }

  @Test func paddingIsNotCompared() throws {
    try line(inputs: [ONNXValue("sizes", .int32, [.named("batch")])])
    var inputs = try TensorFile(contentsOf: folder.path("inputs"))
    inputs.tensors["lengths"] = .init(shape: [2], values: [3, 1])
    try write(inputs, "inputs")
    let python = try python([.init(name: "y", shape: [3, 2, 1], values: [1, 2, 2, 77, 3, 88])])
    let run = verify(python, "--inputs", folder.path("inputs"))
    #expect(run.code == .success, "\(run.errors)")
    #expect(run.output.contains("lengths   is sizes [batch]\n"))
    // The file may not take lengths: then none of the steps may be padding.
    try line()
    try write(inputs, "inputs")
    let other = verify(python, "--inputs", folder.path("inputs"))
    #expect(other.errors.contains("takes no lengths, so that all examples must have all steps"))
  }

  /// Drawn inputs are those of the seed, tokens are classes, and a size that the file fixes is kept.
  @Test func drawnInputs() throws {
    let model = "model Line { input x: sequence of token(5); output y: embed(x, 1) }"
    _ = try folder.file("Line.rnn", model)
    let drawn = Run("parameters", folder.path("Line.rnn"), "--seed", "1", "-o", folder.path("parameters"))
    try #require(drawn.code == .success, "\(drawn.errors)")
    let x = ONNXValue("x", .int64, [.size(4), .named("time")])
    let graph = ONNXGraph(inputs: [x], outputs: [ONNXValue("y", .float32, nil)])
    try ONNXModel(graph: graph).serialized().write(to: folder.url.appending(path: "model.onnx"))
    let failing = try program("exit 3")
    var seen: [[Double]] = []
    for seed in ["0", "0", "1"] {
      #expect(verify(failing, "--seed", seed).errors.contains("it ended with 3"))
      seen.append(requested)
    }
    #expect(seen[0] == seen[1])
    #expect(seen[0] != seen[2])
    #expect(seen[0].allSatisfy { (0..<5).contains($0) && $0 == $0.rounded() })
    #expect(folder.contents("request.json")?.contains(#""type":"int64""#) == true)
    #expect(folder.contents("request.json")?.contains(#""shape":[4,7]"#) == true)
  }

  @Test func whatDoesNotBelongTogether() throws {
    try line(inputs: [ONNXValue("rate", .int64, [])])
    let python = try python([.init(name: "y", shape: [3, 2, 1], values: [1, 2, 2, 4, 3, 6])])
    let run = verify(python, "--inputs", folder.path("inputs"))
    #expect(run.code == .failure)
    #expect(run.errors.contains("'--map OURS=THEIRS' does"))
    #expect(run.errors.contains("  of the file: rate []"))
    #expect(verify(python, "--inputs", folder.path("inputs"), "--set", "rate=16000").code == .success)
    #expect(verify(python, "--set", "speed=1").errors.contains("the file has no input 'speed'"))

    // Two outputs, and the names do not say which it is.
    try line(outputs: ["a", "b"])
    let values: [Double] = [1, 2, 2, 4, 3, 6]
    let two = try self.python(
      [
        .init(name: "a", shape: [3, 2, 1], values: values.map { $0 + 1 }),
        .init(name: "b", shape: [3, 2, 1], values: values),
      ])
    let open = verify(two, "--inputs", folder.path("inputs"))
    #expect(open.errors.contains("  of the model: output.y [batch, steps, 1]\n  of the file: a [3, 2, 1], b [3, 2, 1]"))
    let mapped = verify(two, "--inputs", folder.path("inputs"), "--map", "output.y=b")
    #expect(mapped.code == .success, "\(mapped.errors)")
    #expect(mapped.output.contains("not compared: output a of the file"))
    #expect(verify(two, "--inputs", folder.path("inputs"), "--map", "y=a").code == .failure)
    #expect(verify(two, "--map", "z=a").errors.contains("the model has no 'z'; it has input.x, lengths, output.y"))
    #expect(verify(two, "--map", "y=c").errors.contains("the file has no 'c'; it has x, a, b"))
    #expect(verify(two, "--map", "y").code == .usage)
    // A shape that is not that of the output.
    let wide = try self.python([.init(name: "y", shape: [3, 2, 2], values: values + values)])
    #expect(verify(wide, "--inputs", folder.path("inputs"), "--map", "y=a").errors.contains("output.y"))
  }

  /// A file may fix any size.
  @Test(arguments: [1 << 40, Int.max]) func sizesWithoutEnd(size: Int) throws {
    try line()
    let x = ONNXValue("x", .float32, [.size(size), .size(size), .size(2)])
    let graph = ONNXGraph(inputs: [x], outputs: [ONNXValue("y", .float32, nil)])
    try ONNXModel(graph: graph).serialized().write(to: folder.url.appending(path: "model.onnx"))
    #expect(verify(try program("true")).errors.contains("or they are too long"))
  }

  /// A file of one step: its inputs go in step by step, and its outputs are those of each step.
  @Test func oneStep() throws {
    try line()
    // The state is called so that nobody would see it.
    _ = try folder.file(
      "Sum.rnn",
      """
      cell Sum { input x; state h: [2]; h' = h + x; output h' }
      model Line { input x: sequence of [2]; param w: [1, 2]; s = scan Sum over x; output y: w · s }
      """)
    let inputs = [
      ONNXValue("x", .float32, [.named("batch"), .size(2)]), ONNXValue("a", .float32, [.named("batch"), .size(2)]),
    ]
    let outputs = [
      ONNXValue("y", .float32, [.named("batch"), .size(1)]), ONNXValue("b", .float32, [.named("batch"), .size(2)]),
    ]
    func write(_ outputs: [ONNXValue]) throws {
      try ONNXModel(graph: ONNXGraph(inputs: inputs, outputs: outputs)).serialized().write(
        to: folder.url.appending(path: "model.onnx"))
    }
    try write(outputs)
    let python = try python([
      .init(name: "y", shape: [3, 2, 1], values: [1, 2, 3, 6, 6, 12]),
      .init(name: "b", shape: [3, 2, 2], values: [1, 0, 0, 1, 3, 0, 0, 3, 6, 0, 0, 6]),
    ])
    let run = verify(python, "--inputs", folder.path("inputs"), model: "Sum.rnn")
    #expect(run.code == .success, "\(run.errors)")
    // The inputs of the first step before those of the second, and the state before all.
    #expect(requested.prefix(16).filter { $0 != 0 } == [1, 1, 2, 2, 3, 3])
    #expect(folder.contents("request.json")?.contains(#""states":{"a":"b"}"#) == true)
    #expect(folder.contents("request.json")?.contains(#""steps":3"#) == true)
    #expect(run.output.contains("input.x    is x [batch, 2] at each step\n"))
    #expect(run.output.contains("final.s.h  is b [batch, 2]\n"))
    #expect(run.output.contains("from step to step: a of the file becomes b\n"))

    // Two that it could become.
    try write(outputs + [ONNXValue("c", .float32, [.named("batch"), .size(2)])])
    let unclear = verify(python, "--inputs", folder.path("inputs"), model: "Sum.rnn")
    #expect(unclear.errors.contains("'--state a=OUTPUT' says what its state becomes"))
    let told = verify(python, "--inputs", folder.path("inputs"), "--state", "a=b", model: "Sum.rnn")
    #expect(told.code == .success, "\(told.errors)")
    let wrong = verify(python, "--inputs", folder.path("inputs"), "--state", "a=d", model: "Sum.rnn")
    #expect(wrong.errors.contains("output 'd': the file has no such output"))
  }

  @Test func whatIsMissing() throws {
    try line()
    let none = verify(folder.path("nothing"))
    #expect(none.code == .failure)
    #expect(none.errors.contains("there is no Python '\(folder.path("nothing"))'"))
    #expect(verify("no-such-python").errors.contains("there is no Python 'no-such-python'"))
    let lacking = try program("echo 'onnxruntime is not installed' >&2; exit 1")
    let run = verify(lacking)
    #expect(run.code == .failure)
    #expect(run.errors == "rnnc: error: '\(lacking)': onnxruntime is not installed\n")
    #expect(verify(try program("true")).errors.contains("ended without a result"))
    let short = try program(
      #"echo '{"runs": [{"outputs": [{"name": "y", "shape": [9, 9], "offset": 0}]}, {"error": ""}]}' > "$2/reply.json"; : > "$2/reply.bin""#
    )
    #expect(verify(short).errors.contains("gave fewer numbers than it says of 'y'"))
    let refusing = try program(
      #"echo '{"runs": [{"error": "bad shape"}, {"error": "worse"}]}' > "$2/reply.json"; : > "$2/reply.bin""#)
    #expect(verify(refusing).errors.contains("model.onnx': onnxruntime: bad shape"))
    #expect(verify(refusing, "--tolerance", "-1").code == .usage)
    #expect(verify(refusing, "--tolerance", "much").errors.contains("takes a number from 0 on, not 'much'"))
    #expect(verify(refusing, "--seed", "x").code == .usage)
    _ = try folder.file("model.onnx", "Not a model.")
    #expect(verify(refusing).errors.contains("model.onnx'"))
    try FileManager.default.removeItem(atPath: folder.path("model.onnx"))
    #expect(verify(refusing).errors.contains("model.onnx'"))
    #expect(Run("verify", folder.path("Line.rnn"), "--parameters", "p").errors.contains("'verify' needs '--against'"))
  }

  /// Inputs, lengths, first and last states find each other in all models that the tests have, and the stored outputs are
  /// those of the model. (They are stored with the axes of the language; the order does not matter.)
  @Test(arguments: ImportCommandTests.names) func imports(name: String) throws {
    let path = ImportCommandTests.models.appending(path: "\(name).onnx").path
    let imported = Run("import", path, "-o", folder.path("Model.rnn"), "--parameters", folder.path("parameters"))
    try #require(imported.code == .success, "\(imported.errors)")
    let stored = ImportCommandTests.models.appending(path: "\(name).safetensors").path
    let outputs = try TensorFile(contentsOf: stored).tensors.filter { $0.key.hasPrefix("output.") }.map {
      ONNXRuntime.Output(name: String($0.key.dropFirst(7)), shape: $0.value.shape, values: $0.value.values)
    }
    try FileManager.default.copyItem(atPath: path, toPath: folder.path("model.onnx"))
    let run = verify(try python(outputs), "--inputs", stored, model: "Model.rnn")
    #expect(run.code == .success, "\(run.errors)")
    #expect(run.output.components(separatedBy: "worst difference").count == outputs.count + 1)
    #expect(!run.output.contains("not compared"))
  }
}
