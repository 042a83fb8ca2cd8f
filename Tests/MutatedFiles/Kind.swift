import CommandLineTool
import Foundation
import GraphIR
import ONNX
import RNNData
import RNNRuntime
import RandomModels

/// What a file is, and all that reads it.
enum Kind: String, CaseIterable {
  case model, parameters, inputs, checkpoint, vocabulary, graph, onnx, weights

  var fileExtension: String {
    switch self {
    case .model: "rnn"
    case .parameters, .inputs, .checkpoint, .weights: "safetensors"
    case .vocabulary: "json"
    case .graph: "txt"
    case .onnx: "onnx"
    }
  }

  /// How often each is read: models are what people write.
  static let weighted: [(Kind, Int)] = [
    (.model, 8), (.parameters, 2), (.inputs, 3), (.checkpoint, 3), (.vocabulary, 2), (.graph, 4), (.onnx, 4),
    (.weights, 3),
  ]
}

/// What is wrong though nothing crashed.
struct Contradiction: Error, CustomStringConvertible {
  var description: String
}

/// Reads a file in every way that there is for its kind. An error is as good as a result.
struct Reader {
  /// Where it may write.
  let folder: URL
  let corpus: Corpus

  func read(_ url: URL, as kind: Kind, random: inout RandomSource) throws {
    switch kind {
    case .model: try readModel(url.path, &random)
    case .parameters:
      runModel("--parameters", url.path, "--inputs", corpus.inputs.path)
      readTensors(url)
      _ = try? Parameters(layout: corpus.layout, contentsOf: url)
    case .inputs:
      runModel("--parameters", corpus.parameters.path, "--inputs", url.path)
      readTensors(url)
    case .checkpoint:
      readTensors(url)
      _ = try? Parameters(layout: corpus.layout, contentsOf: url)
      guard let checkpoint = try? Checkpoint(layout: corpus.layout, contentsOf: url) else { return }
      var adam = Adam(learningRate: 0.1)
      try? adam.resume(from: checkpoint.optimizer)
      var momentum = SGD(learningRate: 0.1, momentum: 0.9)
      try? momentum.resume(from: checkpoint.optimizer)
      try checkpoint.write(to: folder.appending(path: "again.safetensors"))
      _ = try Checkpoint(layout: corpus.layout, contentsOf: folder.appending(path: "again.safetensors"))
    case .vocabulary:
      guard let vocabulary = try? Vocabulary(contentsOf: url) else { return }
      for text in ["hello world", "a\u{301}b;\u{37E}\u{1F600}", ""] {
        guard let tokens = try? vocabulary.encode(text) else { continue }
        _ = vocabulary.decode(tokens)
      }
      try vocabulary.write(to: folder.appending(path: "again.json"))
      guard try Vocabulary(contentsOf: folder.appending(path: "again.json")) == vocabulary else {
        throw Contradiction(description: "a vocabulary is another one after writing and reading")
      }
    case .graph: try readGraph(url)
    case .onnx:
      guard let model = try? ONNXModel(contentsOf: url) else { return }
      let written = model.serialized()
      guard try ONNXModel(parsing: written).serialized() == written else {
        throw Contradiction(description: "an ONNX model is another one after writing and reading")
      }
      let (text, parameters) = (folder.appending(path: "Imported.rnn").path, folder.appending(path: "imported").path)
      let code = runTool(["import", url.path, "-o", text, "--parameters", parameters])
      guard code == 0 || code == 1 else { throw Contradiction(description: "'import' ends with \(code)") }
      guard code == 1 || runTool(["check", text]) == 0 else {
        throw Contradiction(description: "what 'import' writes does not pass 'check'")
      }
      guard code == 0, random.chance(0.3) else { return }
      // All but the run in Python, which would know better what is no model.
      let verified = runTool([
        "verify", text, "--parameters", parameters, "--against", url.path, "--python", "/usr/bin/false",
      ])
      guard verified == 1 else { throw Contradiction(description: "'verify' without Python ends with \(verified)") }
    case .weights: try importWeights(url, &random)
    }
  }

  /// For the model that most of the tensors are for, and sometimes for another one.
  private func importWeights(_ url: URL, _ random: inout RandomSource) throws {
    let names = Set((try? SafetensorsFile(contentsOf: url))?.names ?? [])
    var example = corpus.weights.max {
      $0.names.intersection(names).count < $1.names.intersection(names).count
    }!
    if random.chance(0.1) { example = random.pick(corpus.weights) }
    let arguments = random.chance(0.9) ? example.arguments : []
    let output = folder.appending(path: "imported.safetensors")
    try? FileManager.default.removeItem(at: output)
    let errors = folder.appending(path: "errors")
    let before = (try? FileHandle(forReadingFrom: errors).seekToEnd()) ?? 0
    let code = runTool(
      ["import", url.path, "--for", corpus.weightsModels.path, "--model", example.model, "-o", output.path] + arguments)
    // Layers that options name may not be there.
    guard code == 0 || code == 1 || code == 2 && !arguments.isEmpty else {
      throw Contradiction(description: "'import' of weights ends with \(code)")
    }
    guard code == 0 else {
      guard !FileManager.default.fileExists(atPath: output.path) else {
        throw Contradiction(description: "'import' fails, and writes parameters")
      }
      let handle = try? FileHandle(forReadingFrom: errors)
      try? handle?.seek(toOffset: before)
      let said = String(decoding: (try? handle?.readToEnd()) ?? Data(), as: UTF8.self)
      guard said.contains("error: ") && (code == 2 || said.contains(url.lastPathComponent)) else {
        throw Contradiction(description: "'import' does not say which file is wrong")
      }
      return
    }
    let file = try SafetensorsFile(contentsOf: output)
    let shapes = Dictionary(uniqueKeysWithValues: file.names.map { ($0, file.shape(of: $0)!) })
    guard shapes == example.shapes else {
      throw Contradiction(description: "what 'import' writes are not the parameters of '\(example.model)'")
    }
  }

  private func readModel(_ path: String, _ random: inout RandomSource) throws {
    guard runTool(["check", path]) == 0 else { return }
    let output = folder.appending(path: "output.swift").path
    guard runTool(["compile", path, "-o", output]) == 0 || hasNoModel(path) else {
      throw Contradiction(description: "'check' passes, and 'compile' fails")
    }
    let picture = folder.appending(path: "output.svg").path
    for arguments in [
      ["explain", path], ["explain", path, "--json"], ["parameters", path], ["emit", path, "--stage", "ast"],
      ["emit", path, "--stage", "ir"], ["emit", path, "--stage", "plan"], ["graph", path, "-o", picture],
      ["graph", path, "--stage", "optimized"], ["graph", path, "--stage", "unrolled", "--steps", "2", "-o", picture],
    ] where random.chance(0.4) {
      _ = runTool(arguments)
    }
    let seed = random.next()
    guard random.chance(0.5) else { return }
    for model in lower(units(path), into: Diagnostics()).prefix(2) {
      try Evaluation(model: model, path: path, folder: folder).run(seed: seed)
    }
  }

  /// Then there is nothing to compile.
  private func hasNoModel(_ path: String) -> Bool { units(path).last?.models.isEmpty != false }

  private func units(_ path: String) -> [SourceUnit] {
    SourceLoader.load(path, reading: SourceLoader.readFromDisk, diagnostics: Diagnostics()).units
  }

  private func runModel(_ arguments: String...) {
    let output = folder.appending(path: "output.safetensors").path
    _ = runTool(["run", corpus.model.path] + arguments + ["--outputs", output, "--gradients"])
  }

  private func readTensors(_ url: URL) {
    guard let file = try? SafetensorsFile(contentsOf: url) else { return }
    for name in file.names {
      _ = try? file.tensor(named: name)
      _ = try? file.doubles(named: name)
      _ = try? file.integers(named: name)
    }
    _ = try? Vocabulary(metadataOf: file)
  }

  private func readGraph(_ url: URL) throws {
    guard let text = try? String(contentsOf: url, encoding: .utf8), let graph = try? Graph(parsing: text) else {
      return
    }
    guard (try? graph.verify()) != nil else { return }
    guard try Graph(parsing: graph.description) == graph else {
      throw Contradiction(description: "a graph is another one after printing and parsing")
    }
  }
}
