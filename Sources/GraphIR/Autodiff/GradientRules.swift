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
    case .input, .parameter, .argument, .constant, .mask, .ends, .count: break

    case .unary(let function):
      try give(0) { try derivative(of: function, d: d, x: operands[0], y: y) }

    case .binary(.add):
      try give(0) { d }
      try give(1) { d }
    case .binary(.subtract):
      try give(0) { d }
      try give(1) { try target.unary(.negate, d) }
    case .binary(.multiply):
      try give(0) { try multiply(d, try value(operands[1])) }
      try give(1) { try multiply(d, try value(operands[0])) }
    case .binary(.divide):  // d_a = d / b, d_b = -d · y / b
      try give(0) { try target.binary(.divide, d, try value(operands[1])) }
      try give(1) {
        let quotient = try target.binary(.divide, try multiply(d, try value(y)), try value(operands[1]))
        return try target.unary(.negate, quotient)
      }
    case .binary(.maximum), .binary(.minimum):  // Where the two are equal, the first one takes it all.
      let isMaximum = node.operation == .binary(.maximum)
      let (a, b) = (try value(operands[0]), try value(operands[1]))
      let isFirst = try target.binary(.greaterEqual, isMaximum ? a : b, isMaximum ? b : a)
      try give(0) { try target.add(.select, [isFirst, d, target.constant(0)]) }
      try give(1) { try target.add(.select, [isFirst, target.constant(0), d]) }
    case .binary(.greater), .binary(.greaterEqual): break
    case .select:
      let condition = try value(operands[0])
      try give(1) { try target.add(.select, [condition, d, target.constant(0)]) }
      try give(2) { try target.add(.select, [condition, target.constant(0), d]) }

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
    case .spread, .reduce: try give(0) { d }

    case .sum: try give(0) { d }
    case .softmax:  // d_x = y · (d - Σ d · y)
      try give(0) {
        let y = try value(y)
        let total = try target.add(.sum, [try multiply(d, y)])
        return try multiply(y, try target.binary(.subtract, d, total))
      }
    case .logSoftmax:  // d_x = d - exp(y) · Σ d
      try give(0) {
        let probabilities = try target.unary(.exp, try value(y))
        return try target.binary(.subtract, d, try multiply(probabilities, try target.add(.sum, [d])))
      }

    case .at(let end): try give(0) { try target.add(.place(end, source.type(of: operands[0]).time!), [d]) }
    case .place(let end, _): try give(0) { try target.add(.at(end), [d]) }

    case .product: try propagate(d, throughProductOf: operands[0], operands[1])
    case .outer, .outerSum:  // d_a = d · b, d_b = dᵀ · a
      try give(0) { try target.add(.product, [d, try value(operands[1])]) }
      try give(1) { try target.add(.product, [try target.add(.transpose, [d]), try value(operands[0])]) }

    case .gather: try give(0) { try target.add(.scatterSum, [try value(operands[1]), d]) }
    case .scatterSum: try give(1) { try target.add(.gather, [d, try value(operands[0])]) }
    case .crossEntropy:
      try give(0) {
        let arguments = [try value(operands[0]), try value(operands[1]), try value(y), d]
        return try target.add(.crossEntropyGradient, arguments)
      }
    case .crossEntropyGradient:
      throw TypeError("the gradient of a cross-entropy cannot be differentiated again")

    case .scan, .result: preconditionFailure("scans are differentiated by the walk itself")
    }
  }

  private func derivative(
    of function: UnaryFunction, d: ValueID, x: ValueID, y: ValueID
  ) throws -> ValueID {
    func multiply(_ a: ValueID, _ b: ValueID) throws -> ValueID { try target.binary(.multiply, a, b) }
    switch function {
    case .negate: return try target.unary(.negate, d)
    case .sigmoid:  // y · (1 - y)
      let y = try primal(y, &target)
      return try multiply(d, try multiply(y, try target.binary(.subtract, target.constant(1), y)))
    case .tanh:  // 1 - y²
      let y = try primal(y, &target)
      return try multiply(d, try target.binary(.subtract, target.constant(1), try multiply(y, y)))
    case .relu:
      let isPositive = try target.binary(.greater, try primal(x, &target), target.constant(0))
      return try target.add(.select, [isPositive, d, target.constant(0)])
    case .exp: return try multiply(d, try primal(y, &target))
    case .log: return try target.binary(.divide, d, try primal(x, &target))
    case .sqrt: return try target.binary(.divide, try multiply(d, target.constant(0.5)), try primal(y, &target))
    case .abs: return try multiply(d, try target.unary(.sign, try primal(x, &target)))
    case .softplus: return try multiply(d, try target.unary(.sigmoid, try primal(x, &target)))
    case .erf:  // 2 / √π · exp(-x²)
      let x = try primal(x, &target)
      let gaussian = try target.unary(.exp, try target.unary(.negate, try multiply(x, x)))
      return try multiply(d, try multiply(gaussian, target.constant(1.128_379_167_095_512_6)))
    case .reciprocal:  // -y²
      let y = try primal(y, &target)
      return try target.unary(.negate, try multiply(d, try multiply(y, y)))
    case .sign: return try multiply(d, target.constant(0))
    }
  }

  /// By the ranks of the operands; the gradient of a matrix that has no axes is one sum of outer products.
  private func propagate(_ d: ValueID, throughProductOf a: ValueID, _ b: ValueID) throws {
    func transposed(_ value: ValueID) throws -> ValueID { try target.add(.transpose, [value]) }
    func outer(_ left: ValueID, _ right: ValueID, of matrix: ValueID) throws -> ValueID {
      let type = source.type(of: matrix)
      return try target.add(type.batch || type.time != nil ? .outer : .outerSum, [left, right])
    }
    switch (source.type(of: a).shape.count, source.type(of: b).shape.count) {
    case (1, 1):
      try give(a) { try target.binary(.multiply, d, try primal(b, &target)) }
      try give(b) { try target.binary(.multiply, d, try primal(a, &target)) }
    case (2, 1):
      try give(a) { try outer(d, try primal(b, &target), of: a) }
      try give(b) { try target.add(.product, [try transposed(try primal(a, &target)), d]) }
    case (1, 2):
      try give(a) { try target.add(.product, [try primal(b, &target), d]) }
      try give(b) { try outer(try primal(a, &target), d, of: b) }
    case (_, _):
      try give(a) { try target.add(.product, [d, try transposed(try primal(b, &target))]) }
      try give(b) { try target.add(.product, [try transposed(try primal(a, &target)), d]) }
    }
  }

  private func give(_ operand: ValueID, _ cotangent: () throws -> ValueID) throws {
    guard isActive(operand) else { return }
    let fitted = try target.fit(try cotangent(), to: source.type(of: operand))
    cotangents.add(fitted, to: operand)
  }
}
