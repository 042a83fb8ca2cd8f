extension SafetensorsHeader {
  /// The header as JSON, with the metadata in the order of their keys.
  var text: String {
    var members: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
      members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    for entry in entries {
      let shape = entry.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(entry.name)):{\"dtype\":\"\(entry.elementType.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(entry.bytes.lowerBound),\(entry.bytes.upperBound)]}")
    }
    return "{\(members.joined(separator: ","))}"
  }

  private func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
