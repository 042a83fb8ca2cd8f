import GraphIR

/// A random well-typed graph with values for its inputs and parameters, the same for the same seed.
///
/// The graphs look like recurrent networks, so that passes find what they care about: gates that share an operand,
/// products with concatenations, products of elements or of constants only within a body (which can be hoisted),
/// fused gates that are sliced, dead code, matrix states, several scans in both directions, masks and lengths.
struct RandomGraph {
  var graph: Graph
  var inputs: [String: Tensor] = [:]
  var parameters: [String: Tensor] = [:]
  var dimensions: Dimensions
  /// The scalar that the output `loss` gives.
  var loss: ValueID { graph.outputs.last!.value }

  /// All parameters and real inputs.
  var leaves: [ValueID] {
    graph.values.map { ValueID($0) }.filter { value in
      switch graph[value].operation {
      case .input, .parameter: graph.type(of: value).isReal
      default: false
      }
    }
  }

  init(seed: UInt64) throws {
    var builder = try RandomGraphBuilder(seed: seed)
    try builder.build()
    graph = builder.graph
    dimensions = builder.dimensions
    inputs = builder.inputs.mapValues { $0.fillingPadding(in: builder.dimensions) }
    parameters = builder.parameters
  }

  func evaluate(_ graph: Graph? = nil) throws -> [Tensor] {
    try GraphIR.evaluate(graph ?? self.graph, inputs: inputs, parameters: parameters, dimensions: dimensions)
  }
}

private struct RandomGraphBuilder {
  var random: SeededGenerator
  var graph: Graph
  var inputs: [String: Tensor] = [:]
  var parameters: [String: Tensor] = [:]
  let dimensions: Dimensions
  let axis = TimeAxis("x")
  /// The width of states and of most vectors.
  let width: Int
  let mask: ValueID

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    graph = Graph(name: "random \(seed)")
    width = Int.random(in: 1...3, using: &random)
    let batch = Int.random(in: 1...3, using: &random)
    let steps = Int.random(in: 1...4, using: &random)
    var lengths: [TimeAxis: [Int]] = [:]
    if Bool.random(using: &random) {
      var axisLengths = [steps]
      while axisLengths.count < batch { axisLengths.append(Int.random(in: 0...steps, using: &random)) }
      lengths[axis] = axisLengths
    }
    dimensions = Dimensions(batch: batch, steps: [axis: steps], lengths: lengths)
    mask = try graph.add(.mask(axis))
    self.random = random
  }

  mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements.randomElement(using: &random)! }

  mutating func tensor(_ type: TensorType) -> Tensor {
    Tensor(
      type,
      (0..<dimensions.count(of: type)).map { _ in
        guard case .token(let classes) = type.element else { return Double.random(in: -1...1, using: &random) }
        return Double(Int.random(in: 0..<classes, using: &random))
      })
  }

  mutating func parameter(_ shape: [Int]) -> ValueID {
    let name = "p\(parameters.count)"
    parameters[name] = tensor(TensorType(shape))
    return graph.addSource(.parameter(name), type: TensorType(shape))
  }

  mutating func input(_ name: String, _ type: TensorType) -> ValueID {
    inputs[name] = tensor(type)
    return graph.addSource(.input(name), type: type, name: name)
  }

  mutating func build() throws {
    let sequenceType = TensorType([width], batch: true, time: axis)
    var sequences = [input("x", sequenceType)]
    let context = input("context", TensorType([width], batch: true))
    let token = input("token", TensorType(element: .token(classes: 3), batch: true, time: axis))
    if chance(0.5) {
      let table = parameter([3, width])
      sequences.append(try graph.add(.gather, [table, token]))
    }
    var terms: [ValueID] = []
    for index in 0..<Int.random(in: 1...2, using: &random) {
      let scan = try scan(over: pick(sequences), context: context, isReversed: chance(0.4))
      sequences.append(scan.written)
      if index == 0 { graph.outputs.append(GraphOutput(name: "states", value: scan.written)) }
      terms.append(try graph.add(.reduce(batch: true, times: []), [try graph.add(.sum, [scan.final])]))
      if chance(0.5) {
        let end = try graph.add(.at(pick([.first, .last]), axis), [scan.written])
        let total = try graph.add(.sum, [try graph.binary(.multiply, end, context)])
        terms.append(try graph.add(.reduce(batch: true, times: []), [total]))
      }
    }
    terms.append(try meanLoss(sequences: sequences, context: context, token: token))
    let loss = try terms.dropFirst().reduce(terms[0]) { try graph.binary(.add, $0, $1) }
    graph.outputs.append(GraphOutput(.loss, name: "loss", value: loss))
  }

  /// The masked mean of a loss for each step.
  mutating func meanLoss(sequences: [ValueID], context: ValueID, token: ValueID) throws -> ValueID {
    var outer = graph
    var features = Array(sequences.suffix(2)) + [try elementwise([sequences.last!, context], in: &outer)]
    graph = outer
    if chance(0.5) { features.reverse() }
    let concatenation = try graph.add(.concatenate(axis: 0), features)
    let weights = parameter([3, features.count * width])
    let logits = try graph.binary(.add, try graph.add(.product, [weights, concatenation]), parameter([3]))
    let perStep: ValueID
    if chance(0.5) {
      perStep = try graph.add(.crossEntropy, [logits, token])
    } else {
      let probabilities = try graph.add(pick([.softmax, .logSoftmax]), [logits])
      perStep = try graph.add(.sum, [try graph.binary(.multiply, probabilities, logits)])
    }
    let masked = try graph.add(.select, [mask, perStep, graph.constant(0)])
    let total = try graph.add(.reduce(batch: true, times: [axis]), [masked])
    return try graph.binary(.divide, total, try graph.add(.count(axis)))
  }

  /// A scan with one or two states over a sequence and the mask.
  mutating func scan(
    over sequence: ValueID, context: ValueID, isReversed: Bool
  ) throws -> (final: ValueID, written: ValueID) {
    let vector = TensorType([width], batch: true)
    let hasMatrix = chance(0.25)
    let weights = [
      parameter([width, 2 * width]), parameter([width, 2 * width]), parameter([width, width]),
      parameter([width, width]), parameter([2 * width, width]),
    ]
    let bias = parameter([width])
    var states = [try graph.add(.spread(batch: true, times: []), [parameter([width])])]
    if chance(0.5) { states = [context] }
    if hasMatrix { states.append(try graph.zero([width, width])) }
    let operands = states + [sequence, mask, context, bias] + weights

    var body = Graph(name: "step")
    var arguments: [ValueID] = []
    for (index, operand) in operands.enumerated() {
      arguments.append(body.addSource(.argument(index), type: graph.type(of: operand).ofStep))
    }
    let h = arguments[0]
    let (x, step) = (arguments[states.count], arguments[states.count + 1])
    let (context, bodyBias) = (arguments[states.count + 2], arguments[states.count + 3])
    let w = Array(arguments[(states.count + 4)...])

    // Gates that share an operand, one of them with a bias; products of x, of h and of the context alone.
    let joined = try body.add(.concatenate(axis: 0), chance(0.5) ? [h, x] : [x, h])
    var pool = [h, x, context]
    pool.append(try body.unary(.sigmoid, try body.binary(.add, try body.add(.product, [w[0], joined]), bodyBias)))
    pool.append(try body.unary(.tanh, try body.add(.product, [w[1], joined])))
    if chance(0.5) { pool.append(try body.add(.product, [w[2], pick([h, x, context])])) }
    if chance(0.5) { pool.append(try body.add(.product, [w[3], try elementwise([x, context], in: &body)])) }
    if chance(0.5) { pool.append(try body.add(.product, [w[2], try elementwise(pool, in: &body)])) }
    if chance(0.4) {
      let fused = try body.add(.product, [w[4], pick([h, x])])
      let halves = try [0, width].map { try body.add(.slice(axis: 0, start: $0, count: width), [fused]) }
      pool.append(try body.binary(.multiply, try body.unary(.sigmoid, halves[0]), try body.unary(.tanh, halves[1])))
    }
    var nextStates: [ValueID] = []
    if hasMatrix {
      let update = try body.add(.outer, [pick(pool), pick(pool)])
      let matrix = try body.unary(.tanh, try body.binary(.add, arguments[1], update))
      pool.append(try body.add(.product, [matrix, x]))
      nextStates.append(matrix)
    }
    let next = try body.unary(.tanh, try elementwise(pool, in: &body))
    nextStates.insert(next, at: 0)
    _ = try elementwise(pool, in: &body)  // Dead code.
    for (index, next) in nextStates.enumerated() {
      let masked = try body.add(.select, [step, next, arguments[index]])
      body.outputs.append(GraphOutput(name: "state \(index)", value: masked))
    }
    let written = chance(0.5) ? body.outputs[0].value : try elementwise([next] + pool, in: &body)
    body.outputs.append(GraphOutput(name: "y", value: written))
    precondition(body.type(of: written) == vector)

    let operation = Scan(
      axis: axis, isReversed: isReversed, stateCount: states.count, elementCount: 2, body: body)
    let scan = try graph.add(.scan(operation), operands)
    let result = try graph.addResult(states.count, of: scan)
    return (try graph.addResult(0, of: scan), result)
  }

  /// A random expression in which the first value of the pool occurs, of bounded size and derivative.
  mutating func elementwise(_ pool: [ValueID], in graph: inout Graph) throws -> ValueID {
    var value = pool[0]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let other = pick(pool)
      switch Int.random(in: 0..<9, using: &random) {
      case 0: value = try graph.binary(.add, value, other)
      case 1: value = try graph.binary(.subtract, other, value)
      case 2: value = try graph.binary(.multiply, value, try graph.unary(.tanh, other))
      case 3: value = try graph.binary(pick([.maximum, .minimum]), value, other)
      case 4: value = try graph.unary(pick([.sigmoid, .tanh, .softplus, .erf, .negate]), value)
      case 5: value = try graph.unary(pick([.relu, .abs]), value)
      case 6: value = try graph.binary(.multiply, value, graph.constant(pick([0, 1, -1, 0.5, 2])))
      case 7:
        let isGreater = try graph.binary(.greater, value, other)
        value = try graph.add(.select, [isGreater, value, try graph.unary(.tanh, other)])
      default:
        let denominator = try graph.binary(.add, try graph.unary(.softplus, other), graph.constant(1))
        value = try graph.binary(.divide, value, denominator)
      }
    }
    return value
  }
}

extension Graph {
  /// A batched zero.
  fileprivate mutating func zero(_ shape: [Int]) throws -> ValueID {
    let zero = try add(.broadcast(shape), [constant(0)])
    return try add(.spread(batch: true, times: []), [zero])
  }
}
