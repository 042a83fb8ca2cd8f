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

    switch operation {
    case .input: (kind, text) = (.input, "input")
    case .parameter: (kind, text) = (.parameter, "parameter")
    case .argument: (kind, text) = (.input, "argument")
    case .constant(let value): (kind, text) = (.parameter, Self.number(value))
    case .mask(let axis): (kind, text) = (.parameter, "valid(\(axis))")
    case .ends(let axis): (kind, text) = (.parameter, "ends(\(axis))")
    case .count(let axis): (kind, text) = (.parameter, axis.map { "steps(\($0))" } ?? "examples")
    case .unary(.negate): (kind, text) = (.pointwise, isNamed ? "-\(names[0])" : "negate")
    case .unary(.reciprocal): (kind, text) = (.pointwise, isNamed ? "1 / \(names[0])" : "reciprocal")
    case .unary(let function): (kind, text) = (.pointwise, call(function.rawValue))
    case .binary(let function):
      kind = .pointwise
      switch function {
      case .add: text = infix("+", "add")
      case .subtract: text = infix("-", "subtract")
      case .multiply: text = infix("*", "multiply")
      case .divide: text = infix("/", "divide")
      case .maximum: text = call("max")
      case .minimum: text = call("min")
      case .greater: text = infix(">", "greater")
      case .greaterEqual: text = infix("≥", "greater or equal")
      }
    case .select:
      kind = .pointwise
      text = isNamed && names.count == 3 ? "\(names[1]) if \(names[0]) else \(names[2])" : "select"
    case .broadcast: (kind, text) = (.shape, call("repeat"))
    case .concatenate(let axis):
      kind = .shape
      text = (isNamed ? "[\(names.joined(separator: ", "))]" : "concatenate") + Self.along(axis, type)
    case .slice(let axis, let start, let count):
      (kind, text) = (
        .shape, "\(operands.first.flatMap { $0 } ?? "slice ")[\(start)..<\(start + count)]" + Self.along(axis, type)
      )
    case .pad(let axis, let before, let after):
      (kind, text) = (.shape, "pad \(before) + \(after)" + Self.along(axis, type))
    case .reshape: (kind, text) = (.shape, call("reshape"))
    case .transpose: (kind, text) = (.shape, isNamed ? "\(names[0])ᵀ" : "transpose")
    case .spread(let batch, let time):
      let axes = (time.map { ["\($0)"] } ?? []) + (batch ? ["batch"] : [])
      (kind, text) = (.shape, "spread over \(axes.joined(separator: ", "))")
    case .sum: (kind, text) = (.reduction, call("sum"))
    case .softmax: (kind, text) = (.reduction, call("softmax"))
    case .logSoftmax: (kind, text) = (.reduction, call("logSoftmax"))
    case .reduce(let batch, let time):
      let axes = (time ? ["time"] : []) + (batch ? ["batch"] : [])
      (kind, text) = (.reduction, "sum over \(axes.joined(separator: ", "))")
    case .at(let end): (kind, text) = (.reduction, "\(names.first ?? "…").\(end.rawValue)")
    case .place(let end, _): (kind, text) = (.shape, "place at the \(end.rawValue) step")
    case .product: (kind, text) = (.product, infix("·", "product"))
    case .outer: (kind, text) = (.product, infix("⊗", "outer product"))
    case .outerSum: (kind, text) = (.product, isNamed ? "Σ \(infix("⊗", ""))" : "sum of outer products")
    case .gather: (kind, text) = (.lookup, isNamed && names.count == 2 ? "\(names[0])[\(names[1])]" : "rows of a table")
    case .scatterSum: (kind, text) = (.lookup, "sum into a table's rows")
    case .crossEntropy: (kind, text) = (.loss, call("crossEntropy"))
    case .crossEntropyGradient: (kind, text) = (.loss, "gradient of crossEntropy")
    case .scan(let scan):
      kind = .recurrence
      text = "scan along \(scan.axis)" + (scan.isReversed ? ", from the last step to the first" : ", step by step")
    case .result(let index): (kind, text) = (.shape, "result \(index)")
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
    let axes = (type.time.map { [$0.name] } ?? []) + (type.batch ? ["B"] : [])
    let shape = "[" + (axes + type.shape.map(String.init)).joined(separator: ", ") + "]"
    switch type.element {
    case .real: return shape == "[]" ? "scalar" : shape
    case .token(let classes): return "token(\(classes)) \(shape)"
    case .bundle: return ""
    }
  }
}
