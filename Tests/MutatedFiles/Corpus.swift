import Foundation
import GraphIR
import RNNData
import RNNRuntime
import RandomModels

/// Files as they should be, to begin with.
struct Corpus {
  /// The model that parameters and inputs are for.
  let model: URL
  let parameters: URL
  let inputs: URL
  let layout: ParameterLayout
  /// The models that weights are for, in one file.
  let weightsModels: URL
  let weights: [WeightsCase]
  private var files: [Kind: [[UInt8]]] = [:]

  private static let source = """
    cell Pair(n) {
      input x
      state h: [n], c: []
      param W: [n, n + size(x)]
      h' = tanh(W · [h, x]) * c
      c' = 0.5 * c + mean(h')
      output h'
    }
    model Small {
      input  text: sequence of token(5)
      input  x: sequence of [2] along text
      target next: sequence of token(5)
      hidden = scan Pair(3) over [embed(text, 2), x]
      logits = dense(hidden, 5)
      output softmax(logits)
      loss crossEntropy(logits, next)
    }

    """

  /// What follows from other time axes, and looks at whole sequences.
  private static let axes = """
    cell Looking(n) {
      input x
      context memory: sequence
      state h: [n], a: [] along memory
      param W: [n, n + size(x) + size(memory)]
      score = when position(memory) <= position(x) { mean(memory) + a } else { -1e30 }
      a' = softmax(score, over: memory)
      h' = tanh(W · [h, x, sum(a' * memory, over: memory)])
      output h'
    }
    model Derived {
      input  x: sequence of [2]
      input  valid: sequence of [] along x
      target labels: sequence of token(3)
      heard  = kept(x, where: valid)
      coarse = max(conv1d(heard, 3, 3, stride: 2), every: 2)
      looked = scan Looking(3) over coarse with (memory: coarse)
      fine   = ungrouped(reshape(dense(looked, 6), [2, 3]))
      parts  = flat(grouped(shifted(fine, over: fine), by: 2)) + mean(looked.final.a, over: looked.final.a)
      output looked
      output total: sum(sum(parts), every: 3)
      loss ctc(dense(scan bidirectional Elman(2) over fine, 4), labels, 3) + 0.1 * norm(parts.last)
    }

    """

  /// - Parameters:
  ///   - folder: where files of the corpus are written.
  ///   - root: the repository, whose models are taken.
  init(folder: URL, root: URL) throws {
    model = folder.appending(path: "Small.rnn")
    parameters = folder.appending(path: "parameters.safetensors")
    inputs = folder.appending(path: "inputs.safetensors")
    let fixtures = root.appending(path: "Tests/ToolTests/Weights")
    weightsModels = fixtures.appending(path: "Models.rnn")
    let cases = try WeightsCase.read(from: fixtures)
    weights = cases.map(\.example)
    files[.weights] = cases.map(\.bytes)
    try Self.source.write(to: model, atomically: true, encoding: .utf8)
    let small = try RandomModel(text: Self.source).model
    var offset = 0
    layout = ParameterLayout(
      entries: small.parameters.map { parameter in
        defer { offset += (parameter.shape.reduce(1, *) + 15) / 16 * 16 }
        return .init(name: parameter.name, shape: parameter.shape, offset: offset, initializer: .glorot)
      }, count: 1024)
    var weights = Parameters(layout: layout, seed: 1)
    try weights.write(to: parameters)
    let tokens = [1, 4, 0, 2, 3, 3] as [Float]
    try SafetensorsFile.write(
      [
        ("lengths", RNNRuntime.Tensor(shape: [2], elements: [3, 1])),
        ("input.text", RNNRuntime.Tensor(shape: [3, 2], elements: tokens)),
        ("input.next", RNNRuntime.Tensor(shape: [3, 2], elements: tokens.reversed())),
        ("input.x", RNNRuntime.Tensor(shape: [3, 2, 2], elements: (0..<12).map { Float($0) / 8 })),
        ("state.hidden.h", RNNRuntime.Tensor(shape: [2, 3])),
      ], to: inputs)
    try addBinaryFiles(&weights, folder)
    try addONNXFiles(root.appending(path: "Tests/ONNXTests/Fixtures"), folder)
    try addONNXFiles(root.appending(path: "Tests/ToolTests/Imports"), folder)

    for path in ["Tests/GraphIRTests/Fixtures/Models", "Tests/CodegenTests/Golden", "Sources/GraphIR/Library"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path).sorted()
      for name in names where name.hasSuffix(".rnn") {
        files[.model, default: []].append([UInt8](try Data(contentsOf: root.appending(path: "\(path)/\(name)"))))
      }
    }
    files[.model]! += [Array(Self.source.utf8), Array(Self.axes.utf8)]
    files[.graph] = [Array(try RandomModel(text: Self.axes).model.graph.description.utf8)]
    let derived = RandomModel.firstSeedWithDerivedAxes
    for seed in Array(1...12 as ClosedRange<UInt64>) + Array(derived..<derived + 6) {
      let random = RandomModel(seed: seed)
      files[.model]!.append(Array(random.text.utf8))
      files[.graph, default: []].append(Array(random.model.graph.description.utf8))
    }
    files[.graph]!.append(Array(small.graph.description.utf8))
  }

  private mutating func addBinaryFiles(_ weights: inout Parameters, _ folder: URL) throws {
    var adam = Adam(learningRate: 0.1)
    var gradients = Gradients(layout: layout)
    for entry in layout.entries { gradients[entry.name] = weights[entry.name] }
    adam.update(&weights, with: gradients)
    let vocabulary = Vocabulary(.character, from: "hello world, a\u{301}b;", hasUnknown: true)
    let checkpoint = Checkpoint(
      parameters: weights, optimizer: adam.state, step: 3, random: RandomGenerator(seed: 4),
      states: [StateTensor(name: "hidden.h", shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])],
      metadata: try vocabulary.metadata)
    let url = folder.appending(path: "checkpoint.safetensors")
    try checkpoint.write(to: url)
    let list = folder.appending(path: "vocabulary.json")
    try vocabulary.write(to: list)
    files[.parameters] = [[UInt8](try Data(contentsOf: parameters))]
    files[.inputs] = [[UInt8](try Data(contentsOf: inputs))]
    files[.checkpoint] = [[UInt8](try Data(contentsOf: url))]
    files[.vocabulary] = [[UInt8](try Data(contentsOf: list))]
  }

  private mutating func addONNXFiles(_ fixtures: URL, _ folder: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: fixtures.path).sorted() {
      let contents = try Data(contentsOf: fixtures.appending(path: name))
      if name.hasSuffix(".onnx") { files[.onnx, default: []].append([UInt8](contents)) }
      // What they refer to.
      if name.hasSuffix(".bin") { try contents.write(to: folder.appending(path: name)) }
    }
  }

  /// A file of the kind, changed.
  func mutant(of kind: Kind, random: inout RandomSource) -> [UInt8] {
    let originals = files[kind]!
    var mutation = Mutation(random: random, others: originals)
    let original = random.pick(originals)
    if kind == .weights, random.chance(0.7), let changed = mutation.changedTensors(original) { return changed }
    if kind == .onnx, random.chance(0.8) { return mutation.changedMessage(original) }
    // The header of a binary file is what can be wrong with it.
    let head = original.count > 8 ? original[0..<8].reversed().reduce(0) { $0 << 8 | Int($1 & 0x7F) } : 0
    if kind.fileExtension == "safetensors", head > 0, head < original.count - 8, random.chance(0.7) {
      let header = mutation.changed(Array(original[8..<8 + head]))
      let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) }
      return length + header + original[(8 + head)...]
    }
    return mutation.changed(original)
  }
}
