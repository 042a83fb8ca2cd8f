/// `W · E[i] + b` becomes a row of the table `E · Wᵀ + b`, which is computed once for each change of the parameters: a
/// product for each word of a small vocabulary instead of one for each step of each example.
///
/// The bias is one more column, `[W b] · [E[i] 1]`, so that its gradient comes with that of the matrix. The rules of
/// `gather` and `product` do the rest: backward, the cotangents of equal words are added up, and two products with as many
/// rows as there are words give the gradients of the matrix and of the embedding.
let foldEmbeddings = foldingEmbeddings(isStep: false)

/// The same for a step function.
let foldEmbeddingsOfStep = foldingEmbeddings(isStep: true)

/// - Parameter isFolded: the decision; `FoldingCost` makes it if nobody else does.
func foldingEmbeddings(
  isStep: Bool, where isFolded: @escaping @Sendable (FoldingCost) -> Bool = { $0.isWorthwhile }
) -> Pass {
  Pass(name: "fold-embeddings", summary: "turns products with rows of an embedding into rows of a table of products") {
    graph, notes in
    var projections: [ValueID: EmbeddingProjection] = [:]
    var isReplaced = [Bool](repeating: false, count: graph.nodes.count)
    for projection in graph.embeddingProjections(isStep: isStep) {
      for cost in projection.parts.compactMap(\.cost) { notes.add(cost, isFolded: isFolded(cost), at: graph.name) }
      guard projection.parts.contains(where: { $0.cost.map(isFolded) ?? false }) else { continue }
      projections[projection.result] = projection
      isReplaced[projection.product.index] = true
    }
    var rewriter = GraphRewriter(graph)
    for value in graph.identifiers {
      if let projection = projections[value] {
        rewriter[value] = try fold(projection, where: isFolded, in: &rewriter)
      } else if !isReplaced[value.index] {
        rewriter.copy(value)
      }
    }
    return rewriter.finished()
  }
}

/// The product with what is no embedding, and the rows of the tables; the bias is in the first table.
private func fold(
  _ projection: EmbeddingProjection, where isFolded: (FoldingCost) -> Bool, in rewriter: inout GraphRewriter
) throws -> ValueID {
  let source = rewriter.source
  let matrix = rewriter[projection.matrix]
  var bias = projection.biased.map { rewriter[$0.bias] }
  var rest: (columns: [ValueID], values: [ValueID]) = ([], [])
  var terms: [ValueID] = []
  for part in projection.parts {
    let columns = try rewriter.graph.slice(
      matrix, axis: 1, start: part.column, count: source.type(of: part.value).count)
    guard let cost = part.cost, isFolded(cost) else {
      rest.columns.append(columns)
      rest.values.append(rewriter[part.value])
      continue
    }
    let (embedding, token) = (rewriter[source[part.value].operands[0]], rewriter[source[part.value].operands[1]])
    let table = try rewriter.graph.table(embedding, columns, bias: bias, at: source[projection.result].origin)
    terms.append(try rewriter.graph.add(.gather, [table, token]))
    bias = nil
  }
  if !rest.values.isEmpty {
    let columns = try rewriter.graph.concatenation(of: rest.columns, axis: 1)
    let vector = try rewriter.graph.concatenation(of: rest.values, axis: 0)
    terms.insert(try rewriter.graph.add(.product, [columns, vector]), at: 0)
  }
  let result = try rewriter.graph.sum(of: terms)!
  rewriter.graph[result].name = source[projection.result].name
  return result
}

extension Graph {
  /// `E · Wᵀ + b` for an embedding [vocabulary, width] and a matrix [outputs, width].
  fileprivate mutating func table(
    _ embedding: ValueID, _ matrix: ValueID, bias: ValueID?, at origin: Origin
  ) throws -> ValueID {
    var (embedding, matrix) = (embedding, matrix)
    if let bias {
      let (vocabulary, outputs) = (type(of: embedding).shape[0], type(of: matrix).shape[0])
      embedding = try appending(at: origin.named("embedding_and_ones")) {
        try $0.add(.concatenate(axis: 1), [embedding, $0.fill(1, type: TensorType([vocabulary, 1]))])
      }
      matrix = try appending(at: origin.named("weights_and_bias")) {
        try $0.add(.concatenate(axis: 1), [matrix, $0.add(.reshape([outputs, 1]), [bias])])
      }
    }
    return try add(.product, [embedding, add(.transpose, [matrix])], name: "table")
  }
}

extension PassNotes {
  fileprivate mutating func add(_ cost: FoldingCost, isFolded: Bool, at place: String) {
    let product = "the product [\(cost.outputs), \(cost.width)] of an embedding [\(cost.vocabulary), \(cost.width)]"
    let table = "table [\(cost.vocabulary), \(cost.outputs)]"
    let costs = "\(cost.table) FLOPs, with moves, against \(cost.products) for \(cost.rows) assumed rows"
    add(
      isFolded ? .folded : .kept, at: place,
      isFolded
        ? "\(product) became a \(table): \(costs)"
        : "\(product) stays, since a \(table) would cost more than half as much: \(costs)",
      numbers: [
        .init("vocabulary", cost.vocabulary), .init("width", cost.width), .init("outputs", cost.outputs),
        .init("assumedRows", cost.rows), .init("tableBytes", 4 * cost.tableCount), .init("tableCost", cost.table),
        .init("productCost", cost.products),
      ])
  }
}
