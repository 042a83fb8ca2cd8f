extension CompiledFixture {
  /// The models of Wiring.rnn and Heads.rnn.
  static let wiring: [CompiledFixture] = [
    .init(
      OneToOneModel.self, reading: { OneToOneModel.Example(x: try $0.vector("x"), wanted: try $0.vector("wanted")) }),
    .init(
      OneToManyModel.self,
      reading: {
        OneToManyModel.Example(
          start: try $0.vector("start"), blank: try $0.numbers("blank"), wanted: try $0.numbers("wanted"))
      }),
    .init(
      ManyToOneModel.self,
      reading: { ManyToOneModel.Example(text: try $0.tokens("text"), topic: try $0.token("topic")) }),
    .init(
      TiedModel.self, reading: { TiedModel.Example(text: try $0.tokens("text"), next: try $0.tokens("next")) },
      TiedModel.Training.init),
    .init(
      FramesModel.self,
      reading: { FramesModel.Example(frames: try $0.numbers("frames"), wanted: try $0.vector("wanted")) }),
    .init(
      CaptionModel.self,
      reading: {
        CaptionModel.Example(
          image: try $0.vector("image"), given: try $0.tokens("given"), next: try $0.tokens("next"))
      }),
    .init(
      MixtureModel.self,
      reading: {
        MixtureModel.Example(x: try $0.numbers("x"), noise: try $0.vector("noise"), wanted: try $0.numbers("wanted"))
      }),
    .init(
      CRFModel.self, reading: { CRFModel.Example(x: try $0.numbers("x"), labels: try $0.tokens("labels")) }),
    .init(
      HeadsModel.self,
      reading: {
        HeadsModel.Example(
          source: try $0.numbers("source", along: "source"), given: try $0.numbers("given", along: "given"),
          wanted: try $0.numbers("wanted", along: "given"))
      }),
  ]
}
