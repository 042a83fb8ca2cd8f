extension PlanVerifier {
  mutating func run(_ instructions: [Instruction]) throws {
    for (index, instruction) in instructions.enumerated() {
      path.append(index)
      try run(instruction)
      path.removeLast()
    }
  }

  private mutating func run(_ instruction: Instruction) throws {
    switch instruction {
    case .loop(let axis, let isReversed, let body):
      for step in 0..<steps {
        loops[axis] = isReversed ? steps - 1 - step : step
        try run(body)
      }
      loops[axis] = nil
    case .enter(_, let isReversed, let source, let trajectory):
      if let source { try read(try rows(source, of: Domain(batch: true, time: .none)), as: source) }
      let entry = try entry(of: trajectory, at: isReversed ? steps : 0)
      if source == nil { try zero(entry, as: trajectory) }
      try write(entry, as: trajectory)
    case .leave(_, let isReversed, let trajectory, let destination):
      try read(try entry(of: trajectory, at: isReversed ? 0 : steps), as: trajectory)
      try write(try rows(destination, of: Domain(batch: true, time: .none)), as: destination)
    case .product(let domain, let input, let matrix, let destination, let bias):
      try expect(packedCount(rows: destination.count, columns: input.count), buffer(matrix).width)
      try expect(bias?.count ?? destination.count, destination.count)
      try read(packed: matrix)
      try compute(destination, from: [input] + (bias.map { [$0] } ?? []), over: domain)
    case .outerSum(let domain, let left, let right, let destination, let leftSum):
      try expect(left.count, destination.rows)
      try expect(right.count, destination.columns)
      try read([left, right], over: domain)
      try add(try places(destination), name: buffer(destination.buffer).name)
      if let leftSum {
        try expect(left.count, leftSum.count)
        try add(sum: leftSum)
      }
    case .pointwise(let code): try run(code)
    case .columnSum(let domain, let source, let destination):
      try expect(source.count, destination.count)
      try read([source], over: domain)
      try add(sum: destination)
    case .timeSum(let axis, let source, let destination):
      try expect(source.count, destination.count)
      try read([source], over: Domain(batch: isBatch(source), time: .all(axis)))
      try write(try rows(destination, of: Domain(batch: isBatch(source), time: .none)), as: destination)
    case .softmax(let domain, let source, let destination, _, _),
      .rowTranspose(let domain, let source, let destination, _, _),
      .copy(let domain, let source, let destination):
      try compute(destination, from: [source], over: domain)
    case .crossEntropy(let domain, let logits, let token, let destination):
      try compute(destination, from: [logits, token], over: domain)
    case .crossEntropyGradient(let domain, let logits, let token, let loss, let cotangent, let destination):
      try expect(logits.count, destination.count)
      try compute(destination, from: [logits, token, loss, cotangent], over: domain)
    case .gather(let domain, let table, let token, let destination):
      try expect(table.columns, destination.count)
      try read(table)
      try compute(destination, from: [token], over: domain)
    case .scatterSum(let domain, let token, let source, let destination):
      try expect(source.count, destination.columns)
      try read([token, source], over: domain)
      try add(try places(destination), name: buffer(destination.buffer).name)
    case .zero(let domain, let destination): try zero(try rows(destination, of: domain), as: destination)
    case .at(_, let axis, let source, let destination):
      try expect(source.count, destination.count)
      try read([source], over: Domain(batch: isBatch(source), time: .all(axis)))
      try write(try rows(destination, of: Domain(batch: isBatch(source), time: .none)), as: destination)
    case .place(_, let axis, let source, let destination):
      try expect(source.count, destination.count)
      try read([source], over: Domain(batch: isBatch(source), time: .none))
      try write(try rows(destination, of: Domain(batch: isBatch(source), time: .all(axis))), as: destination)
    case .rowProduct(let domain, let left, let right, let destination, let m, let k, let n):
      try expect(left.count, m * k)
      try expect(right.count, k * n)
      try expect(destination.count, m * n)
      try compute(destination, from: [left, right], over: domain)
    case .pack(let source, _, let destination):
      try read(source)
      try pack(
        destination, rows: 0..<source.rows, columns: 0..<source.columns, of: (source.rows, source.columns))
    case .packPart(let source, let place, let destination):
      try read(source)
      try pack(
        destination, rows: place.row..<place.row + source.rows, columns: place.column..<place.column + source.columns,
        of: (place.rows, place.columns))
    case .matrixProduct(let left, let matrix, let destination):
      try expect(left.rows, destination.rows)
      try expect(packedCount(rows: destination.columns, columns: left.columns), buffer(matrix).width)
      try read(left)
      try read(packed: matrix)
      try write(destination)
    case .matrixOuterSum(let left, let right, let destination):
      try expect(left.rows, right.rows)
      try expect(left.columns, destination.rows)
      try expect(right.columns, destination.columns)
      try read(left)
      try read(right)
      try add(try places(destination), name: buffer(destination.buffer).name)
    case .copyMatrix(let source, let destination):
      try expect(source.rows * source.columns, destination.rows * destination.columns)
      try read(source)
      try write(destination)
    }
  }

  /// Operands fit together.
  private func expect(_ count: Int, _ other: Int) throws {
    guard count == other else { throw failure("\(count) numbers for \(other)") }
  }

  private func isBatch(_ view: View) -> Bool { buffer(view.buffer).extent.batch }

  /// The entry of a trajectory before the first or after the last step, if it has one for each.
  private func entry(of trajectory: View, at step: Int) throws -> [Place] {
    let hasTime = buffer(trajectory.buffer).extent.time != nil
    return try (0..<batch).map { example in
      var place = try place(trajectory, step: hasTime ? step : 0, example: example, row: example, isInLoop: false)
      if !hasTime { place.step = step }
      return place
    }
  }

  private func read(_ views: [View], over domain: Domain) throws {
    for view in views { try read(try rows(view, of: domain), as: view) }
  }

  private mutating func add(sum view: View) throws {
    try add(try rows(view, of: Domain(batch: false, time: .none)), name: buffer(view.buffer).name)
  }

  /// An instruction that must not overwrite what it reads.
  private mutating func compute(_ destination: View, from sources: [View], over domain: Domain) throws {
    let results = try rows(destination, of: domain)
    for source in sources {
      let operands = try rows(source, of: domain)
      try read(operands, as: source)
      try checkApart(operands, results, source)
    }
    try write(results, as: destination)
  }

  private func checkApart(_ operands: [Place], _ results: [Place], _ source: View) throws {
    guard let first = operands.first, let result = results.first, first.space == result.space else { return }
    for operand in operands where results.contains(where: { $0.range.overlaps(operand.range) }) {
      throw failure("it overwrites '\(buffer(source.buffer).name)', which it reads")
    }
  }

  // MARK: Elementwise code

  private mutating func run(_ code: Pointwise) throws {
    let stores = try code.stores.map { (view: $0.view, places: try rows($0.view, of: code.domain)) }
    let sums = try code.sums.map { (view: $0.view, places: try rows($0.view, of: code.domain)) }
    for step in code.steps {
      guard let view = step.view else { continue }
      var places = try rows(view, of: code.domain)
      if case .loadScalar = step {
        for index in places.indices {
          places[index].range = places[index].range.lowerBound..<places[index].range.lowerBound + 1
        }
      } else if view.count != code.count {
        throw failure("\(view.count) columns for \(code.count) features")
      }
      try read(places, as: view)
      for store in stores {
        try checkInPlace(places, isByFeature: step == .load(view), store.places, code, view)
      }
      for sum in sums { try checkInPlace(places, isByFeature: false, sum.places, code, view, isSum: true) }
    }
    for product in code.products {
      let blocks = product.initial.count
      try expect(blocks * packedCount(rows: code.count, columns: product.input.count), buffer(product.matrix).width)
      try read(packed: product.matrix)
      let places = try rows(product.input, of: code.domain)
      try read(places, as: product.input)
      for store in stores { try checkInPlace(places, isByFeature: false, store.places, code, product.input) }
    }
    for sum in code.sums {
      guard let initial = sum.initial else { continue }
      let places = try rows(initial, of: code.domain)
      try read(places, as: initial)
      for store in stores + sums { try checkApart(places, store.places, initial) }
    }
    for (view, places) in stores {
      guard view.count == code.count else { throw failure("\(view.count) columns for \(code.count) features") }
      var places = places
      if isBody, function.isPadded(store: view, of: code) {
        for index in places.indices {
          let range = places[index].range
          places[index].range = range.lowerBound..<range.lowerBound + roundedToVector(range.count)
        }
      }
      try write(places, as: view)
    }
    for (view, places) in sums { try write(places, as: view) }
  }

  /// Loads happen before stores where features are the same, and in a loop of up to 16 features, which are computed at
  /// once; sums are stored behind all features of a row.
  private func checkInPlace(
    _ loads: [Place], isByFeature: Bool, _ stores: [Place], _ code: Pointwise, _ view: View, isSum: Bool = false
  ) throws {
    guard let first = loads.first, let store = stores.first, first.space == store.space else { return }
    for load in loads {
      for store in stores where store.range.overlaps(load.range) {
        let isSameFeature = isByFeature && store.range == load.range
        guard store.row == load.row, isSameFeature || isSum || code.count <= 16 else {
          throw failure("it overwrites '\(buffer(view.buffer).name)', which it reads")
        }
      }
    }
  }
}
