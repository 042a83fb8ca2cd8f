import Foundation
import ONNX

/// Runs an ONNX file with onnxruntime, in a Python that has it.
struct ONNXRuntime {
  /// The program: a path, or a name that is looked for where the shell would.
  let python: String

  struct Run {
    var feeds: [String: Feed] = [:]
    /// How often the file is run, with its states going on; nil for once.
    var steps: Int?
    /// The outputs that states become, by their inputs.
    var states: [String: String] = [:]
  }

  struct Feed {
    var type: ONNXElementType
    /// Whether the first axis is that of the runs.
    var isStream = false
    var shape: [Int]
    var values: [Double]
  }

  struct Output {
    var name: String
    var shape: [Int]
    var values: [Double]
  }

  /// What comes out of each run, or why nothing does; at least of the first one. Of several steps, outputs have them as
  /// their first axis.
  /// - Throws: `FileFailure` if Python, onnxruntime or the model cannot be used.
  func outputs(of model: String, runs: [Run]) throws(FileFailure) -> [Result<[Output], FileFailure>] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rnnc-verify-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
    var request = Request(model: URL(fileURLWithPath: model).path)
    var numbers: [Double] = []
    for run in runs {
      let feeds = run.feeds.mapValues { feed in
        defer { numbers += feed.values }
        return Request.Feed(
          type: "\(feed.type)", shape: feed.shape, offset: numbers.count, isStream: feed.isStream)
      }
      request.runs.append(.init(feeds: feeds, steps: run.steps, states: run.states))
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(PackageResources.onnx_outputs_py).write(to: file("onnx_outputs.py"))
      try JSONEncoder().encode(request).write(to: file("request.json"))
      try numbers.withUnsafeBytes { Data($0) }.write(to: file("request.bin"))
    } catch {
      throw FileFailure(message: "cannot write to '\(folder.path)', where Python would read it")
    }
    try run(file("onnx_outputs.py").path, in: folder)

    guard let json = try? Data(contentsOf: file("reply.json")), let data = try? Data(contentsOf: file("reply.bin")),
      let reply = try? JSONDecoder().decode(Reply.self, from: json), (1...runs.count).contains(reply.runs.count)
    else { throw FileFailure(message: "'\(python)' ended without a result") }
    let results = data.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Double.self) }
    }
    return try reply.runs.map { run throws(FileFailure) in
      guard let outputs = run.outputs else {
        return .failure(FileFailure(message: "'\(model)': onnxruntime: \(run.error ?? "no outputs")"))
      }
      return .success(try outputs.map { output throws(FileFailure) in try output.output(from: results, python) })
    }
  }

  private func run(_ script: String, in folder: URL) throws(FileFailure) {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = [script, folder.path]
    // A pipe that nobody empties would stop it.
    let log = folder.appendingPathComponent("log.txt")
    try? Data().write(to: log)
    let handle = try? FileHandle(forWritingTo: log)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    do { try process.run() } catch { throw FileFailure(message: "cannot run '\(python)'") }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let text = (try? Data(contentsOf: log)).map { String(decoding: $0.suffix(2000), as: UTF8.self) } ?? ""
      let reason = text.trimmingCharacters(in: .whitespacesAndNewlines)
      throw FileFailure(
        message: "'\(python)': \(reason.isEmpty ? "it ended with \(process.terminationStatus)" : reason)")
    }
  }

  private func executable() throws(FileFailure) -> URL {
    let paths =
      python.contains("/")
      ? [python]
      : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(python)" }
    guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw FileFailure(message: "there is no Python '\(python)': '--python' says where one with onnxruntime is")
    }
    return URL(fileURLWithPath: path)
  }

  private struct Request: Encodable {
    struct Feed: Encodable {
      var type: String
      var shape: [Int]
      var offset: Int
      var isStream: Bool
    }
    struct Run: Encodable {
      var feeds: [String: Feed]
      var steps: Int?
      var states: [String: String]
    }
    var model: String
    var runs: [Run] = []
  }

  private struct Reply: Decodable {
    struct Output: Decodable {
      var name: String
      var shape: [Int]
      var offset: Int

      func output(from numbers: [Double], _ python: String) throws(FileFailure) -> ONNXRuntime.Output {
        var count = 1
        for size in shape {
          let (product, overflow) = count.multipliedReportingOverflow(by: size)
          count = overflow || size < 0 ? -1 : product
          guard count >= 0 else { break }
        }
        guard count >= 0, offset >= 0, offset <= numbers.count, count <= numbers.count - offset else {
          throw FileFailure(message: "'\(python)' gave fewer numbers than it says of '\(name)'")
        }
        return ONNXRuntime.Output(name: name, shape: shape, values: Array(numbers[offset..<offset + count]))
      }
    }
    struct Run: Decodable {
      var outputs: [Output]?
      var error: String?
    }
    var runs: [Run]
  }
}
