/// The tokens of a language model, characters or words, and their numbers.
///
/// Tokens are numbered in the order of their frequency in the text that the vocabulary was made from, the most
/// frequent first, and of their code points where that is equal. Before them stand the special ones, if there are any:
/// the unknown token, then the end of a text.
public struct Vocabulary: Hashable, Sendable {
  /// What a token is.
  public enum Unit: String, Hashable, Sendable, Codable {
    /// A Unicode scalar. Decoding gives back exactly what was encoded.
    case character
    /// A run of letters, digits, apostrophes and hyphens, or any other character that is not white space. Decoding puts
    /// one space between two tokens.
    case word
  }

  public let unit: Unit
  /// The text of each token. That of special tokens is `<unknown>` and `<end>`.
  public let tokens: [String]
  /// The token for whatever is not in the vocabulary.
  public let unknown: Int32?
  /// The token that ends a text.
  public let end: Int32?
  private let numbers: [String: Int32]

  /// Makes a vocabulary from a text.
  /// - Parameters:
  ///   - minimumCount: How often a token occurs in the text at least to be in the vocabulary.
  ///   - maximumSize: The greatest number of tokens, special ones included; the most frequent are taken.
  public init(
    _ unit: Unit, from text: String, hasUnknown: Bool = false, hasEnd: Bool = false, minimumCount: Int = 1,
    maximumSize: Int? = nil
  ) {
    var counts: [String: Int] = [:]
    for token in unit.tokens(of: text) { counts[token, default: 0] += 1 }
    let frequent = counts.filter { $0.value >= minimumCount }
      .sorted { $0.value != $1.value ? $0.value > $1.value : precedes($0.key, $1.key) }
    let special = (hasUnknown ? 1 : 0) + (hasEnd ? 1 : 0)
    let taken = frequent.prefix(max((maximumSize ?? .max) - special, 0)).map(\.key)
    self.init(unit: unit, tokens: taken, hasUnknown: hasUnknown, hasEnd: hasEnd)
  }

  /// - Precondition: the tokens differ.
  init(unit: Unit, tokens: [String], hasUnknown: Bool, hasEnd: Bool) {
    self.unit = unit
    unknown = hasUnknown ? 0 : nil
    end = hasEnd ? (hasUnknown ? 1 : 0) : nil
    let special = (hasUnknown ? ["<unknown>"] : []) + (hasEnd ? ["<end>"] : [])
    self.tokens = special + tokens
    numbers = Dictionary(uniqueKeysWithValues: tokens.enumerated().map { ($1, Int32(special.count + $0)) })
  }

  /// The number of tokens.
  public var count: Int { tokens.count }

  /// The number of a token, that of the unknown token if it is not in the vocabulary, or nil if there is none either.
  public func number(of token: String) -> Int32? { numbers[token] ?? unknown }

  /// The tokens of a text.
  /// - Throws: `UnknownToken` if a token is not in the vocabulary and there is no unknown token.
  public func encode(_ text: String, appendingEnd: Bool = false) throws -> [Int32] {
    var result: [Int32] = []
    for token in unit.tokens(of: text) {
      guard let number = number(of: token) else { throw UnknownToken(token: token) }
      result.append(number)
    }
    if appendingEnd, let end { result.append(end) }
    return result
  }

  /// The text of tokens, up to the first that ends it.
  /// - Precondition: the tokens are below `count`.
  public func decode(_ tokens: some Sequence<Int32>) -> String {
    tokens.prefix { $0 != end }.map { self.tokens[Int($0)] }.joined(separator: unit == .word ? " " : "")
  }
}

/// A token is not in a vocabulary that has no token for unknown ones.
public struct UnknownToken: Error, Hashable, Sendable, CustomStringConvertible {
  public let token: String

  public init(token: String) { self.token = token }

  public var description: String { "'\(token)' is not in the vocabulary, which has no token for unknown ones" }
}

extension Vocabulary.Unit {
  /// Cuts a text into tokens.
  func tokens(of text: String) -> [String] {
    switch self {
    case .character: text.unicodeScalars.map { String($0) }
    case .word: words(of: text)
    }
  }

  private func words(of text: String) -> [String] {
    var result: [String] = []
    var word = String.UnicodeScalarView()
    func finishWord() {
      if !word.isEmpty { result.append(String(word)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend
        || ["'", "’", "-"].contains(scalar)
      {
        word.append(scalar)
      } else {
        finishWord()
        if !properties.isWhitespace { result.append(String(scalar)) }
      }
    }
    finishWord()
    return result
  }
}

/// By code points, which no setting of the system changes.
private func precedes(_ left: String, _ right: String) -> Bool {
  left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
}
