// Products, and what tokens index.

extension Interpreter {
  /// result[m, n] = Σ_k left[m, k] · right[k, n], where a vector has one row on the left, one column on the right.
  func product(_ left: Tensor, _ right: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let inner = right.type.shape[0]
    let rows = left.type.count / inner
    let columns = right.type.count / inner
    forEachRow(of: [left, right]) { place in
      let (leftStart, rightStart) = (offset(in: left.type, place), offset(in: right.type, place))
      let start = offset(in: type, place)
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = 0.0
          for k in 0..<inner {
            sum += left.values[leftStart + row * inner + k] * right.values[rightStart + k * columns + column]
          }
          result.values[start + row * columns + column] = sum
        }
      }
    }
    return result
  }

  /// result[m, n] += left[m] · right[n], summed over the axes that the result does not have.
  func outer(_ left: Tensor, _ right: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let (rows, columns) = (left.type.count, right.type.count)
    forEachRow(of: [left, right]) { place in
      let (leftStart, rightStart) = (offset(in: left.type, place), offset(in: right.type, place))
      let start = offset(in: type, place)
      for row in 0..<rows {
        for column in 0..<columns {
          result.values[start + row * columns + column] +=
            left.values[leftStart + row] * right.values[rightStart + column]
        }
      }
    }
    return result
  }

  /// result[m, k] = Σ left[m, n] · right[k, n], over n and over the axes that the result does not have.
  func productSum(_ left: Tensor, _ right: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let (rows, columns, inner) = (type.shape[0], type.shape[1], left.type.shape[1])
    forEachRow(of: [left, right]) { place in
      let (leftStart, rightStart) = (offset(in: left.type, place), offset(in: right.type, place))
      for row in 0..<rows {
        for column in 0..<columns {
          for n in 0..<inner {
            result.values[row * columns + column] +=
              left.values[leftStart + row * inner + n] * right.values[rightStart + column * inner + n]
          }
        }
      }
    }
    return result
  }

  func gather(table: Tensor, token: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [table, token]) { place in
      let row = Int(token.values[offset(in: token.type, place)])
      let source = offset(in: table.type, place) + row * type.count
      let destination = offset(in: type, place)
      for feature in 0..<type.count { result.values[destination + feature] = table.values[source + feature] }
    }
    return result
  }

  func scatterSum(token: Tensor, _ operand: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let width = operand.type.count
    forEachRow(of: [token, operand]) { place in
      let row = Int(token.values[offset(in: token.type, place)])
      let source = offset(in: operand.type, place)
      for feature in 0..<width { result.values[row * width + feature] += operand.values[source + feature] }
    }
    return result
  }

  func crossEntropy(logits: Tensor, token: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let logarithms = softmax(logits) { $0.shifted - UnaryFunction.log($0.sum) }
    forEachRow(of: [logits, token]) { place in
      let index = Int(token.values[offset(in: token.type, place)])
      result.values[offset(in: type, place)] =
        -logarithms.values[offset(in: logits.type, place) + index]
    }
    return result
  }

  func crossEntropyGradient(logits: Tensor, token: Tensor, cotangent: Tensor, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let probabilities = softmax(logits) { $0.exponential / $0.sum }
    forEachRow(of: [logits, token]) { place in
      let index = Int(token.values[offset(in: token.type, place)])
      let source = offset(in: logits.type, place)
      let destination = offset(in: type, place)
      let factor = cotangent.values[offset(in: cotangent.type, place)]
      for feature in 0..<type.count where factor != 0 {
        let difference = probabilities.values[source + feature] - (feature == index ? 1 : 0)
        result.values[destination + feature] = difference * factor
      }
    }
    return result
  }
}
