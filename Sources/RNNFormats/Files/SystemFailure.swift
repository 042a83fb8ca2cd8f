import Foundation

/// Why the system does not read or write a file, as the end of a sentence: `the folder 'runs' does not exist`.
package struct SystemFailure: Error, Hashable {
  package var reason: String

  init(reason: String) { self.reason = reason }

  /// - Parameter folder: the one that a new file was to be in.
  init(_ error: CInt, folder: String? = nil) {
    switch (error, folder) {
    case (ENOENT, let folder?): reason = "the folder '\(folder)' does not exist"
    case (ENOTDIR, let folder?): reason = "'\(folder)' is no folder"
    case (EACCES, let folder?): reason = "the folder '\(folder)' permits no new files"
    case (EROFS, let folder?): reason = "the folder '\(folder)' is on a read-only file system"
    case (ENOENT, nil): reason = "there is no such file"
    default:
      let text = String(cString: strerror(error))
      reason = text.prefix(1).lowercased() + text.dropFirst()
    }
  }
}
