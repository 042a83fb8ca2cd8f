extension Explanation: CustomStringConvertible {
  /// The explanation as text, the same for the same facts.
  public var description: String {
    let fixed = parameterCount - trainedCount
    var lines = ["\(model): \(parameterCount) parameters" + (fixed > 0 ? ", \(fixed) of them fixed" : "")]
    for function in functions {
      lines += [""] + function.lines
      if let stepAxis, function.kind == .encoding {
        lines.append("  once, before the steps along \(stepAxis), which it gives: " + encoded.joined(separator: ", "))
      }
      if let stepAxis, function.kind == .step { lines.append("  along \(stepAxis), behind the encoding") }
      if function.kind == .features { lines += fits.map { "  \($0)" } }
      guard function.kind == .training else { continue }
      lines.append(
        obstacleToSegments.map { "  no segments, since \($0)" }
          ?? "  can go through the steps in segments")
    }
    if let obstacleToStep { lines += ["", "no step, since \(obstacleToStep)"] }
    return ([lines.joined(separator: "\n") + "\n"] + losses.map(\.description)).joined(separator: "\n")
  }
}

extension Fit: CustomStringConvertible {
  /// `prediction = W · x + b in closed form, W prediction.W [1, 800] and b prediction.b: target next, penalty 1e-08`
  public var description: String {
    let product = isTransposed ? "x · W" : "W · x"
    let shape = isTransposed ? [featureCount, outputCount] : [outputCount, featureCount]
    let parameters = "W \(weights) \(shape)" + (bias.map { " and b \($0)" } ?? "")
    return "\(name) = \(product)\(bias == nil ? "" : " + b") in closed form, \(parameters): target \(target), "
      + "penalty \(numberText(penalty))"
  }
}

extension FunctionExplanation {
  fileprivate var lines: [String] {
    var lines = ["\(kind.rawValue)"]
    for loop in loops { lines += self.lines(for: loop) }
    for product in sequenceProducts where product.loop == nil {
      lines.append("  one product \(product.matrix)\(product.label) over all T·B rows of \(product.axis!)")
    }
    for gradient in weightGradients {
      lines.append("  one product for the gradient of a matrix \(gradient.matrix), with K = T·B over \(gradient.axis!)")
    }
    lines += passLines
    // A step function is one step: it has no time.
    if costPerStep != Cost() { lines.append("  each step of an example: \(costPerStep)") }
    if costPerPair != Cost() { lines.append("  each pair of steps of an example: \(costPerPair)") }
    if costPerExample != Cost() { lines.append("  each \(kind == .step ? "step" : "example"): \(costPerExample)") }
    if phases > 0 {
      let meetings = phases == 1 ? "never meet" : phases == 2 ? "meet once" : "meet \(phases - 1) times"
      lines.append("  fewer examples than threads: these compute parts of the steps, and \(meetings)")
    } else if let obstacleToParts {
      lines.append("  fewer examples than threads: one thread for each example, since \(obstacleToParts)")
    }
    if let arenaBytes { lines.append("  arena: \(arenaBytes) bytes") }
    return lines
  }

  private func lines(for loop: LoopExplanation) -> [String] {
    let direction = loop.isReversed ? "from the last step to the first" : "from the first step to the last"
    var lines = ["  loop \(loop.name) (\(loop.cell)) along \(loop.axis), \(direction)"]
    for product in sequenceProducts where product.loop == loop.name {
      lines.append("    hoisted: one product \(product.matrix)\(product.label) over all T·B rows, before the loop")
    }
    switch loop.products.count {
    case 0: lines.append("    no product in the loop")
    case 1: lines.append("    one product in the loop:")
    default: lines.append("    \(loop.products.count) products in the loop:")
    }
    for product in loop.products {
      let reason =
        product.states.isEmpty
        ? loop.otherAxis.map { "for all steps of \($0)" } ?? "of two that each step has of its own"
        : "since it depends on \(product.states.joined(separator: ", "))"
      lines.append("      \(product.matrix)\(product.label), \(reason)")
    }
    lines += loop.recurrences.map { "    \($0)" }
    lines.append("    \(loop.pointwiseOperations) pointwise operations")
    let (states, saved) = (loop.residuals.filter(\.isState), loop.residuals.filter { !$0.isState })
    if !saved.isEmpty {
      lines.append("    saved for the way back: " + saved.map(\.description).joined(separator: ", "))
    }
    if !states.isEmpty {
      lines.append("    read on the way back, states: " + states.map(\.description).joined(separator: ", "))
    }
    lines.append("    each step of an example: \(loop.cost)")
    if let other = loop.otherAxis { lines.append("    at each step for each one of \(other): \(loop.costPerPair)") }
    return lines
  }

  /// What the passes noted, equal notes once.
  private var passLines: [String] {
    var counts: [PassNote: Int] = [:]
    for note in notes { counts[note, default: 0] += 1 }
    var lines: [String] = []
    for note in notes {
      guard let count = counts.removeValue(forKey: note) else { continue }
      let times = count > 1 ? " (\(count) times)" : ""
      lines.append("  \(note.kind.rawValue) in \(note.place), by \(note.pass): \(note.message)\(times)")
    }
    return lines
  }
}

extension ProductExplanation {
  fileprivate var label: String { name.map { " for \($0)" } ?? "" }
}

extension LoopExplanation.Residual: CustomStringConvertible {
  public var description: String { "\(name) [\(count)]" + (otherAxis.map { " for each step of \($0)" } ?? "") }
}

extension Cost: CustomStringConvertible {
  public var description: String { "\(products) FLOPs in products, \(pointwise) pointwise" }
}
