import Foundation

/// The folder of a model, with files that have tensors of it.
public struct ONNXFolder: Sendable {
  private let path: String

  public init(_ url: URL) { path = url.path }

  /// Bytes of a file in the folder, or of one that a link in it leads to.
  public func read(_ data: ONNXExternalData) throws(ONNXError) -> Data {
    do { return try contents(of: "\(path)/\(data.location)", from: data.offset, count: data.length) } catch {
      throw ONNXError("the file '\(data.location)' beside the model \(error.message)")
    }
  }
}

/// The bytes of a file, or some of them.
func contents(of path: String, from offset: Int = 0, count: Int? = nil) throws(ONNXError) -> Data {
  var status = stat()
  guard stat(path, &status) == 0 else {
    throw ONNXError(errno == ENOENT ? "does not exist" : "cannot be read: \(String(cString: strerror(errno)))")
  }
  if status.st_mode & S_IFMT == S_IFDIR { throw ONNXError("is a folder") }
  // What the file cannot have is not asked for, and a device or a pipe could give without end.
  if let count {
    guard status.st_mode & S_IFMT == S_IFREG else { throw ONNXError("is no file of its own") }
    guard count <= Int(status.st_size), offset <= Int(status.st_size) - count else {
      throw ONNXError("has \(status.st_size) bytes, and \(count) are needed from byte \(offset) on")
    }
  }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw ONNXError("cannot be read: \(String(cString: strerror(errno)))") }
  let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  do {
    guard let count else { return try handle.readToEnd() ?? Data() }
    try handle.seek(toOffset: UInt64(offset))
    return try handle.read(upToCount: count) ?? Data()
  } catch {
    throw ONNXError("cannot be read: \(error.localizedDescription)")
  }
}
