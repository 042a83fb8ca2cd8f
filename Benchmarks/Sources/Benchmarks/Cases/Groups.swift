import Foundation

/// Cases that belong together, under one name.
struct Group {
  let name: String
  let cases: [Case]

  private init(_ name: String, _ cases: [String]) {
    self.name = name
    self.cases = cases.map { Case($0)! }
  }

  static let all = [
    main, steps, denseSteps, sequences, attention, wired, linear, matrices, clockwork, cores, ragged, memory,
  ]

  /// What is measured without arguments.
  static let main = Group(
    "main",
    [
      "lstm:step:1:16", "lstm:step:32:64", "lstm:step:256:256", "gru:step:32:64",
      "lstm:infer:64:64:1:100", "lstm:infer:256:256:32:64", "gru:infer:256:256:32:64",
      "lstm:train:64:64:16:64", "lstm:train:256:256:32:64", "lstm:train:512:512:32:64", "gru:train:256:256:32:64",
      "peephole:train:256:256:32:64", "elman:train:256:256:32:64", "mingru:train:256:256:32:64",
      "tide:train:256:256:32:64", "charlm:train:64:256:32:64",
    ])

  private static let stepSizes = ["1:8", "1:12", "1:16", "1:20", "1:24", "1:32", "1:40", "1:64", "32:64", "64:128"]

  static let steps = Group(
    "steps", stepSizes.map { "lstm:step:\($0)" } + ["lstm:step:256:256"] + stepSizes.map { "gru:step:\($0)" })

  static let denseSteps = Group(
    "dense-steps", ["lstm", "gru"].flatMap { cell in stepSizes.map { "\(cell):step+dense:\($0)" } })

  /// The library's cells, the same in a user's words, and those that no library has.
  static let sequences = Group(
    "sequences",
    ["lstm:infer:64:64:1:100", "lstm:train:64:64:16:64", "lstm:train:512:512:32:64"]
      + ["infer", "train"].flatMap { mode in
        ["lstm", "lstm-own", "gru", "gru-own", "elman", "mingru", "peephole", "coupled", "tide"].map {
          "\($0):\(mode):256:256:32:64"
        }
      })

  /// A decoder that attends to an encoder, with as many steps; and a single step of it.
  static let attention = Group(
    "attention",
    [
      "attention:step:128:256:1:32", "attention:infer:128:256:32:32", "attention:train:128:256:32:32",
      "attention:train:128:256:32:64",
    ])

  /// What stands around a recurrence, texts that are made up, and a reservoir.
  static let wired = Group(
    "wired",
    [
      "dropped:train:256:256:32:64", "convolved:train:40:128:16:200", "labeled:train:40:128:16:200",
      "reservoir:infer:1:1000:1:1000", "charlm:step:64:256",
    ])

  /// One long sequence, on one core and on two.
  static let linear = Group(
    "linear",
    ["mingru", "lru", "rglru"].flatMap { cell in
      ["infer", "train"].flatMap { ["\(cell):\($0):256:256:1:4096", "\(cell):\($0):256:256:1:4096:2"] }
    })

  /// The same of states that are matrices.
  static let matrices = Group(
    "matrices",
    ["gla", "deltanet"].flatMap { cell in
      ["infer", "train"].flatMap { ["\(cell):\($0):64:64:1:4096", "\(cell):\($0):64:64:1:4096:2"] }
    })

  /// Groups of units that move at every step, every second one and so on, beside the same groups if all moved at each
  /// step, and a network of as many units.
  static let clockwork = Group(
    "clockwork",
    ["step:1:256", "infer:1:256:1:256", "infer:1:256:32:256", "train:1:256:32:256"].flatMap { size in
      ["clockwork", "triangular", "lstm"].map { "\($0):\(size)" }
    })

  static let cores = Group(
    "cores", ["infer", "train"].flatMap { ["lstm:\($0):256:256:32:64", "lstm:\($0):256:256:32:64:2"] })

  /// Sizes and batches that are no multiples of a register, each beside the nearest that are.
  static let ragged = Group(
    "ragged",
    ["infer", "train"].flatMap { mode in
      [96, 100, 112, 192, 200, 208, 640, 650].map { "lstm:\(mode):\($0):\($0):32:64" }
        + [32, 1, 5, 20, 33].map { "lstm:\(mode):256:256:\($0):64" }
    })

  static let memory = Group(
    "memory",
    ["memory", "memory+segments"].flatMap { mode in
      [16, 64, 256, 1024].map { "lstm:\(mode):256:256:32:\($0)" }
    })

  /// The cases that a pattern names: a group, those of all groups that match, or one of its own.
  static func cases(matching pattern: String) throws(UsageError) -> [Case] {
    if let group = all.first(where: { $0.name == pattern }) { return group.cases }
    var seen: Set<Case> = []
    let known = all.flatMap(\.cases).filter { seen.insert($0).inserted }
    let matches = known.filter { fnmatch(pattern, $0.description, 0) == 0 }
    if !matches.isEmpty { return matches }
    guard let single = Case(pattern) else { throw UsageError("there is no case '\(pattern)'; --list shows them") }
    return [single]
  }
}
