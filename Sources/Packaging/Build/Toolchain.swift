import Foundation

/// The programs that libraries are made with: those of a Swift toolchain.
struct Toolchain: Sendable {
  private let folder: URL

  /// - Parameter folder: where `swiftc` lies; nil for the first one in the search path.
  init(_ folder: String?) throws(PackagingError) {
    let candidates: [String]
    if let folder {
      candidates = [folder, folder + "/bin", folder + "/usr/bin"]
    } else {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      candidates = path.split(separator: ":").map(String.init)
    }
    let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0 + "/swiftc") }
    guard let found else {
      throw PackagingError(
        folder.map { "there is no swiftc in '\($0)'" }
          ?? "a Swift toolchain is needed, and no swiftc is in the search path: '--toolchain' names its folder")
    }
    // Behind a link lies the rest of the toolchain.
    self.folder = URL(fileURLWithPath: found + "/swiftc").resolvingSymlinksInPath().deletingLastPathComponent()
  }

  /// The path of a program of the toolchain, or else of the system.
  private func path(of program: String) throws(PackagingError) -> String {
    let path = folder.appendingPathComponent(program).path
    if FileManager.default.isExecutableFile(atPath: path) { return path }
    let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for folder in search.split(separator: ":") {
      let path = folder + "/" + program
      if FileManager.default.isExecutableFile(atPath: String(path)) { return String(path) }
    }
    throw PackagingError("the toolchain has no '\(program)'")
  }

  /// Runs a program to its end.
  /// - Returns: what it wrote to its standard output.
  @discardableResult
  func run(_ program: String, _ arguments: [String], in folder: URL? = nil) throws(PackagingError) -> String {
    try run(path: try path(of: program), arguments, in: folder)
  }

  /// The same with a program that has been made.
  @discardableResult
  func run(path: String, _ arguments: [String], in folder: URL?) throws(PackagingError) -> String {
    let program = URL(fileURLWithPath: path).lastPathComponent
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { throw PackagingError("'\(program)' cannot be run: \(error.localizedDescription)") }
    // Both at once: a full pipe would make it wait.
    final class Box: @unchecked Sendable { var data = Data() }
    let box = Box()
    let isRead = DispatchSemaphore(value: 0)
    let drain = Thread {
      box.data = errors.fileHandleForReading.readDataToEndOfFile()
      isRead.signal()
    }
    drain.start()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    isRead.wait()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let said = String(decoding: box.data + text, as: UTF8.self)
      throw PackagingError("'\(program)' failed:\n\(said.isEmpty ? "without a word" : said)")
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The processor and system that the toolchain compiles for by itself: `x86_64-unknown-linux-gnu`.
  func hostTriple() throws(PackagingError) -> String {
    let text = try run("swiftc", ["-print-target-info"])
    let info = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let target = info?["target"] as? [String: Any]
    guard let triple = target?["unversionedTriple"] as? String else {
      throw PackagingError("swiftc says no triple of its target")
    }
    return triple
  }

  /// A folder of the toolchain's Embedded Swift for a triple; nil if it has none.
  func embeddedLibraries(for triple: String) -> URL? {
    let folder = folder.deletingLastPathComponent().appendingPathComponent("lib/swift/embedded/\(triple)")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}
