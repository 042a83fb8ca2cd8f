import Foundation
import GraphIR
import RNNFormats

/// `rnnc import` of the weights of another framework: the whole walk.
///
/// Every tensor becomes parameters, or is left out by name; every parameter is made. Otherwise nothing is written.
enum WeightsImport {
  /// What the command takes for it, besides the file to write.
  static let options: [Option] = [.importedModel, .map, .fold, .omit, .framework, .model]

  /// Whether weights are imported, and no model.
  /// - Throws: `UsageError`, if what is given for the one belongs to the other.
  static func isMeant(_ arguments: Arguments) throws(UsageError) -> Bool {
    if arguments[.importedModel] != nil || arguments.operands[0].hasSuffix(".safetensors") { return true }
    guard let other = options.first(where: { arguments[$0] != nil }) else { return false }
    throw UsageError(message: "'\(other.name)' belongs to weights, with '\(Option.importedModel.name)'")
  }

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitCode {
    let path = arguments.operands[0]
    let (modelPath, outputPath) = (try arguments.path(.importedModel), try arguments.path(.output))
    guard let loaded = LoadedFile.load(modelPath, console) else { return .failure }
    let model = try loaded.model(arguments[.model])
    let file: SafetensorsFile
    do throws(SafetensorsError) { file = try SafetensorsFile(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw FileFailure(error, path)
    }
    var (single, pairs) = try maps(arguments.all(.map), model, file)
    var weights = try WeightsFile(
      file, path: path, framework: arguments[.framework].flatMap { LayerRule.Framework(rawValue: $0) },
      omitted: arguments.all(.omit), single: Set(single.values))
    for text in arguments.all(.fold) { try fold(text, in: &weights, path) }
    let groups = ParameterGroup.all(of: model, except: Set(single.keys))
    pairs = try pairs.map { try checked($0, weights, groups, path) }
    let matching = WeightMatching(weights.layers, groups, pairs)

    var report = WeightsReport(weights, groups, matching)
    var result: [String: TensorFile.Entry] = [:]
    for (name, tensor) in single.sorted(by: { $0.key < $1.key }) {
      guard let entry = weights.single[tensor], let parameter = model.parameters.first(where: { $0.name == name })
      else {
        continue
      }
      report.add(parameter, tensor, entry)
      result[name] = entry
    }
    if let mistakes = report.mistakes {
      throw FileFailure(message: "'\(path)' does not become the parameters of '\(model.name)':\n\(mistakes)")
    }
    for match in matching.matches {
      let values = groups[match.group].values(weights.layers[match.layer], by: match.rule)
      report.add(match, missing: values.filter(\.isMissing).map(\.name))
      for value in values { result[value.name] = value.entry }
    }
    try OutputFile.write(TensorFile(result).data(singlePrecision: !weights.isDouble), to: outputPath)
    console.output(report.description)
    return .success
  }

  // MARK: Options

  /// What `--map` says: single parameters with their tensors, and groups with their layers.
  private static func maps(
    _ texts: [String], _ model: Model, _ file: SafetensorsFile
  ) throws -> (single: [String: String], pairs: [WeightMatching.Pair]) {
    var single: [String: String] = [:]
    var pairs: [WeightMatching.Pair] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageError(message: "'--map' takes PARAMETERS=WEIGHTS, as 'encoder=lstm', not '\(text)'")
      }
      if model.parameters.contains(where: { $0.name == parts[0] }), file.shape(of: parts[1]) != nil {
        single[parts[0]] = parts[1]
      } else {
        pairs.append(.init(group: parts[0].split(separator: ".").map(String.init), layer: layerPath(parts[1])))
      }
    }
    return (single, pairs)
  }

  private static func layerPath(_ text: String) -> [String] {
    // As a tensor of the layer is called, without the tensor.
    Array(WeightName(text + "/_").parts.dropLast())
  }

  private static func checked(
    _ pair: WeightMatching.Pair, _ weights: WeightsFile, _ groups: [ParameterGroup], _ path: String
  ) throws -> WeightMatching.Pair {
    let name = pair.group.joined(separator: ".")
    if !groups.contains(where: { $0.path.starts(with: pair.group) }) {
      throw UsageError(
        message: "'--map': the model has no parameters of '\(name)'",
        suggestion: closestMatch(to: name, in: groups.map(\.name)))
    }
    if weights.indices(of: pair.layer).isEmpty { throw noLayer("--map", pair.layer, weights, path) }
    return pair
  }

  private static func noLayer(_ option: String, _ name: [String], _ weights: WeightsFile, _ path: String) -> UsageError
  {
    let name = name.joined(separator: ".")
    return UsageError(
      message: "'\(option)': '\(path)' has no layer '\(name)'",
      suggestion: closestMatch(to: name, in: weights.layers.map(\.name)))
  }

  /// `bn,lstm` or `conv,bn,1e-3`
  private static func fold(_ text: String, in weights: inout WeightsFile, _ path: String) throws {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let epsilon = parts.count == 3 ? Double(parts[2]) : nil
    guard (2...3).contains(parts.count), parts.count == 2 || epsilon.map({ $0 >= 0 }) == true else {
      throw UsageError(
        message: "'--fold' takes two layers in the order of the data, as 'conv,bn', and perhaps the normalization's "
          + "epsilon, not '\(text)'")
    }
    let places = try parts.prefix(2).map { part in
      let indices = weights.lowestIndices(of: layerPath(part))
      if indices.isEmpty { throw noLayer("--fold", layerPath(part), weights, path) }
      return indices
    }
    func isNorm(_ indices: [Int]) -> Bool { indices.count == 1 && weights.layers[indices[0]].isBatchNormalization }
    let isBehind = isNorm(places[1])
    guard isNorm(places[0]) != isBehind else {
      throw UsageError(message: "'--fold': one of '\(parts[0])' and '\(parts[1])' is to be a batch normalization")
    }
    let others = places[isBehind ? 0 : 1]
    let directions = others.compactMap { weights.layers[$0].direction }
    guard others.count == 1 || (!isBehind && others.count == 2 && Set(directions).count == 2) else {
      let names = others.map { "'\(weights.layers[$0].name)'" }
      throw UsageError(message: "'--fold': '\(parts[isBehind ? 0 : 1])' could be \(alternatives(names))")
    }
    try weights.fold(places[isBehind ? 1 : 0][0], into: others, isBehind: isBehind, epsilon: epsilon)
  }
}

extension Option {
  fileprivate static let importedModel = Option(
    name: "--for", placeholder: "F.rnn", help: "The model whose parameters the weights become")
  fileprivate static let map = Option(
    name: "--map", placeholder: "A=B",
    help: "The parameters of A, in the .rnn file, are the layer B, or those below it; several times", isRepeatable: true
  )
  fileprivate static let fold = Option(
    name: "--fold", placeholder: "A,B[,EPSILON]",
    help:
      "A gives what B is given, and one of them is a batch normalization: becomes a part of the other; several times",
    isRepeatable: true)
  fileprivate static let omit = Option(
    name: "--omit", placeholder: "NAME", help: "A layer or tensor that the model does not need; several times",
    isRepeatable: true)
  fileprivate static let framework = Option(
    name: "--from", placeholder: LayerRule.Framework.allCases.map(\.rawValue).joined(separator: "|"),
    help: "Whose layers they are, if their names leave it open")
}
