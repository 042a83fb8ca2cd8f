import Foundation
import RandomModels

struct UsageError: Error { var message: String }

/// The command line of `random-models`.
struct Tool {
  private var operands: [String] = []
  private var options: [String: String] = [:]

  init(arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        operands.append(argument)
        continue
      }
      guard ["--batch", "--work", "--found", "--data", "--sanitize"].contains(argument), let value = rest.popFirst()
      else {
        throw UsageError(message: "unknown option '\(argument)', or nothing follows it")
      }
      options[argument] = value
    }
  }

  private var root: URL { URL(fileURLWithPath: FileManager.default.currentDirectoryPath) }
  private var work: URL {
    options["--work"].map { URL(fileURLWithPath: $0) }
      ?? root.appending(path: ".build/random-models")
  }

  func run() throws {
    guard let command = operands.first else { throw UsageError(message: "no command") }
    switch command {
    case "print":
      for seed in try seeds() { print(RandomModel(seed: seed).text) }
    case "run": try runModels()
    case "reduce": try reduce()
    case "large": try compileLargeModels()
    default: throw UsageError(message: "unknown command '\(command)'")
    }
  }

  private func seeds() throws -> [UInt64] {
    guard operands.count == 2 else { throw UsageError(message: "one range of seeds") }
    let ends = operands[1].split(separator: "-").compactMap { UInt64($0) }
    guard let first = ends.first, let last = ends.last, first <= last else {
      throw UsageError(message: "'\(operands[1])' is no range of seeds")
    }
    return Array(first...last)
  }

  private func runModels() throws {
    var failures = 0
    var counts = (passed: 0, skipped: 0)
    func run(_ models: [(model: RandomModel, seed: UInt64)]) throws {
      var batch = try Batch(folder: work, root: root, sanitizer: options["--sanitize"])
      for (model, seed) in models { try batch.add(model, dataSeed: seed) }
      try batch.run()
      for (model, _) in models {
        switch batch.verdicts[model.name] {
        case .passed: counts.passed += 1
        case .skipped: counts.skipped += 1
        case .failed(let reason):
          failures += 1
          print("FAILED \(model.name): \(reason)")
          if let found = options["--found"] {
            try FileManager.default.createDirectory(atPath: found, withIntermediateDirectories: true)
            let comment = reason.split(separator: "\n").map { "// \($0)\n" }.joined()
            try (comment + model.text).write(
              toFile: "\(found)/\(model.name).rnn", atomically: true, encoding: .utf8)
          }
        case nil: print("LOST \(model.name)")
        }
      }
      defer { fflush(nil) }
      print("\(counts.passed) passed, \(counts.skipped) skipped, \(failures) failed")
    }
    if operands.dropFirst().allSatisfy({ $0.hasSuffix(".rnn") }) {
      let models = try operands.dropFirst().map { path in
        try RandomModel(text: String(contentsOfFile: path, encoding: .utf8))
      }
      try run(models.map { ($0, Self.dataSeed(of: $0, options["--data"])) })
    } else {
      let seeds = try seeds()
      let size = options["--batch"].flatMap { Int($0) } ?? 24
      for start in stride(from: 0, to: seeds.count, by: size) {
        try run(seeds[start..<min(start + size, seeds.count)].map { (RandomModel(seed: $0), $0) })
      }
    }
    if failures > 0 { exit(1) }
  }

  /// That of the model's own name, unless one is given.
  static func dataSeed(of model: RandomModel, _ given: String?) -> UInt64 {
    given.flatMap { UInt64($0) } ?? UInt64(model.name.filter(\.isNumber)) ?? 1
  }

  private func reduce() throws {
    guard operands.count == 2 else { throw UsageError(message: "one file") }
    let model = try RandomModel(text: String(contentsOfFile: operands[1], encoding: .utf8))
    let reduction = Reduction(folder: work, root: root, dataSeed: Self.dataSeed(of: model, options["--data"]))
    print(try reduction.reduce(model.text))
  }
}
