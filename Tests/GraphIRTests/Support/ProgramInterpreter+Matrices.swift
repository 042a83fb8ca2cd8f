import Foundation

@testable import GraphIR

// Elementwise code, and what is done to whole matrices.

extension ProgramInterpreter {
  mutating func executeOnMatrices(_ instruction: Instruction) {
    func matrix(_ role: KernelOperand.Role) -> MatrixView { instruction.matrix(role)! }
    func view(_ role: KernelOperand.Role) -> View { instruction.view(role)! }
    switch instruction.kernel {
    case .rowProduct(let m, let k, let n):
      let (left, right, destination) = (view(.left), view(.right), view(.destination))
      for (t, b) in rows(instruction.domain) {
        for i in 0..<m {
          for j in 0..<n {
            self[destination, t, b, i * n + j] = (0..<k).reduce(0) {
              $0 + self[left, t, b, i * k + $1] * self[right, t, b, $1 * n + j]
            }
          }
        }
      }
    case .rowTranspose(let rowCount, let columns):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in rows(instruction.domain) {
        for i in 0..<rowCount {
          for j in 0..<columns { self[destination, t, b, j * rowCount + i] = self[source, t, b, i * columns + j] }
        }
      }
    case .pack, .packSparse:
      let (source, destination) = (matrix(.source), instruction[.packed]!.buffer)
      for i in 0..<source.rows {
        for j in 0..<source.columns { write(destination, i * source.columns + j, self[source, i, j]) }
      }
    case .packPart(let place):
      let (source, destination) = (matrix(.source), instruction[.packed]!.buffer)
      for i in 0..<source.rows {
        for j in 0..<source.columns {
          write(destination, (place.row + i) * place.columns + place.column + j, self[source, i, j])
        }
      }
    case .matrixProduct:
      let (left, packed, destination) = (matrix(.left), instruction[.packed]!.buffer, matrix(.destination))
      for i in 0..<left.rows {
        for j in 0..<destination.columns {
          self[destination, i, j] = (0..<left.columns).reduce(0) {
            $0 + self[left, i, $1] * read(packed, j * left.columns + $1)
          }
        }
      }
    case .matrixOuterSum:
      let (left, right, destination) = (matrix(.left), matrix(.right), matrix(.destination))
      for row in 0..<left.rows {
        for i in 0..<left.columns {
          for j in 0..<right.columns { self[destination, i, j] += self[left, row, i] * self[right, row, j] }
        }
      }
    case .copyMatrix:
      let (source, destination) = (matrix(.source), matrix(.destination))
      for i in 0..<source.rows { for j in 0..<source.columns { self[destination, i, j] = self[source, i, j] } }
    default: preconditionFailure("\(instruction.kernel) is about rows")
    }
  }

  mutating func execute(_ code: Pointwise, _ t: Steps, _ b: Int) {
    var sums = [Double](repeating: 0, count: code.sums.count)
    for first in stride(from: 0, to: code.count, by: 16) {
      let features = first..<min(first + 16, code.count)
      let values = features.map { self.values(of: code, t, b, feature: $0) }
      for store in code.stores {
        for (j, values) in zip(features, values) { self[store.view, t, b, j] = values[store.value] }
      }
      for (index, store) in code.sums.enumerated() { for values in values { sums[index] += values[store.value] } }
    }
    for (index, store) in code.sums.enumerated() {
      self[store.view, t, b, 0] = (store.initial.map { self[$0, t, b, 0] } ?? 0) + sums[index]
    }
  }

  func values(of code: Pointwise, _ t: Steps, _ b: Int, feature j: Int) -> [Double] {
    var values: [Double] = []
    for definition in code.definitions {
      let value: Double =
        switch definition {
        case .load(let view): self[view, t, b, j]
        case .loadScalar(let view): self[view, t, b, 0]
        case .constant(let number): number
        case .unary(let function, let x): apply(function, values[x])
        case .binary(let function, let x, let y): apply(function, values[x], values[y])
        case .select(let condition, let x, let y): values[condition] != 0 ? values[x] : values[y]
        case .product(let index, let block):
          sum(code.products[index], block: block, of: code.count, t, b, feature: j, values)
        }
      values.append(value)
    }
    return values
  }

  func sum(
    _ product: Pointwise.Product, block: Int, of count: Int, _ t: Steps, _ b: Int, feature j: Int, _ values: [Double]
  ) -> Double {
    let k = product.input.count
    let row = (block * count + j) * k
    return (0..<k).reduce(product.initial[block].map { values[$0] } ?? 0) {
      $0 + self[product.input, t, b, $1] * read(product.matrix, row + $1)
    }
  }
}
