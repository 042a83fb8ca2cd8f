import Foundation

/// Text files, of which every error is a sentence.
public enum TextFile {
  /// The text of a file in UTF-8.
  /// - Throws: `FileError` if there is no such file, or if it is in another encoding.
  public static func read(_ url: URL) throws(FileError) -> String {
    let data: Data
    do { data = try contents(of: url.path) } catch {
      throw FileError(file: url.path, reason: "cannot be read: \(error.reason)")
    }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      throw FileError(file: url.path, reason: "is in UTF-16, and UTF-8 is needed: iconv -f UTF-16 -t UTF-8 converts it")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      let byte = firstInvalidByte(of: data)
      throw FileError(
        file: url.path,
        reason: "is not in UTF-8: byte \(byte) is 0x\(String(data[byte], radix: 16, uppercase: true)); "
          + "iconv -f LATIN1 -t UTF-8 converts it, if that is what it is in")
    }
    return text
  }

  /// Where decoding finds the first byte that begins no character.
  private static func firstInvalidByte(of data: Data) -> Int {
    var decoder = UTF8()
    var bytes = data.makeIterator()
    var position = 0
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): position += UTF8.width(scalar)
      case .emptyInput, .error: return min(position, data.count - 1)
      }
    }
  }
}

/// The bytes of a file.
func contents(of path: String) throws(SystemFailure) -> Data {
  var status = stat()
  guard stat(path, &status) == 0 else { throw SystemFailure(errno) }
  if status.st_mode & S_IFMT == S_IFDIR { throw SystemFailure(reason: "it is a folder") }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw SystemFailure(errno) }
  let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  do { return try handle.readToEnd() ?? Data() } catch {
    throw SystemFailure(reason: "reading fails: \(error.localizedDescription)")
  }
}
