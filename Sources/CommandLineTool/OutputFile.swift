import Foundation

/// A result that goes to a file, or to the terminal.
enum OutputFile {
  /// Replaces the file in one step, unless it has these contents already: build systems look at its date.
  /// - Parameter path: if nil, the text goes to the console.
  static func write(_ text: String, to path: String?, _ console: Console) throws(FileFailure) {
    guard let path, path != "-" else { return console.output(text) }
    try write(Data(text.utf8), to: path)
  }

  static func write(_ data: Data, to path: String) throws(FileFailure) {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    if isFolder.boolValue { throw FileFailure(message: "cannot write '\(path)': it is a folder") }
    let type = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    let isRegular = !exists || type == .typeRegular
    if exists, isRegular, FileManager.default.contents(atPath: url.path) == data { return }
    do {
      // A device or a pipe cannot be replaced, only written to.
      try data.write(to: url, options: isRegular ? .atomic : [])
    } catch {
      let folder = url.deletingLastPathComponent().path
      let hasFolder = FileManager.default.fileExists(atPath: folder)
      let reason = hasFolder ? "permission denied, or no space is left" : "the folder '\(folder)' does not exist"
      throw FileFailure(message: "cannot write '\(path)': \(reason)")
    }
  }
}
