extension InstructionSelection {
  /// Emits a loop over the steps of a scan. A state lives in its trajectory, which holds it before and after each step;
  /// whatever the scan writes that is a state is a view of it.
  func emit(_ scan: Scan, at value: ValueID) throws {
    let operands = graph[value].operands
    let used = usedResults[value] ?? []
    let sums = try loopSums(of: scan, operands: operands)
    let trajectories = try (0..<scan.stateCount).map { index in
      sums[index] == nil ? try enter(scan, state: index, initial: operands[index]) : nil
    }
    let body = try scope(for: scan, operands: operands, trajectories: trajectories)
    body.loopSums = Set(sums.values)

    var results: [Int: View] = [:]
    for (index, output) in scan.body.outputs.enumerated() {
      if index < scan.stateCount {
        guard let trajectory = trajectories[index] else { continue }
        body.addHome(after(trajectory, scan), of: output.value)
      } else if used.contains(index), results[index] == nil {
        if let (whole, column) = writtenConcatenation(of: output.value, by: scan, used: used),
          body.views[output.value] == nil
        {
          // It is there already, as a part of another sequence.
          let view = results[whole] ?? written(scan.body.outputs[whole].value, by: scan, in: body)
          results[whole] = view
          results[index] = View(
            buffer: view.buffer, column: view.column + column, count: scan.body.type(of: output.value).count)
        } else {
          results[index] = written(output.value, by: scan, in: body)
        }
      }
    }
    plan.prepare += try body.plan(.prepare)
    let instructions = try body.plan(.body)
    append(.loop(over: scan.axis, isReversed: scan.isReversed, instructions))

    for (index, term) in sums where used.contains(index) { results[index] = body.views[term] }
    for (index, trajectory) in trajectories.enumerated() where used.contains(index) {
      guard let trajectory else { continue }
      let type = type(of: operands[index])
      let buffer = plan.allocate(
        .body, extent: Extent(of: type), width: type.count, name: scan.argumentName(index) + "_final")
      let final = View(buffer: buffer, count: type.count)
      append(
        .leave(scan.axis, isReversed: scan.isReversed),
        [.trajectory: .rows(trajectory), .destination: .rows(final)])
      results[index] = final
    }
    scanResults[value] = results
  }

  private func enter(_ scan: Scan, state index: Int, initial: ValueID) throws -> View {
    let type = type(of: initial)
    guard type.batch else { throw PlanError(message: "state \(index) of a scan has no batch") }
    let extent = Extent(batch: true, times: [scan.axis] + type.times, extraSteps: 1)
    let buffer = plan.allocate(.body, extent: extent, width: type.count, name: scan.argumentName(index))
    let trajectory = View(buffer: buffer, count: type.count)
    if graph.isZero(initial) {
      append(.enterZero(scan.axis, isReversed: scan.isReversed), [.trajectory: .rows(trajectory)])
    } else {
      append(
        .enter(scan.axis, isReversed: scan.isReversed),
        [.source: .rows(try source(initial)), .trajectory: .rows(trajectory)])
    }
    return trajectory
  }

  private func before(_ trajectory: View, _ scan: Scan) -> View {
    View(buffer: trajectory.buffer, count: trajectory.count, stepOffset: scan.isReversed ? 1 : 0)
  }

  private func after(_ trajectory: View, _ scan: Scan) -> View {
    View(buffer: trajectory.buffer, count: trajectory.count, stepOffset: scan.isReversed ? 0 : 1)
  }

  /// The states that are sums over all rows and grow from step to step, with what is added to them: the loop adds it to
  /// memory of the sums, and needs neither a trajectory nor the addition.
  private func loopSums(of scan: Scan, operands: [ValueID]) throws -> [Int: ValueID] {
    guard (0..<scan.stateCount).contains(where: { !type(of: operands[$0]).hasAxes }) else { return [:] }
    var sums: [Int: ValueID] = [:]
    let accumulators = Accumulator.all(in: scan)
    let uses = Uses(scan.body)
    for index in 0..<scan.stateCount where !type(of: operands[index]).hasAxes {
      guard let accumulator = accumulators[index], let term = accumulator.terms.first, accumulator.terms.count == 1,
        !term.isSubtracted, scan.body[term.value].isReduction, uses.count(of: term.value) == 1,
        graph.isZero(operands[index])
      else { throw PlanError(message: "state \(index) of a scan has no batch and is no sum") }
      sums[index] = term.value
    }
    return sums
  }

  /// The scope of the body, with the places of its arguments.
  private func scope(for scan: Scan, operands: [ValueID], trajectories: [View?]) throws -> InstructionSelection {
    let firstConstant = scan.stateCount + scan.elementCount
    let arguments = operands.indices.map { index -> FunctionPart in
      guard index >= firstConstant, !type(of: operands[index]).hasAxes else { return .body }
      return .prepare
    }
    let body = InstructionSelection(plan: plan, graph: scan.body, loopAxis: scan.axis, arguments: arguments)
    for (node, operation) in scan.body.nodes.map(\.operation).enumerated() {
      guard case .argument(let index) = operation else { continue }
      let argument = ValueID(node)
      if index < scan.stateCount {
        body.views[argument] = trajectories[index].map { before($0, scan) }
      } else if arguments[index] == .body {
        body.views[argument] = try source(operands[index])
      } else if parts.isInline[operands[index].index] {
        let view = try preparedSource(operands[index])
        body.matrices[argument] = MatrixView(
          buffer: view.buffer, offset: view.column, shape: type(of: operands[index]).shape)
      } else {
        body.matrices[argument] = try matrix(operands[index])
      }
    }
    return body
  }

  /// A concatenation that the scan writes as well and that a value is a part of: its result, and the first column there.
  private func writtenConcatenation(
    of value: ValueID, by scan: Scan, used: Set<Int>
  ) -> (result: Int, column: Int)? {
    let body = scan.body
    for index in used.sorted() where index >= scan.stateCount && index < body.outputs.count {
      let whole = body[body.outputs[index].value]
      guard whole.operation == .concatenate(axis: 0), let position = whole.operands.firstIndex(of: value),
        body.type(of: value).shaped([]) == whole.type.shaped([])
      else { continue }
      return (index, whole.operands[..<position].reduce(0) { $0 + body.type(of: $1).count })
    }
    return nil
  }

  /// The place of a sequence that the scan writes: of what exists already, or a new one, which becomes a home.
  private func written(_ value: ValueID, by scan: Scan, in body: InstructionSelection) -> View {
    let type = scan.body.type(of: value)
    let times = [scan.axis] + type.times
    if let known = body.views[value], Set(plan.buffers[known.buffer.index].extent.times) == Set(times) { return known }
    let buffer = plan.allocate(
      .body, extent: Extent(batch: type.batch, times: times), width: type.count,
      name: scan.body.bufferName(of: value))
    let view = View(buffer: buffer, count: type.count)
    body.addHome(view, of: value)
    return view
  }
}
