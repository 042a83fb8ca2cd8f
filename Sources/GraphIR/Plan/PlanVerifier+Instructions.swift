extension PlanVerifier {
  mutating func run(_ instructions: [Instruction]) throws {
    for (index, instruction) in instructions.enumerated() {
      path.append(index)
      do { try run(instruction) } catch var error as PlanError {
        if error.origin == nil { error.origin = instruction.origin }
        throw error
      }
      path.removeLast()
    }
  }

  private mutating func run(_ instruction: Instruction) throws {
    switch instruction.kernel {
    case .loop(let axis, let isReversed):
      for step in 0..<steps {
        loops[axis] = isReversed ? steps - 1 - step : step
        try run(instruction.body)
      }
      loops[axis] = nil
    case .pointwise(let code): try run(code, over: instruction.domain)
    default: try call(instruction)
    }
  }

  /// Reads what a kernel reads, then writes what it writes, of which nothing is what it reads.
  private mutating func call(_ instruction: Instruction) throws {
    let signature = instruction.kernel.signature
    try checkOperands(of: instruction, signature)
    var operands: [(places: [Place], operand: KernelOperand)] = []
    for specification in signature.operands where specification.access == .reads {
      guard let operand = instruction[specification.role] else { continue }
      switch operand.place {
      case .rows(let view):
        let places = try rows(view, specification.rows, of: instruction.domain)
        try read(places, as: view)
        operands.append((places, operand))
      case .matrix(let matrix):
        let places = try places(matrix)
        try read(places, of: matrix)
        operands.append((places, operand))
      case .packed(let buffer): try read(packed: buffer)
      }
    }
    for specification in signature.operands where specification.access != .reads {
      guard let operand = instruction[specification.role] else { continue }
      let results: [Place]
      switch operand.place {
      case .rows(let view): results = try rows(view, specification.rows, of: instruction.domain)
      case .matrix(let matrix): results = try places(matrix)
      case .packed(let buffer):
        try pack(instruction, specification, into: buffer)
        continue
      }
      for (places, operand) in operands { try checkApart(places, results, operand.buffer) }
      switch (specification.access, operand.place) {
      case (.adds, _): try add(results, name: buffer(operand.buffer).name)
      case (.clears, .rows(let view)): try zero(results, as: view)
      case (_, .rows(let view)): try write(results, as: view)
      case (_, .matrix(let matrix)): try write(results, of: matrix)
      case (_, .packed): break
      }
    }
  }

  private mutating func pack(
    _ instruction: Instruction, _ specification: OperandSpecification, into buffer: BufferID
  ) throws {
    guard let (rows, columns) = instruction.matrix(.source).map({ ($0.rows, $0.columns) }) else { return }
    if case .packedPart(let place) = specification.rows {
      try pack(
        buffer, rows: place.row..<place.row + rows, columns: place.column..<place.column + columns,
        of: (place.rows, place.columns))
    } else {
      try pack(buffer, rows: 0..<rows, columns: 0..<columns, of: (rows, columns))
    }
  }

  /// That the operands are those of the kernel, and fit together.
  private func checkOperands(of instruction: Instruction, _ signature: KernelSignature) throws {
    let roles = signature.operands.map(\.role)
    for operand in instruction.operands where !roles.contains(operand.role) {
      throw failure("the kernel has no operand '\(operand.role)'")
    }
    for specification in signature.operands {
      guard let operand = instruction[specification.role] else {
        guard specification.isOptional else { throw failure("the operand '\(specification.role)' is missing") }
        continue
      }
      let extents = specification.extents.map { instruction.extent($0) ?? 0 }
      switch operand.place {
      case .rows(let view): try expect(extents.reduce(1, *), view.count)
      case .matrix(let matrix):
        try expect(extents.first ?? 0, matrix.rows)
        try expect(extents.last ?? 0, matrix.columns)
      case .packed(let id):
        switch specification.rows {
        case .packed(let blocks):
          try expect(
            blocks * function.target.packedCount(rows: extents[0] / blocks, columns: extents[1]), buffer(id).width)
        case .sparse: try expect(function.target.sparseCount(rows: extents[0], columns: extents[1]), buffer(id).width)
        case .ofDomain, .ofSequence, .ofBatch, .ofStep, .single, .entry, .matrix, .packedPart: continue
        }
      }
    }
    guard case .call(_, let arguments) = signature.form else { return }
    for case .matrix(let role, _, let strides) in arguments where strides == .rows || strides == .plain {
      guard instruction.matrix(role)?.hasContiguousColumns != false else {
        throw failure("the columns of the operand '\(role)' do not lie side by side")
      }
    }
  }

  /// Operands fit together.
  private func expect(_ count: Int, _ other: Int) throws {
    guard count == other else { throw failure("\(count) numbers for \(other)") }
  }

  /// The rows of an operand.
  private func rows(_ view: View, _ rows: OperandSpecification.Rows, of domain: Domain) throws -> [Place] {
    let isBatch = buffer(view.buffer).extent.batch
    switch rows {
    case .ofDomain: return try self.rows(view, of: domain)
    case .ofSequence(let axis):
      if case .current(let loop) = domain.time {
        return try self.rows(view, of: Domain(batch: isBatch, time: .current(loop), inner: axis))
      }
      return try self.rows(view, of: Domain(batch: isBatch, time: .all(axis)))
    case .ofBatch: return try self.rows(view, of: Domain(batch: isBatch, time: domain.time))
    case .ofStep(let axis):
      let times = buffer(view.buffer).extent.times.filter { $0 != axis }
      return try self.rows(view, of: Domain(batch: isBatch, time: times.first.map { .all($0) } ?? .none))
    case .single: return try self.rows(view, of: .once)
    case .entry(let axis, let isLast): return try entry(of: view, at: isLast ? steps : 0, on: axis)
    case .matrix, .packed, .packedPart, .sparse: throw failure("rows in the place of a matrix")
    }
  }

  /// The entry of a trajectory before the first or after the last step, if it has one for each.
  private func entry(of trajectory: View, at step: Int, on axis: TimeAxis) throws -> [Place] {
    let times = buffer(trajectory.buffer).extent.times
    let other = times.first { $0 != axis }
    return try (0..<(other == nil ? 1 : steps)).flatMap { inner in
      try (0..<batch).map { example in
        var row = Row(steps: [(axis, step)], example: example, index: inner * batch + example)
        if let other { row.steps.append((other, inner)) }
        var place = try place(trajectory, at: row)
        if !times.contains(axis) { place.step = step }
        return place
      }
    }
  }

  private func checkApart(_ operands: [Place], _ results: [Place], _ source: BufferID) throws {
    guard let first = operands.first, let result = results.first, first.space == result.space,
      operands.hull.overlaps(results.hull)
    else { return }
    for operand in operands where results.contains(where: { $0.range.overlaps(operand.range) }) {
      throw failure("it overwrites '\(buffer(source).name)', which it reads")
    }
  }

  // MARK: Elementwise code

  private mutating func run(_ code: Pointwise, over domain: Domain) throws {
    let stores = try code.stores.map { (view: $0.view, places: try rows($0.view, of: domain)) }
    let sums = try code.sums.map { (view: $0.view, places: try rows($0.view, of: domain)) }
    // What is in other memory is apart.
    let storesOfSpace = Dictionary(grouping: stores) { $0.places.first?.space }
    let sumsOfSpace = Dictionary(grouping: sums) { $0.places.first?.space }
    for definition in code.definitions {
      guard let view = definition.view else { continue }
      var places = try rows(view, of: domain)
      if case .loadScalar = definition {
        for index in places.indices {
          places[index].range = places[index].range.lowerBound..<places[index].range.lowerBound + 1
        }
      } else if view.count != code.count {
        throw failure("\(view.count) columns for \(code.count) features")
      }
      try read(places, as: view)
      for store in storesOfSpace[places.first?.space] ?? [] {
        try checkInPlace(places, isByFeature: definition == .load(view), store.places, code, view)
      }
      for sum in sumsOfSpace[places.first?.space] ?? [] {
        try checkInPlace(places, isByFeature: false, sum.places, code, view, isSum: true)
      }
    }
    for product in code.products {
      let blocks = product.initial.count
      try expect(
        blocks * function.target.packedCount(rows: code.count, columns: product.input.count),
        buffer(product.matrix).width)
      try read(packed: product.matrix)
      let places = try rows(product.input, of: domain)
      try read(places, as: product.input)
      for store in storesOfSpace[places.first?.space] ?? [] {
        try checkInPlace(places, isByFeature: false, store.places, code, product.input)
      }
    }
    for sum in code.sums {
      guard let initial = sum.initial else { continue }
      let places = try rows(initial, of: domain)
      try read(places, as: initial)
      for store in stores + sums { try checkApart(places, store.places, initial.buffer) }
    }
    for (view, places) in stores {
      guard view.count == code.count else { throw failure("\(view.count) columns for \(code.count) features") }
      var places = places
      if isBody, function.isPadded(store: view, of: code) {
        for index in places.indices {
          let range = places[index].range
          places[index].range = range.lowerBound..<range.lowerBound + function.target.roundedToVector(range.count)
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
        guard store.row == load.row, isSameFeature || isSum || code.count <= function.target.lanes else {
          throw failure("it overwrites '\(buffer(view.buffer).name)', which it reads")
        }
      }
    }
  }
}

extension [PlanVerifier.Place] {
  /// From the first float to the last.
  fileprivate var hull: Range<Int> {
    (map(\.range.lowerBound).min() ?? 0)..<(map(\.range.upperBound).max() ?? 0)
  }
}
