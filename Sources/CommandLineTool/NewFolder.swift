import Foundation

/// A folder that is there with all of its files, or not at all.
enum NewFolder {
  /// - Throws: `FileFailure` if something of this name exists, or if a file cannot be written.
  static func write(_ files: [(path: String, text: String)], to folder: URL) throws(FileFailure) {
    let manager = FileManager.default
    let parent = folder.deletingLastPathComponent()
    // Also a symbolic link that leads nowhere.
    if (try? manager.attributesOfItem(atPath: folder.path)) != nil {
      throw FileFailure(message: "'\(folder.path)' exists already")
    }
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: parent.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw FileFailure(message: "cannot make '\(folder.path)': the folder '\(parent.path)' does not exist")
    }
    let draft = parent.appendingPathComponent(".\(folder.lastPathComponent)-\(UUID().uuidString)")
    do {
      for file in files {
        let url = draft.appendingPathComponent(file.path)
        try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
      try manager.moveItem(at: draft, to: folder)
    } catch {
      try? manager.removeItem(at: draft)
      throw FileFailure(message: "cannot make '\(folder.path)': permission denied, or no space is left")
    }
  }
}
