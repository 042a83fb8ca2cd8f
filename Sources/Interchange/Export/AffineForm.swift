import GraphIR

/// A vector as matrices of numbers times vectors, and numbers: Σ Mᵢ · vᵢ + c. Each value is in one term.
struct AffineForm {
  private(set) var terms: [(value: ValueID, matrix: Matrix)] = []
  private(set) var constant: [Double]

  var count: Int { constant.count }

  init(constant: [Double]) { self.constant = constant }

  init(_ matrix: Matrix, times value: ValueID) {
    terms = [(value, matrix)]
    constant = Array(repeating: 0, count: matrix.rows)
  }

  /// One term, or none.
  init(_ matrix: Matrix?, times value: ValueID, count: Int) {
    terms = matrix.map { [(value, $0)] } ?? []
    constant = Array(repeating: 0, count: count)
  }

  /// The matrix of a value; nil if it is in no term.
  subscript(value: ValueID) -> Matrix? { terms.first { $0.value == value }?.matrix }

  static prefix func - (form: AffineForm) -> AffineForm { form.scaled(by: Array(repeating: -1, count: form.count)) }

  func adding(_ other: AffineForm) -> AffineForm {
    var result = self
    result.constant = zip(constant, other.constant).map(+)
    for term in other.terms {
      if let index = result.terms.firstIndex(where: { $0.value == term.value }) {
        result.terms[index].matrix = result.terms[index].matrix.adding(term.matrix)
      } else {
        result.terms.append(term)
      }
    }
    return result
  }

  /// Each row times a number.
  func scaled(by factors: [Double]) -> AffineForm {
    var result = self
    result.constant = zip(constant, factors).map(*)
    for index in terms.indices { result.terms[index].matrix = terms[index].matrix.scaled(by: factors) }
    return result
  }

  func without(_ isLeftOut: (ValueID) -> Bool) -> AffineForm {
    var result = self
    result.terms.removeAll { isLeftOut($0.value) }
    return result
  }
}

/// Finds out what values of a body are sums of. Each value is looked at once: sums may share parts.
final class AffineForms {
  let constants: ConstantValues
  /// Values that are terms by themselves wherever they are added.
  let whole: Set<ValueID>
  private var known: [ValueID: AffineForm] = [:]

  private var graph: Graph { constants.graph }

  init(_ constants: ConstantValues, whole: Set<ValueID>) {
    self.constants = constants
    self.whole = whole
  }

  /// What a vector is made of. Whatever is no sum and no product with numbers is a term by itself.
  func form(of value: ValueID) -> AffineForm {
    if let form = known[value] { return form }
    let form = sum(value) ?? AffineForm(.identity(graph.type(of: value).count), times: value)
    known[value] = form
    return form
  }

  private func sum(_ value: ValueID) -> AffineForm? {
    let node = graph[value]
    let count = node.type.count
    if let tensor = constants[value] { return AffineForm(constant: tensor.values) }
    switch node.operation {
    case .binary(.add): return operand(0, of: node).flatMap { first in operand(1, of: node).map(first.adding) }
    case .binary(.subtract):
      return operand(0, of: node).flatMap { first in operand(1, of: node).map { first.adding(-$0) } }
    case .unary(.negate): return operand(0, of: node).map { -$0 }
    case .spread: return operand(0, of: node)
    case .binary(.multiply):
      for (index, other) in [(0, 1), (1, 0)] {
        guard let values = constants[node.operands[index]]?.values else { continue }
        let factors = values.count == 1 ? Array(repeating: values[0], count: count) : values
        return operand(other, of: node)?.scaled(by: factors)
      }
      return nil
    case .product where node.type.shape.count == 1:
      if let matrix = matrix(node.operands[0]) { return product(matrix, node.operands[1]) }
      if let matrix = matrix(node.operands[1]) { return product(matrix.transposed, node.operands[0]) }
      return nil
    default: return nil
    }
  }

  /// Of an elementwise operation: a vector, or a number that counts for each feature. Nil of a scalar that is no number.
  private func operand(_ index: Int, of node: Node) -> AffineForm? {
    let (operand, count) = (node.operands[index], node.type.count)
    if let values = constants[operand]?.values, values.count == 1 {
      return AffineForm(constant: Array(repeating: values[0], count: count))
    }
    guard graph.type(of: operand).shape == node.type.shape else { return nil }
    return whole.contains(operand) ? AffineForm(.identity(count), times: operand) : form(of: operand)
  }

  private func matrix(_ value: ValueID) -> Matrix? {
    guard let tensor = constants[value], tensor.type.shape.count == 2 else { return nil }
    return Matrix(rows: tensor.type.shape[0], columns: tensor.type.shape[1], values: tensor.values)
  }

  private func product(_ matrix: Matrix, _ vector: ValueID) -> AffineForm {
    if let tensor = constants[vector] { return AffineForm(constant: matrix.times(tensor.values)) }
    guard case .concatenate = graph[vector].operation else { return AffineForm(matrix, times: vector) }
    var start = 0
    var result = AffineForm(constant: Array(repeating: 0, count: matrix.rows))
    for part in graph[vector].operands {
      let count = graph.type(of: part).count
      result = result.adding(product(matrix.columns(start..<start + count), part))
      start += count
    }
    return result
  }
}
