import Foundation

/// Starts workers, a new one whenever one dies, and keeps what they died of.
struct Supervisor {
  let root: URL
  let seed: UInt64
  let limit: UInt32
  let kind: String?
  let found: URL?

  /// - Returns: the number of inputs that made a worker die.
  func run(seconds: Double) throws -> Int {
    let deadline = Date(timeIntervalSinceNow: seconds)
    return try inTemporaryFolder { folder in
      var (next, failures) = (UInt64(0), 0)
      while deadline.timeIntervalSinceNow > 0 {
        let end = try work(
          in: folder, from: next,
          ["--seconds", "\(deadline.timeIntervalSinceNow)"] + (kind.map { ["--kind", $0] } ?? []))
        if let failure = end.failure {
          failures += 1
          try report(failure, end.file, name: "seed-\(seed)-\(end.number)", in: folder)
        }
        next = end.number + (end.failure == nil ? 0 : 1)
      }
      print("\(next) files, \(failures) failures, seed \(seed)")
      return failures
    }
  }

  /// - Returns: the number of these files that made a worker die.
  func read(_ files: [String]) throws -> Int {
    try inTemporaryFolder { folder in
      var failures = 0
      for file in files {
        let end = try work(in: folder, from: 0, [file])
        guard let failure = end.failure else { continue }
        failures += 1
        print("\(file): \(failure)")
      }
      print("\(files.count) files, \(failures) failures")
      return failures
    }
  }

  private func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mutated-files-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private struct End {
    var number: UInt64
    var file: String
    /// Nil if the worker had no more time.
    var failure: String?
  }

  private func work(in folder: URL, from first: UInt64, _ arguments: [String]) throws -> End {
    let errors = folder.appending(path: "errors")
    try Data().write(to: errors)
    let handle = try FileHandle(forWritingTo: errors)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments =
      ["--worker", "\(folder.path):\(first)", "--seed", "\(seed)", "--limit", "\(limit)"] + arguments
    process.currentDirectoryURL = root
    process.standardOutput = FileHandle.nullDevice
    process.standardError = handle
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    let progress = (try? String(contentsOf: folder.appending(path: "progress"), encoding: .utf8)) ?? "0 -"
    let parts = progress.split(separator: " ", maxSplits: 1)
    var end = End(number: UInt64(parts[0]) ?? first, file: parts.count > 1 ? String(parts[1]) : "-")
    let said = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
    let last = said.filter { $0 != "\0" }.split(separator: "\n").suffix(6).joined(separator: "\n  ")
    if process.terminationReason == .uncaughtSignal {
      let signal = process.terminationStatus
      end.failure =
        [SIGALRM, SIGPROF].contains(signal) ? "takes more than \(limit) s" : "ends by signal \(signal)\n  \(last)"
    } else if process.terminationStatus != 0 {
      end.failure = "ends with code \(process.terminationStatus)\n  \(last)"
    }
    return end
  }

  private func report(_ failure: String, _ file: String, name: String, in folder: URL) throws {
    print("\(name): \(failure)")
    guard let found else { return }
    try FileManager.default.createDirectory(at: found, withIntermediateDirectories: true)
    let source = folder.appending(path: file)
    let target = found.appending(path: "\(name).\(source.pathExtension)")
    try? FileManager.default.removeItem(at: target)
    try FileManager.default.copyItem(at: source, to: target)
  }
}
