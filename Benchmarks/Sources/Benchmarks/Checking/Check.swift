import Foundation

/// Compares what is measured with PyTorch: the loss of a training run, and the norm of all gradients.
enum Check {
  private static let cases = [
    "lstm:train:64:64:16:64", "lstm:train:100:100:5:7", "lstm:train:256:256:32:64:2", "lstm-own:train:256:256:32:64",
    "gru:train:256:256:32:64", "gru-own:train:256:256:32:64",
  ]

  /// Prints both, and says whether they agree to 1 in 10,000.
  static func run(python: String) throws -> Bool {
    let torch = try Peer("torch", python: python, threads: 1)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var agrees = true
    for name in cases {
      guard let size = Case(name), let outcome = Catalog.entry(for: size)?.outcome else { continue }
      let ours = try outcome(size, folder)
      let theirs = try torch.ask(.init(check: name, folder: folder.path()))
      let isClose = isClose(ours.loss, theirs.loss) && isClose(ours.gradientNorm, theirs.gradientNorm)
      agrees = agrees && isClose
      print(
        name, "loss \(ours.loss), \(theirs.loss ?? .nan)",
        "norm of the gradients \(ours.gradientNorm), \(theirs.gradientNorm ?? .nan)", isClose ? "" : "differs",
        separator: "  ")
    }
    return agrees
  }

  private static func isClose(_ ours: Double, _ theirs: Double?) -> Bool {
    guard let theirs else { return false }
    return abs(ours - theirs) <= 1e-4 * abs(theirs)
  }
}
