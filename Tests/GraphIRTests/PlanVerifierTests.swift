import Testing

@testable import GraphIR

/// Each invariant of a plan, broken in a plan that is right otherwise.
@Suite struct PlanVerifierTests {
  static let axis = TimeAxis("t")

  /// y[t] = tanh(x[t]), z[t] = y[t] + y[t], and the sum of z over all rows as the gradient of `w`.
  static func function() -> Function {
    let sequence = Extent(batch: true, time: axis)
    let none = Extent(batch: false, time: nil)
    func buffer(_ region: Buffer.Region, _ name: String, _ width: Int, _ extent: Extent = sequence) -> Buffer {
      Buffer(region: region, name: name, width: width, extent: extent, isToken: false)
    }
    var function = Function(
      description: FunctionDescription(kind: .training, results: [.loss], isQuick: false),
      buffers: [
        buffer(.input("x"), "x", 4), buffer(.arena(slot: 0), "y", 4), buffer(.arena(slot: 1), "z", 4),
        buffer(.sums(offset: 0), "sum", 4, none), buffer(.gradients(offset: 0), "gradient.w", 4, none),
      ],
      prepare: [], body: [], finish: [], preparedCount: 0, sumsCount: 16, gradientSums: [],
      arena: ArenaLayout(slots: [
        ArenaLayout.Slot(extent: sequence, width: 4), ArenaLayout.Slot(extent: sequence, width: 4),
      ]), outputs: [], states: [])
    function.body = [
      pointwise([.load(x), .unary(.tanh, 0)], storing: 1, to: y),
      pointwise([.load(y), .binary(.add, 0, 0)], storing: 1, to: z),
      Instruction(.columnSum, over: all, [.source: .rows(z), .destination: .rows(sum)]),
    ]
    function.finish = [Instruction(.copy, [.source: .rows(sum), .destination: .rows(gradient)])]
    return function
  }

  static let all = Domain(batch: true, time: .all(axis))
  static let x = View(buffer: BufferID(0), count: 4)
  static let y = View(buffer: BufferID(1), count: 4)
  static let z = View(buffer: BufferID(2), count: 4)
  static let sum = View(buffer: BufferID(3), count: 4)
  static let gradient = View(buffer: BufferID(4), count: 4)

  static func pointwise(
    _ definitions: [Pointwise.Definition], storing value: Pointwise.Value, to view: View, domain: Domain = all
  ) -> Instruction {
    .pointwise(
      Pointwise(
        count: view.count, definitions: definitions, names: definitions.map { _ in nil },
        stores: [Pointwise.Store(view: view, value: value)], sums: []),
      over: domain)
  }

  static func verify(_ function: Function) throws {
    let parameter = Parameter(name: "w", shape: [4], initializer: .glorot, isFixed: false)
    let slot = ParameterSlot(parameter: parameter, offset: 0)
    try PlanVerifier.verify(function, slots: [slot], trained: [slot])
  }

  /// Expects that the function breaks an invariant once it is changed.
  private func expectFailure(
    _ message: String, sourceLocation: Testing.SourceLocation = #_sourceLocation, _ change: (inout Function) -> Void
  ) {
    var function = Self.function()
    change(&function)
    let error = #expect(throws: PlanError.self, sourceLocation: sourceLocation) { try Self.verify(function) }
    #expect(
      error?.message.contains(message) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
  }

  @Test func aPlanThatIsRight() throws { try Self.verify(Self.function()) }

  @Test func readingWhatNobodyHasWritten() {
    expectFailure("reads 'y'") { $0.body.remove(at: 0) }
    expectFailure("reads 'y'") { $0.body.swapAt(0, 1) }
    expectFailure("before anybody adds to it") { $0.body.removeLast() }
  }

  @Test func readingWhatHasBeenOverwritten() {
    // z takes the place of y, which is read once more.
    expectFailure("where 'z' stands") { function in
      function.buffers[2].region = .arena(slot: 0)
      function.body[2] = Instruction(
        .columnSum, over: Self.all, [.source: .rows(Self.y), .destination: .rows(Self.sum)])
    }
    // An input that is a result.
    expectFailure("the result 'x' reads 'x'") { function in
      function.buffers[1].region = .input("x")
      function.outputs = [
        FunctionOutput(role: .output, name: "x", view: Self.x, type: TensorType([4], batch: true, time: Self.axis))
      ]
    }
  }

  @Test func readingAnotherStep() {
    // A value without time, computed in a loop, of the step before.
    let current = Domain(batch: true, time: .current(Self.axis))
    expectFailure("of step") { function in
      function.buffers[1].extent = Extent(batch: true, time: nil)
      function.arena.slots[0].extent = Extent(batch: true, time: nil)
      let compute = Self.pointwise([.load(Self.x), .unary(.tanh, 0)], storing: 1, to: Self.y, domain: current)
      let use = Self.pointwise([.load(Self.y)], storing: 0, to: Self.z, domain: current)
      let first = Self.pointwise(
        [.constant(0)], storing: 0, to: Self.y, domain: Domain(batch: true, time: .none))
      function.body = [first, .loop(over: Self.axis, isReversed: false, [use, compute]), function.body[2]]
    }
  }

  @Test func writingTwice() {
    expectFailure("stands already") { $0.body.insert($0.body[0], at: 1) }
    expectFailure("stands already") { $0.finish.append($0.finish[0]) }
  }

  @Test func addingTwice() {
    expectFailure("it adds to 'sum'") { $0.body.append($0.body[2]) }
  }

  @Test func gradientsAreComplete() {
    expectFailure("the gradient of 'w' is not written at 0..<4") { $0.finish = [] }
    expectFailure("the gradient of 'w' is not written at 2..<4") { function in
      let part = View(buffer: BufferID(4), count: 2)
      let source = View(buffer: BufferID(3), count: 2)
      function.finish = [Instruction(.copy, [.source: .rows(source), .destination: .rows(part)])]
    }
  }

  @Test func packedMatricesAreWhole() {
    let none = Extent(batch: false, time: nil)
    func packing(_ function: inout Function, _ places: [PackedPlace]) {
      function.preparedCount = 64
      function.buffers.append(
        Buffer(region: .prepared(offset: 0), name: "packed", width: 64, extent: none, isToken: false))
      function.buffers.append(
        Buffer(region: .parameters(offset: 0), name: "w", width: 4, extent: none, isToken: false))
      let source = MatrixView(buffer: BufferID(6), offset: 0, rows: 2, columns: 2, rowStride: 2, columnStride: 1)
      function.prepare = places.map {
        Instruction(.packPart($0), [.source: .matrix(source), .packed: .packed(BufferID(5))])
      }
      function.body[1] = Instruction(
        .product, over: Self.all,
        [.input: .rows(Self.y), .packed: .packed(BufferID(5)), .destination: .rows(Self.z)])
    }
    func place(_ row: Int, _ column: Int) -> PackedPlace {
      PackedPlace(row: row, column: column, rows: 4, columns: 4, blocks: 1, lanes: 16)
    }
    let parts = [place(0, 0), place(0, 2), place(2, 0), place(2, 2)]
    #expect(throws: Never.self) {
      var function = Self.function()
      packing(&function, parts)
      try Self.verify(function)
    }
    expectFailure("reads 'packed'") { packing(&$0, Array(parts.dropLast())) }
    expectFailure("packed twice") { packing(&$0, parts + [parts[0]]) }
  }

  @Test func writingBeyondColumns() {
    expectFailure("columns 2..<6 of 'z' [4]") { function in
      let beyond = View(buffer: BufferID(2), column: 2, count: 4)
      function.body[1] = Self.pointwise([.load(Self.y), .binary(.add, 0, 0)], storing: 1, to: beyond)
    }
  }

  @Test func overwritingWhatIsRead() {
    expectFailure("it overwrites 'y', which it reads") { function in
      function.buffers[2].region = .arena(slot: 0)
      function.body[1] = Instruction(
        .softmax(width: 4, isLogarithmic: false), over: Self.all,
        [.source: .rows(Self.y), .destination: .rows(Self.z)])
    }
    // Another row than the one that is computed.
    expectFailure("it overwrites 'y', which it reads") { function in
      function.buffers[1].extent.extraSteps = 1
      function.buffers[2] = function.buffers[1]
      function.buffers[2].name = "z"
      function.arena.slots[0].extent.extraSteps = 1
      function.body.insert(
        Instruction(.enterZero(Self.axis, isReversed: true), [.trajectory: .rows(Self.y)]), at: 0)
      let next = View(buffer: BufferID(1), count: 4, stepOffset: 1)
      function.body[2] = Self.pointwise([.load(next), .binary(.add, 0, 0)], storing: 1, to: Self.z)
    }
  }

  /// The operands of a kernel are those of its signature, and their extents fit.
  @Test func operandsOfKernels() {
    expectFailure("4 numbers for 2") { function in
      let narrow = View(buffer: BufferID(3), count: 2)
      function.body[2] = Instruction(
        .columnSum, over: Self.all, [.source: .rows(Self.z), .destination: .rows(narrow)])
    }
    expectFailure("the operand 'source' is missing") { function in
      function.body[2] = Instruction(.columnSum, over: Self.all, [.destination: .rows(Self.sum)])
    }
    expectFailure("the kernel has no operand 'token'") { function in
      function.body[2] = Instruction(
        .columnSum, over: Self.all,
        [.source: .rows(Self.z), .destination: .rows(Self.sum), .token: .rows(Self.y)])
    }
  }
}

/// Plans that are written down here name values by their numbers.
extension Pointwise.Value: ExpressibleByIntegerLiteral {
  public init(integerLiteral index: Int) { self.init(index) }
}
