import Foundation

/// Replaces files in one step: at every moment there is the old one or the new one, in full, whenever the process is
/// killed or the machine stops.
///
/// The new contents go to a file beside the old one, reach the disk there, and then take the old one's place, with its
/// permissions. Links are followed. What is no regular file, a device or a pipe, is written to.
package enum FileReplacement {
  /// - Parameter parts: of the contents, one after the other.
  package static func write(_ parts: [Data], to path: String) throws(SystemFailure) {
    switch try Destination(path) {
    case .inPlace(let path): try writeInPlace(parts, path)
    case .file(let path, let old):
      let temporary = try TemporaryFile(beside: path, mode: old?.st_mode)
      do throws(SystemFailure) {
        try writeAll(parts, to: temporary.descriptor)
        if let old { temporary.takeOver(old) }
        try temporary.replace(path)
      } catch {
        temporary.remove()
        throw error
      }
    }
  }

  package static func write(_ data: Data, to url: URL) throws(FileError) {
    do { try write([data], to: url.path) } catch {
      throw FileError(file: url.path, reason: "cannot be written: \(error.reason)")
    }
  }

  /// Checks that a file can be written there, by the beginning of it.
  package static func validate(_ path: String) throws(SystemFailure) {
    switch try Destination(path) {
    case .inPlace(let path):
      guard access(path, W_OK) == 0 else { throw SystemFailure(errno) }
    case .file(let path, let old): try TemporaryFile(beside: path, mode: old?.st_mode).remove()
    }
  }

  private static func writeInPlace(_ parts: [Data], _ path: String) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(errno) }
    defer { close(descriptor) }
    try writeAll(parts, to: descriptor)
  }
}

private func writeAll(_ parts: [Data], to descriptor: CInt) throws(SystemFailure) {
  for part in parts {
    let error: CInt? = part.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        // Some systems refuse to write more than 2 GiB at once.
        let chunk = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
        let count = write(descriptor, chunk.baseAddress, chunk.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(count)
      }
      return nil
    }
    if let error { throw SystemFailure(error) }
  }
}

/// Where the bytes for a path go.
private enum Destination {
  /// A file that is there or is not.
  case file(String, old: stat?)
  /// A device, a pipe, or a descriptor of this process.
  case inPlace(String)

  init(_ path: String) throws(SystemFailure) {
    var path = path
    for _ in 0..<40 {
      // `/dev/stdout` leads there. Its links are none that can be followed by name.
      if path.hasPrefix("/proc/") || path.hasPrefix("/dev/fd/") {
        self = .inPlace(path)
        return
      }
      var status = stat()
      guard lstat(path, &status) == 0 else {
        guard errno == ENOENT else { throw .init(errno, folder: folder(of: path)) }
        self = .file(path, old: nil)
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK: path = try target(ofLink: path)
      case S_IFREG:
        self = .file(path, old: status)
        return
      case S_IFDIR: throw .init(reason: "it is a folder")
      default:
        self = .inPlace(path)
        return
      }
    }
    throw .init(ELOOP)
  }
}

private func target(ofLink path: String) throws(SystemFailure) -> String {
  var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = bytes.withUnsafeMutableBytes {
    readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
  }
  guard count >= 0 else { throw .init(errno) }
  let target = String(decoding: bytes.prefix(count), as: UTF8.self)
  return target.hasPrefix("/") ? target : folder(of: path) + "/" + target
}

/// `.` of a bare name.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
