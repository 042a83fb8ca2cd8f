import Foundation

/// How much memory training takes: what a process of its own grows by, beyond a run of one step.
enum Memory {
  /// Bytes, of a new process for the case.
  static func measure(_ size: Case) throws -> Int {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = ["--resident", size.description]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    guard let bytes = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw UsageError("\(size): its memory could not be measured")
    }
    return bytes
  }

  /// Bytes that this process grows by.
  static func growth(of size: Case) throws -> Int {
    var small = size
    (small.batch, small.steps) = (1, 1)
    try Catalog.workload(of: small)(1)
    let before = try status("VmRSS")
    let workload = try Catalog.workload(of: size)
    workload(3)
    return try status("VmHWM") - before
  }

  private static func status(_ name: String) throws -> Int {
    let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
    let fields = lines.first { $0.hasPrefix(name) }?.split { $0.isWhitespace }
    return fields.flatMap { $0.count > 1 ? Int($0[1]) : nil }.map { $0 * 1024 } ?? 0
  }
}
