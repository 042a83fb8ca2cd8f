import Foundation
import GraphIR
import RNNData
import RNNRuntime

/// What weights of another framework are imported for.
struct WeightsCase {
  var model: String
  /// Options besides.
  var arguments: [String]
  /// What the parameters are to be.
  var shapes: [String: [Int]]
  /// The tensors of the good file.
  var names: Set<String>

  /// The models of the tests, with the files that have their weights (`WeightsImportTests`).
  private static let all: [(file: String, model: String, arguments: [String])] = [
    ("pytorch-tagger", "Tagger", []), ("pytorch-stacked", "Stacked", []), ("pytorch-both", "BothWays", []),
    ("pytorch-projected", "Projected", []), ("pytorch-gru", "Gated", []), ("pytorch-unbiased", "Unbiased", []),
    ("pytorch-cells", "Cells", []), ("pytorch-convolved", "Convolved", []),
    (
      "pytorch-normalized", "Normalized",
      ["--fold", "fc,bn1", "--fold", "bn2,lstm,0.01", "--fold", "conv,bn3"]
    ),
    ("pytorch-attention", "Looking", []), ("keras-chain", "Chain", []), ("keras-published", "Published", []),
    ("keras-wide", "Wide", ["--fold", "norm,last", "--from", "keras"]),
    ("flax-chain", "Chain", ["--map", "both.forward=OptimizedLSTMCell_0"]),
    ("flax-wide", "WideFlax", ["--fold", "params/first,BatchNorm_0", "--from", "flax"]),
    ("flax-combined", "Combined", []),
  ]

  /// All, with the bytes of the good files.
  static func read(from folder: URL) throws -> [(bytes: [UInt8], example: WeightsCase)] {
    let path = folder.appending(path: "Models.rnn").path
    let sources = SourceLoader.load(path, reading: SourceLoader.readFromDisk, diagnostics: Diagnostics())
    let models = lower(sources.units, into: Diagnostics())
    return try all.map { file, name, arguments in
      let url = folder.appending(path: "\(file).weights.safetensors")
      guard let model = models.first(where: { $0.name == name }) else {
        throw Contradiction(description: "\(path) has no model '\(name)'")
      }
      let shapes = Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.name, $0.shape) })
      let example = WeightsCase(
        model: name, arguments: arguments, shapes: shapes, names: Set(try SafetensorsFile(contentsOf: url).names))
      return ([UInt8](try Data(contentsOf: url)), example)
    }
  }
}
