import Foundation
import GraphIR
import Testing

/// What PyTorch computes for a model, see scripts/fixtures/README.md.
struct PyTorchFixture: CustomTestStringConvertible {
  var name: String
  var hasLengths: Bool

  var testDescription: String { name + (hasLengths ? ", with lengths" : "") }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  private static let models = folder.appending(path: "Models")
  private static let tensors = folder.appending(path: "Tensors")

  /// All fixtures but those of the decoder with attention and of the models with dropout and with two losses, by the
  /// names of their models.
  static let all: [PyTorchFixture] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: tensors.path)) ?? []
    let ending = "-lengths.safetensors"
    let names = files.filter { $0.hasSuffix(ending) }.sorted().map { String($0.dropLast(ending.count)) }
    return names.filter { ![attentionName, dropout.name, adversariesName].contains($0) }.flatMap(pair)
  }()

  /// The fixtures of a decoder with attention.
  static let attention = pair(attentionName)
  /// The fixture of a model with dropout.
  static let dropout = PyTorchFixture(name: "DroppedLSTMModel", hasLengths: true)
  /// The fixtures of a model with two losses.
  static let adversaries = pair(adversariesName)
  private static let adversariesName = "AdversariesModel"
  private static let attentionName = "AttentionDecoderModel"

  private static func pair(_ name: String) -> [PyTorchFixture] {
    [false, true].map { PyTorchFixture(name: name, hasLengths: $0) }
  }

  /// The texts of the files with the models.
  static let sources: [SourceFile] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
    return files.sorted().map { file in
      let text = try? String(contentsOf: models.appending(path: file), encoding: .utf8)
      return SourceFile(path: file, text: text ?? "")
    }
  }()

  func model() throws -> Model {
    for file in Self.sources where String(decoding: file.bytes, as: UTF8.self).contains("model \(name) {") {
      let diagnostics = Diagnostics()
      let models = lower([SourceUnit(parsing: file, diagnostics: diagnostics)], into: diagnostics)
      return try #require(models.first { $0.name == name }, "\(diagnostics.all)")
    }
    throw FileError("there is no model \(name)")
  }

  func tensors() throws -> [String: FixtureTensor] {
    let file = name + (hasLengths ? "-lengths" : "") + ".safetensors"
    return try FixtureTensor.read(Data(contentsOf: Self.tensors.appending(path: file)))
  }
}

/// A tensor of a safetensors file.
struct FixtureTensor {
  var shape: [Int]
  var values: [Double]

  private struct Entry: Decodable {
    var dtype: String
    var shape: [Int]
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  /// Reads a file that holds F64 and I64 only: the size of a JSON header, the header, and the numbers, little-endian.
  static func read(_ data: Data) throws -> [String: FixtureTensor] {
    func word(_ offset: Int) -> UInt64 { (0..<8).reduce(0) { $0 | UInt64(data[offset + $1]) << (8 * $1) } }
    let start = 8 + Int(word(0))
    let header = try JSONDecoder().decode([String: Entry].self, from: data[8..<start])
    return try header.mapValues { entry in
      let words = stride(from: start + entry.offsets[0], to: start + entry.offsets[1], by: 8).map(word)
      try #require(entry.dtype == "F64" || entry.dtype == "I64")
      let values = words.map { entry.dtype == "F64" ? Double(bitPattern: $0) : Double(Int64(bitPattern: $0)) }
      return FixtureTensor(shape: entry.shape, values: values)
    }
  }
}
