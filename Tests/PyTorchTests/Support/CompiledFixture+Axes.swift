extension CompiledFixture {
  /// The models of Axes.rnn, Looking.rnn and Labels.rnn.
  static let axes: [CompiledFixture] = [
    .init(
      PooledConvolutionModel.self,
      reading: {
        PooledConvolutionModel.Example(
          x: try $0.numbers("x", along: "x"), wanted: try $0.numbers("wanted", along: "x/2/2"))
      }),
    .init(
      GroupsModel.self,
      reading: {
        GroupsModel.Example(x: try $0.numbers("x", along: "x"), wanted: try $0.numbers("wanted", along: "x"))
      }),
    .init(
      KeptModel.self,
      reading: {
        KeptModel.Example(
          x: try $0.numbers("x", along: "x"), valid: try $0.numbers("valid", along: "x"),
          labels: try $0.tokens("labels", along: "x"))
      }),
    .init(
      SelfAttentionModel.self,
      reading: { SelfAttentionModel.Example(x: try $0.numbers("x"), wanted: try $0.numbers("wanted")) }),
    .init(
      LookingModel.self,
      reading: {
        LookingModel.Example(
          source: try $0.numbers("source", along: "source"), given: try $0.numbers("given", along: "given"),
          wanted: try $0.numbers("wanted", along: "given"))
      }),
    .init(
      CTCModel.self,
      reading: {
        CTCModel.Example(
          frames: try $0.numbers("frames", along: "frames"), digits: try $0.tokens("digits", along: "digits"))
      }),
  ]
}
