/// A version of the core, compiled for some instructions.
struct CoreVersion {
  /// What `PREFIX_instructions` says.
  var name: String
  /// What its symbols end with; nothing if there is one version alone.
  var suffix: String
  /// For the C compiler, and for the Swift compiler behind `-Xcc`.
  var options: [String]
  /// An expression of C that is true where it can run; nil of one that always can.
  var condition: String?

  /// Those for a processor, the best one first. The last one runs everywhere.
  static func all(for architecture: String) -> [CoreVersion] {
    guard architecture == "x86_64" else {
      let name = ["aarch64": "NEON", "arm64": "NEON"][architecture] ?? architecture
      return [CoreVersion(name: name, suffix: "", options: [], condition: nil)]
    }
    return [
      CoreVersion(
        name: "AVX-512", suffix: "_v4", options: ["-march=x86-64-v4"],
        condition: "rnn_detect_processor_level() >= 4"),
      CoreVersion(
        name: "AVX2", suffix: "_v3", options: ["-march=x86-64-v3"],
        condition: "rnn_detect_processor_level() >= 3"),
      CoreVersion(name: "SSE2", suffix: "_v1", options: ["-march=x86-64"], condition: nil),
    ]
  }
}
