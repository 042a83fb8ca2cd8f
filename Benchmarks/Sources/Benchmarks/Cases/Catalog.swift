/// The networks that are compiled in, by cell and size.
enum Catalog {
  /// The work of a case.
  /// - Throws: if there is no such network.
  static func workload(_ size: Case) throws(UsageError) -> Workload {
    for entry in entries where entry.matches(size) {
      if let workload = entry.workload(size) { return workload }
    }
    throw UsageError("\(size): there is no model for it; --list shows the cases")
  }

  private static var entries: [Entry] { steps + sequences + [.languageModel] }

  private static var steps: [Entry] {
    [
      .stepped("lstm", 1, 8, LSTM1x8.self, .init()),
      .stepped("lstm", 1, 8, dense: true, LSTM1x8Dense.self, .init()),
      .stepped("lstm", 1, 12, LSTM1x12.self, .init()),
      .stepped("lstm", 1, 12, dense: true, LSTM1x12Dense.self, .init()),
      .stepped("lstm", 1, 16, LSTM1x16.self, .init()),
      .stepped("lstm", 1, 16, dense: true, LSTM1x16Dense.self, .init()),
      .stepped("lstm", 1, 20, LSTM1x20.self, .init()),
      .stepped("lstm", 1, 20, dense: true, LSTM1x20Dense.self, .init()),
      .stepped("lstm", 1, 24, LSTM1x24.self, .init()),
      .stepped("lstm", 1, 24, dense: true, LSTM1x24Dense.self, .init()),
      .stepped("lstm", 1, 32, LSTM1x32.self, .init()),
      .stepped("lstm", 1, 32, dense: true, LSTM1x32Dense.self, .init()),
      .stepped("lstm", 1, 40, LSTM1x40.self, .init()),
      .stepped("lstm", 1, 40, dense: true, LSTM1x40Dense.self, .init()),
      .stepped("lstm", 1, 64, LSTM1x64.self, .init()),
      .stepped("lstm", 1, 64, dense: true, LSTM1x64Dense.self, .init()),
      .stepped("lstm", 32, 64, LSTM32x64.self, .init()),
      .stepped("lstm", 32, 64, dense: true, LSTM32x64Dense.self, .init()),
      .stepped("lstm", 64, 128, LSTM64x128.self, .init()),
      .stepped("lstm", 64, 128, dense: true, LSTM64x128Dense.self, .init()),
      .stepped("gru", 1, 8, GRU1x8.self, .init()),
      .stepped("gru", 1, 8, dense: true, GRU1x8Dense.self, .init()),
      .stepped("gru", 1, 12, GRU1x12.self, .init()),
      .stepped("gru", 1, 12, dense: true, GRU1x12Dense.self, .init()),
      .stepped("gru", 1, 16, GRU1x16.self, .init()),
      .stepped("gru", 1, 16, dense: true, GRU1x16Dense.self, .init()),
      .stepped("gru", 1, 20, GRU1x20.self, .init()),
      .stepped("gru", 1, 20, dense: true, GRU1x20Dense.self, .init()),
      .stepped("gru", 1, 24, GRU1x24.self, .init()),
      .stepped("gru", 1, 24, dense: true, GRU1x24Dense.self, .init()),
      .stepped("gru", 1, 32, GRU1x32.self, .init()),
      .stepped("gru", 1, 32, dense: true, GRU1x32Dense.self, .init()),
      .stepped("gru", 1, 40, GRU1x40.self, .init()),
      .stepped("gru", 1, 40, dense: true, GRU1x40Dense.self, .init()),
      .stepped("gru", 1, 64, GRU1x64.self, .init()),
      .stepped("gru", 1, 64, dense: true, GRU1x64Dense.self, .init()),
      .stepped("gru", 32, 64, GRU32x64.self, .init()),
      .stepped("gru", 32, 64, dense: true, GRU32x64Dense.self, .init()),
      .stepped("gru", 64, 128, GRU64x128.self, .init()),
      .stepped("gru", 64, 128, dense: true, GRU64x128Dense.self, .init()),
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
      .trained("peephole", 256, 256, Peephole256x256.self, .init()),
      .trained("coupled", 256, 256, Coupled256x256.self, .init()),
      .trained("tide", 256, 256, Tide256x256.self, .init()),
    ]
  }
}

/// A network that is compiled in.
struct Entry {
  private let cell: String
  private let inputs: Int
  private let hidden: Int
  /// The work of a case of this size, if the network can do it.
  let workload: (Case) -> Workload?

  func matches(_ size: Case) -> Bool { size.cell == cell && size.inputs == inputs && size.hidden == hidden }

  static func stepped<Network: SteppedNetwork>(
    _ cell: String, _ inputs: Int, _ hidden: Int, dense: Bool = false, _ type: Network.Type, _ stream: Network.Stream
  ) -> Entry {
    Entry(cell: cell, inputs: inputs, hidden: hidden) { size in
      size.mode == (dense ? .stepDense : .step) ? stepping(type, stream, inputs: inputs) : nil
    }
  }

  static func trained<Network: TrainedNetwork>(
    _ cell: String, _ inputs: Int, _ hidden: Int, _ type: Network.Type, _ stream: Network.Stream
  ) -> Entry {
    Entry(cell: cell, inputs: inputs, hidden: hidden) { size in
      switch size.mode {
      case .step: stepping(type, stream, inputs: inputs)
      case .stepDense: nil
      case .infer: inferring(type, size)
      case .train: training(type, size)
      }
    }
  }

  static var languageModel: Entry {
    Entry(cell: "charlm", inputs: 64, hidden: 256) { $0.mode == .train ? languageModelTraining($0) : nil }
  }
}
