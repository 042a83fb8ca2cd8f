import GraphIR

/// The names of the runtime's API in generated code: this file and that of its layouts alone spell them.
enum Runtime {
  static let modules = ["RNNRuntime"]

  /// Where there are files, threads and Foundation.
  static let isHosted = "!hasFeature(Embedded)"

  // MARK: Types

  // A type of the application's, or a model, may be called like one of these: each comes with its module.

  static let parameters = type("Parameters")
  static let gradients = type("Gradients")
  static let layout = type("ParameterLayout")
  static let shard = type("Shard")
  static let workspace = type("Workspace")
  static let functionLayout = type("FunctionLayout")
  static let outputView = type("OutputView")
  static let stateTensor = type("StateTensor")
  static let noiseSource = type("NoiseSource")
  static let randomTruncation = type("RandomTruncation")
  static let streamStorage = type("StreamStorage")
  static let streamBatch = type("StreamBatch")
  static let encodedValues = type("EncodedValues")
  static let encodedInputs = type("EncodedInputs")
  static let examplePacker = type("ExamplePacker")
  static let readOut = type("ReadOut")

  static let int = SwiftTypeName.named(standard("Int"))
  static let float = SwiftTypeName.named(standard("Float"))
  static let token = SwiftTypeName.named(standard("Int32"))
  static let bool = SwiftTypeName.named(standard("Bool"))
  static let seed = SwiftTypeName.named(standard("UInt64"))
  /// `() -> Void`
  static let action = SwiftTypeName.named("() -> \(standard("Void"))")

  static let defaultThreads = SwiftExpression.member(.type(workspace), "defaultThreads")

  static func pointer(to element: SwiftTypeName, isMutable: Bool) -> SwiftTypeName {
    .generic(standard(isMutable ? "UnsafeMutablePointer" : "UnsafePointer"), [element])
  }

  static func batch(of example: SwiftTypeName) -> SwiftTypeName { .generic(name("Batch"), [example]) }

  static func buffer(of element: SwiftTypeName) -> SwiftTypeName {
    .generic(standard("UnsafeBufferPointer"), [element])
  }

  static func collection(of element: SwiftTypeName) -> SwiftTypeName {
    .some(.generic(standard("Collection"), [element]))
  }

  /// `RNNRuntime::Parameters`
  private static func name(_ name: String) -> String { "\(modules[0])::\(name)" }
  private static func type(_ name: String) -> SwiftTypeName { .named(Self.name(name)) }
  /// `Swift::Int`
  private static func standard(_ name: String) -> String { "Swift::\(name)" }

  // MARK: Protocols

  // With a dot: where conformances are declared, Swift 6.3 reads `Swift::Sendable` as `Sendable`.

  static let compiledFunction = "\(modules[0]).CompiledFunction"
  static let compiledModel = "\(modules[0]).CompiledModel"
  static let predictiveModel = "\(modules[0]).PredictiveModel"
  static let trainableModel = "\(modules[0]).TrainableModel"
  static let modelInference = "\(modules[0]).ModelInference"
  static let modelTraining = "\(modules[0]).ModelTraining"
  static let modelExample = "\(modules[0]).ModelExample"
  /// What the last ones call the model.
  static let modelType = "ModelType"
  /// What can be sent to another thread.
  static let sendable = "Swift.Sendable"

  // MARK: Generated code

  /// The type inside of a model's that holds its code, and the names that are short in there.
  static let code = "GeneratedCode"

  /// 16 floats.
  static let vector = SwiftTypeName.named("Vector")

  static func codePointer(holdsTokens: Bool, isMutable: Bool) -> SwiftTypeName {
    .named((isMutable ? "Mutable" : "") + (holdsTokens ? "Tokens" : "Floats"))
  }

  static let aliases = aliases(vector: "f32x16", lanes: "Lanes", target: "rnn_target")
  /// For processors without vectors: 4 floats.
  static let narrowAliases = aliases(vector: "f32x4", lanes: "NarrowLanes", target: "rnn_scalar")

  private static func aliases(
    vector: String, lanes: String, target: String
  ) -> [(name: String, type: SwiftTypeName)] {
    [
      ("Vector", type(vector)), ("Lanes", type(lanes)),
      ("Kernel", .generic(name("Kernels"), [type(target)])),
      ("Floats", pointer(to: float, isMutable: false)), ("MutableFloats", pointer(to: float, isMutable: true)),
      ("Tokens", pointer(to: token, isMutable: false)), ("MutableTokens", pointer(to: token, isMutable: true)),
    ]
  }

  // MARK: Functions of the standard library

  static func minimum(_ a: SwiftExpression, _ b: SwiftExpression) -> SwiftExpression {
    .function(standard("min"), [.init(nil, a), .init(nil, b)])
  }

  static func maximum(_ a: SwiftExpression, _ b: SwiftExpression) -> SwiftExpression {
    .function(standard("max"), [.init(nil, a), .init(nil, b)])
  }

  static func rawPointer(_ pointer: SwiftExpression) -> SwiftExpression {
    .function(standard("UnsafeMutableRawPointer"), [.init(nil, pointer)])
  }

  // MARK: Validation

  static let validationError = type("ValidationError")
  static let regressionError = type("RegressionError")
  private static let stepCheck = type("StepCheck")

  /// Stops the program unless an input of `step` is as it must be; throws instead in a function that does.
  static func stepCheck(
    _ input: ModelInput, label: String, value: SwiftExpression, isThrowing: Bool
  ) -> SwiftStatement? {
    var arguments = [SwiftArgument(nil, .string(label))]
    if case .token(let classes) = input.type.element {
      arguments += [.init("token", value), .init("classes", .integer(classes))]
    } else if input.type.count > 1 {
      arguments += [.init("count", .member(value, "count")), .init("width", .integer(input.type.count))]
    } else {
      return nil
    }
    let call = SwiftExpression.method(.type(stepCheck), isThrowing ? "validate" : "require", arguments)
    return .expression(isThrowing ? .attempt(call) : call)
  }

  /// Stops the program unless parameters or gradients have the layout of the model.
  static func requireLayout(_ layout: SwiftExpression, of tensors: SwiftExpression) -> SwiftStatement {
    .expression(.method(layout, "requireCompatibility", [.init("with", .member(tensors, "layout"))]))
  }

  // MARK: Vectors

  static func load(_ pointer: SwiftExpression, lanes: SwiftExpression?) -> SwiftExpression {
    lane("load", [.init(nil, pointer)] + (lanes.map { [.init("count", $0)] } ?? []))
  }

  static func store(_ value: SwiftExpression, _ pointer: SwiftExpression, lanes: SwiftExpression?) -> SwiftExpression {
    lane("store", [.init(nil, value), .init(nil, pointer)] + (lanes.map { [.init("count", $0)] } ?? []))
  }

  static func broadcast(_ value: SwiftExpression) -> SwiftExpression { lane("broadcast", [.init(nil, value)]) }

  /// The sum of all lanes.
  static func horizontalSum(_ value: SwiftExpression) -> SwiftExpression { lane("sum", [.init(nil, value)]) }

  /// The value with zeros in the lanes from `count` on.
  static func clearing(_ value: SwiftExpression, from count: SwiftExpression) -> SwiftExpression {
    lane("fill", [.init(nil, value), .init("from", count), .init(nil, .integer(0))])
  }

  // Elementwise functions are `Lanes` of their own names.

  /// - Parameter isQuick: whether a small absolute error will do, as it does without gradients.
  static func apply(
    _ function: UnaryFunction, _ value: SwiftExpression, isQuick: Bool = false
  ) -> SwiftExpression {
    let name = (isQuick ? quickNames[function] : nil) ?? function.rawValue
    return lane(name, [.init(nil, value)])
  }

  /// The functions with a quicker form.
  private static let quickNames: [UnaryFunction: String] = [.sigmoid: "quickSigmoid", .tanh: "quickTanh"]

  static func apply(
    _ function: BinaryFunction, _ left: SwiftExpression, _ right: SwiftExpression
  ) -> SwiftExpression {
    lane(function.rawValue, [.init(nil, left), .init(nil, right)])
  }

  /// a · b + c.
  static func multiplyAdd(_ a: SwiftExpression, _ b: SwiftExpression, _ c: SwiftExpression) -> SwiftExpression {
    lane("fma", [.init(nil, a), .init(nil, b), .init(nil, c)])
  }

  static func select(_ condition: SwiftExpression, _ a: SwiftExpression, _ b: SwiftExpression) -> SwiftExpression {
    lane("select", [.init(nil, condition), .init(nil, a), .init(nil, b)])
  }

  private static func lane(_ name: String, _ arguments: [SwiftArgument]) -> SwiftExpression {
    .method(.name("Lanes"), name, arguments)
  }

  // MARK: Kernels

  /// A call of a kernel for the instruction set that the generated file is compiled for.
  static func kernel(_ name: String, _ arguments: [SwiftArgument]) -> SwiftStatement {
    .expression(.method(.name("Kernel"), name, arguments))
  }

  /// Copies a row.
  static func copy(_ count: Int, _ source: SwiftExpression, _ destination: SwiftExpression) -> SwiftStatement {
    kernel(
      "copy",
      [.init("rows", .integer(1)), .init("width", .integer(count))]
        + RowOperand(pointer: source, stride: 0).arguments("source")
        + RowOperand(pointer: destination, stride: 0).arguments("destination"))
  }

  /// How `Kernel.table` reads numbers: 8 hexadecimal digits each, since an array of them would take the compiler long.
  static func text(of numbers: [Double]) -> String {
    numbers.map { text(of: Float($0).bitPattern) }.joined()
  }

  /// How kernels read integers that say what they do.
  static func text(of words: [Int]) -> String {
    words.map { text(of: UInt32(bitPattern: Int32(clamping: $0))) }.joined()
  }

  private static func text(of word: UInt32) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// `Gate(a, Gate(b, LastGate(c)))`
  static func gates(_ sums: [SwiftExpression?], isNarrow: Bool = false) -> SwiftExpression {
    let values = sums.map { $0 ?? .call(.type(vector), []) }
    let last = SwiftExpression.function(name(isNarrow ? "LastNarrowGate" : "LastGate"), [.init(nil, values.last!)])
    return values.dropLast().reversed().reduce(last) { rest, value in
      .function(name(isNarrow ? "NarrowGate" : "Gate"), [.init(nil, value), .init(nil, rest)])
    }
  }

  /// The sum of a gate.
  static func gate(_ index: Int, of sums: SwiftExpression) -> SwiftExpression {
    .member((0..<index).reduce(sums) { sums, _ in .member(sums, "rest") }, "first")
  }

  /// The sums of a product for a vector of units.
  static func sums(
    _ initial: SwiftExpression, k: Int, input: SwiftExpression, packed: SwiftExpression, readsAhead: Bool
  ) -> SwiftExpression {
    .method(
      .name("Kernel"), "sums",
      [
        .init(nil, initial), .init("k", .integer(k)), .init("input", input), .init("packed", packed),
        .init("readsAhead", .boolean(readsAhead)),
      ])
  }

  /// 0 and 1 in turn, kept at an address.
  static func turn(_ address: SwiftExpression) -> SwiftExpression {
    .method(.name("Kernel"), "turn", [.init(nil, address)])
  }

  // MARK: Shards

  static func setOutput(
    _ index: Int, _ source: SwiftExpression, stepStride: SwiftExpression, stride: Int
  ) -> SwiftStatement {
    .expression(
      .method(
        .name("shard"), "setOutput",
        [
          .init(nil, .integer(index)), .init(nil, source), .init("stepStride", stepStride),
          .init("stride", .integer(stride)),
        ]))
  }

  static func setFinalState(_ index: Int, _ source: SwiftExpression, stride: Int) -> SwiftStatement {
    .expression(
      .method(
        .name("shard"), "setFinalState",
        [.init(nil, .integer(index)), .init(nil, source), .init("stride", .integer(stride))]))
  }

  /// The totals in double precision of sums from an address on, or nil.
  /// - Parameter isMoved: whether the kernel adds to the sums, and moves them to the totals now and then.
  static func totals(of sums: SwiftExpression, isMoved: Bool = false) -> SwiftExpression {
    .method(.name("shard"), "totals", [.init(isMoved ? "toMove" : "of", sums)])
  }

  /// Where each part of a run has the same value.
  static func parts(slot: Int) -> [SwiftArgument] {
    [.init("shard", .name("shard")), .init("slot", .integer(slot))]
  }

  /// Whether a run in parts is at the phase, or goes through all of them at once.
  static func isInPhase(_ index: Int) -> SwiftExpression {
    .method(.name("shard"), "isInPhase", [.init(nil, .integer(index))])
  }

  /// Whether the run is in parts.
  static let hasParts = SwiftExpression.member(.name("shard"), "hasParts")

  static func state(_ index: Int) -> SwiftExpression {
    .method(.name("shard"), "state", [.init(nil, .integer(index))])
  }

  /// The index of a shard's first example, or of its first step.
  static func first(_ axis: TimeAxis?) -> SwiftExpression {
    .member(.name("shard"), axis == nil ? "firstRow" : "firstStep")
  }

  /// What noise is drawn with in a run.
  static func noiseKey(of noise: Noise) -> SwiftExpression {
    .method(.name("shard"), "noiseKey", [.init(nil, .hexadecimal(noise.identity))])
  }

  /// Which instructions of x86-64 the processor has.
  static let processorLevel = SwiftExpression.call(.type(type("rnn_processor_level")), [])

  // MARK: Denormals

  static let flushDenormals = SwiftExpression.function(name("rnn_flush_denormals"))

  static func restoreDenormals(_ state: SwiftExpression) -> SwiftStatement {
    .expression(.function(name("rnn_restore_denormals"), [.init(nil, state)]))
  }
}
