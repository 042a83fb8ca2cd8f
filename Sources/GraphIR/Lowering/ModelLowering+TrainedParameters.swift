/// What losses train.
extension ModelLowering {
  /// The names of the parameters that a loss trains: all that are not fixed if it does not say.
  func trainedParameters(_ names: [Name]?) -> Set<String> {
    guard let names else { return Set(parameters.filter { !$0.isFixed }.map(\.name)) }
    var trained: Set<String> = []
    for name in names {
      let own = parameters.filter { $0.name == name.text || $0.name.hasPrefix(name.text + ".") }
      let free = own.filter { !$0.isFixed }
      trained.formUnion(free.map(\.name))
      guard free.isEmpty else { continue }
      if own.contains(where: { $0.name == name.text }) {
        _ = report("'\(name.text)' is a fixed parameter: no loss trains it", at: name.location)
      } else if !own.isEmpty {
        _ = report(
          "all parameters of '\(name.text)' are fixed: no loss trains them", at: name.location)
      } else if declares(name.text) {
        _ = report("'\(name.text)' has no parameters of its own to be trained", at: name.location)
      } else {
        let owners = parameters.filter { !$0.isFixed }.map { String($0.name.prefix { $0 != "." }) }
        _ = report(
          "there is nothing called '\(name.text)' to be trained", at: name.location,
          suggestion: closestMatch(to: name.text, in: owners))
      }
    }
    return trained
  }

  private func declares(_ name: String) -> Bool {
    declaration.body.withLoops.contains { ($0.definedName ?? $0.definedFamily)?.text == name }
  }
}
