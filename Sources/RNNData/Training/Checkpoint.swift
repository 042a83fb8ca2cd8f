import Foundation
import RNNRuntime

/// All that training needs to go on to the same bits: parameters, the optimizer's state, the step, random numbers, noise
/// and carried states, in one safetensors file.
///
/// The parameters stand there under their own names, so that `Parameters(layout:contentsOf:)` reads a checkpoint too.
public struct Checkpoint: Sendable {
  public var parameters: Parameters
  public var optimizer: OptimizerState
  /// The number of training steps made.
  public var step: Int
  public var random: RandomGenerator?
  /// What the noise of the next training run is drawn from; of a model that draws some. Which part of a batch a run has
  /// (`firstExample`) is not written: one process writes for all.
  public var noise: NoiseSource?
  /// States carried from chunk to chunk. Their names differ.
  public var states: [StateTensor]
  /// Strings of the caller's, such as a vocabulary. Keys that begin with `checkpoint.` are taken.
  public var metadata: [String: String]

  public init(
    parameters: Parameters, optimizer: OptimizerState, step: Int, random: RandomGenerator? = nil,
    noise: NoiseSource? = nil, states: [StateTensor] = [], metadata: [String: String] = [:]
  ) {
    self.parameters = parameters
    self.optimizer = optimizer
    self.step = step
    self.random = random
    self.noise = noise
    self.states = states
    self.metadata = metadata
  }

  /// Writes the file, replacing it in one step.
  /// - Throws: `SafetensorsError`.
  public func write(to url: URL) throws {
    var tensors = parameters.namedTensors
    for (index, moment) in optimizer.moments.enumerated() {
      tensors += moment.namedTensors.map { (Self.momentPrefix(index) + $0.name, $0.tensor) }
    }
    for state in states {
      let name = Self.statePrefix + state.name
      do { try Tensor.validate(shape: state.shape, elements: state.elements) } catch {
        throw SafetensorsError(file: url.path, tensor: name, reason: .unwritable(error.reason))
      }
      tensors.append((name, Tensor(shape: state.shape, elements: state.elements)))
    }

    var metadata = metadata.filter { !$0.key.hasPrefix(Self.keyPrefix) }
    metadata[Self.stepKey] = String(step)
    metadata[Self.ruleKey] = optimizer.rule
    metadata[Self.updatesKey] = String(optimizer.updates)
    metadata[Self.momentsKey] = String(optimizer.moments.count)
    if let random {
      metadata[Self.randomKey] = (0..<4).map { String(random.state[$0], radix: 16) }.joined(separator: " ")
    }
    if let noise { metadata[Self.noiseKey] = "\(noise.seed) \(noise.run)" }
    try SafetensorsFile.write(tensors, metadata: metadata, to: url)
  }

  /// Reads a file that `write` wrote.
  /// - Throws: `SafetensorsError`, also if the file holds parameters but no checkpoint.
  public init(layout: ParameterLayout, contentsOf url: URL) throws {
    let file = try SafetensorsFile(contentsOf: url)
    func number(_ key: String) throws -> Int {
      guard let value = file.metadata[key].flatMap({ Int($0) }), value >= 0 else {
        throw file.error(nil, .metadata(key: key))
      }
      return value
    }
    parameters = try Parameters(layout: layout, file: file)
    step = try number(Self.stepKey)
    guard let rule = file.metadata[Self.ruleKey] else { throw file.error(nil, .metadata(key: Self.ruleKey)) }
    optimizer = OptimizerState(rule: rule, momentCount: try number(Self.momentsKey))
    optimizer.updates = try number(Self.updatesKey)
    for index in 0..<optimizer.momentCount {
      var moment = Gradients(layout: layout)
      try moment.read(file, prefix: Self.momentPrefix(index))
      optimizer.moments.append(moment)
    }
    if let text = file.metadata[Self.randomKey] {
      let words = text.split(separator: " ").compactMap { UInt64($0, radix: 16) }
      guard words.count == 4, let generator = RandomGenerator(state: SIMD4(words)) else {
        throw file.error(nil, .metadata(key: Self.randomKey))
      }
      random = generator
    }
    if let text = file.metadata[Self.noiseKey] {
      let numbers = text.split(separator: " ").compactMap { UInt64($0) }
      guard numbers.count == 2 else { throw file.error(nil, .metadata(key: Self.noiseKey)) }
      noise = NoiseSource(seed: numbers[0], run: numbers[1])
    }
    states = try file.names.filter { $0.hasPrefix(Self.statePrefix) }.map { name in
      let tensor = try file.tensor(named: name)
      return StateTensor(
        name: String(name.dropFirst(Self.statePrefix.count)), shape: tensor.shape, elements: tensor.elements)
    }
    metadata = file.metadata.filter { !$0.key.hasPrefix(Self.keyPrefix) }
  }

  private static func momentPrefix(_ index: Int) -> String { "optimizer/\(index)/" }
  private static let statePrefix = "state/"
  private static let keyPrefix = "checkpoint."
  private static let stepKey = "checkpoint.step"
  private static let ruleKey = "checkpoint.optimizer"
  private static let updatesKey = "checkpoint.updates"
  private static let momentsKey = "checkpoint.moments"
  private static let randomKey = "checkpoint.random"
  private static let noiseKey = "checkpoint.noise"
}
