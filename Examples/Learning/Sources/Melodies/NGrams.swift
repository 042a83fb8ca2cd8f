import RNNRuntime

/// Counts runs of up to four notes.
struct NGrams {
  /// Stands before all notes.
  private static let begin: Int32 = 25
  private var model = NGramModel(order: 4, vocabularySize: 26, smoothing: [1, 1, 1, 1])

  init(_ tunes: [Tune]) {
    for tune in tunes { model.add([Self.begin] + tune.notes) }
  }

  func logProbability(of tune: Tune) -> Double { model.logProbability(of: tune.notes, after: [Self.begin]) }

  func melodies(_ count: Int, seed: UInt64) -> [Tune] {
    var sampler = Sampler(excluded: Self.begin, seed: seed)
    return (0..<count).map { _ in
      Tune(model.tokenModel.generate(after: [Self.begin], using: &sampler, maximumLength: Tune.length))
    }
  }
}
