import Foundation

/// The files that the tests read.
enum Fixture {
  static let folder = Bundle.module.resourcePath! + "/Fixtures"

  /// The paths, below the fixtures, of a folder's files with an extension.
  static func files(in name: String, withExtension suffix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
    return names.filter { $0.hasSuffix(".\(suffix)") }.sorted().map { "\(name)/\($0)" }
  }
}
