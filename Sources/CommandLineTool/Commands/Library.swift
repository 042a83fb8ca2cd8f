import GraphIR

extension Command {
  static let library = Command(
    name: "library", operands: .optional("NAME"), summary: "List the standard library, or show the source of one cell",
    details: "Every file can use these cells and blocks without an import."
  ) { arguments, console in
    guard let name = arguments.operands.first else {
      let width = StandardLibrary.names.map(\.count).max() ?? 0
      for name in StandardLibrary.names {
        let padding = String(repeating: " ", count: width - name.count)
        console.output("\(name)\(padding)  \(StandardLibrary.summary(of: name))\n")
      }
      return .success
    }
    guard let source = StandardLibrary.source(of: name) else {
      throw UsageError(
        message: "the standard library has no '\(name)'",
        suggestion: closestMatch(to: name, in: StandardLibrary.names))
    }
    console.output(source)
    return .success
  }
}

extension StandardLibrary {
  /// The first line of the documentation.
  fileprivate static func summary(of name: String) -> Substring {
    let first = source(of: name)?.split(separator: "\n").first ?? ""
    return first.drop { $0 == "/" || $0 == " " }
  }
}
