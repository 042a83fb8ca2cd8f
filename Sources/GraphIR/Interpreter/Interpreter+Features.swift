// Operations on the features of each row, elementwise or along an axis of the shape.

extension Interpreter {
  /// A function of the operands' corresponding elements, scalars and missing axes broadcast.
  func elementwise(_ operands: [Tensor], _ type: TensorType, _ function: ([Double]) -> Double) -> Tensor {
    var result = zeros(type)
    var elements = [Double](repeating: 0, count: operands.count)
    let featureStrides = operands.map { $0.type.shape.isEmpty ? 0 : 1 }
    forEachRow(of: operands) { row in
      let start = offset(in: type, row)
      let starts = operands.map { offset(in: $0.type, row) }
      for feature in 0..<type.count {
        for index in operands.indices {
          elements[index] = operands[index].values[starts[index] + feature * featureStrides[index]]
        }
        result.values[start + feature] = function(elements)
      }
    }
    return result
  }

  func broadcast(_ operand: Tensor, _ type: TensorType) -> Tensor {
    Tensor(type, operand.values.flatMap { Array(repeating: $0, count: type.count) })
  }

  /// A shape seen along one of its axes: `outer` blocks of `extent` slabs of `inner` elements.
  private func blocks(_ shape: [Int], _ axis: Int) -> (outer: Int, extent: Int, inner: Int) {
    (shape[..<axis].reduce(1, *), shape[axis], shape[(axis + 1)...].reduce(1, *))
  }

  func concatenate(_ operands: [Tensor], axis: Int, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let whole = blocks(type.shape, axis)
    forEachRow(of: operands) { row in
      var position = 0
      for operand in operands {
        let part = blocks(operand.type.shape, axis)
        let source = offset(in: operand.type, row)
        let destination = offset(in: type, row) + position * whole.inner
        for block in 0..<part.outer {
          for element in 0..<part.extent * part.inner {
            result.values[destination + block * whole.extent * whole.inner + element] =
              operand.values[source + block * part.extent * part.inner + element]
          }
        }
        position += part.extent
      }
    }
    return result
  }

  func slice(_ operand: Tensor, axis: Int, start: Int, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let whole = blocks(operand.type.shape, axis)
    let part = blocks(type.shape, axis)
    forEachRow(of: [operand]) { row in
      let source = offset(in: operand.type, row) + start * whole.inner
      let destination = offset(in: type, row)
      for block in 0..<part.outer {
        for element in 0..<part.extent * part.inner {
          result.values[destination + block * part.extent * part.inner + element] =
            operand.values[source + block * whole.extent * whole.inner + element]
        }
      }
    }
    return result
  }

  func pad(_ operand: Tensor, axis: Int, before: Int, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let whole = blocks(type.shape, axis)
    let part = blocks(operand.type.shape, axis)
    forEachRow(of: [operand]) { row in
      let source = offset(in: operand.type, row)
      let destination = offset(in: type, row) + before * whole.inner
      for block in 0..<part.outer {
        for element in 0..<part.extent * part.inner {
          result.values[destination + block * whole.extent * whole.inner + element] =
            operand.values[source + block * part.extent * part.inner + element]
        }
      }
    }
    return result
  }

  func transpose(_ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let (rows, columns) = (operand.type.shape[0], operand.type.shape[1])
    forEachRow(of: [operand]) { place in
      let start = offset(in: type, place)
      for row in 0..<rows {
        for column in 0..<columns {
          result.values[start + column * rows + row] = operand.values[start + row * columns + column]
        }
      }
    }
    return result
  }

  func rearrange(_ operand: Tensor, _ rearrangement: Rearrangement, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let sources = rearrangement.sources()
    forEachRow(of: [operand]) { row in
      let (source, destination) = (offset(in: operand.type, row), offset(in: type, row))
      for (feature, place) in sources.enumerated() {
        if let place { result.values[destination + feature] = operand.values[source + place] }
      }
    }
    return result
  }

  func rearrangeSum(_ operand: Tensor, _ rearrangement: Rearrangement, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let sources = rearrangement.sources()
    forEachRow(of: [operand]) { row in
      let (source, destination) = (offset(in: operand.type, row), offset(in: type, row))
      for (feature, place) in sources.enumerated() {
        if let place { result.values[destination + place] += operand.values[source + feature] }
      }
    }
    return result
  }

  func sum(_ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [operand]) { row in
      let source = offset(in: operand.type, row)
      let destination = offset(in: type, row)
      for feature in 0..<operand.type.count { result.values[destination] += operand.values[source + feature] }
    }
    return result
  }

  /// The greatest of each group of elements along the last axis of the shape. NaN if one is.
  func greatest(_ operand: Tensor, _ type: TensorType) -> Tensor {
    let width = operand.type.shape.last!
    return Tensor(
      type,
      stride(from: 0, to: operand.values.count, by: width).map { start in
        operand.values[start..<start + width].reduce(-.infinity) { BinaryFunction.maximum($0, $1) }
      })
  }

  /// One element of a softmax: x - max, its exponential, and the sum of the exponentials.
  struct SoftmaxElement {
    var shifted: Double
    var exponential: Double
    var sum: Double
  }

  /// A function of each group of elements along the last axis of the shape.
  func softmax(_ operand: Tensor, _ function: (SoftmaxElement) -> Double) -> Tensor {
    var result = operand
    let width = operand.type.shape.last!
    for start in stride(from: 0, to: operand.values.count, by: width) {
      let maximum = operand.values[start..<start + width].max()!
      let exponentials = operand.values[start..<start + width].map { UnaryFunction.exp($0 - maximum) }
      let sum = exponentials.reduce(0, +)
      for (index, exponential) in exponentials.enumerated() {
        let shifted = operand.values[start + index] - maximum
        result.values[start + index] = function(
          SoftmaxElement(shifted: shifted, exponential: exponential, sum: sum))
      }
    }
    return result
  }
}
