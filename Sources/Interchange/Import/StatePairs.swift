import ONNX

/// Inputs of a graph of one step that are states, and the outputs that are what they become.
struct StatePairs {
  /// By the input.
  private(set) var outputs: [String: String] = [:]
  /// Whether someone has said which they are.
  private(set) var areGiven = false
  private let graphOutputs: [ONNXValue]

  /// - Parameters:
  ///   - given: what a user says.
  ///   - inputs: of the graph, without constants.
  ///   - withThoseOfNodes: whether first states of recurrent nodes and loops are meant as well.
  init(_ graph: ONNXGraph, inputs: [ONNXValue], given: [String: String], withThoseOfNodes: Bool = false) throws {
    graphOutputs = graph.outputs
    for (input, output) in given.sorted(by: { $0.key < $1.key }) {
      guard let before = inputs.first(where: { $0.name == input }) else {
        throw ImportFailure(problems: [.init(place: "input '\(input)'", reason: "the file has no such input")])
      }
      guard let after = graph.outputs.first(where: { $0.name == output }) else {
        throw ImportFailure(problems: [.init(place: "output '\(output)'", reason: "the file has no such output")])
      }
      guard Self.mayBeAlike(before, after) else {
        throw ImportFailure(problems: [
          .init(place: "input '\(input)'", reason: "it has another shape than the output '\(output)'")
        ])
      }
      outputs[input] = output
    }
    areGiven = !outputs.isEmpty
    let claimed = withThoseOfNodes ? [] : Self.statesOfNodes(graph, inputs)
    for input in inputs where outputs[input.name] == nil && !claimed.contains(input.name) {
      let taken = Set(outputs.values)
      let matches = graph.outputs.filter {
        !taken.contains($0.name) && Self.areAlike(input, $0) && Self.belongTogether(input.name, $0.name)
      }
      if matches.count == 1 { outputs[input.name] = matches[0].name }
    }
    // Something must go through the steps.
    if !areGiven, outputs.count == inputs.count { outputs = [:] }
  }

  /// Inputs and outputs of the same shape, which nobody has called so.
  static func possible(_ graph: ONNXGraph, inputs: [ONNXValue]) -> [(input: String, output: String)] {
    inputs.flatMap { input in graph.outputs.filter { areAlike(input, $0) }.map { (input.name, $0.name) } }
  }

  /// Adds an input that is a state, if there is one output left that has its shape.
  mutating func add(byShape input: ONNXValue) {
    let taken = Set(outputs.values)
    let matches = graphOutputs.filter { !taken.contains($0.name) && Self.areAlike(input, $0) }
    if outputs[input.name] == nil, matches.count == 1 { outputs[input.name] = matches[0].name }
  }

  private static func mayBeAlike(_ input: ONNXValue, _ output: ONNXValue) -> Bool {
    guard let first = input.shape, let second = output.shape else { return true }
    return first.count == second.count
      && zip(first, second).allSatisfy { first, second in
        if case .size(let first) = first, case .size(let second) = second { first == second } else { true }
      }
  }

  private static func areAlike(_ input: ONNXValue, _ output: ONNXValue) -> Bool {
    guard let first = input.shape, let second = output.shape, first.count == second.count, !first.isEmpty else {
      return false
    }
    // An output may say less than the input.
    return mayBeAlike(input, output) && input.elementType == output.elementType
  }

  // MARK: - Names

  private static let marks: Set<String> = [
    "in", "input", "prev", "previous", "old", "past", "init", "initial", "out", "output", "next", "new", "present",
    "cur", "current", "updated", "n", "0", "1", "final", "last", "i", "o",
  ]
  private static let words: Set<String> = [
    "state", "states", "hidden", "h", "c", "cell", "cache", "mem", "memory", "buffer", "ctx", "context", "carry", "gru",
    "lstm", "rnn", "hist", "history", "hx", "cx", "ssm", "conv", "hc",
  ]

  /// `state` and `stateN`, `h_in` and `h_out`, `h0` and `hn`, `past_cache` and `present_cache`.
  static func belongTogether(_ input: String, _ output: String) -> Bool {
    !bases(input).isDisjoint(with: bases(output))
  }

  /// What a name may be without a word that says before or after; it must be one for a state.
  private static func bases(_ name: String) -> Set<[String]> {
    let words = words(name)
    var result: Set<[String]> = [words]
    for (index, word) in words.enumerated() where marks.contains(word) {
      result.insert(Array(words[..<index]) + Array(words[(index + 1)...]))
    }
    // hn, cy
    if let last = words.last, last.count == 2, "nxy".contains(last.last!) {
      result.insert(words.dropLast() + [String(last.first!)])
    }
    return result.filter { $0.contains(where: Self.words.contains) }
  }

  private static func words(_ name: String) -> [String] {
    var result: [String] = []
    var last: Character?
    for character in name {
      defer { last = character }
      guard character.isLetter || character.isNumber else { continue }
      let continues =
        last.map {
          ($0.isLetter && character.isLetter && !(character.isUppercase && $0.isLowercase))
            || ($0.isNumber && character.isNumber)
        }
        ?? false
      if continues, !result.isEmpty {
        result[result.count - 1].append(contentsOf: character.lowercased())
      } else {
        result.append(character.lowercased())
      }
    }
    return result
  }

  // MARK: - Recurrent nodes

  private static let movements: Set<String> = [
    "Gather", "Slice", "Squeeze", "Unsqueeze", "Reshape", "Transpose", "Identity", "Split", "Cast",
  ]

  /// Inputs that are first states of a node.
  private static func statesOfNodes(_ graph: ONNXGraph, _ inputs: [ONNXValue]) -> Set<String> {
    var sources: [String: Set<String>] = [:]
    for input in inputs { sources[input.name] = [input.name] }
    var result: Set<String> = []
    func visit(_ graph: ONNXGraph) {
      for node in graph.nodes {
        switch node.operation {
        case "RNN", "GRU", "LSTM":
          for name in node.inputs.dropFirst(5).prefix(2) { result.formUnion(sources[name] ?? []) }
        case "Loop": for name in node.inputs.dropFirst(2) { result.formUnion(sources[name] ?? []) }
        case "Scan":
          for name in node.inputs.dropLast(max(0, node.int("num_scan_inputs"))) {
            result.formUnion(sources[name] ?? [])
          }
        case "If": for body in node.bodies { visit(body) }
        case let operation where movements.contains(operation):
          if let source = node.inputs.first.flatMap({ sources[$0] }) {
            for output in node.outputs { sources[output] = source }
          }
        default: break
        }
      }
    }
    visit(graph)
    return result
  }
}
