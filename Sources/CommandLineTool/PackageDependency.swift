import Foundation

/// Where a new package gets rnnc from.
struct PackageDependency: Equatable {
  /// What `package:` of a product says.
  let name: String
  /// `.package(…)`
  let declaration: String
  /// The names that the package manager knows it by.
  let identities: [String]
  /// For the user.
  let place: String

  /// - Parameter option: a checkout's folder, or the URL of a repository, of which the tool's version or a later one is
  ///   taken; without it, the checkout that this tool was built from.
  /// - Throws: `UsageError` if the folder is no checkout of rnnc.
  init(_ option: String?) throws(UsageError) {
    if let option, option.contains("://") || option.hasPrefix("git@") {
      let last = option.split(whereSeparator: { "/:".contains($0) }).last.map(String.init) ?? ""
      name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
      declaration = ".package(url: \(quoted(option)), from: \"\(Tool.version)\")"
      identities = [name]
      place = "\(option), from version \(Tool.version)"
      return
    }
    let folder = URL(fileURLWithPath: option ?? Self.ownCheckout).standardizedFileURL
    guard Self.isCheckout(folder) else {
      throw UsageError(
        message: option.map { "'\($0)' is no checkout of rnnc" }
          ?? "the checkout that this tool was built from is gone: '--rnnc' names one, or the URL of a repository")
    }
    name = "rnnc"
    declaration = ".package(name: \"rnnc\", path: \(quoted(folder.path)))"
    identities = [name, folder.lastPathComponent]
    place = folder.path
  }

  /// Sources/CommandLineTool/PackageDependency.swift lies in it.
  private static var ownCheckout: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path
  }

  /// The folder `Sources` of the checkout that this tool was built from.
  /// - Throws: `FileFailure` if it is gone.
  static func sources() throws(FileFailure) -> URL {
    let folder = URL(fileURLWithPath: ownCheckout)
    guard isCheckout(folder) else {
      throw FileFailure(message: "the checkout that this tool was built from is gone: '\(folder.path)'")
    }
    return folder.appendingPathComponent("Sources")
  }

  private static func isCheckout(_ folder: URL) -> Bool {
    let manifest = try? String(contentsOf: folder.appendingPathComponent("Package.swift"), encoding: .utf8)
    return manifest?.contains("name: \"RNNCodegenPlugin\"") == true
  }
}

/// A string literal of Swift.
private func quoted(_ text: String) -> String {
  "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
}
