extension DeclarationChecker {
  /// A model has one loss without a name, or some with names, after which their training is called.
  func checkLosses(_ losses: [Statement]) {
    let names = losses.compactMap { if case .loss(let name?, _) = $0.kind { name } else { nil } }
    for (index, statement) in losses.enumerated() where losses.count > 1 {
      guard case .loss(nil, _) = statement.kind, index > 0 || !names.isEmpty else { continue }
      diagnostics.error(
        "a loss beside another one needs a name, 'loss name: …'; terms of one loss are added up",
        at: statement.location, notes: [.note("the other loss", at: losses[index == 0 ? 1 : 0].location)])
    }
    var known: [String: Name] = [:]
    for name in names {
      let training = NamedLoss.trainingName(of: name.text)
      guard let other = known.updateValue(name, forKey: training) else { continue }
      let message =
        other.text == name.text
        ? "there are two losses '\(name.text)'"
        : "the losses '\(other.text)' and '\(name.text)' would both be trained by a '\(training)'"
      diagnostics.error(message, at: name.location, notes: [.note("the other loss", at: other.location)])
    }
  }
}
