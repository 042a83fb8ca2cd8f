import Testing

@testable import GraphIR

/// Loops that take several steps at a time give what loops over single steps give, and the same gradients.
@Suite struct ChunkLoopsTests {
  static let libraryCells = [
    "GatedLinearAttention", "LinearAttention", "Retention", "DeltaNet", "GatedDeltaNet", "RWKV7", "mLSTM",
  ]

  /// What cells of one's own may do with a matrix, each in a way that no cell of the library has.
  static let ownCells = [
    // Rows and columns fade, and vectors stand on both sides.
    """
    S' = transpose(sigmoid(B * x) * transpose(sigmoid(A * x) * S)) + outer(u, v)
    output S' · v + u · S'
    """,
    // What is read is from before the step, and everything is divided.
    "S' = (S - outer(u, v)) / (1 + exp(A · x))\n  output S · v",
    // The sign changes.
    "S' = outer(u, v) - S\n  output u · S'",
    // A condition holds the matrix.
    "S' = when A · x > 0 { sigmoid(B * x) * S + outer(u, v) } else { S }\n  output S' · v",
    "S' = when A · x > 0 { 0.5 * S } else { S + outer(u, v) }\n  output S' · v",
    "S' = when A · x > 0 { S - outer(v, v) } else { sigmoid(B * x) * S + outer(u, v) }\n  output u · S'",
    // Every row and every element is divided by something.
    "S' = S / (1 + exp(u)) + outer(u, v)\n  output S' · v",
    "S' = S / outer(1 + exp(u), 1 + exp(v)) + outer(u, v)\n  output u · S'",
    "S' = when step % 2 == 0 { 0.9 * S + outer(u, v) } else { S - outer(v, u) }\n  output S' · v",
    // What is read goes into what is added, through another state.
    "state h: [n]\n  h' = tanh(S · h + u)\n  S' = 0.9 * S + outer(h', h)\n  output S' · v",
    // … and into what fades.
    "S' = sigmoid(S · v) * S + outer(u, v)\n  output S' · v",
    // Two matrices that need each other.
    """
    state T: [n, n]
    S' = 0.9 * S + outer(T · u, v)
    T' = T + outer(u, v · S)
    output S' · u + T' · v
    """,
    "S' = S + (A · x) * (outer(u, v) - outer(v, u))\n  output transpose(S') · v",
    // Nothing is scaled, and what is added is not a number where there is no step.
    "S' = S + outer(u, v / norm(x))\n  output S' · (v / norm(x))",
  ]

  private static func model(_ cell: String, _ declaration: String = "") -> String {
    """
    \(declaration)
    model M {
      input x: sequence of [4]
      target y: sequence of [5]
      forward = scan \(cell)(4) over x
      both    = scan bidirectional \(cell)(4) over forward
      output forward
      output both
      loss meanSquaredError(dense(both, 5), y)
    }
    """
  }

  private static func own(_ body: String) -> String {
    let fades = body.contains("A *") || body.contains("A ·") ? "param A: [size(x)]" : ""
    let fadesByColumn = body.contains("B *") ? "param B: [size(x)]" : ""
    return model(
      "Own",
      """
      cell Own(n) {
        input x
        state S: [n, n]
        \(fades)
        \(fadesByColumn)
        param U, V: [n, size(x)]
        u = tanh(U · x)
        v = V · x
        \(body)
      }
      """)
  }

  /// Chunks that lengths end in, and chunks longer than all lengths or of one step.
  private static let chunks: [(String, Int)] = {
    let models = libraryCells.map { model($0) }
    let all = models + ownCells.map { own($0) }
    return all.map { ($0, 3) } + models.map { ($0, 8) } + [(own(ownCells[0]), 1), (own(ownCells.last!), 1)]
  }()

  @Test(arguments: chunks)
  func chunksGiveWhatStepsGive(text: String, steps: Int) throws {
    let model = try lowered(text)
    let function = try #require(model.functions(runsInSegments: true).first { $0.kind == .training })
    let differentiation = try #require(function.differentiation)
    let chunked = try model.graph.applying([chunkingLoops(of: steps, fromElements: 1), deadCode])
    // All three, and with all states.
    #expect(chunked.scans.count == 3)
    #expect(chunked.scans.allSatisfy { $0.axis == TimeAxis("x").derived(.every(steps)) })

    let axis = TimeAxis("x")
    let dimensions = Dimensions(batch: 4, steps: [axis: 7], lengths: [axis: [7, 1, 4, 0]])
    let plain = try model.graph.addingGradients(differentiation)
    let data = GraphData(for: plain, dimensions: dimensions, seed: 3)
    let expected = try evaluate(
      plain, inputs: data.inputs, parameters: data.parameters, dimensions: dimensions)
    for passes in [[], gradientPasses] {
      let graph = try chunked.addingGradients(differentiation).applying(passes)
      let found = try evaluate(graph, inputs: data.inputs, parameters: data.parameters, dimensions: dimensions)
      #expect(graph.outputs.map(\.name) == plain.outputs.map(\.name))
      for (output, (a, b)) in zip(plain.outputs, zip(expected, found)) {
        // Whatever stands at padding.
        let (a, b) = (a.clearingPadding(in: dimensions), b.clearingPadding(in: dimensions))
        #expect(difference([a], [b]) < 1e-9, "\(output.role) \(output.name)")
      }
    }
  }

  /// Whatever a matrix is needed for but products with vectors, and whatever is not scaled as a whole, is left alone.
  @Test(arguments: [
    "S' = tanh(S) + outer(u, v)\n  output S' · v",
    "S' = 0.9 * S + outer(u, v)\n  output [sum(S')]",
    "S' = 0.9 * S + outer(u, v)\n  output S' · (S' · transpose(S')) · v",
    "S' = (outer(u, v) + 1) * S\n  output S' · v",
    "S' = S + S + outer(u, v)\n  output S' · v",
    "S' = 0.9 * transpose(S) + outer(u, v)\n  output S' · v",
    "state T: [n, n]\n  S' = T + outer(u, v)\n  T' = S + outer(v, u)\n  output S' · v",
  ])
  func othersStayAsTheyAre(body: String) throws {
    let model = try lowered(Self.own(body))
    let chunked = try model.graph.applying([chunkingLoops(of: 3, fromElements: 1)])
    #expect(chunked.scans.allSatisfy { $0.axis == TimeAxis("x") })
    #expect(!chunked.scans.isEmpty)
  }

  /// Products with the matrix before the chunk are one, unless what is read is needed to know what to read.
  @Test(arguments: [
    ("S' = 0.9 * S + outer(u, v)\n  output S' · v", 1),
    ("S' = S - outer(u - S · v, v)\n  output S' · u", 1),
    ("state h: [n]\n  h' = tanh(S · h + u)\n  S' = 0.9 * S + outer(h', h)\n  output h'", 4),
  ])
  func readsAreStacked(body: String, count: Int) throws {
    let model = try lowered(Self.own(body))
    let chunked = try model.graph.applying([chunkingLoops(of: 4, fromElements: 1), deadCode])
    let scan = try #require(chunked.scans.first)
    let state = try #require(scan.arguments()[0])
    let products = scan.body.nodes.filter { $0.operation == .product && $0.operands.contains(state) }
    #expect(products.count == count)
  }
}

extension Graph {
  fileprivate var scans: [Scan] {
    nodes.compactMap { if case .scan(let scan) = $0.operation { scan } else { nil } }
  }
}
