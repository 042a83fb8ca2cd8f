extension GradientFlow {
  /// All numbers as JSON: keys in a fixed order; what is not finite is null.
  public var json: String {
    let value = JSONValue.object([
      ("model", .string(model)), ("loss", .real(loss)), ("examples", .number(examples)),
      ("scans", .array(scans.map(\.json))),
    ])
    return value.text() + "\n"
  }
}

extension ScanGradientFlow {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)),
      ("cell", .string(cell)),
      ("axis", .string(axis.name)),
      ("isReversed", .bool(isReversed)),
      ("verdict", verdict.json),
      (
        "states",
        .array(states.map { .object([("name", .string($0.name)), ("gradientNorms", .reals($0.gradientNorms))]) })
      ),
      ("singularValues", .reals(singularValues)),
      ("singularValueError", .real(singularValueError)),
      ("reach", .reals(reach)),
      ("bounds", .reals(bounds)),
    ])
  }
}

extension ScanGradientFlow.Verdict {
  fileprivate var json: JSONValue {
    switch self {
    case .vanishes(let steps): .object([("kind", .string("vanishes")), ("stepsForTen", .real(steps))])
    case .explodes(let steps): .object([("kind", .string("explodes")), ("stepsForTen", .real(steps))])
    case .holds(let factor): .object([("kind", .string("holds")), ("factor", .real(factor))])
    case .ends(let steps): .object([("kind", .string("ends")), ("steps", .number(steps))])
    case .isNotFinite(let steps): .object([("kind", .string("isNotFinite")), ("steps", .number(steps))])
    case .isTooShort: .object([("kind", .string("isTooShort"))])
    }
  }
}
