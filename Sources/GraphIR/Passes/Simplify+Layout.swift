/// Concatenations of concatenations become one of up to so many parts: where values are doubled again and again, their
/// number would double as well.
private let maximumParts = 64

/// Movements of data that cancel or combine. `nil` means that there is nothing to simplify.
extension Graph {
  mutating func simplerConcatenation(_ axis: Int, _ node: Node) throws -> ValueID? {
    if node.operands.count == 1 { return node.operands[0] }
    let numbers = Set(node.operands.map { number($0) })
    if numbers.count == 1, numbers.first! != nil { return constant(number(node.operands[0])!) }
    var parts: [ValueID] = []
    for operand in node.operands {
      if self[operand].operation == .concatenate(axis: axis), type(of: operand).axes == node.type.axes,
        node.operands.count + self[operand].operands.count <= maximumParts
      {
        parts += self[operand].operands
      } else if let last = parts.last, let joined = try joined(last, operand, axis: axis) {
        parts[parts.count - 1] = joined
      } else {
        parts.append(operand)
      }
    }
    return parts == node.operands ? nil : try simplified(.concatenate(axis: axis), parts)
  }

  /// Adjacent slices of one value as one slice.
  private mutating func joined(_ a: ValueID, _ b: ValueID, axis: Int) throws -> ValueID? {
    guard case .slice(axis, let start, let count) = self[a].operation,
      case .slice(axis, start + count, let more) = self[b].operation, self[a].operands == self[b].operands
    else { return nil }
    return try simplified(.slice(axis: axis, start: start, count: count + more), self[a].operands)
  }

  mutating func simplerSlice(_ axis: Int, _ start: Int, _ count: Int, _ node: Node) throws -> ValueID? {
    let operand = node.operands[0]
    if count == type(of: operand).shape[axis] { return operand }
    if let number = number(operand) { return constant(number) }
    switch self[operand].operation {
    case .slice(axis, let outer, _):
      return try simplified(.slice(axis: axis, start: outer + start, count: count), self[operand].operands)
    case .concatenate(axis):
      return try slice(ofParts: self[operand].operands, axis: axis, start: start, count: count)
    case .pad(axis, let before, _):
      let inner = self[operand].operands[0]
      let end = before + type(of: inner).shape[axis]
      if start + count <= before || start >= end { return constant(0) }
      guard start >= before, start + count <= end else { return nil }
      return try simplified(.slice(axis: axis, start: start - before, count: count), [inner])
    default: return nil
    }
  }

  /// The part of a concatenation that a slice covers.
  private mutating func slice(ofParts operands: [ValueID], axis: Int, start: Int, count: Int) throws -> ValueID {
    var parts: [ValueID] = []
    var position = 0
    for operand in operands {
      let extent = type(of: operand).shape[axis]
      let (first, end) = (max(start - position, 0), min(start + count - position, extent))
      if first < end {
        parts.append(try simplified(.slice(axis: axis, start: first, count: end - first), [operand]))
      }
      position += extent
    }
    return parts.count == 1 ? parts[0] : try simplified(.concatenate(axis: axis), parts)
  }

  mutating func simplerPad(_ axis: Int, _ before: Int, _ after: Int, _ node: Node) throws -> ValueID? {
    let operand = node.operands[0]
    if before == 0, after == 0 { return operand }
    if isZero(operand) { return constant(0) }
    guard case .pad(axis, let innerBefore, let innerAfter) = self[operand].operation else { return nil }
    let combined = Operation.pad(axis: axis, before: before + innerBefore, after: after + innerAfter)
    return try simplified(combined, self[operand].operands)
  }

  mutating func simplerReshape(_ shape: [Int], _ node: Node) throws -> ValueID? {
    let operand = node.operands[0]
    if type(of: operand).shape == shape { return operand }
    if let number = number(operand) { return constant(number) }
    guard case .reshape = self[operand].operation else { return nil }
    return try simplified(.reshape(shape), self[operand].operands)
  }

  mutating func simplerTranspose(_ node: Node) throws -> ValueID? {
    let operand = node.operands[0]
    if let number = number(operand) { return constant(number) }
    if self[operand].operation == .transpose { return self[operand].operands[0] }
    // (Aᵀ · B)ᵀ = Bᵀ · A
    let factors = self[operand].operands
    guard self[operand].operation == .product, factors.allSatisfy({ type(of: $0).shape.count == 2 }),
      factors.contains(where: { self[$0].operation == .transpose })
    else { return nil }
    let left = try simplified(.transpose, [factors[1]])
    let right = try simplified(.transpose, [factors[0]])
    return try simplified(.product, [left, right])
  }

  mutating func simplerSpread(_ batch: Bool, _ times: TimeAxes, _ node: Node) throws -> ValueID? {
    let operand = node.operands[0]
    if type(of: operand) == node.type { return operand }
    guard case .spread(let innerBatch, let innerTimes) = self[operand].operation,
      let union = times.union(innerTimes)
    else { return nil }
    return try simplified(.spread(batch: batch || innerBatch, times: union), self[operand].operands)
  }
}

extension TensorType {
  /// The axes alone.
  var axes: TensorType { TensorType([], batch: batch, times: times) }
}
