import GraphIR

/// The code of one step of a stream without anything around it, for machines without memory to allocate: a function over
/// pointers to constants, memory and outputs.
///
/// What the step reads of the parameters, and of what it prepares from them, is a table, which is filled where the code is
/// compiled: `preparation` does that.
public struct BareStreamCode: Sendable {
  /// A part of the table.
  public struct Piece: Sendable, Equatable {
    public enum Source: String, Sendable { case parameters, prepared }
    public var name: String
    public var source: Source
    /// In the source, in the table, and how many: floats.
    public var offset: Int
    public var place: Int
    public var count: Int
  }

  /// Its inputs and outputs, and their places in this code's memory.
  public let step: ModelInterface.Step
  public let pieces: [Piece]
  /// The floats of the table.
  public let constantCount: Int
  /// The first floats of the memory, which are zero before the first step, but for these: the places of a float and of an
  /// `Int32` that are 1. Nil if the step does not read them.
  public let initialCount: Int
  public let ones: Int?
  public let length: Int?
  /// A file with `GeneratedCode.Step.body(_ constants, _ memory, _ output)`.
  public let code: String
  /// A file with `GeneratedCode.Step.prepare(_ parameters, _ prepared)`.
  public let preparation: String

  /// - Parameters:
  ///   - isNarrow: whether vectors of 4 floats do, for processors without vectors: less code, and it needs fewer registers.
  /// - Returns: nil if the model has no step of its own.
  public init?(_ program: Program, sourceName: String, isNarrow: Bool) {
    let model = ModelEmitter(program)
    guard program.stepped == nil, let emitter = model.functions[.step],
      let step = ModelInterface(program).step
    else { return nil }
    let bare = emitter.bareStep(isNarrow: isNarrow)
    self.step = step.moved(to: bare.layout, emitter)
    pieces = bare.constants.pieces.map(Piece.init)
    constantCount = bare.constants.count
    initialCount = bare.layout.initialCount
    let readsOnes = bare.layout.length > bare.layout.ones
    ones = readsOnes ? bare.layout.ones : nil
    length = bare.layout.turn > bare.layout.length ? bare.layout.length : nil
    code = Self.file(
      sourceName, isNarrow ? Runtime.narrowAliases : Runtime.aliases, bare.body, bare.pointwise)
    var library = PointwiseLibrary()
    let prepare = emitter.preparation(&library)
    preparation = Self.file(sourceName, Runtime.aliases, prepare, library.functions)
  }

  private static func file(
    _ sourceName: String, _ aliases: [(name: String, type: SwiftTypeName)], _ function: SwiftFunction,
    _ pointwise: [SwiftFunction]
  ) -> String {
    var members = aliases.map { SwiftDeclaration.alias([], $0.name, $0.type) }
    members.append(.type(SwiftType(kind: .enum, name: "Step", members: [.function(function)])))
    if !pointwise.isEmpty {
      members.append(.type(SwiftType(kind: .enum, name: "Pointwise", members: pointwise.map { .function($0) })))
    }
    return SwiftPrinter.print(
      SwiftFile(
        header: ["\(sourceName), compiled by rnnc."],
        declarations: Runtime.modules.map { .import($0) } + [
          .type(SwiftType(kind: .enum, name: Runtime.code, members: members))
        ]))
  }
}

extension BareStreamCode.Piece {
  fileprivate init(_ piece: ConstantTable.Piece) {
    let (source, offset): (Source, Int) =
      switch piece.region {
      case .parameters(let offset): (.parameters, offset)
      case .prepared(let offset): (.prepared, offset)
      case .gradients, .sums, .arena, .input, .mask, .ends, .lengths, .count, .state, .output:
        fatalError("internal error: \(piece.region) is no constant")
      }
    self.init(name: piece.name, source: source, offset: offset, place: piece.place, count: piece.count)
  }
}

extension ModelInterface.Step {
  /// The same step in another memory.
  fileprivate func moved(to layout: StreamLayout, _ emitter: FunctionEmitter) -> Self {
    var step = self
    step.inputs = emitter.memory.inputs.enumerated().map { index, input in
      (inputs[index].value, layout.slots[emitter.memory.index(of: .input(input.name))])
    }
    step.outputs = emitter.outputs.enumerated().map { index, output in
      (outputs[index].value, layout.outputs[output.name]!)
    }
    step.count = layout.count
    step.stateCount = layout.stateCount
    step.outputCount = layout.outputCount
    step.ones = layout.ones
    step.length = layout.length
    return step
  }
}
