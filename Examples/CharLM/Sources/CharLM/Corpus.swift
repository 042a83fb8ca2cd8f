import Foundation
import RNNData
import RNNRuntime

/// A text as tokens: the first nine tenths to learn, the rest to check.
struct Corpus {
  let vocabulary: Vocabulary
  let training: [Int32]
  let validation: [Int32]

  /// - Parameter vocabulary: that of a checkpoint to continue, or nil to make one from the text.
  init(text: String, vocabulary: Vocabulary?) throws {
    let vocabulary =
      vocabulary ?? Vocabulary(.character, from: text, hasUnknown: true, maximumSize: CharLM.vocabularySize)
    guard vocabulary.count <= CharLM.vocabularySize else {
      throw UsageError("the vocabulary has \(vocabulary.count) tokens, the model \(CharLM.vocabularySize)")
    }
    let tokens = try vocabulary.encode(text)
    let boundary = tokens.count / 10 * 9
    self.vocabulary = vocabulary
    training = Array(tokens[..<boundary])
    validation = Array(tokens[boundary...])
  }

  /// A file, or this repository's own Swift, Markdown and .rnn files, one after the other.
  static func text(of file: String?) throws -> String {
    if let file { return try TextFile.read(URL(filePath: file)) }
    // Examples/CharLM/Sources/CharLM/Corpus.swift
    var root = URL(filePath: #filePath)
    for _ in 0..<5 { root.deleteLastPathComponent() }
    let files = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    let sources = (files?.compactMap { $0 as? URL } ?? [])
      .filter { ["swift", "md", "rnn"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    return try sources.map { try TextFile.read($0) }.joined(separator: "\n")
  }
}

extension CharLM {
  /// The classes of the model's tokens.
  static let vocabularySize = 96
}
