import RNNRuntime

/// The tokens of a language model, characters or words, and their numbers.
///
/// Tokens are numbered in the order of their frequency in the text that the vocabulary was made from, the most
/// frequent first, and of their code points where that is equal. Before them stand the special ones, if there are any:
/// the unknown token, then the end of a text.
public struct Vocabulary: Hashable, Sendable {
  /// What a token is.
  public enum Unit: String, Hashable, Sendable, Codable {
    /// A Unicode scalar. Decoding gives back exactly what was encoded, scalar by scalar, unless a scalar was unknown.
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
  private let numbers: [ExactText: Int32]

  /// Makes a vocabulary from a text.
  /// - Parameters:
  ///   - minimumCount: How often a token occurs in the text at least to be in the vocabulary.
  ///   - maximumSize: The greatest number of tokens, special ones included; the most frequent are taken.
  public init(
    _ unit: Unit, from text: String, hasUnknown: Bool = false, hasEnd: Bool = false, minimumCount: Int = 1,
    maximumSize: Int? = nil
  ) {
    var counts: [ExactText: Int] = [:]
    for token in unit.tokens(of: text) { counts[ExactText(token), default: 0] += 1 }
    let frequent = counts.filter { $0.value >= minimumCount }
      .sorted { $0.value != $1.value ? $0.value > $1.value : precedes($0.key.text, $1.key.text) }
    let special = (hasUnknown ? 1 : 0) + (hasEnd ? 1 : 0)
    let taken = frequent.prefix(max((maximumSize ?? .max) - special, 0)).map(\.key.text)
    self.init(unit, tokens: taken, hasUnknown: hasUnknown, hasEnd: hasEnd)
  }

  /// Makes a vocabulary of these tokens, numbered in this order, after the special ones.
  /// - Precondition: the tokens differ, and each is one token of this unit.
  public init(_ unit: Unit, tokens: [String], hasUnknown: Bool = false, hasEnd: Bool = false) {
    do { try Self.validate(unit, tokens: tokens) } catch { error.stop() }
    self.unit = unit
    unknown = hasUnknown ? 0 : nil
    end = hasEnd ? (hasUnknown ? 1 : 0) : nil
    let special = (hasUnknown ? ["<unknown>"] : []) + (hasEnd ? ["<end>"] : [])
    self.tokens = special + tokens
    numbers = Dictionary(uniqueKeysWithValues: tokens.enumerated().map { (ExactText($1), Int32(special.count + $0)) })
  }

  /// Checks the tokens that a vocabulary is made of: that they differ, and that each is what a text of the unit is cut
  /// into.
  public static func validate(_ unit: Unit, tokens: [String]) throws(ValidationError) {
    guard tokens.count < Int32.max - 2 else { throw ValidationError("tokens", "there are too many: \(tokens.count)") }
    var known: Set<ExactText> = []
    for (index, token) in tokens.enumerated() {
      guard unit.tokens(of: token).map(ExactText.init) == [ExactText(token)] else {
        throw ValidationError("token \(index)", "'\(token)' is not one \(unit.rawValue)")
      }
      guard known.insert(ExactText(token)).inserted else {
        throw ValidationError("token \(index)", "'\(token)' occurs twice")
      }
    }
  }

  /// Checks numbers of tokens: that each is below `count`.
  public func validate(_ tokens: some Sequence<Int32>) throws(ValidationError) {
    for (index, token) in tokens.enumerated() where token < 0 || Int(token) >= count {
      throw ValidationError("token \(index)", "the token \(token) is not in 0..<\(count)")
    }
  }

  /// The number of tokens.
  public var count: Int { tokens.count }

  /// The number of a token, that of the unknown token if it is not in the vocabulary, or nil if there is none either.
  public func number(of token: String) -> Int32? { numbers[ExactText(token)] ?? unknown }

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
  /// - Precondition: the tokens are in `0..<count`.
  public func decode(_ tokens: some Sequence<Int32>) -> String {
    let tokens = tokens.prefix { $0 != end }
    do { try validate(tokens) } catch { error.stop() }
    return tokens.map { self.tokens[Int($0)] }.joined(separator: unit == .word ? " " : "")
  }
}

extension Vocabulary {
  /// Whether all tokens are the same, scalar by scalar, in the same order.
  public static func == (left: Vocabulary, right: Vocabulary) -> Bool {
    left.unit == right.unit && left.unknown == right.unknown && left.end == right.end
      && left.tokens.elementsEqual(right.tokens) { ExactText($0) == ExactText($1) }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(unit)
    hasher.combine(unknown)
    hasher.combine(end)
    for token in tokens { hasher.combine(ExactText(token)) }
  }
}

/// A text that equals another if the scalars are the same. `String` takes for equal what Unicode calls equivalent: K and
/// the sign for Kelvin, an é and an e with an accent.
private struct ExactText: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactText, right: ExactText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
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
