import Foundation

extension Case {
  /// What is measured without arguments.
  static let main: [Case] = """
    lstm:step:1:16 lstm:step:32:64 lstm:step:256:256
    lstm:infer:256:256:32:64 gru:infer:256:256:32:64 peephole:infer:256:256:32:64
    lstm:train:64:64:16:64 lstm:train:256:256:32:64 lstm:train:512:512:32:64
    gru:train:256:256:32:64 peephole:train:256:256:32:64
    """.split { $0 == " " || $0 == "\n" }.map { Case(String($0))! }

  /// The cases that a pattern names: those of the list, or one of its own.
  static func matching(_ pattern: String) throws(UsageError) -> [Case] {
    let cases = main.filter { fnmatch(pattern, $0.description, 0) == 0 }
    if !cases.isEmpty { return cases }
    guard let single = Case(pattern) else { throw UsageError("there is no case '\(pattern)'; --list shows them") }
    return [single]
  }
}
