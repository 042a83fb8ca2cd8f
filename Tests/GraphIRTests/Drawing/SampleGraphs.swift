import GraphIR

/// Graphs to draw, built by hand as lowering would build them.
enum SampleGraphs {
  /// A language model: embedding, LSTM, dense, cross-entropy.
  static func languageModel() throws -> Graph {
    let axis = TimeAxis("text")
    let token = TensorType(element: .token(classes: 96), batch: true, time: axis)
    let state = TensorType([256], batch: true)
    var graph = Graph(name: "CharLM")
    let text = graph.addSource(.input("text"), type: token, name: "text")
    let next = graph.addSource(.input("next"), type: token, name: "next")
    let h = graph.addSource(.input("hidden.h"), type: state)
    let c = graph.addSource(.input("hidden.c"), type: state)
    let table = graph.addSource(.parameter("embedded.E"), type: TensorType([96, 64]))
    let embedded = try graph.add(.gather, [table, text], name: "embedded")
    let mask = try graph.add(.mask(axis))
    var weights: [ValueID] = []
    for gate in ["f", "i", "g", "o"] {
      weights.append(graph.addSource(.parameter("hidden.W\(gate)"), type: TensorType([256, 320])))
      weights.append(graph.addSource(.parameter("hidden.b\(gate)"), type: TensorType([256])))
    }
    let scan = Scan(axis: axis, isReversed: false, stateCount: 2, elementCount: 2, body: try lstm())
    let hidden = try graph.add(.scan(scan), [h, c, embedded, mask] + weights, name: "hidden")
    let lastH = try graph.addResult(0, of: hidden)
    let lastC = try graph.addResult(1, of: hidden)
    let written = try graph.addResult(2, of: hidden, name: "hidden")

    let weight = graph.addSource(.parameter("logits.W"), type: TensorType([96, 256]))
    let bias = graph.addSource(.parameter("logits.b"), type: TensorType([96]))
    let logits = try graph.binary(.add, try graph.add(.product, [weight, written]), bias)
    graph[logits].name = "logits"
    let probabilities = try graph.add(.softmax, [logits])
    let surprise = try graph.add(.crossEntropy, [logits, next])
    let valid = try graph.add(.select, [mask, surprise, graph.constant(0)])
    let loss = try graph.binary(
      .divide, try graph.add(.reduce(batch: true, times: [axis]), [valid]), try graph.add(.count(axis)))
    graph.outputs = [
      GraphOutput(name: "probabilities", value: probabilities), GraphOutput(.state, name: "hidden.h", value: lastH),
      GraphOutput(.state, name: "hidden.c", value: lastC), GraphOutput(.loss, name: "loss", value: loss),
    ]
    return graph
  }

  private static func lstm() throws -> Graph {
    var body = Graph(name: "LSTM")
    let state = TensorType([256], batch: true)
    let h = body.addSource(.argument(0), type: state, name: "h")
    let c = body.addSource(.argument(1), type: state, name: "c")
    let x = body.addSource(.argument(2), type: TensorType([64], batch: true), name: "x")
    let mask = body.addSource(.argument(3), type: TensorType(batch: true), name: "mask")
    var gates: [ValueID] = []
    for (index, gate) in ["f", "i", "g", "o"].enumerated() {
      let weight = body.addSource(.argument(4 + 2 * index), type: TensorType([256, 320]), name: "W\(gate)")
      let bias = body.addSource(.argument(5 + 2 * index), type: TensorType([256]), name: "b\(gate)")
      let both = try body.add(.concatenate(axis: 0), [h, x])
      let sum = try body.binary(.add, try body.add(.product, [weight, both]), bias)
      gates.append(try body.add(.unary(gate == "g" ? .tanh : .sigmoid), [sum], name: gate))
    }
    let kept = try body.binary(.multiply, gates[0], c)
    let nextC = try body.binary(.add, kept, try body.binary(.multiply, gates[1], gates[2]))
    body[nextC].name = "c'"
    let nextH = try body.binary(.multiply, gates[3], try body.unary(.tanh, nextC))
    body[nextH].name = "h'"
    let maskedH = try body.add(.select, [mask, nextH, h])
    let maskedC = try body.add(.select, [mask, nextC, c])
    body.outputs = [
      GraphOutput(name: "h", value: maskedH), GraphOutput(name: "c", value: maskedC),
      GraphOutput(name: "output", value: maskedH),
    ]
    return body
  }

  /// Two layers of bidirectional cells.
  static func bidirectional() throws -> Graph {
    let text = """
      model Tagger {
        input frames: sequence of [3]
        hidden = repeat 2 with x = frames { scan bidirectional GRU(4) over x }
        output dense(hidden, 2)
      }
      """
    let unit = SourceUnit(parsing: SourceFile(path: "Tagger.rnn", text: text), diagnostics: Diagnostics())
    return lower([unit], into: Diagnostics())[0].graph
  }

  /// The language model with the gradient of its loss with respect to all parameters.
  static func trainedLanguageModel() throws -> Graph {
    let graph = try languageModel()
    let parameters = graph.values.map { ValueID($0) }.filter {
      if case .parameter = graph[$0].operation { true } else { false }
    }
    let loss = graph.outputs.first { $0.role == .loss }!.value
    let result = try differentiate(graph, output: loss, withRespectTo: parameters)
    var trained = result.graph
    for (parameter, gradient) in zip(parameters, result.gradients) {
      guard case .parameter(let name) = graph[parameter].operation else { continue }
      trained.outputs.append(GraphOutput(.gradient, name: name, value: gradient))
    }
    return trained
  }
}
