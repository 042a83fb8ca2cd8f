import Codegen
import Foundation
import GraphIR
import RandomModels

/// Models that are compiled into one program, in a package of their own.
struct Batch {
  /// What came of a model.
  enum Verdict {
    case passed
    /// Its numbers are too great, or all but undetermined.
    case skipped
    case failed(String)
  }

  let folder: URL
  /// The package of the compiler.
  let root: URL
  /// `address`, `undefined` or `thread`.
  let sanitizer: String?
  private(set) var verdicts: [String: Verdict] = [:]
  private var programs: [(name: String, source: String)] = []

  /// - Parameter folder: what was built there before makes the next build quicker.
  init(folder: URL, root: URL, sanitizer: String? = nil) throws {
    (self.folder, self.root, self.sanitizer) = (folder, root, sanitizer)
    let files = FileManager.default
    let template = root.appending(path: "Tests/RandomBatch")
    try files.createDirectory(at: sources, withIntermediateDirectories: true)
    for url in try files.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil) {
      try files.removeItem(at: url)
    }
    try? files.removeItem(at: data)
    try files.createDirectory(at: data, withIntermediateDirectories: true)
    try? files.removeItem(at: folder.appending(path: "Package.swift"))
    try files.copyItem(at: template.appending(path: "Package.swift"), to: folder.appending(path: "Package.swift"))
    let templates = template.appending(path: "Sources/RandomBatch")
    for url in try files.contentsOfDirectory(at: templates, includingPropertiesForKeys: nil) {
      try files.copyItem(at: url, to: sources.appending(path: url.lastPathComponent))
    }
  }

  private var sources: URL { folder.appending(path: "Sources/RandomBatch") }
  private var data: URL { folder.appending(path: "Data") }

  /// Checks the gradients of the interpreter, compiles the model, and writes what its code has to give.
  mutating func add(_ random: RandomModel, dataSeed: UInt64) throws {
    let data = ModelData(for: random.model, seed: dataSeed)
    let evaluations = try data.evaluations(of: random.model)
    guard let tolerances = try data.tolerances(of: random.model, around: evaluations) else {
      verdicts[random.name] = .skipped
      return
    }
    if case .differs(let difference) = try data.checkGradients(of: random.model, seed: dataSeed) {
      verdicts[random.name] = .failed("interpreter: \(difference)")
      return
    }
    let program: Program
    do { program = try Codegen.compile(random.model).program } catch {
      verdicts[random.name] = .failed("compile: \(error)")
      return
    }
    try generatedFile(for: [program], sourceName: random.name + ".rnn").write(
      to: sources.appending(path: random.name + ".swift"), atomically: true, encoding: .utf8)
    try CheckWriter(program).text().write(
      to: sources.appending(path: "Check\(random.name).swift"), atomically: true, encoding: .utf8)
    try data.write(
      expecting: evaluations, within: tolerances, to: self.data.appending(path: random.name + ".safetensors"))
    programs.append((random.name, random.text))
  }

  /// Builds the program, without the models that do not compile, and runs each model in a process of its own.
  mutating func run() throws {
    while !programs.isEmpty {
      let entries = programs.map { "  \"\($0.name)\": check\($0.name)," }
      let table = """
        let checks: [String: @Sendable (ExpectedModel, inout Comparison) throws -> Void] = [
        \(entries.joined(separator: "\n"))
        ]

        """
      try table.write(to: sources.appending(path: "Checks.swift"), atomically: true, encoding: .utf8)
      let build = try Subprocess.run(
        "/usr/bin/env",
        ["swift", "build", "--package-path", folder.path]
          + ["-DRNN_POISON", "-suppress-warnings", "-gnone"].flatMap { ["-Xswiftc", $0] }
          + (sanitizer.map { ["--sanitize", $0] } ?? []),
        environment: ["RNNC": root.path], seconds: 3600)
      if build.status == 0 { break }
      let broken = programs.filter { build.output.contains("/\($0.name).swift:") }.map(\.name)
      guard !broken.isEmpty else { throw BatchError(message: "the batch does not build:\n\(build.output)") }
      for name in broken {
        // An error can stand in another file, which this one only uses: then all that the compiler says is shown.
        let lines = build.output.split(separator: "\n")
        let own = lines.filter { $0.contains("/\(name).swift:") && $0.contains("error:") }
        let errors = own.isEmpty ? lines.filter { $0.contains("error:") } : own
        verdicts[name] = .failed("swiftc: \(errors.prefix(3).joined(separator: "\n"))")
        try FileManager.default.removeItem(at: sources.appending(path: name + ".swift"))
        try FileManager.default.removeItem(at: sources.appending(path: "Check\(name).swift"))
      }
      programs.removeAll { broken.contains($0.name) }
    }
    let program = folder.appending(path: ".build/debug/RandomBatch").path
    for (name, _) in programs {
      let run = try Subprocess.run(program, [data.path, name], seconds: 120)
      verdicts[name] = run.status == 0 ? .passed : .failed("run (\(run.status)): \(run.output)")
    }
  }
}

struct BatchError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
