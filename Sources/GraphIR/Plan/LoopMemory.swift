/// A state whose past nobody needs keeps no trajectory.
let shortenTrajectories = PlanPass(
  name: "shorten-trajectories", summary: "keeps one value of a state whose past nobody needs"
) { plan in
  var memory = LoopMemory(of: plan)
  memory.eachLoop { memory, position in memory.shorten(at: position) }
  (plan.body, plan.outputs) = (memory.body, memory.outputs)
}

/// A sequence that a loop writes takes the place of one that it reads for the last time, so that gates overwrite what
/// they were computed from, and their gradients overwrite the gates.
///
/// Elementwise code reads all that it needs of a feature before it stores any of it, which is why this is safe.
let reuseSequences = PlanPass(
  name: "reuse-sequences", summary: "lets loops write over sequences that they read for the last time"
) { plan in
  var memory = LoopMemory(of: plan)
  memory.eachLoop { memory, position in memory.reuse(at: position) }
  (plan.body, plan.outputs) = (memory.body, memory.outputs)
}

/// What lies in the memory of loops.
private struct LoopMemory {
  private(set) var body: [Instruction]
  private(set) var outputs: [FunctionOutput]
  private let plan: Plan
  private var index: BufferIndex
  /// Of the loop that is being worked on.
  private var inner = BufferIndex([])
  /// The positions of the outputs that are in a buffer.
  private var results: [BufferID: [Int]] = [:]

  init(of plan: Plan) {
    (body, outputs, self.plan) = (plan.body, plan.outputs, plan)
    index = BufferIndex(body)
    for (position, output) in outputs.enumerated() { results[output.view.buffer, default: []].append(position) }
  }

  mutating func eachLoop(_ work: (inout LoopMemory, Int) -> Void) {
    for position in body.indices {
      if case .loop = body[position].kernel { work(&self, position) }
    }
  }

  // MARK: States without a past

  mutating func shorten(at index: Int) {
    let loop = body[index].body
    inner = BufferIndex(loop)
    let forgetful = Set(loop.flatMap(\.destinations)).filter { isForgetful($0, in: loop, at: index) }
    for buffer in forgetful { plan.dropTime(of: buffer) }
    for position in Set(forgetful.flatMap { self.index.positions(touching: $0) }) {
      body[position] = body[position].mapping { view in
        guard forgetful.contains(view.buffer) else { return view }
        var view = view
        view.stepOffset = 0
        return view
      }
    }
  }

  /// Whether a trajectory is seen by its own loop alone, and there by nobody after the instruction that writes it.
  private func isForgetful(_ buffer: BufferID, in loop: [Instruction], at index: Int) -> Bool {
    guard plan.buffers[buffer.index].isInArena, plan.buffers[buffer.index].extent.extraSteps > 0,
      results[buffer] == nil
    else { return false }
    for other in self.index.positions(touching: buffer) where other != index {
      guard body[other].allOperands.allSatisfy({ $0.buffer != buffer || $0.role == .trajectory }) else { return false }
    }
    let writers = inner.positions(writing: buffer)
    guard writers.count == 1, let writer = writers.first, let code = loop[writer].code,
      !inner.isTouched(buffer, in: writer + 1..<loop.count)
    else { return false }
    return code.isInPlace(buffer, and: buffer)
  }

  // MARK: Sequences in the place of others

  /// A sequence that moves changes what holds for those that see it or its new place: they are looked at anew.
  mutating func reuse(at index: Int) {
    let loop = body[index].body
    inner = BufferIndex(loop)
    var isOpen = loop.map { _ in true }
    var position = 0
    while position < isOpen.count {
      guard isOpen[position], let (buffer, place) = move(at: position, index) else {
        isOpen[position] = false
        position += 1
        continue
      }
      let isWhole = plan.buffers[buffer.index].width == plan.buffers[place.buffer.index].width
      replace(buffer, inLoopAt: index) { $0.moved(to: place.buffer, by: isWhole ? 0 : place.column) }
      for affected in inner.positions(touching: place.buffer) {
        isOpen[affected] = true
        position = min(position, affected)
      }
    }
  }

  /// A sequence of the elementwise code at a position, and the place of another one that can hold it.
  private func move(at position: Int, _ index: Int) -> (BufferID, to: View)? {
    let loop = body[index].body
    guard let code = loop[position].code else { return nil }
    for target in Set(code.stores.map(\.view.buffer)).sorted(by: { $0.index < $1.index }) {
      let whole = View(buffer: target, count: plan.buffers[target.index].width)
      guard isWritten(whole, only: position, of: loop, at: index) else { continue }
      let sources = Set(code.definitions.compactMap(\.view)).sorted {
        ($0.buffer.index, $0.column) < ($1.buffer.index, $1.column)
      }
      if let place = sources.first(where: { canHold(target, in: $0, of: code, position, loop, at: index) }) {
        return (target, place)
      }
    }
    return narrowSource(of: code, position, loop, at: index)
  }

  /// A sequence that is read for the last time, and the part of a wider one that is then written and may hold it until
  /// then.
  private func narrowSource(
    of code: Pointwise, _ position: Int, _ loop: [Instruction], at index: Int
  ) -> (BufferID, to: View)? {
    let loads = Set(code.definitions.compactMap(\.view))
    for part in code.stores.map(\.view) where plan.buffers[part.buffer.index].width > code.count {
      guard isWritten(part, only: position, of: loop, at: index), !loads.contains(part) else { continue }
      for source in loads.sorted(by: { $0.buffer.index < $1.buffer.index }) {
        let buffer = plan.buffers[source.buffer.index]
        if buffer.width == code.count, buffer.isInArena, source.buffer != part.buffer,
          buffer.extent == plan.buffers[part.buffer.index].extent,
          code.isInPlace(source.buffer, and: part.buffer),
          !isSeenLater(source, whole: true, position, loop, at: index)
        {
          return (source.buffer, part)
        }
      }
    }
    return nil
  }

  /// Whether a sequence, or a part of it, gets what it holds from one instruction of the loop, and is free until then.
  private func isWritten(_ part: View, only position: Int, of loop: [Instruction], at index: Int) -> Bool {
    let buffer = plan.buffers[part.buffer.index]
    // What has one place for all steps of the loop is read again at the next one.
    guard buffer.isInArena, case .loop(let axis, _) = body[index].kernel, buffer.extent.times.first == axis,
      buffer.extent.extraSteps == 0, !buffer.isToken
    else { return false }
    let isWrittenElsewhere =
      inner.positions(writing: part.buffer).contains { $0 != position && touches($0, of: loop) }
      || self.index.positions(writing: part.buffer).contains { $0 > index && touches($0, of: body) }
    func touches(_ index: Int, of instructions: [Instruction]) -> Bool {
      instructions[index].views.contains { $0.overlaps(part) }
    }
    let isSeenBefore =
      inner.positions(touching: part.buffer).contains { $0 < position && touches($0, of: loop) }
      || self.index.positions(touching: part.buffer).contains { $0 < index && touches($0, of: body) }
    return !isWrittenElsewhere && !isSeenBefore
  }

  /// Whether the loop reads `source` for the last time where it writes `target`, feature by feature.
  private func canHold(
    _ target: BufferID, in source: View, of code: Pointwise, _ position: Int, _ loop: [Instruction], at index: Int
  ) -> Bool {
    let (from, to) = (plan.buffers[source.buffer.index], plan.buffers[target.index])
    guard source.buffer != target, from.isInArena, from.extent == to.extent, source.count == code.count,
      results[source.buffer] == nil,
      from.width == to.width || to.width == code.count, code.isInPlace(source.buffer, and: target)
    else { return false }
    return !isSeenLater(source, whole: from.width == to.width, position, loop, at: index)
  }

  /// Whether anybody but the loads at `position` reads or writes a view, or all of its buffer, in the loop or after it.
  private func isSeenLater(
    _ view: View, whole: Bool, _ position: Int, _ loop: [Instruction], at index: Int
  ) -> Bool {
    func isPart(_ other: View) -> Bool { whole ? other.buffer == view.buffer : other.overlaps(view) }
    guard let code = loop[position].code else { return true }
    return inner.positions(touching: view.buffer).contains { $0 != position && loop[$0].views.contains(where: isPart) }
      || self.index.positions(touching: view.buffer).contains { $0 > index && body[$0].views.contains(where: isPart) }
      || code.stores.contains { isPart($0.view) }
      || (results[view.buffer] ?? []).contains { isPart(outputs[$0].view) }
  }

  /// Gives the views of a buffer another place, also in the loop that is being worked on.
  private mutating func replace(_ buffer: BufferID, inLoopAt loop: Int? = nil, _ map: (View) -> View) {
    for position in index.positions(touching: buffer) {
      body[position] = body[position].mapping { $0.buffer == buffer ? map($0) : $0 }
      index.replace(at: position, with: [body[position]])
    }
    if let loop {
      for position in inner.positions(touching: buffer) {
        inner.replace(at: position, with: [body[loop].body[position]])
      }
    }
    for position in results.removeValue(forKey: buffer) ?? [] {
      outputs[position].view = map(outputs[position].view)
      results[outputs[position].view.buffer, default: []].append(position)
    }
  }
}

extension View {
  /// The same value in a part of another buffer.
  fileprivate func moved(to buffer: BufferID, by columns: Int) -> View {
    var view = self
    view.buffer = buffer
    view.column += columns
    return view
  }

  fileprivate func overlaps(_ other: View) -> Bool {
    buffer == other.buffer && column < other.column + other.count && other.column < column + count
  }
}

extension Pointwise {
  /// Whether everything read from one buffer and stored to the other is whole blocks of the loop's features, so that
  /// they may be the same memory.
  fileprivate func isInPlace(_ source: BufferID, and target: BufferID) -> Bool {
    let loads = definitions.allSatisfy { definition in
      guard let view = definition.view, view.buffer == source else { return true }
      return definition == .load(view) && isBlock(view)
    }
    let isStored = (stores + sums).allSatisfy { $0.view.buffer != target || isBlock($0.view) }
    return loads && isStored && !sums.contains { $0.view.buffer == target }
      && !products.contains { $0.input.buffer == source }
  }

  private func isBlock(_ view: View) -> Bool { view.count == count && view.column % count == 0 }
}
