/// How many times faster than other libraries a case is to be.
struct Target {
  let ratio: Double
  /// The library that counts; the fastest one if nil.
  var library: String?

  /// Whether a result gets there; nil if there is nothing to compare it with.
  func isReached(by result: Result) -> Bool? {
    let other = library.map { result.peers[$0] } ?? result.fastestOther
    return other.map { $0 >= ratio * result.minimum }
  }

  static let all: [String: Target] = {
    var targets = ratios.mapValues { Target(ratio: $0) }
    for (name, figure) in Elsewhere.figures where figure.library == "RTNeural" { targets[name] = Target(ratio: 1.1) }
    targets["lstm:step:1:16"] = Target(ratio: 100, library: "ort")
    return targets
  }()

  private static let ratios: [String: Double] = [
    "lstm:step:32:64": 13,
    "lstm:step:256:256": 1.8,
    "lstm:infer:64:64:1:100": 2.5,
    "lstm:infer:256:256:32:64": 1.15,
    "gru:infer:256:256:32:64": 1.35,
    "lstm:train:64:64:16:64": 2,
    "lstm:train:256:256:32:64": 1.3,
    "lstm:train:512:512:32:64": 1.6,
    "gru:train:256:256:32:64": 2.6,
    "elman:train:256:256:32:64": 1.6,
    "mingru:train:256:256:32:64": 1.7,
    "peephole:train:256:256:32:64": 2.8,
    "coupled:train:256:256:32:64": 2.8,
    "tide:train:256:256:32:64": 2.8,
    "charlm:train:64:256:32:64": 2,
  ]
}
