/// The names of a cell, block, model or round of a repetition, while it is being evaluated.
final class Frame {
  let declaration: Declaration
  /// Where its operations go.
  let scope: GraphScope
  let naming: Naming
  /// Around a round of a repetition.
  let parent: Frame?
  /// Whether this is the cell of a scan itself, not one that runs inside it.
  let isOuterCell: Bool
  /// The names of the declaration or round, known before they have values.
  private let definedNames: Set<String>
  var values: [String: Value] = [:]
  /// The states that this cell declares, by their indices in the scope.
  var states: [String: Int] = [:]

  init(
    _ declaration: Declaration, scope: GraphScope, naming: Naming, isOuterCell: Bool = false,
    values: [String: Value] = [:]
  ) {
    self.declaration = declaration
    self.scope = scope
    self.naming = naming
    self.isOuterCell = isOuterCell
    self.values = values
    parent = nil
    definedNames = Set(declaration.parameters.map(\.text) + declaration.body.compactMap(\.definedName?.text))
  }

  /// A round of a repetition.
  init(roundOf body: [Statement], in parent: Frame, naming: Naming, variable: Name, value: Value) {
    declaration = parent.declaration
    scope = parent.scope
    self.naming = naming
    isOuterCell = false
    self.parent = parent
    definedNames = Set(body.compactMap(\.definedName?.text))
    values = [variable.text: value]
  }

  /// The value of a name, or `nil` if it is none of this declaration. An error if it is part of a circle.
  func find(_ name: String) -> Value? {
    values[name] ?? (definedNames.contains(name) ? .error : parent?.find(name))
  }
}
