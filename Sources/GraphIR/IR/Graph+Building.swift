/// Short forms for building graphs. All throw `TypeError` if the operands do not fit.
extension Graph {
  /// Appends the projection of one result of a scan.
  @discardableResult
  public mutating func addResult(_ index: Int, of scan: ValueID, name: String? = nil) throws -> ValueID {
    guard case .scan(let operation) = self[scan].operation else { throw TypeError("\(scan) is not a scan") }
    return append(Node(.result(index), [scan], type: try operation.resultType(index), name: name))
  }

  public mutating func constant(_ value: Double) -> ValueID {
    append(Node(.constant(value), type: TensorType()))
  }

  public mutating func unary(_ function: UnaryFunction, _ operand: ValueID) throws -> ValueID {
    try add(.unary(function), [operand])
  }

  public mutating func binary(_ function: BinaryFunction, _ left: ValueID, _ right: ValueID) throws -> ValueID {
    try add(.binary(function), [left, right])
  }
}
