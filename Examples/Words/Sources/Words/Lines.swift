import Foundation

/// Strings in pieces: those of the command line, or lines of the standard input.
struct Lines: Sequence, IteratorProtocol {
  private var given: ArraySlice<String>?
  private let size: Int

  /// - Parameter size: of a piece. Somebody who types gets an answer after each line.
  init(_ strings: [String], size: Int) {
    given = strings.isEmpty ? nil : strings[...]
    self.size = strings.isEmpty && isatty(STDIN_FILENO) != 0 ? 1 : size
  }

  mutating func next() -> [String]? {
    var piece: [String] = []
    while piece.count < size, let line = given == nil ? readLine() : given!.popFirst() { piece.append(line) }
    return piece.isEmpty ? nil : piece
  }
}
