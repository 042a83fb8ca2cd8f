import Foundation
import PackagePlugin

/// Generates `X.swift` from every `X.rnn` of a target: one build command for each file, which runs again only when that
/// file, or one that it imports, has changed.
@main
struct RNNCodegenPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    return try commands(
      for: target.sourceFiles(withSuffix: "rnn").map(\.url), tool: context.tool(named: "rnnc").url,
      outputDirectory: context.pluginWorkDirectoryURL)
  }

  private func commands(for files: [URL], tool: URL, outputDirectory: URL) throws -> [Command] {
    files.sorted { $0.path < $1.path }.map { file in
      let name = file.deletingPathExtension().lastPathComponent
      let output = outputDirectory.appending(path: "\(name).swift")
      return .buildCommand(
        displayName: "Compiling \(file.lastPathComponent)",
        executable: tool,
        arguments: ["compile", file.path, "-o", output.path],
        inputFiles: [file] + importedFiles(of: file),
        outputFiles: [output])
    }
  }

  /// The files that a file imports, directly or through others. What is wrong with an import is for the compiler to say.
  private func importedFiles(of file: URL) -> [URL] {
    var found: [URL] = []
    var pending = [file]
    while let next = pending.popLast() {
      let source = (try? String(contentsOf: next, encoding: .utf8)) ?? ""
      for match in source.matches(of: /(?m)^\s*import\s+"([^"\n]+)"/) {
        let imported = next.deletingLastPathComponent().appending(path: String(match.1)).standardizedFileURL
        guard imported != file, !found.contains(imported) else { continue }
        guard FileManager.default.fileExists(atPath: imported.path) else { continue }
        found.append(imported)
        pending.append(imported)
      }
    }
    return found
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension RNNCodegenPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      let files = target.inputFiles.map(\.url).filter { $0.pathExtension == "rnn" }
      return try commands(
        for: files, tool: context.tool(named: "rnnc").url, outputDirectory: context.pluginWorkDirectoryURL)
    }
  }
#endif
