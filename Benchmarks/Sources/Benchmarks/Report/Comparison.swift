/// Two cases of one run, of which one is expected to cost about as much per operation as the other.
struct Comparison {
  let name: String
  let reference: String
  /// The greatest ratio of the times per operation that will do.
  let limit: Double

  /// What both were measured for, in words.
  func line(_ results: [String: Result]) -> String? {
    guard let result = results[name], let reference = results[reference] else { return nil }
    let ratio = result.timePerOperation / reference.timePerOperation
    return Table.line(name, ratio: ratio, of: reference.name, limit: limit)
  }

  static let all = ["infer", "train"].flatMap { mode in
    let units = [(100, 96), (100, 112), (200, 192), (200, 208), (650, 640)].map { ragged, round in
      Comparison(
        name: "lstm:\(mode):\(ragged):\(ragged):32:64", reference: "lstm:\(mode):\(round):\(round):32:64", limit: 1.4)
    }
    let full = "lstm:\(mode):256:256:32:64"
    let batches = [1, 5, 20, 33].map {
      Comparison(name: "lstm:\(mode):256:256:\($0):64", reference: full, limit: 1.4)
    }
    let own = ["lstm", "gru"].map {
      Comparison(name: "\($0)-own:\(mode):256:256:32:64", reference: "\($0):\(mode):256:256:32:64", limit: 1.05)
    }
    let others = ["peephole", "coupled", "tide"].map {
      Comparison(name: "\($0):\(mode):256:256:32:64", reference: full, limit: 1.05)
    }
    return units + batches + own + others + [Comparison(name: full + ":2", reference: full, limit: 1 / 1.85)]
  }
}
