/// Figures that were measured in programs of their own, with RTNeural (the best of its backends and of many builds) and
/// onnx2c: one step with sizes known at compile time. Zen 5 with AVX-512, one core, the best of several runs; 5 to 10 %
/// are noise.
enum Elsewhere {
  struct Figure {
    let library: String
    let seconds: Double
  }

  /// By the names of cases. RTNeural's have a dense layer to one output behind the cell, onnx2c's have not.
  static let figures: [String: Figure] = {
    var figures: [String: Figure] = [:]
    for (sizes, lstm, gru, onnx2c) in nanoseconds {
      figures["lstm:step+dense:\(sizes)"] = Figure(library: "RTNeural", seconds: lstm * 1e-9)
      figures["gru:step+dense:\(sizes)"] = Figure(library: "RTNeural", seconds: gru * 1e-9)
      figures["lstm:step:\(sizes)"] = onnx2c.map { Figure(library: "onnx2c", seconds: $0 * 1e-9) }
    }
    return figures
  }()

  private static let nanoseconds: [(sizes: String, lstm: Double, gru: Double, onnx2c: Double?)] = [
    ("1:8", 40, 34, 108),
    ("1:12", 49, 43, nil),
    ("1:16", 50, 45, 158),
    ("1:20", 122, 86, nil),
    ("1:24", 103, 75, nil),
    ("1:32", 94, 95, 734),
    ("1:40", 164, 134, nil),
    ("1:64", 379, 240, 1576),
    ("32:64", 526, 428, 2349),
    ("64:128", 2132, 1421, 5484),
  ]
}
