import GraphIR

/// The names of the runtime's API in generated code: the only file that spells them.
enum Runtime {
  static let modules = ["RNNRuntime"]

  // MARK: Types

  static let parameters = SwiftTypeName.named("Parameters")
  static let gradients = SwiftTypeName.named("Gradients")
  static let layout = SwiftTypeName.named("ParameterLayout")
  static let shard = SwiftTypeName.named("Shard")
  static let workspace = SwiftTypeName.named("Workspace")
  static let functionLayout = SwiftTypeName.named("FunctionLayout")
  static let outputView = SwiftTypeName.named("OutputView")
  static let stateTensor = SwiftTypeName.named("StateTensor")
  static let buffer = SwiftTypeName.named("AlignedBuffer")
  static let compiledFunction = "CompiledFunction"
  /// 16 floats.
  static let vector = SwiftTypeName.named("f32x16")

  static let int = SwiftTypeName.named("Int")
  static let float = SwiftTypeName.named("Float")
  static let token = SwiftTypeName.named("Int32")

  static func pointer(to element: SwiftTypeName, isMutable: Bool) -> SwiftTypeName {
    .generic(isMutable ? "UnsafeMutablePointer" : "UnsafePointer", [element])
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

  static func apply(_ function: UnaryFunction, _ value: SwiftExpression) -> SwiftExpression {
    let name: String
    switch function {
    case .negate: name = "negate"
    case .sigmoid: name = "sigmoid"
    case .tanh: name = "tanh"
    case .relu: name = "relu"
    case .exp: name = "exp"
    case .log: name = "log"
    case .sqrt: name = "sqrt"
    case .abs: name = "abs"
    case .softplus: name = "softplus"
    case .erf: name = "erf"
    case .reciprocal: name = "reciprocal"
    case .sign: name = "sign"
    }
    return lane(name, [.init(nil, value)])
  }

  static func apply(
    _ function: BinaryFunction, _ left: SwiftExpression, _ right: SwiftExpression
  ) -> SwiftExpression {
    let name: String
    switch function {
    case .add: name = "add"
    case .subtract: name = "subtract"
    case .multiply: name = "multiply"
    case .divide: name = "divide"
    case .maximum: name = "maximum"
    case .minimum: name = "minimum"
    case .greater: name = "greater"
    case .greaterEqual: name = "greaterEqual"
    }
    return lane(name, [.init(nil, left), .init(nil, right)])
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
    .expression(.method(.type(.generic("Kernels", [.named("rnn_target")])), name, arguments))
  }

  // MARK: Denormals

  static let flushDenormals = SwiftExpression.function("rnn_flush_denormals")

  static func restoreDenormals(_ state: SwiftExpression) -> SwiftStatement {
    .expression(.function("rnn_restore_denormals", [.init(nil, state)]))
  }
}
