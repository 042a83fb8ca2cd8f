extension SwiftDeclaration {
  /// The same for the module alone.
  var internalized: SwiftDeclaration {
    func open(_ modifiers: [SwiftModifier]) -> [SwiftModifier] {
      modifiers.filter { ![.public, .private, .fileprivate, .privateSet].contains($0) }
    }
    switch self {
    case .import, .mark: return self
    case .conditional(let condition, let declarations): return .conditional(condition, declarations.map(\.internalized))
    case .alias(let modifiers, let name, let type): return .alias(open(modifiers), name, type)
    case .type(var type):
      type.modifiers = open(type.modifiers)
      type.members = type.members.map(\.internalized)
      return .type(type)
    case .variable(var variable):
      variable.modifiers = open(variable.modifiers)
      return .variable(variable)
    case .function(var function):
      function.modifiers = open(function.modifiers)
      return .function(function)
    }
  }
}
