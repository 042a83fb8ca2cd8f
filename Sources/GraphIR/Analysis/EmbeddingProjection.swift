/// A product of a matrix of parameters with rows of embeddings, and the bias that is added to it: `W · E[i] + b`, or
/// `W · [h, E[i]] + b`, where some parts of the vector are such rows.
struct EmbeddingProjection {
  struct Part {
    var value: ValueID
    /// The first of the matrix's columns that it is multiplied by.
    var column: Int
    /// For a row of an embedding.
    var cost: FoldingCost?
  }

  let product: ValueID
  let matrix: ValueID
  let parts: [Part]
  /// The sum with a bias, which nobody but the sum adds to the product.
  let biased: (sum: ValueID, bias: ValueID)?

  /// The value that it all gives.
  var result: ValueID { biased?.sum ?? product }
}

extension Graph {
  /// The projections of embeddings outside of scans, in order.
  /// - Parameter isStep: whether this is the graph of a step, which runs as often as sequences have steps.
  func embeddingProjections(isStep: Bool) -> [EmbeddingProjection] {
    let isParametric = parametricValues()
    let uses = Uses(self)

    func part(_ value: ValueID, column: Int, outputs: Int) -> EmbeddingProjection.Part {
      var part = EmbeddingProjection.Part(value: value, column: column)
      let node = self[value]
      guard node.operation == .gather, isParametric[node.operands[0].index] else { return part }
      let shape = type(of: node.operands[0]).shape
      guard shape.count == 2 else { return part }
      let isSequence = isStep || node.type.isSequence
      part.cost = FoldingCost(
        vocabulary: shape[0], width: shape[1], outputs: outputs,
        rows: isSequence ? FoldingCost.assumedRows : FoldingCost.assumedBatch)
      return part
    }

    func biased(_ product: ValueID) -> (sum: ValueID, bias: ValueID)? {
      guard let sum = uses.onlyUser(of: product), self[sum].operation == .binary(.add),
        let bias = self[sum].operands.first(where: { $0 != product }), isParametric[bias.index],
        type(of: bias).shape == type(of: product).shape
      else { return nil }
      return (sum, bias)
    }

    return identifiers.compactMap { product in
      let node = self[product]
      guard node.operation == .product, isParametric[node.operands[0].index], !isParametric[node.operands[1].index],
        type(of: node.operands[0]).shape.count == 2, type(of: node.operands[1]).shape.count == 1
      else { return nil }
      let vector = node.operands[1]
      let isConcatenation = self[vector].operation == .concatenate(axis: 0)
      var parts: [EmbeddingProjection.Part] = []
      var column = 0
      for value in isConcatenation ? self[vector].operands : [vector] {
        parts.append(part(value, column: column, outputs: node.type.shape[0]))
        column += type(of: value).count
      }
      guard parts.contains(where: { $0.cost != nil }) else { return nil }
      return EmbeddingProjection(
        product: product, matrix: node.operands[0], parts: parts, biased: biased(product))
    }
  }
}
