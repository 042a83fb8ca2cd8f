import Foundation

/// A network that is compiled in.
struct Entry {
  private let cell: String
  private let inputs: Int
  private let hidden: Int
  /// The work of a case of this size, if the network can do it.
  let workload: (Case) -> Workload?
  /// What a training run gives, after its parameters and inputs were written into a folder.
  var outcome: ((Case, URL) throws -> Outcome)?

  func matches(_ size: Case) -> Bool { size.cell == cell && size.inputs == inputs && size.hidden == hidden }

  /// A network for steps, without and with a dense layer.
  static func stepped<Plain: SteppedNetwork, Dense: SteppedNetwork>(
    _ cell: String, _ inputs: Int, _ hidden: Int, _ plain: Plain.Type, _ plainStream: Plain.Stream,
    dense: Dense.Type, _ denseStream: Dense.Stream
  ) -> Entry {
    Entry(cell: cell, inputs: inputs, hidden: hidden) { size in
      switch size.mode {
      case .step: stepping(plain, plainStream, inputs: inputs)
      case .stepDense: stepping(dense, denseStream, inputs: inputs)
      case .infer, .train, .trainSegments, .memory, .memorySegments: nil
      }
    }
  }

  static func trained<Network: TrainedNetwork>(
    _ cell: String, _ inputs: Int, _ hidden: Int, _ type: Network.Type, _ stream: Network.Stream
  ) -> Entry {
    var entry = Entry(cell: cell, inputs: inputs, hidden: hidden) { size in
      switch size.mode {
      case .step: stepping(type, stream, inputs: inputs)
      case .stepDense: nil
      case .infer: inferring(type, size)
      case .train, .trainSegments, .memory, .memorySegments: training(type, size)
      }
    }
    entry.outcome = { size, folder in try Benchmarks.outcome(type, size, writingTo: folder) }
    return entry
  }

  static var attention: Entry {
    Entry(cell: "attention", inputs: 128, hidden: 256) { size in
      switch size.mode {
      case .infer: attentionInference(size)
      case .train: attentionTraining(size)
      case .step: size.batch == 1 ? attentionStepping(size) : nil
      case .stepDense, .trainSegments, .memory, .memorySegments: nil
      }
    }
  }

  static var languageModel: Entry {
    Entry(cell: "charlm", inputs: 64, hidden: 256) { size in
      switch size.mode {
      case .step: languageModelGeneration()
      case .train: languageModelTraining(size)
      case .stepDense, .infer, .trainSegments, .memory, .memorySegments: nil
      }
    }
  }

  static var dropped: Entry {
    Entry(cell: "dropped", inputs: 256, hidden: 256) { $0.mode == .train ? droppedTraining($0) : nil }
  }

  static var convolved: Entry {
    Entry(cell: "convolved", inputs: 40, hidden: 128) { $0.mode == .train ? convolvedTraining($0) : nil }
  }

  static var labeled: Entry {
    Entry(cell: "labeled", inputs: 40, hidden: 128) { $0.mode == .train ? labeledTraining($0) : nil }
  }

  static var reservoir: Entry {
    Entry(cell: "reservoir", inputs: 1, hidden: 1000) { $0.mode == .infer ? reservoirInference($0) : nil }
  }
}
