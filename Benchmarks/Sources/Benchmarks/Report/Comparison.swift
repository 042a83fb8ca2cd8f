/// Two cases of one run, of which one is expected to cost no more per operation than the other.
struct Comparison {
  let name: String
  let reference: String

  /// What both were measured for, in words.
  func line(_ results: [String: Result]) -> String? {
    guard let result = results[name], let reference = results[reference] else { return nil }
    return Table.line(name, ratio: result.timePerOperation / reference.timePerOperation, of: reference.name)
  }

  static let all = ["infer", "train"].flatMap { mode in
    let units = [(100, 96), (100, 112), (200, 192), (200, 208), (650, 640)].map { ragged, round in
      Comparison(name: "lstm:\(mode):\(ragged):\(ragged):32:64", reference: "lstm:\(mode):\(round):\(round):32:64")
    }
    let full = "lstm:\(mode):256:256:32:64"
    let batches = [1, 5, 20, 33].map { Comparison(name: "lstm:\(mode):256:256:\($0):64", reference: full) }
    let own = ["lstm", "gru"].map {
      Comparison(name: "\($0)-own:\(mode):256:256:32:64", reference: "\($0):\(mode):256:256:32:64")
    }
    return units + batches + own + [Comparison(name: full + ":2", reference: full)]
  }
}
