extension Explanation {
  /// The explanation as JSON: keys in a fixed order, the same for the same facts.
  public var json: String {
    value.text() + "\n"
  }

  private var value: JSONValue {
    .object(
      [
        ("model", .string(model)),
        ("parameters", .number(parameterCount)),
        ("trainedParameters", .number(trainedCount)),
        ("functions", .array(functions.map(\.json))),
        ("obstacleToSegments", obstacleToSegments.map { .string($0) } ?? .null),
        ("obstacleToStep", obstacleToStep.map { .string($0) } ?? .null),
      ] + (stepAxis.map { [("stepAxis", .string($0)), ("encoded", .array(encoded.map { .string($0) }))] } ?? [])
        + (fits.isEmpty ? [] : [("fits", .array(fits.map(\.json)))])
        + (losses.isEmpty ? [] : [("losses", .array(losses.map(\.value)))]))
  }
}

extension Fit {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("weights", .string(weights)), ("bias", bias.map { .string($0) } ?? .null),
      ("features", .number(featureCount)), ("outputs", .number(outputCount)), ("target", .string(target)),
      ("penalty", .real(penalty)),
    ])
  }
}

extension FunctionExplanation {
  fileprivate var json: JSONValue {
    .object([
      ("function", .string(kind.rawValue)),
      ("sequenceProducts", .array(sequenceProducts.map(\.json))),
      ("weightGradients", .array(weightGradients.map(\.json))),
      ("loops", .array(loops.map(\.json))),
      ("costPerStep", costPerStep.json),
      ("costPerPair", costPerPair.json),
      ("costPerExample", costPerExample.json),
      ("obstacleToParts", obstacleToParts.map { .string($0) } ?? .null),
      ("phases", .number(phases)),
      ("arenaBytes", arenaBytes.map { .number($0) } ?? .null),
      ("notes", .array(notes.map(\.json))),
    ])
  }
}

extension ProductExplanation {
  fileprivate var json: JSONValue {
    .object([
      ("matrix", .array(matrix.map { .number($0) })),
      ("name", name.map { .string($0) } ?? .null),
      ("axis", axis.map { .string($0) } ?? .null),
      ("loop", loop.map { .string($0) } ?? .null),
      ("states", .array(states.map { .string($0) })),
    ])
  }
}

extension LoopExplanation {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)),
      ("cell", .string(cell)),
      ("axis", .string(axis)),
      ("isReversed", .bool(isReversed)),
      ("isBackward", .bool(isBackward)),
      ("products", .array(products.map(\.json))),
      ("pointwiseOperations", .number(pointwiseOperations)),
      ("recurrences", .array(recurrences.map(\.json))),
      ("residuals", .array(residuals.map(\.json))),
      ("cost", cost.json),
      ("costPerPair", costPerPair.json),
      ("otherAxis", otherAxis.map { .string($0) } ?? .null),
    ])
  }
}

extension RecurrenceExplanation {
  fileprivate var json: JSONValue {
    .object([
      ("states", .array(states.map { .string($0) })),
      ("form", .string(form.rawValue)),
      ("obstacle", obstacle.map { .string($0) } ?? .null),
    ])
  }
}

extension LoopExplanation.Residual {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("count", .number(count)), ("isState", .bool(isState)),
      ("otherAxis", otherAxis.map { .string($0) } ?? .null),
    ])
  }
}

extension Cost {
  fileprivate var json: JSONValue { .object([("products", .number(products)), ("pointwise", .number(pointwise))]) }
}

extension PassNote {
  fileprivate var json: JSONValue {
    let numbers = numbers.map { ($0.name, JSONValue.number($0.value)) }
    return .object(
      [
        ("pass", .string(pass)), ("kind", .string(kind.rawValue)), ("place", .string(place)),
        ("message", .string(message)),
      ] + (numbers.isEmpty ? [] : [("numbers", .object(numbers))]))
  }
}
