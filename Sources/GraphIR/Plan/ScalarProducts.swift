/// A product with few results as one scalar product for each, since a vector of them would be nearly empty:
/// destination[i] = bias[i] + Σ_j matrix[i, j] · input[j].
struct ScalarProducts {
  private let product: ProductFusion.Product
  private let matrix: MatrixView

  init?(_ product: ProductFusion.Product, _ matrix: MatrixView, atMost limit: Int) {
    guard product.destination.count <= limit, matrix.hasContiguousColumns else { return nil }
    (self.product, self.matrix) = (product, matrix)
  }

  /// The products as a loop of their own.
  var loop: Instruction {
    var code = Pointwise(count: product.input.count, definitions: [], names: [], stores: [], sums: [])
    let input = code.add(.load(product.input))
    return .pointwise(adding(to: code, inputValue: input), over: product.domain, origin: product.origin)
  }

  /// The same as part of the last loop that computes the input, which it then need not load. Every definition is in order
  /// with those of `body`, which it must follow.
  func joined(to body: [Instruction]) -> [Instruction]? {
    let (input, bias) = (product.input, product.bias)
    for index in body.indices.reversed() {
      if let code = body[index].code, body[index].domain == product.domain, code.count == input.count,
        let store = code.stores.first(where: { $0.view == input }),
        bias.map({ !body[index].destinations.contains($0.buffer) }) ?? true
      {
        var result = body
        result[index] = .pointwise(
          adding(to: code, inputValue: store.value), over: product.domain,
          origin: body[index].origin.joined(with: product.origin))
        return result
      }
      let isIndependent = body[index].destinations.allSatisfy { $0 != input.buffer && $0 != bias?.buffer }
      guard isIndependent, !body[index].buffers.contains(product.destination.buffer) else { return nil }
    }
    return nil
  }

  private func adding(to code: Pointwise, inputValue: Pointwise.Value) -> Pointwise {
    var code = code
    for index in 0..<product.destination.count {
      let row = View(
        buffer: matrix.buffer, column: matrix.offset + index * matrix.rowStride, count: matrix.columns)
      let factors = code.add(.binary(.multiply, code.add(.load(row)), inputValue))
      code.sums.append(
        Pointwise.Store(
          view: product.destination.element(index), value: factors, initial: product.bias?.element(index)))
    }
    return code
  }
}

extension View {
  fileprivate func element(_ index: Int) -> View {
    View(buffer: buffer, column: column + index, count: 1, stepOffset: stepOffset)
  }
}
