extension Lexer {
  /// `12`, `0.5`, `1e-8`, `2_000`
  mutating func scanNumber() {
    let start = index
    skipDigits()
    if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
      index += 1
      skipDigits()
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      let sign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") ? 1 : 0
      if isDigit(byte(1 + sign)) {
        index += 1 + sign
        skipDigits()
      }
    }
    let end = index
    // `0x10`, `3h`, `1e`: a letter that follows belongs to the mistake.
    skipIdentifier()
    guard index == end, end - start <= 400, let value = Double(text(from: start).filter { $0 != "_" }) else {
      reject("malformed number '\(text(from: start).prefix(40))'", from: start)
      return
    }
    if value.isInfinite {
      reject("the number is too large", from: start)
    } else if value.isZero, hasMantissa(start..<end) {
      reject("the number is too small: it would become zero", from: start)
    } else {
      append(.number(value), from: start)
    }
  }

  private mutating func skipDigits() {
    while isDigit(byte()) || (byte() == UInt8(ascii: "_") && isDigit(byte(1))) { index += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether a digit other than 0 stands before the exponent.
  private func hasMantissa(_ range: Range<Int>) -> Bool {
    file.bytes[range].prefix { $0 | 0x20 != UInt8(ascii: "e") }.contains { $0 > UInt8(ascii: "0") && isDigit($0) }
  }

  /// `"cells.rnn"`, with `\"` and `\\`.
  mutating func scanString() {
    let start = index
    var value: [UInt8] = []
    index += 1
    while byte() != UInt8(ascii: "\"") {
      if index >= file.bytes.count || byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") {
        reject("the string has no closing '\"'", from: start)
        return
      }
      if byte() == UInt8(ascii: "\\") {
        guard byte(1) == UInt8(ascii: "\"") || byte(1) == UInt8(ascii: "\\") else {
          diagnostics.error("only '\\\"' and '\\\\' may follow a backslash", at: location(of: index))
          index += 1
          continue
        }
        index += 1
      }
      value.append(byte())
      index += 1
    }
    index += 1
    append(.string(String(decoding: value, as: UTF8.self)), from: start)
  }

  private mutating func reject(_ message: String, from start: Int) {
    diagnostics.error(message, at: location(of: start))
    append(.invalid, from: start)
  }
}
