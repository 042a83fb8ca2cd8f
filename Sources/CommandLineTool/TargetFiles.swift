import Foundation
import GraphIR

/// The other files of the module that a `.rnn` file belongs to, as a build plugin names them.
struct TargetFiles {
  private let path: String
  private let modelFiles: [String]
  private let swiftFiles: [String]
  private let watched: Set<String>

  /// - Parameters:
  ///   - files: the `.rnn` and `.swift` files of the module.
  ///   - watched: other files whose changes make the build compile this one again.
  ///   - path: the file that is being compiled.
  /// - Returns: nil if nobody has said what else there is.
  init?(files: [String], watched: [String], besides path: String) {
    if files.isEmpty, watched.isEmpty { return nil }
    let own = Self.resolved(path)
    let others = files.map(Self.resolved).filter { $0 != own }
    self.path = own
    modelFiles = others.filter { $0.hasSuffix(".rnn") }.sorted()
    swiftFiles = others.filter { $0.hasSuffix(".swift") }.sorted()
    self.watched = Set(others + watched.map(Self.resolved) + [own])
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// Whether another command of the build shows it: each file's warnings are those of its own command.
  func silences(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .warning && modelFiles.contains(Self.resolved(diagnostic.location.file))
  }

  /// Reports names that others have, too, and imports that the build does not watch.
  /// - Returns: the files that notes point to.
  func check(_ sources: SourceSet, into diagnostics: Diagnostics) -> [SourceFile] {
    for unit in sources.units {
      for declaration in unit.imports { checkWatched(declaration, of: unit, into: diagnostics) }
    }
    guard let models = sources.units.last?.models, !models.isEmpty else { return [] }
    return checkModels(models, into: diagnostics) + checkTypes(models, into: diagnostics)
  }

  private func checkWatched(_ declaration: ImportDeclaration, of unit: SourceUnit, into diagnostics: Diagnostics) {
    let folder = URL(fileURLWithPath: unit.file).deletingLastPathComponent().path
    let path = declaration.path
    let imported = Self.resolved(path.hasPrefix("/") ? path : "\(folder)/\(path)")
    if watched.contains(imported) || !FileManager.default.fileExists(atPath: imported) { return }
    diagnostics.error(
      "this build would not notice changes of '\(path)', which is outside of the target and was imported "
        + "after the build was planned; touch Package.swift and build again",
      at: declaration.location)
  }

  /// Each model becomes a type of the module. Of two files, the one that comes later reports it.
  private func checkModels(_ models: [ModelDeclaration], into diagnostics: Diagnostics) -> [SourceFile] {
    var files: [SourceFile] = []
    for other in modelFiles where other < path {
      guard let bytes = try? SourceLoader.readFromDisk(other) else { continue }
      let file = SourceFile(path: other, bytes: bytes)
      // Its own mistakes are for its own command.
      let unit = SourceUnit(parsing: file, diagnostics: Diagnostics())
      for model in models {
        guard let first = unit.models.first(where: { $0.name.text == model.name.text }) else { continue }
        diagnostics.error(
          "the model '\(model.name.text)' is declared in '\(Self.name(of: other))', too: both would become one type",
          at: model.name.location, notes: [.note("the other model", at: first.name.location)])
        files.append(file)
      }
    }
    return files
  }

  /// The application's own types are in the same module.
  private func checkTypes(_ models: [ModelDeclaration], into diagnostics: Diagnostics) -> [SourceFile] {
    var files: [SourceFile] = []
    for other in swiftFiles {
      guard let data = FileManager.default.contents(atPath: other) else { continue }
      let file = SourceFile(path: other, bytes: Array(data))
      let types = SwiftTypes(in: file)
      for model in models {
        guard let type = types.first(model.name.text) else { continue }
        diagnostics.error(
          "the model '\(model.name.text)' becomes a type, and '\(Self.name(of: other))' declares one of that name: "
            + "rename one of them",
          at: model.name.location, notes: [.note("the type", at: type)])
        files.append(file)
      }
    }
    return files
  }

  private static func name(of path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}
