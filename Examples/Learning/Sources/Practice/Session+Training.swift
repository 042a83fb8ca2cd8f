import Foundation
import RNNRuntime

/// How a network is trained.
public struct TrainingPlan: Sendable {
  /// How many updates.
  public var steps: Int
  /// Examples of an update.
  public var batch: Int
  /// The highest learning rate of Adam: it rises in the first twentieth, and falls to nothing along half a cosine.
  public var rate: Double
  /// The greatest norm of the gradients.
  public var clippingNorm: Double

  public init(steps: Int, batch: Int = 32, rate: Double, clippingNorm: Double = 1) {
    (self.steps, self.batch, self.rate, self.clippingNorm) = (steps, batch, rate, clippingNorm)
  }

  /// The learning rate of each of so many updates.
  public func schedule(steps: Int) -> LearningRateSchedule {
    .warmUp(steps: steps / 20, .cosine(from: rate, to: 0, steps: steps - steps / 20))
  }
}

extension Session {
  /// Trains a network on examples, in one shuffled epoch after the other, and saves it if the command line says where.
  /// - Parameter name: what the lines about it and the file are called.
  public func train<Model: TrainableModel>(
    _ name: String = "\(Model.self)", on examples: [Model.Example], _ plan: TrainingPlan
  ) throws -> Model {
    try train(name, on: examples, plan) { batch, _, _ in batch }
  }

  /// The same, with batches that `prepare` may change before each update. It is told how much of the training is done,
  /// from 0 to 1.
  public func train<Model: TrainableModel>(
    _ name: String = "\(Model.self)", on examples: [Model.Example], _ plan: TrainingPlan,
    prepare: (Batch<Model.Example>, Model, _ progress: Double) throws -> Batch<Model.Example>
  ) throws -> Model {
    let steps = options.steps ?? plan.steps
    let batches = try Batches(examples, size: plan.batch)
    let training = Model.Training(fitting: batches)
    training.noise = NoiseSource(seed: options.seed)
    let schedule = plan.schedule(steps: steps)
    var model = Model(seed: options.seed)
    var optimizer = Adam(learningRate: plan.rate)
    var random = RandomGenerator(seed: options.seed)
    var report = TrainingReport(name, steps: steps)
    var step = 0
    while step < steps {
      for batch in batches.shuffled(using: &random).prefix(steps - step) {
        let batch = try prepare(batch, model, Double(step) / Double(steps))
        let batchLoss = Double(training.run(model, batch, carriesState: false))
        optimizer.learningRate = schedule.rate(at: step)
        if training.gradients.clip(toNorm: plan.clippingNorm).isFinite {
          optimizer.update(&model.parameters, with: training.gradients)
        }
        step += 1
        report.advance(loss: batchLoss)
      }
    }
    try conclude(report, model)
    return model
  }
}

extension CompiledModel {
  /// How many numbers are trained.
  public var trainedCount: Int {
    Self.layout.entries.reduce(0) { $0 + ($1.isFixed ? 0 : $1.count) }
  }
}
