/// Words of Swift that cannot be an identifier without backticks.
package let reservedWords: Set<String> = [
  "Any", "Protocol", "Self", "Type", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch",
  "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
  "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
  "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "some",
  "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
  "while",
]

/// An identifier that keeps as much of a source name as Swift allows: `hidden.c'` becomes `hidden_cNext`.
func swiftIdentifier(_ name: String) -> String {
  var text = ""
  for character in name {
    switch character {
    case "'": text += "Next"
    case "_": text += "_"
    case _ where character.isLetter || (character.isNumber && character.isASCII): text.append(character)
    default: text += text.isEmpty || text.hasSuffix("_") ? "" : "_"
    }
  }
  while text.hasSuffix("_") { text.removeLast() }
  guard let first = text.first else { return "value" }
  return first.isNumber ? "_" + text : text
}

/// Gives each thing in a scope a name of its own, close to the one that was asked for.
struct NameScope {
  private var taken: Set<String>
  /// The number to try next, for each name.
  private var numbers: [String: Int] = [:]

  /// Words that backticks do not make usable everywhere are never given.
  init(reserving names: Set<String> = []) {
    taken = names.union(["self", "Self", "init", "Type", "Protocol", "Any", "super"])
  }

  /// The identifier itself, or with the first number that makes it unique: `f`, `f2`, `f3`.
  mutating func unique(_ name: String) -> String {
    let identifier = swiftIdentifier(name)
    if taken.insert(identifier).inserted { return identifier }
    let stem = identifier.last!.isNumber ? identifier + "_" : identifier
    var number = numbers[stem] ?? 2
    while !taken.insert("\(stem)\(number)").inserted { number += 1 }
    numbers[stem] = number + 1
    return "\(stem)\(number)"
  }
}
