import GraphIR

extension PartEmitter {
  /// A call of a function with the pointwise code, which is written for these strides and this number of features.
  mutating func call(of pointwise: Pointwise, over domain: Domain) -> [SwiftStatement] {
    overRows(of: domain, pointwise.views) { emitter, rows, operands in
      var strides: [BufferID: Int] = [:]
      for (view, operand) in zip(pointwise.views, operands) { strides[view.buffer] = operand.stride }
      let shape = emitter.shape(of: pointwise, rows: rows, strides: strides)
      var parameters: [PointwiseEmitter.Parameter] = []
      var arguments: [SwiftArgument] = []
      var copies: [SwiftStatement] = []
      for (view, operand) in zip(pointwise.views, operands) {
        let key = PointwiseEmitter.Parameter.Key(buffer: view.buffer, stepOffset: view.stepOffset)
        let isStored = pointwise.isStored(view.buffer)
        guard !parameters.contains(where: { $0.key == key }) else { continue }
        parameters.append(
          .init(
            key: key, name: emitter.buffer(view.buffer).name, stride: operand.stride, isMutable: isStored))
        var pointer = operand.pointer.withoutColumn(view.column)
        if emitter.isOverwritten(view.buffer, by: pointwise) {
          pointer = emitter.kept(pointer, of: view.buffer, &copies)
        }
        arguments.append(.init(nil, pointer))
      }
      for product in pointwise.products {
        let key = PointwiseEmitter.Parameter.Key(buffer: product.matrix, stepOffset: 0)
        guard !parameters.contains(where: { $0.key == key }) else { continue }
        parameters.append(
          .init(key: key, name: emitter.buffer(product.matrix).name, stride: 0, isMutable: false))
        arguments.append(.init(nil, emitter.base(product.matrix)))
      }
      if pointwise.alternates, !emitter.isNarrow { arguments.insert(.init("turn", emitter.turn()), at: 0) }
      switch shape {
      case .single: break
      case .rows: arguments.insert(.init("rows", rows), at: 0)
      case .flat:
        arguments.insert(.init("count", .wrappingProduct([rows, .integer(pointwise.count)])), at: 0)
      }
      let function = PointwiseEmitter(
        code: pointwise, shape: shape, parameters: parameters,
        stream: emitter.addressing.isStream ? emitter.function : nil,
        isQuick: emitter.function.description.isQuick, isNarrow: emitter.isNarrow
      ).function()
      let name = emitter.pointwise.name(of: function)
      return copies + [.expression(.method(.name("Pointwise"), name, arguments))]
    }
  }

  /// Whether results are stored in the memory of a product's input, and not all at once: plans do that where one vector
  /// holds them all, and a narrow one does not.
  private func isOverwritten(_ id: BufferID, by pointwise: Pointwise) -> Bool {
    guard isNarrow, pointwise.count > 4, pointwise.products.contains(where: { $0.input.buffer == id }),
      !pointwise.isStored(id)
    else { return false }
    let place = addressing.base(of: buffer(id), in: memory)
    return (pointwise.stores + pointwise.sums).contains {
      addressing.base(of: buffer($0.view.buffer), in: memory) == place
    }
  }

  /// A copy of a row, so that its memory can be written.
  private mutating func kept(
    _ row: SwiftExpression, of id: BufferID, _ copies: inout [SwiftStatement]
  ) -> SwiftExpression {
    guard case .stream(let layout, _) = addressing else {
      fatalError("internal error: a row is kept outside of a stream")
    }
    let place = SwiftExpression.sum([.name("memory"), .integer(layout.kept + keptCount)])
    let count = buffer(id).width
    keptCount += (count + 3) / 4 * 4
    copies.append(Runtime.copy(count, row, place))
    return place
  }

  /// How the loop over rows is written.
  private func shape(
    of pointwise: Pointwise, rows: SwiftExpression, strides: [BufferID: Int]
  ) -> PointwiseEmitter.Shape {
    if rows == .integer(1) { return .single }
    let isFlat =
      pointwise.count % 16 != 0
      && pointwise.views.allSatisfy { view in
        let isVector = view.column == 0 && view.count == pointwise.count && strides[view.buffer] == pointwise.count
        return isVector || (strides[view.buffer] == 0 && (pointwise.count == 1 || pointwise.isScalar(view)))
      }
    return isFlat ? .flat : .rows
  }
}

extension SwiftExpression {
  /// The pointer to the row itself, of a pointer to one of its columns.
  fileprivate func withoutColumn(_ column: Int) -> SwiftExpression {
    if column > 0, case .binary(let row, .add, .integer(column)) = self { return row }
    return self
  }
}

extension Pointwise {
  /// All views, in the order in which the code names them.
  var views: [View] {
    definitions.compactMap { definition in
      switch definition {
      case .load(let view), .loadScalar(let view): view
      case .constant, .unary, .binary, .select, .product: nil
      }
    } + products.map(\.input) + stores.map(\.view) + sums.flatMap { [$0.view] + ($0.initial.map { [$0] } ?? []) }
  }

  /// Whether the view is only read, one element for all features.
  func isScalar(_ view: View) -> Bool {
    definitions.allSatisfy { $0 != .load(view) } && !isStored(view.buffer)
  }

  /// Whether the matrices of the loop fill the first-level cache, so that it pays to begin with what was read last.
  var alternates: Bool { count > Target.runtime.lanes && weightCount > Target.runtime.firstLevelCount }

  /// The floats of all packed matrices.
  var weightCount: Int {
    products.reduce(0) { $0 + $1.initial.count * $1.input.count * count.roundedUpToSlot }
  }

  func isStored(_ buffer: BufferID) -> Bool {
    stores.contains { $0.view.buffer == buffer } || sums.contains { $0.view.buffer == buffer }
  }
}
