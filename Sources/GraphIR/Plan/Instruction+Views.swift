extension Instruction {
  /// Every view that the instruction reads or writes.
  var views: [View] {
    var views: [View] = []
    _ = mapping { view in
      views.append(view)
      return view
    }
    return views
  }

  /// The same instruction on other rows.
  func mapping(_ map: (View) -> View) -> Instruction {
    switch self {
    case .loop(let axis, let isReversed, let body):
      .loop(axis: axis, isReversed: isReversed, body: body.map { $0.mapping(map) })
    case .enter(let axis, let isReversed, let source, let trajectory):
      .enter(axis: axis, isReversed: isReversed, source: source.map(map), trajectory: map(trajectory))
    case .leave(let axis, let isReversed, let trajectory, let destination):
      .leave(axis: axis, isReversed: isReversed, trajectory: map(trajectory), destination: map(destination))
    case .product(let domain, let input, let matrix, let destination, let bias):
      .product(
        domain: domain, input: map(input), matrix: matrix, destination: map(destination), bias: bias.map(map))
    case .outerSum(let domain, let left, let right, let destination, let leftSum):
      .outerSum(
        domain: domain, left: map(left), right: map(right), destination: destination, leftSum: leftSum.map(map))
    case .pointwise(let code): .pointwise(code.mapping(map))
    case .columnSum(let domain, let source, let destination):
      .columnSum(domain: domain, source: map(source), destination: map(destination))
    case .timeSum(let axis, let source, let destination):
      .timeSum(axis: axis, source: map(source), destination: map(destination))
    case .softmax(let domain, let source, let destination, let width, let isLogarithmic):
      .softmax(
        domain: domain, source: map(source), destination: map(destination), width: width,
        isLogarithmic: isLogarithmic)
    case .crossEntropy(let domain, let logits, let token, let destination):
      .crossEntropy(domain: domain, logits: map(logits), token: map(token), destination: map(destination))
    case .crossEntropyGradient(let domain, let logits, let token, let loss, let cotangent, let destination):
      .crossEntropyGradient(
        domain: domain, logits: map(logits), token: map(token), loss: map(loss), cotangent: map(cotangent),
        destination: map(destination))
    case .gather(let domain, let table, let token, let destination):
      .gather(domain: domain, table: table, token: map(token), destination: map(destination))
    case .scatterSum(let domain, let token, let source, let destination):
      .scatterSum(domain: domain, token: map(token), source: map(source), destination: destination)
    case .copy(let domain, let source, let destination):
      .copy(domain: domain, source: map(source), destination: map(destination))
    case .zero(let domain, let destination): .zero(domain: domain, destination: map(destination))
    case .at(let end, let axis, let source, let destination):
      .at(end, axis: axis, source: map(source), destination: map(destination))
    case .place(let end, let axis, let source, let destination):
      .place(end, axis: axis, source: map(source), destination: map(destination))
    case .rowProduct(let domain, let left, let right, let destination, let m, let k, let n):
      .rowProduct(
        domain: domain, left: map(left), right: map(right), destination: map(destination), m: m, k: k, n: n)
    case .rowTranspose(let domain, let source, let destination, let rows, let columns):
      .rowTranspose(domain: domain, source: map(source), destination: map(destination), rows: rows, columns: columns)
    case .pack, .packPart, .matrixProduct, .matrixOuterSum, .copyMatrix: self
    }
  }
}

extension Pointwise {
  fileprivate func mapping(_ map: (View) -> View) -> Pointwise {
    var code = self
    code.steps = steps.map { step in
      switch step {
      case .load(let view): .load(map(view))
      case .loadScalar(let view): .loadScalar(map(view))
      case .constant, .unary, .binary, .select, .product: step
      }
    }
    for index in products.indices { code.products[index].input = map(products[index].input) }
    for index in stores.indices { code.stores[index].view = map(stores[index].view) }
    for index in sums.indices {
      code.sums[index].view = map(sums[index].view)
      code.sums[index].initial = sums[index].initial.map(map)
    }
    return code
  }
}
