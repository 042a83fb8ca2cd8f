import RNNData
import RNNRuntime

/// How a training goes on, and how it went.
public struct TrainingReport {
  let name: String
  let steps: Int
  /// The mean over some fifty updates.
  private(set) var loss = 0.0
  private let start = ContinuousClock.now
  private var done = 0
  private var progress: ProgressLine

  /// - Parameters:
  ///   - name: what the lines about it and the file of parameters are called.
  ///   - steps: how many updates there will be.
  public init(_ name: String, steps: Int) {
    (self.name, self.steps) = (name, steps)
    progress = ProgressLine(name, count: steps)
  }

  /// Counts an update.
  public mutating func advance(loss new: Double) {
    done += 1
    loss += (new - loss) / Double(min(done, 50))
    progress.advance(loss: loss)
  }

  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  func end() { progress.end() }
}

extension Session {
  /// Says how the training of a model went, and saves the model if the command line says where.
  public func conclude(_ report: TrainingReport, _ model: some CompiledModel) throws {
    report.end()
    say(
      "\(report.name): \(model.trainedCount) parameters, \(report.steps) updates, loss \(report.loss.short), "
        + "\(report.seconds.short) s")
    if let url = file("\(report.name).safetensors") { try model.parameters.write(to: url) }
  }
}
