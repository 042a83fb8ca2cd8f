import Foundation

extension SourceLoader {
  /// Reads a file from disk, but no more of it than a source may have.
  public static func readFromDisk(_ path: String) throws(FileError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw FileError("no such file") }
    guard !isFolder.boolValue else { throw FileError("it is a folder") }
    guard let handle = FileHandle(forReadingAtPath: path) else { throw FileError("permission denied") }
    defer { try? handle.close() }
    do {
      return [UInt8](try handle.read(upToCount: Lexer.sizeLimit + 1) ?? Data())
    } catch {
      throw FileError("reading failed")
    }
  }
}
