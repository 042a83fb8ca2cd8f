/// The networks that are compiled in, by cell and size.
enum Catalog {
  /// The work of a case.
  /// - Throws: if there is no such network.
  static func workload(of size: Case) throws(UsageError) -> Workload {
    guard let workload = entry(for: size)?.workload(size) else {
      throw UsageError("\(size): there is no model for it; --list shows the cases")
    }
    return workload
  }

  static func entry(for size: Case) -> Entry? { entries.first { $0.matches(size) } }

  private static var entries: [Entry] {
    steps + sequences + [.languageModel, .attention, .dropped, .convolved, .labeled, .reservoir]
  }

  private static var steps: [Entry] {
    [
      .stepped("lstm", 1, 8, LSTM1x8.self, .init(), dense: LSTM1x8Dense.self, .init()),
      .stepped("lstm", 1, 12, LSTM1x12.self, .init(), dense: LSTM1x12Dense.self, .init()),
      .stepped("lstm", 1, 16, LSTM1x16.self, .init(), dense: LSTM1x16Dense.self, .init()),
      .stepped("lstm", 1, 20, LSTM1x20.self, .init(), dense: LSTM1x20Dense.self, .init()),
      .stepped("lstm", 1, 24, LSTM1x24.self, .init(), dense: LSTM1x24Dense.self, .init()),
      .stepped("lstm", 1, 32, LSTM1x32.self, .init(), dense: LSTM1x32Dense.self, .init()),
      .stepped("lstm", 1, 40, LSTM1x40.self, .init(), dense: LSTM1x40Dense.self, .init()),
      .stepped("lstm", 1, 64, LSTM1x64.self, .init(), dense: LSTM1x64Dense.self, .init()),
      .stepped("lstm", 32, 64, LSTM32x64.self, .init(), dense: LSTM32x64Dense.self, .init()),
      .stepped("lstm", 64, 128, LSTM64x128.self, .init(), dense: LSTM64x128Dense.self, .init()),
      .stepped("gru", 1, 8, GRU1x8.self, .init(), dense: GRU1x8Dense.self, .init()),
      .stepped("gru", 1, 12, GRU1x12.self, .init(), dense: GRU1x12Dense.self, .init()),
      .stepped("gru", 1, 16, GRU1x16.self, .init(), dense: GRU1x16Dense.self, .init()),
      .stepped("gru", 1, 20, GRU1x20.self, .init(), dense: GRU1x20Dense.self, .init()),
      .stepped("gru", 1, 24, GRU1x24.self, .init(), dense: GRU1x24Dense.self, .init()),
      .stepped("gru", 1, 32, GRU1x32.self, .init(), dense: GRU1x32Dense.self, .init()),
      .stepped("gru", 1, 40, GRU1x40.self, .init(), dense: GRU1x40Dense.self, .init()),
      .stepped("gru", 1, 64, GRU1x64.self, .init(), dense: GRU1x64Dense.self, .init()),
      .stepped("gru", 32, 64, GRU32x64.self, .init(), dense: GRU32x64Dense.self, .init()),
      .stepped("gru", 64, 128, GRU64x128.self, .init(), dense: GRU64x128Dense.self, .init()),
    ]
  }

  private static var sequences: [Entry] {
    [
      .trained("lstm", 64, 64, LSTM64x64.self, .init()),
      .trained("lstm", 96, 96, LSTM96x96.self, .init()),
      .trained("lstm", 100, 100, LSTM100x100.self, .init()),
      .trained("lstm", 112, 112, LSTM112x112.self, .init()),
      .trained("lstm", 192, 192, LSTM192x192.self, .init()),
      .trained("lstm", 200, 200, LSTM200x200.self, .init()),
      .trained("lstm", 208, 208, LSTM208x208.self, .init()),
      .trained("lstm", 256, 256, LSTM256x256.self, .init()),
      .trained("lstm", 512, 512, LSTM512x512.self, .init()),
      .trained("lstm", 640, 640, LSTM640x640.self, .init()),
      .trained("lstm", 650, 650, LSTM650x650.self, .init()),
      .trained("lstm-own", 256, 256, OwnLSTM256x256.self, .init()),
      .trained("gru", 256, 256, GRU256x256.self, .init()),
      .trained("gru-own", 256, 256, OwnGRU256x256.self, .init()),
      .trained("elman", 256, 256, Elman256x256.self, .init()),
      .trained("mingru", 256, 256, MinGRU256x256.self, .init()),
      .trained("lru", 256, 256, LRU256x256.self, .init()),
      .trained("rglru", 256, 256, RGLRU256x256.self, .init()),
      .trained("gla", 64, 64, GatedLinearAttention64x64.self, .init()),
      .trained("deltanet", 64, 64, DeltaNet64x64.self, .init()),
      .trained("peephole", 256, 256, Peephole256x256.self, .init()),
      .trained("coupled", 256, 256, Coupled256x256.self, .init()),
      .trained("clockwork", 1, 256, Clockwork1x256.self, .init()),
      .trained("triangular", 1, 256, Triangular1x256.self, .init()),
      .trained("lstm", 1, 256, LSTM1x256.self, .init()),
      .trained("tide", 256, 256, Tide256x256.self, .init()),
    ]
  }
}
