import Foundation

/// Measures cases, and other libraries in turn with them.
struct Measurement {
  let budget: Samples.Amount
  let peers: Peers?

  /// How often all have their turn: what disturbs the machine for a while then meets them all.
  private static let rounds = 5
  /// For the threads of others to fall asleep.
  private static let pause: UInt32 = 100_000

  func run(_ size: Case) throws -> Result {
    var ours = try Samples(of: Catalog.workload(of: size))
    let peers = try peers?.prepared(for: size) ?? []
    var times: [String: Double] = [:]
    var peak = Peak.measure()
    let rounds = peers.isEmpty ? 1 : Self.rounds
    for _ in 0..<rounds {
      usleep(Self.pause)
      ours.take(budget / rounds)
      peak = max(peak, Peak.measure())
      for peer in peers {
        usleep(Self.pause)
        let answer = try peer.ask(.init(seconds: (budget / rounds).seconds))
        times[peer.name] = min(times[peer.name] ?? .infinity, answer.times?.min() ?? .infinity)
      }
    }
    return Result(
      name: size.description, minimum: ours.minimum, median: ours.median,
      operationsPerSecond: size.operations / ours.minimum, peak: peak * Double(size.threads), peers: times)
  }
}
