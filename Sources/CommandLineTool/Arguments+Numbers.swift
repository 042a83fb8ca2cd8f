extension Arguments {
  func seed(_ option: Option) throws(UsageError) -> UInt64? {
    guard let text = self[option] else { return nil }
    guard let seed = UInt64(text) else {
      throw UsageError(message: "'\(option.name)' takes a whole number from 0 to \(UInt64.max), not '\(text)'")
    }
    return seed
  }

  /// The inputs of `--set`, with their numbers.
  func settings() throws(UsageError) -> [String: Double] {
    var result: [String: Double] = [:]
    for setting in all(.set) {
      let parts = setting.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let number = Double(parts[1]) else {
        throw UsageError(message: "'--set' takes an input and a number, as in 'rate=16000', not '\(setting)'")
      }
      result[String(parts[0])] = number
    }
    return result
  }
}
