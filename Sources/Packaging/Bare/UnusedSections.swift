/// Finds the sections of an object that nothing needs: relocatable objects keep all that was compiled, such as the
/// functions of the Swift runtime for objects that nothing here makes.
struct UnusedSections {
  private(set) var names: [String] = []

  /// - Parameters:
  ///   - listing: that of `llvm-objdump -h -t -r`.
  ///   - roots: the symbols that are needed.
  init(_ listing: String, roots: Set<String>) {
    var loaded: [String] = []
    // Labels inside of functions may be called the same everywhere.
    var sectionsOfSymbol: [String: Set<String>] = [:]
    var symbolsOfSection: [String: [String]] = [:]
    var current: String?
    for line in listing.split(separator: "\n") {
      if line.hasPrefix("RELOCATION RECORDS FOR [") {
        current = String(line.dropFirst("RELOCATION RECORDS FOR [".count).prefix { $0 != "]" })
      } else if let tab = line.firstIndex(of: "\t") {
        // A symbol: its value, flags and section, then its size and name.
        let section = line[..<tab].split(separator: " ").last.map(String.init) ?? ""
        let name = line[tab...].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        sectionsOfSymbol[name, default: []].insert(section)
      } else {
        let words = line.split(separator: " ")
        if let current, words.count == 3, words[1].hasPrefix("R_") {
          symbolsOfSection[current, default: []].append(Self.symbol(words[2]))
        } else if words.count == 5, ["TEXT", "DATA", "BSS"].contains(words[4]) {
          loaded.append(String(words[1]))
        }
      }
    }
    var used = roots.reduce(into: Set<String>()) { $0.formUnion(sectionsOfSymbol[$1] ?? []) }
    var open = Array(used)
    while let section = open.popLast() {
      for symbol in symbolsOfSection[section] ?? [] {
        guard let next = sectionsOfSymbol[symbol], !next.contains(section) else { continue }
        open += next.subtracting(used)
        used.formUnion(next)
      }
    }
    names = loaded.filter { !used.contains($0) }
  }

  /// Without the number that is added: `.rodata+0x10`.
  private static func symbol(_ value: Substring) -> String {
    for sign in ["+0x", "-0x"] {
      if let range = value.ranges(of: sign).last { return String(value[..<range.lowerBound]) }
    }
    return String(value)
  }
}
