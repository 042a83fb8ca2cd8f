import Foundation
import Testing

/// An application may have declarations of any name: generated code names the module of everything that is not its own.
@Suite struct QualifiedNamesTests {
  /// A word of code with what stands before and behind it.
  private struct Word {
    var text: String
    /// The sign directly before it: `.` or `::`, else empty.
    var sign: String
    /// The word before it, if only a space lies between them.
    var previous: String
    var following: UInt8

    /// `RNNRuntime::Shard`; in conformances `RNNRuntime.CompiledFunction`.
    var isQualified: Bool { sign == "::" || (sign == "." && QualifiedNamesTests.modules.contains(previous)) }
    var isMember: Bool { !sign.isEmpty }
  }

  private static let modules: Set = ["Swift", "RNNRuntime", "Foundation"]
  private static let declaringWords: Set = ["struct", "class", "enum", "typealias", "let", "var", "func", "for", "_"]

  private static let files: [(name: String, words: [Word])] = GoldenTests.names.map { name in
    let file = name.dropLast(4) + ".swift"
    let text = (try? String(contentsOf: GoldenTests.generated.appending(component: file), encoding: .utf8)) ?? ""
    return (String(file), words(of: text))
  }

  /// All words outside of comments, strings, and lines of imports and conditions.
  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let code = line.drop { $0 == UInt8(ascii: " ") }
      if code.starts(with: "import ".utf8) || code.starts(with: "#".utf8) { continue }
      var previous = ""
      var before: [UInt8] = []
      var rest = code
      while let byte = rest.first {
        if rest.starts(with: "//".utf8) { break }
        if byte == UInt8(ascii: "\"") {
          rest = rest.dropFirst().drop { $0 != UInt8(ascii: "\"") }.dropFirst()
          before = []
          continue
        }
        let word = rest.prefix(while: isWord)
        guard !word.isEmpty else {
          before.append(byte)
          rest = rest.dropFirst()
          continue
        }
        rest = rest.dropFirst(word.count)
        let signs = String(decoding: before.filter { $0 != UInt8(ascii: "`") }, as: UTF8.self)
        let sign = signs.hasSuffix("::") ? "::" : signs.hasSuffix(".") && !signs.hasSuffix("..") ? "." : ""
        let isNext = [" ", ".", "::"].contains(signs)
        words.append(
          Word(
            text: String(decoding: word, as: UTF8.self), sign: sign, previous: isNext ? previous : "",
            following: rest.first ?? 0))
        previous = words.last!.text
        before = []
      }
    }
    return words
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// Types, and whatever is called.
  @Test func everyNameIsDeclaredOrHasItsModule() {
    for (file, words) in Self.files {
      let declared = Set(words.filter { Self.declaringWords.contains($0.previous) }.map(\.text))
      for word in words where !declared.contains(word.text) && !word.isMember {
        let isCall = word.following == UInt8(ascii: "(")
        let isLabel = word.following == UInt8(ascii: ":") && !Self.modules.contains(word.text)
        guard isCall || word.text.first!.isUppercase, !isLabel else { continue }
        // What Swift itself has, and `run()` of a parameter that is a closure.
        if ["Self", "init", "inline", "run", "throws"].contains(word.text) { continue }
        let isModule = [UInt8(ascii: ":"), UInt8(ascii: ".")].contains(word.following)
        #expect(Self.modules.contains(word.text) && isModule, "\(word.text) in \(file)")
      }
    }
  }

  /// Whatever generated code uses of others, the hostile application declares.
  @Test func applicationDeclaresAllNames() throws {
    let qualified = Set(Self.files.flatMap(\.words).filter(\.isQualified).map(\.text))
    let folder = GoldenTests.tests.appending(component: "HostileNames")
    var declared: Set<String> = []
    for file in ["Application.swift", "Models.rnn"] {
      let text = try String(contentsOf: folder.appending(component: file), encoding: .utf8)
      for match in text.matches(of: /(?m)^(struct|enum|func|model) (\w+)/) { declared.insert(String(match.2)) }
    }
    #expect(qualified.count > 30)
    #expect(qualified.subtracting(declared).sorted() == [])
  }
}
