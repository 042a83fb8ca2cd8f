import GraphIR

/// The rows of a view over which a kernel runs.
struct RowOperand {
  /// The first column of the first row.
  var pointer: SwiftExpression
  /// From one row to the next, in floats; 0 if one row serves for all.
  var stride: Int
}

extension PartEmitter {
  /// Statements that run over all rows of a domain: one call of `body` for all of them where the rows of every view lie
  /// at equal distances, else one for each step, in a loop.
  ///
  /// - Parameter body: gets the number of rows and the rows of each view.
  mutating func overRows(
    of domain: Domain, _ views: [View],
    _ body: (inout PartEmitter, SwiftExpression, [RowOperand]) -> [SwiftStatement]
  ) -> [SwiftStatement] {
    if let inner = domain.inner { return overInnerRows(of: domain, inner, views, body) }
    switch domain.time {
    case .none:
      let operands = views.map { RowOperand(pointer: column($0, of: base($0.buffer)), stride: batchStride($0)) }
      return body(&self, rowsOfStep(domain), operands)
    case .current(let axis):
      return overStep(domain, [axis], views, body)
    case .chunk(let axis):
      let (isFirst, steps) = chunk(of: axis)
      let rows = SwiftExpression.wrappingProduct([steps, batch()])
      return [.if(isFirst, overStep(domain, [axis], views) { body(&$0, rows, $2) })]
    case .all(let axis):
      if domain.batch, !views.allSatisfy(isUniform) {
        return loop(over: axis, isReversed: false) { $0.overStep(domain, [axis], views, body) }
      }
      let operands = views.map { view in
        let buffer = buffer(view.buffer)
        let isSequence = !buffer.extent.times.isEmpty
        let first = isSequence ? offset(ofStep: .integer(view.stepOffset), on: axis, in: view.buffer) : .integer(0)
        return RowOperand(
          pointer: column(view, of: .sum([base(view.buffer), first])), stride: isSequence ? buffer.width : 0)
      }
      let rows = domain.batch ? SwiftExpression.wrappingProduct([steps(axis), batch()]) : steps(axis)
      return body(&self, rows, operands)
    }
  }

  /// The rows of all steps of an axis, at a step of the loop over another one.
  private mutating func overInnerRows(
    of domain: Domain, _ inner: TimeAxis, _ views: [View],
    _ body: (inout PartEmitter, SwiftExpression, [RowOperand]) -> [SwiftStatement]
  ) -> [SwiftStatement] {
    guard case .current(let axis) = domain.time else {
      fatalError("internal error: all steps of '\(inner)' outside of a loop")
    }
    // What is within the axis in memory separates its rows.
    let areUniform = views.allSatisfy { view in
      let extent = buffer(view.buffer).extent
      return extent.times.contains(inner)
        ? extent.times.last == inner && extent.batch == domain.batch : !(domain.batch && extent.batch)
    }
    guard areUniform else {
      return loop(over: inner, isReversed: false) { $0.overStep(domain, [axis, inner], views, body) }
    }
    let operands = views.map { view in
      let hasInner = buffer(view.buffer).extent.times.contains(inner)
      return RowOperand(
        pointer: column(view, of: row(view.buffer, stepOffset: view.stepOffset, axes: [axis])),
        stride: hasInner ? buffer(view.buffer).width : 0)
    }
    let rows = domain.batch ? SwiftExpression.wrappingProduct([steps(inner), batch()]) : steps(inner)
    return body(&self, rows, operands)
  }

  /// The rows at the steps of the innermost loops over some axes.
  private mutating func overStep(
    _ domain: Domain, _ axes: [TimeAxis], _ views: [View],
    _ body: (inout PartEmitter, SwiftExpression, [RowOperand]) -> [SwiftStatement]
  ) -> [SwiftStatement] {
    let operands = views.map { view in
      RowOperand(
        pointer: column(view, of: row(view.buffer, stepOffset: view.stepOffset, axes: axes)),
        stride: batchStride(view))
    }
    return body(&self, rowsOfStep(domain), operands)
  }

  private mutating func rowsOfStep(_ domain: Domain) -> SwiftExpression { domain.batch ? batch() : .integer(1) }

  /// Whether the view's rows lie at equal distances over time and batch together.
  private func isUniform(_ view: View) -> Bool {
    let extent = buffer(view.buffer).extent
    return extent.batch == !extent.times.isEmpty
  }

  func batchStride(_ view: View) -> Int {
    let buffer = buffer(view.buffer)
    return buffer.extent.batch ? buffer.width : 0
  }

  /// From one step of an axis to the next.
  mutating func stepStride(_ view: View, on axis: TimeAxis) -> SwiftExpression {
    guard buffer(view.buffer).extent.times.contains(axis) else { return .integer(0) }
    return offset(ofStep: .integer(1), on: axis, in: view.buffer)
  }

  /// The view's first column of a row.
  func column(_ view: View, of row: SwiftExpression) -> SwiftExpression { .sum([row, .integer(view.column)]) }

  /// The first element of a matrix.
  mutating func start(of matrix: MatrixView) -> SwiftExpression {
    .sum([base(matrix.buffer), .integer(matrix.offset)])
  }
}
