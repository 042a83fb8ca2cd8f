extension Graph {
  /// A name for each scan, for explanations: that of the value that it gives, `hidden`, or of its body. A scan that runs
  /// back over another one is named after that: `hidden backward`.
  func scanNames() -> [ValueID: String] {
    var given: [ValueID: String] = [:]
    for node in nodes {
      guard case .result(let index) = node.operation, let name = node.name else { continue }
      guard case .scan(let scan) = self[node.operands[0]].operation, index >= scan.stateCount else { continue }
      given[node.operands[0]] = given[node.operands[0]] ?? name
    }
    var names: [ValueID: String] = [:]
    for value in identifiers {
      guard case .scan(let scan) = self[value].operation else { continue }
      let forward = forwardScan(of: value, scan).flatMap { names[$0] }
      names[value] = self[value].name ?? forward.map { $0 + " backward" } ?? given[value] ?? scan.body.name
    }
    return names
  }

  /// The scan whose residuals a scan without results of its own name reads in the opposite direction.
  private func forwardScan(of value: ValueID, _ scan: Scan) -> ValueID? {
    guard scan.body.name.hasSuffix(" backward") else { return nil }
    for operand in self[value].operands {
      guard case .result = self[operand].operation, case .scan(let other) = self[self[operand].operands[0]].operation
      else { continue }
      if other.axis == scan.axis, scan.body.name == other.body.name + " backward" { return self[operand].operands[0] }
    }
    return nil
  }

  /// The name of a value, or of the first elementwise function of it that has one: of `W · h` in `f = sigmoid(W · h + b)`
  /// it is `f`.
  func nameDownstream(of value: ValueID, _ uses: Uses) -> String? {
    var value = value
    while self[value].name == nil {
      guard let user = uses.onlyUser(of: value), self[user].operation.isElementwise else { return nil }
      value = user
    }
    return self[value].name
  }
}
