import Foundation

/// The libraries beside which rnnc is measured, each started when it is first needed.
final class Peers {
  private let python: String
  private let names: [String]
  private var started: [String: Peer] = [:]

  init(python: String, names: [String]) {
    self.python = python
    self.names = names
  }

  /// Those that can do a case, ready to be timed.
  func prepared(for size: Case) throws -> [Peer] {
    try names.compactMap { name in
      let key = "\(name) \(size.threads)"
      let peer = try started[key] ?? Peer(name, python: python, threads: size.threads)
      started[key] = peer
      do {
        _ = try peer.ask(.init(prepare: size.withoutSegments.description))
        return peer
      } catch let error as PeerError {
        if !error.description.contains("Unsupported") {
          FileHandle.standardError.write(Data("\(size): \(error)\n".utf8))
        }
        return nil
      }
    }
  }
}
