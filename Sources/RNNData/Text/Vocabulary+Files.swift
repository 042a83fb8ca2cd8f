import Foundation
import RNNRuntime

/// The form in files: `{"unit": "character", "unknown": true, "end": false, "tokens": ["e", …]}`.
extension Vocabulary: Codable {
  private enum CodingKeys: String, CodingKey { case unit, unknown, end, tokens }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let unit = try container.decode(Unit.self, forKey: .unit)
    let tokens = try container.decode([String].self, forKey: .tokens)
    do { try Self.validate(unit, tokens: tokens) } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .tokens, in: container, debugDescription: error.description)
    }
    self.init(
      unit, tokens: tokens,
      hasUnknown: try container.decode(Bool.self, forKey: .unknown),
      hasEnd: try container.decode(Bool.self, forKey: .end))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(unit, forKey: .unit)
    try container.encode(unknown != nil, forKey: .unknown)
    try container.encode(end != nil, forKey: .end)
    let special = (unknown == nil ? 0 : 1) + (end == nil ? 0 : 1)
    try container.encode(Array(tokens.dropFirst(special)), forKey: .tokens)
  }
}

extension Vocabulary {
  /// The key in the metadata of a parameter file.
  public static let metadataKey = "vocabulary"

  /// The vocabulary as an entry for the metadata of a parameter file, so that a model can be sampled from that file
  /// alone.
  public var metadata: [String: String] {
    get throws { [Self.metadataKey: String(decoding: try json, as: UTF8.self)] }
  }

  /// The vocabulary in the metadata of a file.
  /// - Throws: `SafetensorsError` if there is none.
  public init(metadataOf file: SafetensorsFile) throws {
    guard let text = file.metadata[Self.metadataKey],
      let vocabulary = try? JSONDecoder().decode(Vocabulary.self, from: Data(text.utf8))
    else { throw SafetensorsError(file: file.path, reason: .metadata(key: Self.metadataKey)) }
    self = vocabulary
  }

  /// Writes the vocabulary as JSON, replacing the file in one step.
  /// - Throws: `FileError`.
  public func write(to url: URL) throws { try FileReplacement.write(json, to: url) }

  /// Reads a file that `write` wrote.
  /// - Throws: `FileError` if there is no such file, or if it holds no vocabulary.
  public init(contentsOf url: URL) throws {
    let text = try TextFile.read(url)
    do { self = try JSONDecoder().decode(Vocabulary.self, from: Data(text.utf8)) } catch {
      var reason = "is no vocabulary"
      if case DecodingError.dataCorrupted(let context) = error { reason += ": \(context.debugDescription)" }
      throw FileError(file: url.path, reason: reason)
    }
  }

  private var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}
