import Foundation
import PackagePlugin

/// Generates `X.rnn.swift` from every `X.rnn` of a target: one build command for each file.
///
/// The build system asks for these commands only when files come and go, so that an import which is added later cannot be
/// an input of one. Hence every command has all `.rnn` files of the package as inputs, and the compiler leaves outputs
/// alone that do not change. Of files outside, those are inputs that are imported now, with their neighbors; the compiler
/// is told all inputs, and refuses an import that is none of them.
@main
struct RNNCodegenPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let package = context.package.targets.compactMap { $0 as? SourceModuleTarget }
      .flatMap { $0.sourceFiles(withSuffix: "rnn").map(\.url) }
    return try commands(
      for: Sources(
        models: target.sourceFiles(withSuffix: "rnn").map(\.url),
        swift: target.sourceFiles(withSuffix: "swift").map(\.url),
        others: package, folder: target.directoryURL),
      tool: context.tool(named: "rnnc").url, outputDirectory: context.pluginWorkDirectoryURL)
  }

  /// What a target consists of, and what it may import.
  struct Sources {
    var models: [URL]
    var swift: [URL]
    var others: [URL]
    var folder: URL
  }

  private func commands(for sources: Sources, tool: URL, outputDirectory: URL) throws -> [Command] {
    let models = sources.models.sorted { $0.path < $1.path }
    var watched = Set((models + sources.others).map(\.standardizedFileURL))
    for file in models { addImports(of: file.standardizedFileURL, to: &watched) }
    let others = watched.subtracting(models.map(\.standardizedFileURL)).sorted { $0.path < $1.path }

    var outputs: [String: URL] = [:]
    return models.compactMap { file in
      let name = outputName(of: file, in: sources.folder)
      if let other = outputs.updateValue(file, forKey: name) {
        Diagnostics.error("\(other.path) and \(file.path) would both become \(name): rename one of them")
        return nil
      }
      let output = outputDirectory.appending(path: name)
      return .buildCommand(
        displayName: "Compiling \(file.lastPathComponent)",
        executable: tool,
        arguments: ["compile", file.path, "-o", output.path]
          + (models + sources.swift).flatMap { ["--target-file", $0.path] }
          + others.flatMap { ["--watched-file", $0.path] },
        inputFiles: models + others,
        outputFiles: [output])
    }
  }

  /// `Folder+X.rnn.swift`: no name that a file of the target has, and another one for each file, as Swift wants it.
  private func outputName(of file: URL, in folder: URL) -> String {
    let (path, base) = (file.standardizedFileURL.pathComponents, folder.standardizedFileURL.pathComponents)
    let isInside = path.starts(with: base)
    return (isInside ? Array(path[base.count...]) : [path.last!]).joined(separator: "+") + ".swift"
  }

  /// Adds the files that a file imports, directly or through others, and what lies in their folders. What is wrong with an
  /// import is for the compiler to say; what only looks like one does no harm.
  private func addImports(of file: URL, to found: inout Set<URL>) {
    var seen: Set<URL> = [file]
    var pending = [file]
    while let next = pending.popLast() {
      let source = (try? String(contentsOf: next, encoding: .utf8)) ?? ""
      for match in source.matches(of: /import\s*"([^"\n]+)"/) {
        let folder = next.deletingLastPathComponent()
        let path = String(match.1)
        let imported = (path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)).standardizedFileURL
        guard seen.insert(imported).inserted, FileManager.default.fileExists(atPath: imported.path) else { continue }
        pending.append(imported)
        if found.insert(imported).inserted { found.formUnion(neighbors(of: imported)) }
      }
    }
  }

  private func neighbors(of file: URL) -> [URL] {
    let folder = file.deletingLastPathComponent()
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "rnn" }.map(\.standardizedFileURL)
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension RNNCodegenPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      func files(_ suffix: String) -> [URL] { target.inputFiles.map(\.url).filter { $0.pathExtension == suffix } }
      return try commands(
        for: Sources(
          models: files("rnn"), swift: files("swift"), others: [], folder: context.xcodeProject.directoryURL),
        tool: context.tool(named: "rnnc").url, outputDirectory: context.pluginWorkDirectoryURL)
    }
  }
#endif
