/// The derivative of each operation. In the comments d is the cotangent of the result y, and d_x that of the operand x.
extension ReverseWalk {
  func propagate(_ d: ValueID, through node: Node, at y: ValueID) throws {
    let operands = node.operands

    func value(_ id: ValueID) throws -> ValueID { try primal(id, &target) }

    /// Hands a cotangent to an operand, if anybody wants it.
    func give(_ index: Int, _ cotangent: () throws -> ValueID) throws {
      try self.give(operands[index], cotangent)
    }

    func multiply(_ a: ValueID, _ b: ValueID) throws -> ValueID { try target.binary(.multiply, a, b) }

    switch node.operation {
    case .input, .parameter, .argument, .constant, .mask, .ends, .count, .table, .index, .noise, .unary(.detached):
      break

    case .unary(let function):
      try give(0) { try derivative(of: function, d: d, x: operands[0], y: y) }

    case .binary(.add):
      try give(0) { d }
      try give(1) { d }
    case .binary(.subtract):
      try give(0) { d }
      try give(1) { try target.unary(.negate, d) }
    case .binary(.multiply):
      try give(0) { try scaled(d, by: operands[1]) }
      try give(1) { try scaled(d, by: operands[0]) }
    case .binary(.divide):  // d_a = d / b, d_b = -d · y / b
      let isDivisor = ranges[operands[1]].isDivisor
      try give(0) {
        let quotient = try target.binary(.divide, d, try value(operands[1]))
        return try absorbing(d, besides: operands[1], isFinite: isDivisor, quotient)
      }
      try give(1) {
        let quotient = try target.binary(.divide, try multiply(d, try value(y)), try value(operands[1]))
        let isFinite = isDivisor && ranges[y].isFinite
        return try target.unary(.negate, try absorbing(d, besides: operands[1], isFinite: isFinite, quotient))
      }
    case .binary(.maximum), .binary(.minimum):
      // The shortest subgradient: where the two are equal, half to each, and nothing if one of them is a number.
      let isMaximum = node.operation == .binary(.maximum)
      let (a, b) = (try value(operands[0]), try value(operands[1]))
      let (first, second) = isMaximum ? (a, b) : (b, a)
      let isFirst = try target.binary(.greater, first, second)
      let isFirstOrEqual = try target.binary(.greaterEqual, first, second)
      let hasNumber = operands.contains { source.isNumber($0) }
      let shared = hasNumber ? target.constant(0) : try multiply(d, target.constant(0.5))
      func choice(_ condition: ValueID, _ a: ValueID, _ b: ValueID) throws -> ValueID {
        try target.add(.select, [condition, a, b])
      }
      try give(0) { try choice(isFirst, d, try choice(isFirstOrEqual, shared, target.constant(0))) }
      try give(1) { try choice(isFirst, target.constant(0), try choice(isFirstOrEqual, shared, d)) }
    case .binary(.greater), .binary(.greaterEqual): break
    case .select:
      let condition = try value(operands[0])
      try give(1) { try target.add(.select, [condition, d, target.constant(0)]) }
      try give(2) { try target.add(.select, [condition, target.constant(0), d]) }

    case .inTraining:
      try give(0) { try target.add(.inTraining, [d, target.constant(0)]) }
      try give(1) { try target.add(.inTraining, [target.constant(0), d]) }

    case .broadcast: try give(0) { try target.add(.sum, [d]) }
    case .concatenate(let axis):
      var start = 0
      for (index, operand) in operands.enumerated() {
        let count = source.type(of: operand).shape[axis]
        try give(index) { try target.add(.slice(axis: axis, start: start, count: count), [d]) }
        start += count
      }
    case .slice(let axis, let start, let count):
      cotangents.add(d, to: operands[0], range: Cotangents.Range(axis: axis, start: start, count: count))
    case .pad(let axis, let before, _):
      let count = source.type(of: operands[0]).shape[axis]
      try give(0) { try target.add(.slice(axis: axis, start: before, count: count), [d]) }
    case .reshape:
      try give(0) { try target.add(.reshape(source.type(of: operands[0]).shape), [d]) }
    case .transpose: try give(0) { try target.add(.transpose, [d]) }
    case .rearrange(let rearrangement): try give(0) { try target.add(.rearrangeSum(rearrangement), [d]) }
    case .rearrangeSum(let rearrangement): try give(0) { try target.add(.rearrange(rearrangement), [d]) }
    case .spread, .reduce: try give(0) { d }

    case .sum: try give(0) { d }
    case .greatest:
      try give(0) {
        try shared(d, among: operands[0], greatest: y) { selected in
          guard source.type(of: y).shape.isEmpty else {
            let ones = try target.add(
              .broadcast([source.type(of: operands[0]).shape.last!]), [target.constant(1)])
            return try rows(target.add(.product, [selected, ones]), like: y)
          }
          return try target.add(.sum, [selected])
        }
      }
    case .softmax:  // d_x = y · (d - Σ d · y)
      try give(0) {
        let probabilities = try value(y)
        let total = try target.add(.sum, [try multiply(d, probabilities)])
        let result = try multiply(probabilities, try target.binary(.subtract, d, total))
        return try absorbing(rowsOf: d, besides: operands[0], isFinite: ranges[y].isFinite, result)
      }
    case .logSoftmax:  // d_x = d - exp(y) · Σ d
      try give(0) {
        let probabilities = try target.unary(.exp, try value(y))
        let total = try target.add(.sum, [d])
        let result = try target.binary(.subtract, d, try multiply(probabilities, total))
        return try absorbing(rowsOf: d, besides: operands[0], isFinite: !ranges[y].mayBeNaN, result)
      }

    case .at(let end, let axis): try give(0) { try target.add(.place(end, axis), [d]) }
    case .place(let end, let axis): try give(0) { try target.add(.at(end, axis), [d]) }
    case .shift(let axis, let count): try give(0) { try target.add(.shift(axis, by: -count), [d]) }
    case .resample(let axis):
      try give(0) { try target.add(.restore(axis), [d] + operands.dropFirst().map { try value($0) }) }
    case .restore(let axis):
      try give(0) { try target.add(.resample(axis), [d] + operands.dropFirst().map { try value($0) }) }
    case .timeSoftmax(let axis):  // d_x = y · (d - Σₜ d · y)
      try give(0) {
        let (weights, isFinite) = (try value(y), ranges[y].isFinite)
        let total = try target.add(.reduce(batch: false, times: [axis]), [try multiply(d, weights)])
        let result = try multiply(weights, try target.binary(.subtract, d, total))
        return try absorbing(sequencesOf: d, along: axis, besides: operands[0], isFinite: isFinite, result)
      }

    case .timeGreatest(let axis):
      let mask = try value(operands[1])
      try give(0) {
        try shared(d, among: operands[0], greatest: y, where: mask) {
          try target.add(.reduce(batch: false, times: [axis]), [$0])
        }
      }

    case .product: try propagate(d, throughProductOf: operands[0], operands[1])
    case .outer, .outerSum:  // d_a = d · b, d_b = dᵀ · a
      try give(0) { try sum(d, along: 1, times: operands[1]) }
      try give(1) { try sum(d, along: 0, times: operands[0]) }

    case .productSum:  // d_a = d · b, d_b = dᵀ · a
      try give(0) { try target.add(.product, [d, try value(operands[1])]) }
      try give(1) { try target.add(.product, [target.add(.transpose, [d]), try value(operands[0])]) }

    case .gather: try give(0) { try target.add(.scatterSum, [try value(operands[1]), d]) }
    case .scatterSum: try give(1) { try target.add(.gather, [d, try value(operands[0])]) }
    case .crossEntropy:
      try give(0) {
        let arguments = [try value(operands[0]), try value(operands[1]), try value(y), d]
        return try target.add(.crossEntropyGradient, arguments)
      }
    case .crossEntropyGradient:
      throw TypeError("the gradient of a cross-entropy cannot be differentiated again")

    case .carry: throw TypeError("steps are cut into parts after differentiation")
    case .scan, .result: preconditionFailure("scans are differentiated by the walk itself")
    }
  }

  private func derivative(
    of function: UnaryFunction, d: ValueID, x: ValueID, y: ValueID
  ) throws -> ValueID {
    func multiply(_ a: ValueID, _ b: ValueID) throws -> ValueID { try target.binary(.multiply, a, b) }
    /// Of functions whose slope has a bound.
    func absorbing(_ product: ValueID) throws -> ValueID {
      try self.absorbing(d, besides: x, isFinite: !ranges[x].mayBeNaN, product)
    }
    switch function {
    case .negate: return try target.unary(.negate, d)
    case .sigmoid:  // y · (1 - y)
      let y = try primal(y, &target)
      return try absorbing(try multiply(d, try multiply(y, try target.binary(.subtract, target.constant(1), y))))
    case .tanh:  // 1 - y²
      let y = try primal(y, &target)
      return try absorbing(try multiply(d, try target.binary(.subtract, target.constant(1), try multiply(y, y))))
    case .relu:
      let isPositive = try target.binary(.greater, try primal(x, &target), target.constant(0))
      return try target.add(.select, [isPositive, d, target.constant(0)])
    case .exp: return try scaled(d, by: y)
    case .log:
      return try self.absorbing(
        d, besides: x, isFinite: ranges[x].isDivisor, try target.binary(.divide, d, try primal(x, &target)))
    case .sqrt:
      let half = try multiply(d, target.constant(0.5))
      return try self.absorbing(
        d, besides: y, isFinite: ranges[y].isDivisor, try target.binary(.divide, half, try primal(y, &target)))
    case .abs: return try multiply(d, try target.unary(.sign, try primal(x, &target)))
    case .softplus: return try absorbing(try multiply(d, try target.unary(.sigmoid, try primal(x, &target))))
    case .erf:  // 2 / √π · exp(-x²)
      let x = try primal(x, &target)
      let gaussian = try target.unary(.exp, try target.unary(.negate, try multiply(x, x)))
      return try absorbing(try multiply(d, try multiply(gaussian, target.constant(1.128_379_167_095_512_6))))
    case .sin:
      let slope = try target.unary(.cos, try primal(x, &target))
      return try self.absorbing(d, besides: x, isFinite: ranges[x].isFinite, try multiply(d, slope))
    case .cos:
      let slope = try target.unary(.negate, try target.unary(.sin, try primal(x, &target)))
      return try self.absorbing(d, besides: x, isFinite: ranges[x].isFinite, try multiply(d, slope))
    case .reciprocal:  // -y²
      let square = try multiply(try primal(y, &target), try primal(y, &target))
      let product = try self.absorbing(d, besides: y, isFinite: ranges[y].isFinite, try multiply(d, square))
      return try target.unary(.negate, product)
    case .sign, .detached: return try multiply(d, target.constant(0))
    }
  }

  /// The cotangent of a greatest value, in equal parts to those that are as great: the shortest subgradient.
  /// - Parameter total: sums over what the greatest value is one of.
  private func shared(
    _ d: ValueID, among x: ValueID, greatest y: ValueID, where mask: ValueID? = nil,
    _ total: (ValueID) throws -> ValueID
  ) throws -> ValueID {
    let shape = source.type(of: x).shape
    func along(_ value: ValueID) throws -> ValueID {
      guard !shape.isEmpty, target.type(of: value).shape != shape, !target.type(of: value).shape.isEmpty else {
        return value
      }
      let ones = try target.add(.broadcast([shape.last!]), [target.constant(1)])
      return try target.add(
        .reshape(shape), [target.add(.outer, [rows(value), ones])])
    }
    let (values, greatest) = (try primal(x, &target), try along(try primal(y, &target)))
    var selected = try target.binary(.greaterEqual, values, greatest)
    if let mask { selected = try target.add(.select, [mask, selected, target.constant(0)]) }
    // At least one, unless all is NaN.
    let count = try target.binary(.maximum, try total(selected), target.constant(1))
    let part = try along(try target.binary(.divide, d, count))
    return try target.add(.select, [selected, part, target.constant(0)])
  }

  /// The value as a vector, or a vector in the shape of another value.
  private func rows(_ value: ValueID, like other: ValueID? = nil) throws -> ValueID {
    let shape = other.map { source.type(of: $0).shape } ?? [target.type(of: value).count]
    return target.type(of: value).shape == shape ? value : try target.add(.reshape(shape), [value])
  }

  /// By the ranks of the operands; the gradient of a matrix that has no axes is one sum of outer products.
  private func propagate(_ d: ValueID, throughProductOf a: ValueID, _ b: ValueID) throws {
    func outer(_ left: ValueID, _ right: ValueID, of matrix: ValueID) throws -> ValueID {
      let type = source.type(of: matrix)
      return try target.add(type.hasAxes ? .outer : .outerSum, [left, right])
    }
    switch (source.type(of: a).shape.count, source.type(of: b).shape.count) {
    case (1, 1):
      try give(a) { try scaled(d, by: b) }
      try give(b) { try scaled(d, by: a) }
    case (2, 1):
      try give(a) { try outer(d, try vector(b, besides: d), of: a) }
      try give(b) { try product(d, withTransposed: a, isLeft: true) }
    case (1, 2):
      try give(a) { try product(d, withTransposed: b, isLeft: false) }
      try give(b) { try outer(try vector(a, besides: d), d, of: b) }
    case (_, _):
      let isSum = target.type(of: d).hasAxes
      try give(a) {
        guard isSum, !source.type(of: a).hasAxes else { return try product(d, withTransposed: b, isLeft: false) }
        return try productSum(d, vector(b, besides: d))
      }
      try give(b) {
        guard isSum, !source.type(of: b).hasAxes else { return try product(d, withTransposed: a, isLeft: true) }
        return try productSum(
          target.add(.transpose, [vector(a, besides: d)]), target.add(.transpose, [d]))
      }
    }
  }

  /// The sum of products with the cotangent: of a matrix that is the same for all.
  private func productSum(_ left: ValueID, _ right: ValueID) throws -> ValueID {
    try target.add(.productSum, [left, right])
  }

  private func give(_ operand: ValueID, _ cotangent: () throws -> ValueID) throws {
    guard isActive(operand) else { return }
    let fitted = try target.fit(try cotangent(), to: source.type(of: operand))
    cotangents.add(fitted, to: operand)
  }
}
