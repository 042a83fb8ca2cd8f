/// The names of a cell, block, model, round of a repetition or round of a loop, while it is being evaluated.
final class Frame {
  let declaration: Declaration
  /// Where its operations go.
  let scope: GraphScope
  let naming: Naming
  /// Around a round.
  let parent: Frame?
  /// Whether this is the cell of a scan itself, not one that runs inside it.
  let isOuterCell: Bool
  /// In a round of a loop: what the paths of its own names end with, `.0`.
  let suffix: String
  /// The names of the declaration or round, known before they have values.
  private let definedNames: Set<String>
  var values: [String: Value] = [:]
  /// What it began with: arguments, the input, contexts.
  let given: [String: Value]
  /// Shapes of values that are being tried out.
  var assumedShapes: [String: [Int]] = [:]
  /// States that hold what names have been at the step before, by their indices in the scope.
  var previous: [String: Int] = [:]
  /// The states that this cell declares, by their indices in the scope.
  var states: [String: Int] = [:]
  /// The indices of the members of each family. A loop's families belong to what is around the loop.
  private(set) var families: [String: Set<Int>] = [:]

  init(
    _ declaration: Declaration, scope: GraphScope, naming: Naming, isOuterCell: Bool = false,
    values: [String: Value] = [:]
  ) {
    self.declaration = declaration
    self.scope = scope
    self.naming = naming
    self.isOuterCell = isOuterCell
    self.values = values
    given = values
    parent = nil
    suffix = ""
    definedNames = Set(declaration.parameters.map(\.text) + declaration.body.compactMap(\.definedName?.text))
  }

  /// A round of a repetition.
  init(roundOf body: [Statement], in parent: Frame, naming: Naming, variable: Name, value: Value) {
    declaration = parent.declaration
    scope = parent.scope
    self.naming = naming
    isOuterCell = false
    self.parent = parent
    suffix = ""
    definedNames = Set(body.compactMap(\.definedName?.text))
    values = [variable.text: value]
    given = values
  }

  /// A round of a loop.
  init(round: Int, of loop: Loop, number: Value, in parent: Frame) {
    declaration = parent.declaration
    scope = parent.scope
    naming = parent.naming
    isOuterCell = parent.isOuterCell
    self.parent = parent
    suffix = parent.suffix + ".\(round)"
    definedNames = Set(loop.body.compactMap(\.definedName?.text))
    values = [loop.variable.text: number]
    given = values
  }

  /// Where the families of this frame's statements belong.
  var owner: Frame { suffix.isEmpty ? self : parent?.owner ?? self }

  /// The value of a name, or `nil` if it is none of this declaration. An error if it is part of a circle.
  func find(_ name: String) -> Value? {
    if let value = values[name] { return value }
    if definedNames.contains(name) { return .error }
    if let members = families[name] {
      return .list(members.sorted().map { values[Self.key(name, $0)] ?? .error })
    }
    return parent?.find(name)
  }

  /// Whether the name has no value yet, but will have one.
  func isOpen(_ name: String) -> Bool {
    if values[name] != nil { return false }
    return definedNames.contains(name) || families[name] != nil || parent?.isOpen(name) ?? false
  }

  func defines(_ name: String) -> Bool { definedNames.contains(name) }

  /// The shapes of what has a value, and of what matrices give.
  var knownShapes: [[Int]] {
    let shapes = values.values.flatMap { value -> [[Int]] in
      guard case .tensor(let tensor) = value else { return [] }
      return [tensor.type.shape, Array(tensor.type.shape.prefix(1))]
    }
    return Set(shapes).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// - Returns: false if there is one already.
  func addMember(_ index: Int, to family: String) -> Bool { families[family, default: []].insert(index).inserted }

  /// A member of a family as written: `h[2]`, `h[2]'`.
  static func text(_ family: String, _ index: Int) -> String {
    family.hasSuffix("'") ? key(String(family.dropLast()), index) + "'" : key(family, index)
  }

  /// What a member of a family is kept as: `h[2]`, `h'[2]`.
  static func key(_ family: String, _ index: Int) -> String { "\(family)[\(index)]" }
}
