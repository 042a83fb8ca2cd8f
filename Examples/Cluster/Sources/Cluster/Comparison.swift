import Foundation
import RNNData
import RNNRuntime

/// How far two checkpoints are from each other.
struct Comparison: CustomStringConvertible {
  /// |loss - other loss| / |loss|, of the last batches.
  let loss: Double
  /// ‖parameters - others‖ / ‖parameters - those before training‖, Euclidean norms over all parameters.
  let parameters: Double

  /// For the 20 steps of `test`. Sums of the same numbers in another order differ by rounding, 6 · 10⁻⁸ of a number. Adam
  /// divides each gradient by its own size, so that those near zero pass on more of it, and each step begins where the
  /// last one ended: parameters differ by 5 · 10⁻⁷ of what training changed, and losses by 10⁻⁷. The bounds are some ten
  /// times that, for other machines. With wrong weights of ranks, or noise by the places in a part, parameters differ
  /// by 3 · 10⁻² and more, losses by 2 · 10⁻⁴ and more. In hundreds of steps training goes apart for rounding, too.
  static let bound = (loss: 1e-6, parameters: 1e-5)

  init(_ first: String, _ second: String) throws {
    let (first, second) = (try Self.read(first), try Self.read(second))
    guard first.step == second.step else { throw ClusterError("one has \(first.step) steps, the other \(second.step)") }
    let losses = [first, second].map { $0.metadata["loss"].flatMap(Double.init) ?? .nan }
    loss = abs(losses[0] - losses[1]) / abs(losses[0])
    let start = Nesting(seed: first.metadata["seed"].flatMap { UInt64($0) } ?? 0).parameters
    parameters = Self.distance(first.parameters, second.parameters) / Self.distance(first.parameters, start)
  }

  private static func read(_ file: String) throws -> Checkpoint {
    try Checkpoint(layout: Nesting.layout, contentsOf: URL(filePath: file))
  }

  private static func distance(_ first: Parameters, _ second: Parameters) -> Double {
    first.withUnsafePointer { first in
      second.withUnsafePointer { second in
        (0..<Nesting.layout.count).reduce(0) { sum, index in
          let difference = Double(first[index]) - Double(second[index])
          return sum + difference * difference
        }.squareRoot()
      }
    }
  }

  /// NaN is not close.
  var isClose: Bool { loss <= Self.bound.loss && parameters <= Self.bound.parameters }

  var description: String {
    String(
      format: "losses differ by %.1e (at most %.0e), parameters by %.1e of what training changed (at most %.0e)",
      loss, Self.bound.loss, parameters, Self.bound.parameters)
  }
}
