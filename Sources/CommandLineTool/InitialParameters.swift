import GraphIR
import RNNFormats
import RNNRandom

/// The parameters that a model begins with: those of the generated type for the same seed.
struct InitialParameters {
  private let parameters: [Parameter]
  private let seed: UInt64

  init(of model: Model, seed: UInt64) {
    parameters = model.parameters
    self.seed = seed
  }

  /// The bytes of the file that the generated type would write.
  func file() -> SafetensorsWriter {
    var writer = SafetensorsWriter(path: "the file")
    // One generator for all, in the order of the parameters, as the runtime has it.
    var generator = RandomGenerator(seed: seed)
    for parameter in parameters {
      let count = parameter.shape.reduce(1, *)
      let numbers = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        initialized = count
        guard let destination = buffer.baseAddress else { return }
        destination.initialize(repeating: 0, count: count)
        parameter.initializer.drawn.fill(destination, shape: parameter.shape, using: &generator)
      }
      // Two parameters have two names, and none that the format has for itself.
      numbers.withUnsafeBufferPointer { try! writer.append(parameter.name, shape: parameter.shape, $0) }
    }
    return writer
  }
}

extension GraphIR.Initializer {
  /// The same for the generator, as generated code gives it to the runtime.
  fileprivate var drawn: RNNRandom.Initializer {
    switch self {
    case .constant(let value): .constant(value)
    case .glorot: .glorot
    case .orthogonal: .orthogonal
    case .uniform(let low, let high): .uniform(low, high)
    case .normal(let deviation): .normal(deviation)
    case .reservoir(let density, let radius): .reservoir(density: density, spectralRadius: radius)
    case .values(let values): .values(values.map { Float($0) })
    }
  }
}
