/// Makes the diagram of a graph.
///
/// Parameters, constants, masks and counts do not become boxes: whoever uses them names them. So does the body of
/// a scan that gets one of them as a constant, so that no edge for a weight crosses the picture.
struct DiagramBuilder {
  /// How a value appears in the diagram.
  private enum Place {
    case word(DiagramWord)
    case port(Diagram.Port)
    /// The results of a scan: the box of its frame, and the body's boxes of its outputs.
    case frame(box: Int, outputs: [Int])
    /// Nothing that is drawn needs it.
    case hidden
  }

  /// A body of a scan, with its boxes by argument and by output.
  private struct Body {
    var diagram: Diagram
    var arguments: [(index: Int, box: Int)]
    var outputs: [Int]
  }

  private let graph: Graph
  private var diagram = Diagram()
  private var places: [Place] = []
  /// For each value its name, or a short expression without operators for it.
  private var names: [String?] = []

  static func diagram(of graph: Graph) -> Diagram {
    var builder = DiagramBuilder(graph)
    builder.addNodes()
    for output in graph.outputs {
      let isLoss = output.role == .loss
      let title = output.role == .features ? "features of \(output.name)" : output.name
      let box = builder.add(
        Diagram.Box(
          kind: isLoss ? .loss : .output,
          lines: [
            Diagram.Line(style: .title, text: title),
            Diagram.Line(style: .type, text: OperationLabel.type(graph.type(of: output.value))),
          ], note: "output \(output.name) = \(output.value)"))
      builder.connect(output.value, to: Diagram.Port(box: box))
    }
    return builder.diagram
  }

  private init(_ graph: Graph) { self.graph = graph }

  private mutating func add(_ box: Diagram.Box) -> Int {
    diagram.boxes.append(box)
    return diagram.boxes.count - 1
  }

  /// `words` are the arguments, by position, that stand for a small source outside; `names` are the operands' names.
  private mutating func addNodes(words: [Int: DiagramWord] = [:], names: [String?] = [], scan: Scan? = nil) {
    let isLive = graph.outputs.isEmpty ? graph.nodes.map { _ in true } : Liveness(graph).isLive
    for (index, node) in graph.nodes.enumerated() {
      var node = node
      if case .argument(let argument) = node.operation, names.indices.contains(argument) {
        node.name = node.name ?? names[argument]
      }
      self.names.append(node.name)
      places.append(isLive[index] ? place(of: node, id: ValueID(index), words: words, scan: scan) : .hidden)
      self.names[index] = name(of: node, at: index)
    }
  }

  private mutating func place(
    of node: Node, id: ValueID, words: [Int: DiagramWord], scan: Scan?
  ) -> Place {
    switch node.operation {
    case .parameter(let name): return .word(DiagramWord(parameter: name, type: node.type).renamed(node.name))
    // What unrolling makes of a mask.
    case .input(let name) where name.hasPrefix("mask("): return .word(DiagramWord("valid" + name.dropFirst(4)))
    case .input: return box(of: node, id: id)
    case .broadcast, .spread:
      if case .word(let word) = places[node.operands[0].index], word.parameter == nil { return .word(word) }
      return box(of: node, id: id)
    case .transpose:
      if case .word(let word) = places[node.operands[0].index] { return .word(word.renamed(word.text + "ᵀ")) }
      return box(of: node, id: id)
    case .slice(let axis, let start, let count):
      if case .word(let word) = places[node.operands[0].index] {
        return .word(word.part(axis: axis, range: start..<start + count, type: node.type))
      }
      return box(of: node, id: id)
    case .argument(let index):
      let isState = index < (scan?.stateCount ?? 0)
      if !isState, let word = words[index] { return .word(word.renamed(node.name)) }
      return argument(index, node: node, id: id, scan: scan, start: words[index])
    case .scan(let inner): return frame(of: inner, node: node, id: id)
    case .result(let index):
      guard case .frame(let box, let outputs) = places[node.operands[0].index] else {
        return self.box(of: node, id: id)
      }
      return .port(Diagram.Port(box: box, inner: outputs[index]))
    default:
      guard node.operation.isSource else { return box(of: node, id: id) }
      return .word(DiagramWord(OperationLabel(node.operation, operands: [], type: node.type).text))
    }
  }

  private mutating func box(of node: Node, id: ValueID) -> Place {
    var label = OperationLabel(node.operation, operands: node.operands.map { names[$0.index] }, type: node.type)
    var title = node.name
    if case .input(let name) = node.operation { (title, label.text) = (name, "input") }
    var lines = [Diagram.Line(style: .title, text: title ?? label.text)]
    if title != nil { lines.append(Diagram.Line(style: .detail, text: label.text)) }
    lines += parameters(of: node)
    lines.append(Diagram.Line(style: .type, text: OperationLabel.type(node.type)))

    let box = add(Diagram.Box(kind: label.kind, lines: lines, note: GraphPrinter.line(of: id, in: graph)))
    for operand in node.operands { connect(operand, to: Diagram.Port(box: box)) }
    return .port(Diagram.Port(box: box))
  }

  private mutating func argument(_ index: Int, node: Node, id: ValueID, scan: Scan?, start: DiagramWord?) -> Place {
    let states = scan?.stateCount ?? 0
    let isState = index < states
    let isElement = !isState && index < states + (scan?.elementCount ?? 0)
    let role = isState ? "before the step" : isElement ? "at the step" : "at all steps"
    let kind = isState ? "state" : isElement ? "element" : "constant"
    let box = add(
      Diagram.Box(
        kind: isState ? .state : .input,
        lines: [
          Diagram.Line(style: .title, text: node.name ?? "\(kind) \(index)"),
          Diagram.Line(style: .detail, text: start.map { "\(role), first \($0.text)" } ?? role),
          Diagram.Line(style: .type, text: OperationLabel.type(node.type)),
        ], row: .first, note: GraphPrinter.line(of: id, in: graph)))
    return .port(Diagram.Port(box: box))
  }

  private mutating func frame(of scan: Scan, node: Node, id: ValueID) -> Place {
    var words: [Int: DiagramWord] = [:]
    for (index, operand) in node.operands.enumerated() {
      if case .word(let word) = places[operand.index] { words[index] = word }
    }
    let body = Self.body(of: scan, words: words, names: node.operands.map { names[$0.index] })

    let label = OperationLabel(node.operation, operands: [], type: node.type)
    let feedback = (0..<scan.stateCount).compactMap { state in
      body.arguments.first { $0.index == state }.map { argument in
        Diagram.Edge(from: Diagram.Port(box: body.outputs[state]), to: Diagram.Port(box: argument.box))
      }
    }
    let title = "\(node.name ?? scan.body.name): \(label.text)"
    let box = add(
      Diagram.Box(
        kind: .recurrence, lines: [Diagram.Line(style: .title, text: title)],
        note: GraphPrinter.line(of: id, in: graph),
        frame: Diagram.Frame(body: body.diagram, feedback: feedback)))
    for argument in body.arguments {
      connect(node.operands[argument.index], to: Diagram.Port(box: box, inner: argument.box))
    }
    return .frame(box: box, outputs: body.outputs)
  }

  private static func body(of scan: Scan, words: [Int: DiagramWord], names: [String?]) -> Body {
    var builder = DiagramBuilder(scan.body)
    builder.addNodes(words: words, names: names, scan: scan)
    var arguments: [(index: Int, box: Int)] = []
    for (index, node) in scan.body.nodes.enumerated() {
      guard case .argument(let argument) = node.operation, case .port(let port) = builder.places[index] else {
        continue
      }
      arguments.append((argument, port.box))
    }
    let outputs = scan.body.outputs.enumerated().map { index, output in
      let isState = index < scan.stateCount
      let box = builder.add(
        Diagram.Box(
          kind: isState ? .state : .output,
          lines: [
            Diagram.Line(style: .title, text: output.name),
            Diagram.Line(style: .detail, text: isState ? "after the step" : "written"),
          ], row: .last, note: "\(isState ? "next state" : "written sequence") \(output.name) = \(output.value)"))
      builder.connect(output.value, to: Diagram.Port(box: box))
      return box
    }
    return Body(diagram: builder.diagram, arguments: arguments, outputs: outputs)
  }

  private func name(of node: Node, at index: Int) -> String? {
    if case .word(let word) = places[index] { return word.text }
    if case .input(let name) = node.operation { return name }
    if let name = node.name { return name }
    let names = node.operands.map { self.names[$0.index] }
    guard !names.isEmpty, !names.contains(nil), names.count <= 4 else { return nil }
    let label = OperationLabel(node.operation, operands: names, type: TensorType()).text
    guard label.count <= 20 else { return nil }
    if case .concatenate = node.operation { return label }
    if case .unary(let function) = node.operation, function != .negate, function != .reciprocal { return label }
    return nil
  }

  /// A line for each parameter that the node uses, with its shape.
  private func parameters(of node: Node) -> [Diagram.Line] {
    var lines: [Diagram.Line] = []
    for operand in node.operands {
      guard case .word(let word) = places[operand.index], let parameter = word.parameter else { continue }
      let line = Diagram.Line(style: .parameter, text: parameter)
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private mutating func connect(_ operand: ValueID, to port: Diagram.Port) {
    switch places[operand.index] {
    case .port(let source): diagram.connect(source, port)
    case .word(let word): diagram.boxes[port.box].explain(word)
    case .frame, .hidden: break
    }
  }
}
