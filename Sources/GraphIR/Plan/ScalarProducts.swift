/// A product with few results as one scalar product for each, since a vector of them would be nearly empty:
/// destination[i] = bias[i] + Σ_j matrix[i, j] · input[j].
struct ScalarProducts {
  private let domain: Domain
  private let input: View
  private let matrix: MatrixView
  private let destination: View
  private let bias: View?

  init?(_ domain: Domain, _ input: View, _ matrix: MatrixView, _ destination: View, _ bias: View?) {
    guard destination.count <= 4, matrix.columnStride == 1 || matrix.columns == 1 else { return nil }
    (self.domain, self.input, self.matrix, self.destination, self.bias) = (domain, input, matrix, destination, bias)
  }

  /// The products as a loop of their own.
  var loop: Pointwise {
    var code = Pointwise(domain: domain, count: input.count, steps: [], names: [], stores: [], sums: [])
    code.add(.load(input))
    return adding(to: code, inputStep: 0)
  }

  /// The same as part of the last loop that computes the input, which it then need not load. Every step is in order
  /// with those of `body`, which it must follow.
  func joined(to body: [Instruction]) -> [Instruction]? {
    for index in body.indices.reversed() {
      if case .pointwise(let code) = body[index], code.domain == domain, code.count == input.count,
        let store = code.stores.first(where: { $0.view == input }),
        bias.map({ !body[index].destinations.contains($0.buffer) }) ?? true
      {
        var result = body
        result[index] = .pointwise(adding(to: code, inputStep: store.value))
        return result
      }
      let isIndependent = body[index].destinations.allSatisfy { $0 != input.buffer && $0 != bias?.buffer }
      guard isIndependent, !body[index].buffers.contains(destination.buffer) else { return nil }
    }
    return nil
  }

  private func adding(to code: Pointwise, inputStep: Pointwise.Value) -> Pointwise {
    var code = code
    for index in 0..<destination.count {
      let row = View(
        buffer: matrix.buffer, column: matrix.offset + index * matrix.rowStride, count: matrix.columns)
      let product = code.add(.binary(.multiply, code.add(.load(row)), inputStep))
      code.sums.append(
        Pointwise.Store(view: destination.element(index), value: product, initial: bias?.element(index)))
    }
    return code
  }
}

extension Pointwise {
  @discardableResult
  fileprivate mutating func add(_ step: Step) -> Value {
    steps.append(step)
    names.append(nil)
    return steps.count - 1
  }
}

extension View {
  fileprivate func element(_ index: Int) -> View {
    View(buffer: buffer, column: column + index, count: 1, stepOffset: stepOffset)
  }
}
