import Foundation

/// Another library, in a process of its own that waits while others are measured.
final class Peer {
  let name: String
  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()
  private var unread = Data()

  static let names = ["torch", "compile", "jax", "associative", "ort", "openvino", "scipy"]

  /// Starts the library on so many threads.
  init(_ name: String, python: String, threads: Int) throws {
    self.name = name
    process.executableURL = URL(filePath: python)
    process.arguments = [Self.script, name, String(threads)]
    process.standardInput = requests
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit { try? requests.fileHandleForWriting.close() }

  /// Asks, and waits for the answer.
  /// - Throws: what the library cannot do, or that it is gone.
  func ask(_ request: Request) throws -> Answer {
    try requests.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(request) + Data("\n".utf8))
    let answer = try JSONDecoder().decode(Answer.self, from: nextLine())
    if let error = answer.error { throw PeerError(description: "\(name): \(error)") }
    return answer
  }

  private func nextLine() throws -> Data {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[(end + 1)...]) }
        return unread[..<end]
      }
      let data = answers.fileHandleForReading.availableData
      if data.isEmpty { throw PeerError(description: "\(name): the process ended") }
      unread += data
    }
  }

  /// `Peers/peer.py` of this package.
  private static var script: String {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return sources.appending(path: "../../Peers/peer.py").standardized.path()
  }
}

extension Peer {
  /// One of these: see peer.py.
  struct Request: Encodable {
    var prepare: String?
    var seconds: Double?
    var memory: String?
    var check: String?
    /// Of a check.
    var folder: String?
  }

  struct Answer: Decodable {
    var error: String?
    var times: [Double]?
    var bytes: Int?
    var loss: Double?
    var gradientNorm: Double?
  }
}

struct PeerError: Error, CustomStringConvertible {
  let description: String
}
