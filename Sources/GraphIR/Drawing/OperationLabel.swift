/// An operation in the words of a picture.
///
/// `operands` are the operands' names where they have one: `f * c`, `Wf · …`.
struct OperationLabel {
  var kind: Diagram.Kind
  var text: String

  init(_ operation: Operation, operands: [String?], type: TensorType) {
    let names = operands.map { $0 ?? "…" }
    let isNamed = operands.contains { $0 != nil }

    func infix(_ symbol: String, _ word: String) -> String {
      isNamed && names.count == 2 ? "\(names[0]) \(symbol) \(names[1])" : word
    }
    func call(_ function: String) -> String {
      isNamed ? "\(function)(\(names.joined(separator: ", ")))" : function
    }

    kind = Self.kind(of: operation)
    switch operation {
    case .constant(let value): text = Self.number(value)
    case .mask(let axis): text = "valid(\(axis))"
    case .ends(let axis): text = "ends(\(axis))"
    case .count(let axis): text = axis.map { "steps(\($0))" } ?? "examples"
    case .index(let axis): text = axis.map { "step of \($0)" } ?? "example"
    case .noise(let noise): text = "\(noise.distribution.rawValue) noise"
    case .inTraining: text = isNamed && names.count == 2 ? "\(names[0]) in training else \(names[1])" : "in training"
    case .unary(.negate): text = isNamed ? "-\(names[0])" : "negate"
    case .unary(.reciprocal): text = isNamed ? "1 / \(names[0])" : "reciprocal"
    case .unary(let function): text = call(function.rawValue)
    case .binary(.add): text = infix("+", "add")
    case .binary(.subtract): text = infix("-", "subtract")
    case .binary(.multiply): text = infix("*", "multiply")
    case .binary(.divide): text = infix("/", "divide")
    case .binary(.maximum): text = call("max")
    case .binary(.minimum): text = call("min")
    case .binary(.greater): text = infix(">", "greater")
    case .binary(.greaterEqual): text = infix("≥", "greater or equal")
    case .binary(let function): text = call(function.rawValue)
    case .select: text = isNamed && names.count == 3 ? "\(names[1]) if \(names[0]) else \(names[2])" : "select"
    case .broadcast: text = call("repeat")
    case .concatenate(let axis):
      text = (isNamed ? "[\(names.joined(separator: ", "))]" : "concatenate") + Self.along(axis, type)
    case .slice(let axis, let start, let count):
      text = "\(operands.first.flatMap { $0 } ?? "slice ")[\(start)..<\(start + count)]" + Self.along(axis, type)
    case .pad(let axis, let before, let after): text = "pad \(before) + \(after)" + Self.along(axis, type)
    case .transpose: text = isNamed ? "\(names[0])ᵀ" : "transpose"
    case .spread(let batch, let times):
      let axes = times.map(\.name) + (batch ? ["batch"] : [])
      text = "spread over \(axes.joined(separator: ", "))"
    case .reduce(let batch, let times):
      let axes = (times.count == 1 ? ["time"] : times.map(\.name)) + (batch ? ["batch"] : [])
      text = "sum over \(axes.joined(separator: ", "))"
    case .at(let end, _): text = "\(names.first ?? "…").\(end.rawValue)"
    case .place(let end, _): text = "place at the \(end.rawValue) step"
    case .resample(let axis): text = "along \(axis)"
    case .restore(let axis): text = "back from \(axis)"
    case .shift(let axis, let count): text = "\(count) steps later along \(axis)"
    case .timeSoftmax(let axis): text = "softmax over \(axis)"
    case .product: text = infix("·", "product")
    case .outer: text = infix("⊗", "outer product")
    case .outerSum: text = isNamed ? "Σ \(infix("⊗", ""))" : "sum of outer products"
    case .productSum: text = "sum of products"
    case .gather: text = isNamed && names.count == 2 ? "\(names[0])[\(names[1])]" : "rows of a table"
    case .scatterSum: text = "sum into a table's rows"
    case .crossEntropyGradient: text = "gradient of crossEntropy"
    case .scan(let scan):
      text = "scan along \(scan.axis)" + (scan.isReversed ? ", from the last step to the first" : ", step by step")
    case .carry: text = "states before this part of the steps"
    case .result(let index): text = "result \(index)"
    default: text = operation.isSource ? operation.name.rawValue : call(operation.name.rawValue)
    }
  }

  private static func kind(of operation: Operation) -> Diagram.Kind {
    switch operation {
    case .input, .argument: return .input
    case .outer: return .product
    case .at: return .reduction
    case .place, .result: return .shape
    case .crossEntropy, .crossEntropyGradient: return .loss
    default: break
    }
    switch operation.traits.work {
    case .source: return .parameter
    case .movement: return .shape
    case .arithmetic, .transcendental: return .pointwise
    case .reduction: return .reduction
    case .lookup: return .lookup
    case .product: return .product
    case .recurrence: return .recurrence
    }
  }

  /// `1` for 1.0, `0.5`, `0.3333`, `1e-08`.
  static func number(_ value: Double) -> String {
    let rounded = (value * 10_000).rounded() / 10_000
    let text = value.magnitude >= 0.001 && value.magnitude < 1e9 ? "\(rounded)" : "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The axis of a matrix along which something happens; a vector has only one.
  private static func along(_ axis: Int, _ type: TensorType) -> String {
    type.shape.count > 1 ? " along axis \(axis)" : ""
  }

  /// `[text, B, 256]`: the axes in the order of memory, B for the batch.
  static func type(_ type: TensorType) -> String {
    let axes = type.times.map(\.name) + (type.batch ? ["B"] : [])
    let shape = "[" + (axes + type.shape.map(String.init)).joined(separator: ", ") + "]"
    switch type.element {
    case .real: return shape == "[]" ? "scalar" : shape
    case .token(let classes): return "token(\(classes)) \(shape)"
    case .bundle: return ""
    }
  }
}
