import GraphIR

/// A model that was drawn at random: the same for the same seed. From `firstSeedWithMemories` on its cells look at whole
/// sequences along another time axis, from `firstSeedWithNoise` on only those of odd seeds, and all draw noise, in
/// training or at all times. From `firstSeedWithDerivedAxes` on there are time axes that follow from others; cells of odd
/// seeds look at whole sequences, also at the one that they run along, and of every other two seeds models draw noise.
public struct RandomModel: Sendable {
  public var name: String
  /// The source of the file.
  public var text: String
  public var model: Model

  public static let firstSeedWithMemories: UInt64 = 100_000
  public static let firstSeedWithNoise: UInt64 = 200_000
  public static let firstSeedWithDerivedAxes: UInt64 = 300_000

  /// The first draw that is a model: what is drawn breaks a rule of the language now and then.
  public init(seed: UInt64) {
    let name = "Random\(seed)"
    for attempt in 0... as PartialRangeFrom<UInt64> {
      let hasDerivedAxes = seed >= Self.firstSeedWithDerivedAxes
      let hasNoise = hasDerivedAxes ? seed % 4 >= 2 : seed >= Self.firstSeedWithNoise
      var writer = ModelWriter(
        seed: seed &* 1_000_003 &+ attempt,
        hasMemories: seed >= Self.firstSeedWithNoise ? seed % 2 == 1 : seed >= Self.firstSeedWithMemories,
        hasNoise: hasNoise, hasDerivedAxes: hasDerivedAxes)
      let text = writer.file(model: name)
      if case .success(let model) = RandomModel.lowered(text) {
        (self.name, self.text, self.model) = (name, text, model)
        return
      }
    }
    fatalError("unreachable")
  }

  /// The first model of a source.
  /// - Throws: `Rejection` with the compiler's errors.
  public init(text: String) throws {
    let model = try RandomModel.lowered(text).get()
    (self.name, self.text, self.model) = (model.name, text, model)
  }

  /// What the compiler says of a source that it does not take.
  public struct Rejection: Error {
    public var errors: String
  }

  public static func lowered(_ text: String) -> Result<Model, Rejection> {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load("Random.rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    if let model = models.first { return .success(model) }
    return .failure(Rejection(errors: diagnostics.rendered(with: sources.files)))
  }
}
