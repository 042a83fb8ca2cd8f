/// A cell, a block or a model, with the order in which its statements can be evaluated.
struct Declaration: Sendable {
  enum Kind: String, Sendable {
    case cell, block, model
  }

  let kind: Kind
  let name: Name
  let parameters: [Name]
  /// Arguments with a default value, each with a constant in the body that holds if the argument is not given.
  let optionalParameters: [Name]
  let documentation: [String]
  let body: [Statement]
  /// Whether it belongs to the standard library, where the user cannot mend anything.
  let isLibrary: Bool
  /// Whether statements are missing after syntax errors, and the names that they may have defined.
  let isIncomplete: Bool
  let lostNames: Set<String>
  let dependencies: Dependencies

  init(_ cell: CellDeclaration, isLibrary: Bool) {
    self.init(
      .cell, cell.name, cell.parameters, cell.defaults, cell.documentation, cell.body, isLibrary, cell.hasErrors,
      cell.lostNames)
  }

  init(_ block: BlockDeclaration, isLibrary: Bool) {
    self.init(
      .block, block.name, block.parameters, block.defaults, block.documentation, block.body, isLibrary,
      block.hasErrors, block.lostNames)
  }

  init(_ model: ModelDeclaration) {
    self.init(.model, model.name, [], [], model.documentation, model.body, false, model.hasErrors, model.lostNames)
  }

  private init(
    _ kind: Kind, _ name: Name, _ parameters: [Name], _ defaults: [DefaultValue], _ documentation: [String],
    _ body: [Statement], _ isLibrary: Bool, _ isIncomplete: Bool, _ lostNames: Set<String>
  ) {
    self.kind = kind
    self.name = name
    self.parameters = parameters
    optionalParameters = defaults.map(\.name)
    self.documentation = documentation
    let body =
      defaults.map { Statement(kind: .constant($0.name, $0.value), location: $0.name.location) } + body
    self.body = body
    self.isLibrary = isLibrary
    self.isIncomplete = isIncomplete
    self.lostNames = lostNames
    dependencies = Dependencies(of: body)
  }
}

/// The cells and blocks that a name can mean. A user's declaration wins over one of the library,
/// but the library's own cells and blocks see nothing but the library.
struct Namespace: Sendable {
  private(set) var user: [String: Declaration] = [:]
  /// The user's declarations in the order of their files.
  private(set) var userDeclarations: [Declaration] = []
  /// The names that declarations which are missing after syntax errors may have had.
  private let lostNames: Set<String>
  /// Whether a file could not be read.
  private let isUnread: Bool

  /// - Parameters:
  ///   - units: the user's files.
  ///   - diagnostics: gets an error for every name that is declared twice.
  init(units: [SourceUnit], into diagnostics: Diagnostics) {
    lostNames = units.reduce(into: []) { $0.formUnion($1.lostNames) }
    isUnread = units.contains(where: \.isUnread)
    var names: [String: Name] = [:]
    for unit in units {
      let declarations =
        unit.cells.map { Declaration($0, isLibrary: false) } + unit.blocks.map { Declaration($0, isLibrary: false) }
        + unit.models.map { Declaration($0) }
      for declaration in declarations.sorted(by: { $0.name.location < $1.name.location }) {
        userDeclarations.append(declaration)
        let name = declaration.name
        if BuiltinFunction(rawValue: name.text) != nil || Initializer.names.contains(name.text) {
          diagnostics.error("'\(name.text)' is a built-in function", at: name.location)
        } else if let previous = names[name.text] {
          diagnostics.error(
            "'\(name.text)' is declared twice", at: name.location,
            notes: [.note("previously declared here", at: previous.location)])
        } else {
          names[name.text] = name
          if declaration.kind != .model { user[name.text] = declaration }
        }
      }
    }
  }

  func find(_ name: String, fromLibrary: Bool) -> Declaration? {
    (fromLibrary ? nil : user[name]) ?? StandardLibrary.declaration(of: name)
  }

  /// Whether the user may have declared a name where a mistake or an unreadable file hides it.
  func mayDeclare(_ name: String) -> Bool { isUnread || lostNames.contains(name) }

  /// Reports cells and blocks that contain themselves.
  func checkRecursion(into diagnostics: Diagnostics) {
    var indices: [Name: Int] = [:]
    for (index, declaration) in userDeclarations.enumerated() { indices[declaration.name] = index }
    let needs = userDeclarations.map { declaration in
      let own = Set(declaration.parameters.map(\.text) + declaration.body.compactMap(\.definedName?.text))
      return declaration.body.flatMap(\.usedNames).compactMap { name -> Int? in
        guard !own.contains(name), let used = user[name] else { return nil }
        return indices[used.name]
      }
    }
    for cycle in Dependencies(needs: needs).cycles {
      let names = cycle.map { userDeclarations[$0].name }
      let path = (names + [names[0]]).map(\.text).joined(separator: " → ")
      diagnostics.error(
        "the \(userDeclarations[cycle[0]].kind.rawValue) '\(names[0].text)' contains itself: \(path)",
        at: names[0].location)
    }
  }

  /// All names of a kind, sorted, for suggestions.
  func names(of kinds: Set<Declaration.Kind>) -> [String] {
    let declarations = Array(user.values) + StandardLibrary.declarations
    return Set(declarations.filter { kinds.contains($0.kind) }.map(\.name.text)).sorted()
  }
}

extension SourceLocation {
  fileprivate static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
