import Foundation
import RandomModels

/// Makes a source that fails small, so long as it fails in the same way.
struct Reduction {
  let folder: URL
  let root: URL
  let dataSeed: UInt64
  /// How many edits are tried with one build.
  private let width = 12

  func reduce(_ text: String) throws -> String {
    var text = text
    guard let kind = try failures(of: [text])[0] else {
      throw BatchError(message: "it does not fail with the data of seed \(dataSeed)")
    }
    print("fails: \(kind)")
    var (edit, hasChanged) = (0, false)
    while true {
      var candidates: [(edit: Int, text: String)] = []
      while candidates.count < width, let edited = TreeEdit.text(of: text, edit: edit) {
        edit += 1
        guard edited.count < text.count, case .success = RandomModel.lowered(edited) else { continue }
        candidates.append((edit, edited))
      }
      if candidates.isEmpty {
        guard hasChanged else { return text }
        (edit, hasChanged) = (0, false)
        continue
      }
      let failures = try failures(of: candidates.map(\.text))
      let smaller = zip(candidates, failures).filter { $1 == kind }.map(\.0).min { $0.text.count < $1.text.count }
      guard let smaller else { continue }
      text = smaller.text
      edit = max(smaller.edit - 1, 0)
      hasChanged = true
      print("\(text.count) characters")
    }
  }

  /// The beginning of what is wrong with each: what has to stay so.
  private func failures(of texts: [String]) throws -> [String?] {
    var batch = try Batch(folder: folder, root: root)
    var names: [String] = []
    for (index, text) in texts.enumerated() {
      var random = try RandomModel(text: text)
      let name = "Candidate\(index)"
      random.name = name
      random.model.name = name
      names.append(name)
      try batch.add(random, dataSeed: dataSeed)
    }
    try batch.run()
    return names.map { name in
      guard case .failed(let reason) = batch.verdicts[name] else { return nil }
      return reason.split(separator: " ").prefix(3).joined(separator: " ")
    }
  }
}
