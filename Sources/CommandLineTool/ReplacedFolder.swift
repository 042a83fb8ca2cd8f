import Foundation

/// A folder that a command makes, and makes again: there with all of its files, old or new, or not at all.
enum ReplacedFolder {
  /// - Parameters:
  ///   - marker: the file by which a folder is known as one that may be replaced.
  ///   - build: fills a folder, and gives what is returned and the text of the marker.
  /// - Throws: `FileFailure` if something else is there, or if the folder cannot be made.
  static func make<Result>(
    _ folder: URL, marker: String, _ build: (URL) throws -> (Result, marker: String)
  ) throws -> Result {
    let manager = FileManager.default
    let parent = folder.deletingLastPathComponent()
    let exists = (try? manager.attributesOfItem(atPath: folder.path)) != nil
    if exists, !manager.fileExists(atPath: folder.appendingPathComponent(marker).path) {
      let isEmpty = (try? manager.contentsOfDirectory(atPath: folder.path))?.isEmpty == true
      guard isEmpty else {
        throw FileFailure(message: "'\(folder.path)' exists already, and this command has not made it")
      }
    }
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: parent.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw FileFailure(message: "cannot make '\(folder.path)': the folder '\(parent.path)' does not exist")
    }
    let draft = parent.appendingPathComponent(".\(folder.lastPathComponent)-\(UUID().uuidString)")
    let old = parent.appendingPathComponent(".\(folder.lastPathComponent)-\(UUID().uuidString)-old")
    defer {
      try? manager.removeItem(at: draft)
      try? manager.removeItem(at: old)
    }
    do {
      try manager.createDirectory(at: draft, withIntermediateDirectories: false)
      let (result, text) = try build(draft)
      try Data(text.utf8).write(to: draft.appendingPathComponent(marker))
      if exists { try manager.moveItem(at: folder, to: old) }
      do { try manager.moveItem(at: draft, to: folder) } catch {
        if exists { try? manager.moveItem(at: old, to: folder) }
        throw error
      }
      return result
    } catch let failure as FileFailure {
      throw failure
    } catch {
      throw FileFailure(message: "cannot make '\(folder.path)': \(error.localizedDescription)")
    }
  }
}
