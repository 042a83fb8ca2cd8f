import Foundation
import RNNFormats
import Testing

@testable import CommandLineTool

@Suite struct RunCommandTests {
  /// prediction = w · x at each step; the loss is the mean of (prediction - y)².
  static let model = """
    model Line {
      input  x: sequence of [2]
      target y: sequence of [1]
      param w: [1, 2]
      output prediction: w · x
      loss   meanSquaredError(w · x, y)
    }
    """

  static let parameters = TensorFile(["w": .init(shape: [1, 2], values: [1, 2])])
  /// Two examples of two steps, of which the second has one.
  static let inputs = TensorFile([
    "input.x": .init(shape: [2, 2, 2], values: [1, 0, 1, 1, 0, 1, 50, 60]),
    "input.y": .init(shape: [2, 2, 1], values: [0, 0, 0, 70]),
    "lengths": .init(shape: [2], values: [2, 1]),
  ])

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func write(_ file: TensorFile, _ name: String) throws -> String {
    try file.data().write(to: folder.url.appendingPathComponent(name))
    return folder.path(name)
  }

  func run(
    parameters: TensorFile = Self.parameters, inputs: TensorFile = Self.inputs, gradients: Bool = false
  ) throws -> Run {
    let model = try folder.file("Line.rnn", Self.model)
    let arguments = [
      model, "--parameters", try write(parameters, "p"), "--inputs", try write(inputs, "in"),
      "--outputs", folder.path("out"), gradients ? "--gradients" : "--model=Line",
    ]
    return Run(
      "run", arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5], arguments[6],
      arguments[7])
  }

  @Test func outputsLossAndGradients() throws {
    let result = try run(gradients: true)
    #expect(result.code == .success, "\(result.errors)")
    // The predictions are 1 and 3, and 2, so that the loss is (1 + 4 + 9) / 3 and its derivatives are 2/3 of them.
    #expect(result.output == "loss \(14.0 / 3)\n")
    let file = try TensorFile(contentsOf: folder.path("out"))
    #expect(file.tensors.keys.sorted() == ["gradient.w", "gradient.x", "loss", "output.prediction"])
    #expect(file.tensors["output.prediction"] == .init(shape: [2, 2, 1], values: [1, 3, 2, 0]))
    #expect(file.tensors["loss"]?.shape == [])
    let gradient = try #require(file.tensors["gradient.w"])
    #expect(gradient.shape == [1, 2])
    #expect(zip(gradient.values, [8.0 / 3, 10.0 / 3]).allSatisfy { abs($0 - $1) < 1e-14 })
    let inputGradient = try #require(file.tensors["gradient.x"])
    let expected = [2, 4, 6, 12, 4, 8, 0, 0].map { $0 / 3.0 }
    #expect(zip(inputGradient.values, expected).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  /// Along steps that follow from those of an input.
  @Test func outputsAlongDerivedAxes() throws {
    let model = try folder.file(
      "Coarse.rnn",
      "model Coarse { input x: sequence of []; input valid: sequence of [] along x; output total: sum(x, every: 2); "
        + "output heard: kept(x, where: valid) }")
    let inputs = TensorFile([
      "input.x": .init(shape: [2, 3], values: [1, 2, 3, 4, 5, 60]),
      "input.valid": .init(shape: [2, 3], values: [0, 1, 1, 0, 1, 1]), "lengths": .init(shape: [2], values: [3, 2]),
    ])
    let paths = try [write(TensorFile(), "none"), write(inputs, "steps"), folder.path("coarse")]
    let result = Run("run", model, "--parameters", paths[0], "--inputs", paths[1], "--outputs", paths[2])
    #expect(result.code == .success, "\(result.errors)")
    let file = try TensorFile(contentsOf: paths[2])
    #expect(file.tensors["output.total"] == .init(shape: [2, 2], values: [3, 3, 9, 0]))
    #expect(file.tensors["output.heard"] == .init(shape: [2, 3], values: [2, 3, 0, 5, 0, 0]))
  }

  @Test func withoutTargetsThereIsNoLoss() throws {
    var inputs = Self.inputs
    inputs.tensors["input.y"] = nil
    let result = try run(inputs: inputs)
    #expect(result.code == .success && result.output.isEmpty)
    #expect(try TensorFile(contentsOf: folder.path("out")).tensors.keys.sorted() == ["output.prediction"])
  }

  @Test func whatDoesNotFitIsNamed() throws {
    func expect(
      _ message: String, _ change: (inout TensorFile) -> Void, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      var inputs = Self.inputs
      change(&inputs)
      let result = try run(inputs: inputs)
      #expect(result.code == .failure, sourceLocation: sourceLocation)
      #expect(result.errors.contains(message), "\(result.errors)", sourceLocation: sourceLocation)
      #expect(folder.contents("out") == nil, sourceLocation: sourceLocation)
    }
    try expect("the input 'input.x' [batch, steps, 2] is missing") { $0.tensors["input.x"] = nil }
    try expect("'input.x' is [4, 2] instead of [batch, steps, 2]") { $0.tensors["input.x"]?.shape = [4, 2] }
    try expect("'input.y' has 1 steps, but 'input.x' has 2") {
      $0.tensors["input.y"] = .init(shape: [2, 1, 1], values: [0, 0])
    }
    try expect("'input.y' has 1 examples, but 'input.x' has 2") {
      $0.tensors["input.y"] = .init(shape: [1, 2, 1], values: [0, 0])
    }
    try expect("'lengths' holds 3.0, but 'x' has 2 steps") { $0.tensors["lengths"]?.values = [3, 1] }
    try expect("'lengths' is [1] instead of [2]") { $0.tensors["lengths"] = .init(shape: [1], values: [1]) }
    try expect("did you mean 'input.y'?") { $0.tensors["input.yy"] = .init(shape: [1], values: [1]) }
    try expect("the model 'Line' has nothing that 'other' could be") {
      $0.tensors["other"] = .init(shape: [1], values: [1])
    }

    let missing = try run(parameters: TensorFile())
    #expect(missing.errors.contains("lacks the parameter 'w' [1, 2]"))
    let wrong = try run(parameters: TensorFile(["w": .init(shape: [2], values: [1, 2])]))
    #expect(wrong.errors.contains("the parameter 'w' is [2] in"))
    let more = try run(
      parameters: TensorFile(["w": .init(shape: [1, 2], values: [1, 2]), "v": .init(shape: [], values: [0])]))
    #expect(more.errors.contains("'\(folder.path("p"))': tensor 'v': the model 'Line' has no such parameter"))
    #expect(Run("run", folder.path("Line.rnn")).code == .usage)
  }

  /// A checkpoint gives the parameters, and one file may hold them and the inputs.
  @Test func parametersAmongOthers() throws {
    var file = Self.inputs
    file.tensors["w"] = Self.parameters.tensors["w"]
    file.tensors["optimizer/0/w"] = .init(shape: [1, 2], values: [0, 0])
    file.tensors["state/h"] = .init(shape: [1], values: [0])
    for name in ["loss", "output.prediction", "gradient.w"] { file.tensors[name] = .init(shape: [], values: [0]) }
    let result = try run(parameters: file, inputs: file)
    #expect(result.code == .success, "\(result.errors)")
  }

  /// A pipe as the file for the outputs is written to, and stays a pipe.
  @Test func outputsIntoAPipe() throws {
    let pipe = folder.path("out")
    try #require(mkfifo(pipe, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(filePath: "/bin/cat")
    reader.arguments = [pipe]
    let output = Pipe()
    reader.standardOutput = output
    try reader.run()
    let result = try run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    reader.waitUntilExit()
    #expect(result.code == .success)
    #expect(try TensorFile(parsing: bytes).tensors["output.prediction"]?.values == [1, 3, 2, 0])
    var status = stat()
    #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func filesRoundTrip() throws {
    let file = TensorFile([
      "a \"quoted\"\n": .init(shape: [2, 2], values: [1, -0.1, .infinity, .leastNonzeroMagnitude]),
      "empty": .init(shape: [0], values: []),
      "scalar": .init(shape: [], values: [3]),
    ])
    #expect(try TensorFile(parsing: file.data()).tensors == file.tensors)
    #expect(try TensorFile(parsing: TensorFile().data()).tensors.isEmpty)
  }

  /// A file with this header and as many zero bytes.
  static func bytes(_ header: String, dataCount: Int = 0, data: [UInt8] = []) -> Data {
    var result = Data()
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { result.append(contentsOf: $0) }
    return result + Data(header.utf8) + Data(data) + Data(repeating: 0, count: dataCount)
  }

  @Test func otherTypesAreRead() throws {
    let header = """
      {"__metadata__":{"format":"pt"},"f":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},\
      "i":{"dtype":"I32","shape":[1],"data_offsets":[4,8]},"l":{"dtype":"I64","shape":[1],"data_offsets":[8,16]}}
      """
    let data: [UInt8] = [0, 0, 0xC0, 0x3F, 0xFE, 0xFF, 0xFF, 0xFF, 7, 0, 0, 0, 0, 0, 0, 0]
    let file = try TensorFile(parsing: Self.bytes(header, data: data))
    #expect(file.tensors.mapValues(\.values) == ["f": [1.5], "i": [-2], "l": [7]])
  }

  @Test(arguments: [
    (entry(shape: "[2]"), "tensor 'a': the offsets span 8 bytes, which is not what the shape [2] of F64 takes"),
    (entry(shape: "[2]", "[0,16]"), "tensor 'a': the offsets 0..<16 do not lie in the 8 bytes of data"),
    (entry("[8,0]"), "tensor 'a': the offsets 8..<0 do not lie in"),
    (entry(shape: "[-1]"), "tensor 'a': malformed header at byte 29: a natural number expected"),
    (entry(shape: "[1.0]"), "tensor 'a': malformed header at byte 30: a natural number expected"),
    (entry(shape: "[4611686018427387904,4]"), "tensor 'a': the shape [4611686018427387904, 4] is too large"),
    ("{\"a\":{\"shape\":[1],\"data_offsets\":[0,8]}}", "tensor 'a': malformed header at byte 39: a dtype, a shape"),
    ("{\"a\":3}", "tensor 'a': malformed header at byte 5: '{' expected"),
    (entry(end: ",\"a\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[8,8]}}"), "tensor 'a': occurs twice"),
    (
      entry(end: ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}"),
      "tensor 'b': its data overlap those of tensor 'a'"
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
      "tensor 'a': the bytes 0..<4 of the data, before its own, belong to no tensor"
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
      "the bytes 4..<8 of the data, behind those of the last tensor, belong to no tensor"
    ),
    ("\u{FEFF}" + entry(), "malformed header at byte 0: the header begins with a byte order mark"),
    ("[]", "malformed header at byte 0: the header is not a JSON object"),
    ("{\"a\"", "malformed header at byte 4: ':' expected"),
    (String(repeating: "[", count: 10_000), "malformed header at byte 0: the header is not a JSON object"),
  ])
  func malformedFiles(_ header: String, _ message: String) throws {
    let model = try folder.file("Line.rnn", Self.model)
    let path = folder.path("parameters")
    try Self.bytes(header, dataCount: 8).write(to: URL(filePath: path))
    let result = Run(
      "run", model, "--parameters", path, "--inputs", try write(Self.inputs, "in"), "--outputs", folder.path("out"))
    #expect(result.code == .failure)
    #expect(result.errors.hasPrefix("rnnc: error: '\(path)': \(message)"), "\(result.errors)")
  }

  /// The header of a tensor 'a'.
  private static func entry(
    shape: String = "[1]", _ offsets: String = "[0,8]", end: String = "}"
  ) -> String {
    "{\"a\":{\"dtype\":\"F64\",\"shape\":\(shape),\"data_offsets\":\(offsets)}" + end
  }

  @Test func truncatedAndMissingFiles() throws {
    #expect(throws: SafetensorsError(file: "the file", reason: .truncated(bytes: 3))) {
      try TensorFile(parsing: Data([1, 2, 3]))
    }
    #expect(throws: SafetensorsError.self) { try TensorFile(parsing: Data(repeating: 0xFF, count: 64)) }
    let path = folder.path("none")
    #expect(throws: FileFailure(message: "'\(path)': cannot be read: there is no such file")) {
      try TensorFile(contentsOf: path)
    }
    let whole = Self.inputs.data()
    for count in 0..<whole.count {
      #expect(throws: SafetensorsError.self) { try TensorFile(parsing: whole.prefix(count)) }
    }
  }
}

/// Models whose losses have names.
@Suite struct NamedLossCommandTests {
  private let folder: TemporaryFolder
  private let model: String
  private let files: [String]

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.file(
      "Two.rnn",
      """
      model Two {
        input x: [2]
        input y: [2]
        param a: [2]
        param b: [2]
        output a * x
        loss near: sum(a * b * x) trains a
        loss far:  sum(b * y)     trains b
      }
      """)
    let tensors = TensorFile([
      "a": .init(shape: [2], values: [1, 2]), "b": .init(shape: [2], values: [3, 4]),
      "input.x": .init(shape: [1, 2], values: [5, 6]), "input.y": .init(shape: [1, 2], values: [7, 8]),
    ])
    try tensors.data().write(to: folder.url.appendingPathComponent("in"))
    files = ["--parameters", folder.path("in"), "--inputs", folder.path("in")]
  }

  private func run(_ arguments: String...) -> Run {
    Run(["run", model] + files + ["--outputs", folder.path("out")] + arguments)
  }

  @Test func allLossesAreGiven() throws {
    let result = run()
    #expect(result.code == .success, "\(result.errors)")
    // 1·3·5 + 2·4·6 and 3·7 + 4·8.
    #expect(result.output == "near 63.0\nfar 53.0\n")
    let file = try TensorFile(contentsOf: folder.path("out"))
    #expect(file.tensors.keys.sorted() == ["loss.far", "loss.near", "output.output"])
  }

  @Test func gradientsAreThoseOfOne() throws {
    #expect(run("--gradients").errors.contains("the model 'Two' has the losses near, far: choose with '--loss'"))
    let result = run("--gradients", "--loss", "near")
    #expect(result.code == .success, "\(result.errors)")
    #expect(result.output == "loss 63.0\n")
    let file = try TensorFile(contentsOf: folder.path("out"))
    #expect(file.tensors.keys.sorted() == ["gradient.a", "gradient.x", "loss"])
    #expect(file.tensors["gradient.a"]?.values == [15, 24])
    let wrong = run("--loss", "neer")
    #expect(wrong.code == .usage)
    #expect(wrong.errors.contains("the model 'Two' has no loss 'neer'; did you mean 'near'?"))
  }

  @Test func stagesOfALoss() {
    let explained = Run("explain", model)
    #expect(explained.output.contains("Two: 4 parameters"))
    #expect(explained.output.contains("Two.near: 4 parameters, 2 of them fixed"))
    #expect(!Run("explain", model, "--loss", "far").output.contains("near"))
    #expect(Run("emit", model, "--function", "training").errors.contains("'--loss' chooses one of its losses"))
    #expect(Run("emit", model, "--function", "training", "--loss", "far").output.contains("gradient \"b\""))
    #expect(Run("graph", model, "--function", "training", "--loss", "far").code == .success)
    #expect(Run("check", model).code == .success)
  }
}
