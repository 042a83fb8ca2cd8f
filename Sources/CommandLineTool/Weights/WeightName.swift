/// The name of a tensor in another framework's file, in parts: the names of modules, and the tensor's own at the end.
struct WeightName {
  private(set) var parts: [String]
  /// Of which direction of a bidirectional layer it is, if its name says so.
  private(set) var direction: Direction?

  enum Direction: Sendable { case forward, backward }

  /// Splits at `.` and `/`. What carries no meaning is left out: the collections of Flax, `:0` of old Keras files, `value`.
  ///
  /// `lstm.weight_ih_l1_reverse` is the tensor `weight_ih` of a layer `lstm.l1`, backward.
  init(_ text: String) {
    parts = text.split { $0 == "." || $0 == "/" }.map(String.init)
    if let first = parts.first, ["params", "batch_stats"].contains(first), parts.count > 1 { parts.removeFirst() }
    if parts.last == "value", parts.count > 1 { parts.removeLast() }
    if let last = parts.last, let colon = last.lastIndex(of: ":"), last[colon...].dropFirst().allSatisfy(\.isNumber) {
      parts[parts.count - 1] = String(last[..<colon])
    }
    // A word of Python.
    parts = parts.map { $0 == "if_" ? "if" : $0 }
    if let match = parts.last?.wholeMatch(of: /((?:weight|bias)_(?:ih|hh|hr))_(l[0-9]+)(_reverse)?/) {
      parts.removeLast()
      parts += [String(match.2) + (match.3 == nil ? "" : "_reverse"), String(match.1)]
      if match.3 != nil { direction = .backward }
    }
    for part in parts.dropLast() {
      if part.hasPrefix("forward") { direction = .forward }
      if part.hasPrefix("backward") { direction = .backward }
    }
  }

  /// Whether it belongs to no layer: counters, and the states of random generators and optimizers.
  var isIgnored: Bool {
    parts.last == "num_batches_tracked"
      || parts.contains { $0.hasPrefix("seed_generator") || ["rngs", "optimizer", "optimizer_state"].contains($0) }
  }
}

/// Words of a name, in lower case and without numbers: `["dense"]` of `Dense_1`.
func words(of parts: [String]) -> Set<String> {
  var words: Set<String> = []
  for part in parts {
    var word = ""
    func end() {
      if !word.isEmpty { words.insert(word.lowercased()) }
      word = ""
    }
    var isLower = false
    for character in part {
      if !character.isLetter || (character.isUppercase && isLower) { end() }
      isLower = character.isLowercase
      if character.isLetter { word.append(character) }
    }
    end()
  }
  return words
}
