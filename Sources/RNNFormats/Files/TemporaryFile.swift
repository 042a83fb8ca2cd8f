import Foundation

/// A file that takes another one's place once it is complete.
///
/// It is locked as long as the process lives: a file of this name without a lock is what a killed process has left
/// behind, and the next save into the folder removes it.
struct TemporaryFile: ~Copyable {
  let descriptor: CInt
  private let path: String
  private let folder: String

  static let (prefix, suffix) = (".rnnc-save-", ".tmp")

  /// - Parameter mode: that of the file it replaces.
  init(beside other: String, mode: mode_t?) throws(SystemFailure) {
    folder = RNNFormats.folder(of: other)
    Self.removeStale(in: folder)
    // Whoever looks for stale files may find this one before it is locked.
    for _ in 0..<100 {
      let name = Self.prefix + String(UInt64.random(in: .min ... .max), radix: 16) + Self.suffix
      let path = folder + "/" + name
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, (mode ?? 0o666) & 0o777)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw .init(errno, folder: folder)
      }
      // A file system without locks has no stale files that could be told apart.
      _ = flock(descriptor, LOCK_EX)
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_nlink == 0 {
        close(descriptor)
        continue
      }
      self.descriptor = descriptor
      self.path = path
      return
    }
    throw .init(EEXIST)
  }

  deinit { close(descriptor) }

  /// Permissions and, where the system permits, owner of the file that is replaced.
  func takeOver(_ old: stat) {
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_uid != old.st_uid || status.st_gid != old.st_gid {
      _ = fchown(descriptor, old.st_uid, old.st_gid)
    }
    _ = fchmod(descriptor, old.st_mode & 0o7777)
  }

  /// Takes a place, after the contents have reached the disk.
  func replace(_ other: String) throws(SystemFailure) {
    guard synchronize(descriptor) == 0 else { throw .init(errno) }
    guard rename(path, other) == 0 else { throw .init(errno, folder: folder) }
    // The new name, too. Some file systems cannot.
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = synchronize(descriptor)
    close(descriptor)
  }

  func remove() { unlink(path) }

  private static func removeStale(in folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = folder + "/" + name
      let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }
}

private func synchronize(_ descriptor: CInt) -> CInt {
  #if canImport(Darwin)
    // `fsync` leaves the bytes in the disk's own memory there.
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return 0 }
  #endif
  return fsync(descriptor)
}
