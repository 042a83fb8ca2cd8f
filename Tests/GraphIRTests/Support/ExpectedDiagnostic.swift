@testable import GraphIR

/// What a fixture says about one of its lines, in a comment on that line: `// error: 'y' is not defined`.
///
/// Several may stand on a line, each behind its own `//`. `// error@+1: …` speaks of the next line, `@-1` of the
/// previous one. The text is a part of the message, suggestion included.
struct ExpectedDiagnostic: CustomStringConvertible {
  var severity: Diagnostic.Severity
  var text: String
  var file: String
  var line: Int

  var description: String { "\(file):\(line): \(severity.rawValue): \(text)" }

  func matches(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == severity && diagnostic.location.file == file && diagnostic.location.line == line
      && diagnostic.text.contains(text)
  }

  /// The expectations of a file.
  static func all(in file: SourceFile) -> [ExpectedDiagnostic] {
    let lines = String(decoding: file.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var all: [ExpectedDiagnostic] = []
    for (index, line) in lines.enumerated() {
      for match in line.matches(of: /\/\/ (error|warning)(?:@([+-]\d+))?: (.*?)(?=\s*(?:$|\/\/ (?:error|warning)))/) {
        guard let severity = Diagnostic.Severity(rawValue: String(match.1)) else { continue }
        let offset = match.2.flatMap { Int($0) } ?? 0
        all.append(
          ExpectedDiagnostic(
            severity: severity, text: String(match.3), file: file.path, line: index + 1 + offset))
      }
    }
    return all
  }

  /// What was expected but not reported, and what was reported but not expected, a line each.
  static func differences(between expected: [ExpectedDiagnostic], and reported: [Diagnostic]) -> [String] {
    var unexpected = reported
    var missing: [ExpectedDiagnostic] = []
    for expectation in expected {
      if let index = unexpected.firstIndex(where: expectation.matches) {
        unexpected.remove(at: index)
      } else {
        missing.append(expectation)
      }
    }
    return missing.map { "missing: \($0)" } + unexpected.map { "unexpected: \($0)" }
  }
}
