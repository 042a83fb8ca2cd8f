/// Plans one graph: the whole function's, or the body of a scan.
///
/// A value with axes, or a vector, is found through a `View`; a matrix without axes through a `MatrixView`.
/// Values that are needed as part of something larger (a concatenation, a sequence that a scan writes, a trajectory)
/// are computed there at once: that place is a home of the value.
final class InstructionSelection {
  let plan: Plan
  let graph: Graph
  /// The axis of the loop that this scope is the body of.
  let loopAxis: TimeAxis?
  let parts: FunctionParts

  var instructions: [Instruction] = []
  var views: [ValueID: View] = [:]
  var matrices: [ValueID: MatrixView] = [:]
  /// Where the body must leave values, beside those it chooses itself.
  var homes: [ValueID: [View]] = [:]
  /// The results of each scan that somebody uses.
  let usedResults: [ValueID: Set<Int>]
  /// In a loop: what is added to a sum at each step, in the memory of the sum.
  var loopSums: Set<ValueID> = []
  /// The results of each scan.
  var scanResults: [ValueID: [Int: View]] = [:]
  var part = FunctionPart.body
  var schedule: Schedule
  /// The values that nothing but carries between parts of a run need.
  private let isOfParts: [Bool]
  /// Whether what is being planned is one of them.
  private var plansParts = false
  private var lateCopies: [ValueID: [(operand: ValueID, home: View)]] = [:]

  init(plan: Plan, graph: Graph, loopAxis: TimeAxis?, arguments: [FunctionPart] = []) {
    self.plan = plan
    self.graph = graph
    self.loopAxis = loopAxis
    parts = FunctionParts(graph, arguments: arguments)
    isOfParts = graph.valuesOfParts()
    var usedResults: [ValueID: Set<Int>] = [:]
    for node in graph.nodes {
      if case .result(let index) = node.operation { usedResults[node.operands[0], default: []].insert(index) }
    }
    self.usedResults = usedResults
    schedule = Schedule(graph, parts: parts, part: .prepare) { _ in Domain(batch: false, time: .none) }
  }

  /// Plans the values of a part and returns their instructions.
  func plan(_ part: FunctionPart) throws -> [Instruction] {
    self.part = part
    instructions = []
    schedule = Schedule(graph, parts: parts, part: part) { [self] type in domain(of: type) }
    if part == .body { planHomes() }
    let requested = requestedValues()
    for (index, item) in schedule.items.enumerated() {
      switch item {
      case .group(let group):
        try planning(group.members + group.sums) { try emit(group, index: index, requested: requested) }
      case .node(let value): try planning([value]) { try emit(node: value) }
      }
    }
    if part != .prepare {
      for (value, homes) in homes.sorted(by: { $0.key < $1.key }) where !isComputedHere(value) {
        // What exists already, such as an element or a slice.
        for home in homes { try planning([value]) { try copy(value, to: home) } }
      }
    }
    return instructions
  }

  /// Emits instructions, which get the origin of the values that they compute. A failure leaves the origin in the plan.
  func planning<Result>(_ values: [ValueID], _ emit: () throws -> Result) rethrows -> Result {
    let (start, prepareStart) = (instructions.count, plan.prepare.count)
    var origin = graph.origin(of: values)
    // Zeros that fill up belong to what they stand behind.
    if origin.isUnknown, let last = instructions.last { origin = last.origin }
    let outer = (plan.origin, plansParts)
    (plan.origin, plansParts) = (origin, values.allSatisfy { isOfParts[$0.index] })
    let result = try emit()
    (plan.origin, plansParts) = outer
    for index in start..<instructions.count { instructions[index] = instructions[index].from(origin) }
    for index in prepareStart..<plan.prepare.count { plan.prepare[index] = plan.prepare[index].from(origin) }
    return result
  }

  func domain(of type: TensorType) -> Domain {
    guard part == .body else { return Domain(batch: false, time: .none) }
    if let loopAxis { return Domain(batch: type.batch, time: .current(loopAxis), inner: type.times.first) }
    switch type.times.count {
    case 0: return Domain(batch: type.batch, time: .none)
    case 1: return Domain(batch: type.batch, time: .all(type.times[0]))
    // In a loop of its own over the first axis.
    default: return Domain(batch: type.batch, time: .current(type.times[0]), inner: type.times[1])
    }
  }

  func type(of value: ValueID) -> TensorType { graph.type(of: value) }

  // MARK: Homes

  /// Whether an item of the current part computes the value, and can leave it at a home.
  private func isComputedHere(_ value: ValueID) -> Bool {
    parts.part[value.index] == part && !parts.isInline[value.index] && !graph[value].isAlias(in: graph)
  }

  /// A place where the body must leave a value. What the body computes is read there, too; all else is copied there in
  /// the end.
  func addHome(_ home: View, of value: ValueID) {
    homes[value, default: []].append(home)
    if isComputedHere(value), views[value] == nil { views[value] = home }
  }

  /// Gives every operand of a concatenation its place in the whole, from the outermost concatenation inwards.
  private func planHomes() {
    for index in graph.values.reversed() {
      let value = ValueID(index)
      let node = graph[value]
      guard isComputedHere(value), case .concatenate(let axis) = node.operation, axis == 0 else { continue }
      let whole = homes[value]?.first ?? allocateView(value)
      homes[value, default: [whole]] += []
      var column = whole.column
      for operand in node.operands {
        let count = type(of: operand).count
        var home = whole
        (home.column, home.count) = (column, count)
        column += count
        let isMember = schedule.group(of: operand) != nil
        let fits = type(of: operand).shaped([]) == node.type.shaped([])
        if isComputedHere(operand), fits, isMember || homes[operand] == nil, scanResults[operand] == nil {
          homes[operand, default: []].append(home)
        } else {
          lateCopies[value, default: []].append((operand, home))
        }
      }
    }
  }

  func finishConcatenation(_ value: ValueID) throws {
    for copy in lateCopies[value] ?? [] {
      try self.copy(copy.operand, to: copy.home, domain: domain(of: type(of: value)))
    }
  }

  /// The values that somebody reads from memory.
  private func requestedValues() -> Set<ValueID> {
    var requested = Set(graph.outputs.map(\.value))
    func request(_ value: ValueID, by group: Int?) {
      let node = graph[value]
      if parts.isInline[value.index] {
        for operand in node.operands { request(operand, by: group) }
      } else if node.isAlias(in: graph) {
        for operand in node.operands { request(operand, by: nil) }
      } else if group == nil || schedule.group(of: value) != group {
        requested.insert(value)
      }
    }
    for (index, node) in graph.nodes.enumerated() where !node.isAlias(in: graph) && !parts.isInline[index] {
      let group = schedule.group(of: ValueID(index))
      for operand in node.operands { request(operand, by: group) }
    }
    for output in graph.outputs { request(output.value, by: nil) }
    return requested
  }

  /// Where a computed value is to be stored first, and all other places.
  func destinations(of value: ValueID, isRequested: Bool) -> [View] {
    let homes = homes[value] ?? []
    if let first = homes.first {
      views[value] = first
      return homes
    }
    guard isRequested else { return [] }
    let view = allocateView(value)
    views[value] = view
    return [view]
  }

  func allocateView(_ value: ValueID) -> View {
    let type = type(of: value)
    let name = graph.bufferName(of: value)
    let buffer = plan.allocate(
      part, extent: Extent(of: type), width: type.count, name: name, isToken: !type.isReal)
    return View(buffer: buffer, count: type.count)
  }

  /// A matrix of the current part, contiguous.
  func allocateMatrix(_ value: ValueID) -> MatrixView {
    let buffer = plan.allocate(
      part, extent: Extent(batch: false, time: nil), width: type(of: value).count,
      name: graph.bufferName(of: value))
    return MatrixView(buffer: buffer, shape: type(of: value).shape)
  }

  func append(
    _ kernel: Kernel, over domain: Domain = .once, _ places: KeyValuePairs<KernelOperand.Role, KernelOperand.Place?>
  ) {
    append(Instruction(kernel, over: domain, places))
  }

  /// What runs over two time axes outside of a loop gets one over the first.
  func append(_ instruction: Instruction) {
    var instruction = instruction
    instruction.isOfParts = plansParts
    if loopAxis == nil, case .current(let axis) = instruction.domain.time {
      let origin = plan.origin
      instructions.append(.loop(over: axis, isReversed: false, [instruction.from(origin)]).from(origin))
    } else {
      instructions.append(instruction)
    }
  }

  /// The memory of a value that needs none for those who compute it in place.
  func copy(inline value: ValueID) throws -> View {
    let view = allocateView(value)
    // Whoever asks next may be there in any run.
    let outer = plansParts
    plansParts = false
    try copy(value, to: view)
    plansParts = outer
    return view
  }

  func copy(_ value: ValueID, to home: View, domain: Domain? = nil) throws {
    let domain = domain ?? self.domain(of: type(of: value))
    if parts.isInline[value.index] {
      var code = PointwiseBuilder(scope: self, domain: domain, count: home.count)
      code.store(try code.definition(value), to: home)
      append(code.finished())
    } else {
      append(.copy, over: domain, [.source: .rows(try source(value)), .destination: .rows(home)])
    }
  }
}
