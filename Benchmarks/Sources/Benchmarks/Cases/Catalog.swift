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

  private static var entries: [Entry] {
    [
      .stepped("lstm", 1, 16, LSTM1x16.self, .init()),
      .stepped("lstm", 32, 64, LSTM32x64.self, .init()),
      .trained("lstm", 64, 64, LSTM64x64.self, .init()),
      .trained("lstm", 256, 256, LSTM256x256.self, .init()),
      .trained("lstm", 512, 512, LSTM512x512.self, .init()),
      .trained("gru", 256, 256, GRU256x256.self, .init()),
      .trained("peephole", 256, 256, Peephole256x256.self, .init()),
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
}
