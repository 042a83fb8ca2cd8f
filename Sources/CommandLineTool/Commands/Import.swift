import Foundation
import GraphIR
import Interchange
import ONNX

extension Command {
  static let `import` = Command(
    name: "import", operands: .file,
    summary: "Turn an ONNX model into a .rnn file, or weights of PyTorch, Keras or Flax into parameters",
    details: """
      rnnc import model.onnx -o Model.rnn --parameters model.safetensors

      Writes the model as a person would have: cells of the library where the equations are the same, and otherwise
      cells of its own. The file is then yours to change. What is not supported is listed, node by node, and nothing is
      written then.

      Axes of examples and of steps are found by what the nodes do with them. An input of a recurrent node for the first
      states becomes a carried state, one for the lengths the lengths of the sequence. Loops become cells, and so do the
      states of a graph of one step, which are found by their names ('state' and 'stateN'), or told by '--state'.

      rnnc import weights.safetensors --for Model.rnn -o model.safetensors --map encoder=lstm

      The layers in the file, found by the names and shapes of their tensors, become the parameters of the .rnn file that
      have the same structure. Where several could be meant, the names decide; '--map' says it otherwise. What becomes of
      what is printed. A tensor too many, a parameter without a tensor or a wrong shape is an error that names all of
      them, and nothing is written.
      """,
    options: [.imported, .importedParameters, .name, .set, .pairedStates] + WeightsImport.options
  ) { arguments, console in
    if try WeightsImport.isMeant(arguments) {
      if let other = [Option.importedParameters, .name, .set, .pairedStates].first(where: { arguments[$0] != nil }) {
        throw UsageError(message: "'\(other.name)' belongs to ONNX models")
      }
      return try WeightsImport.run(arguments, console)
    }
    let path = arguments.operands[0]
    let url = URL(fileURLWithPath: path)
    let parametersPath = try arguments.path(.importedParameters)
    let name = arguments[.name] ?? modelName(url.deletingPathExtension().lastPathComponent)
    guard name.first?.isLetter == true, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { throw UsageError(message: "'\(name)' is no name of a type: letters, digits and '_', a letter first") }
    guard name != "erf" else { throw UsageError(message: "'erf' is a function that imported models may have") }
    let fixed = try arguments.settings()
    let states = try arguments.states()
    let imported: ImportedModel
    do {
      let model = try ONNXModel(contentsOf: url)
      var result: Result<ImportedModel, any Error>?
      // Terms refer to each other in long chains.
      onDeepStack { result = Result { try importedModel(model, name: name, fixed: fixed, states: states) } }
      imported = try result!.get()
    } catch let error as ONNXError {
      throw FileFailure(message: "'\(path)': \(error)")
    } catch let failure as ImportFailure {
      throw FileFailure(message: failure.problems.map { "'\(path)': \($0)" }.joined(separator: "\nerror: "))
    }
    try check(imported, name)
    var file = TensorFile()
    for parameter in imported.parameters {
      file.tensors[parameter.name] = TensorFile.Entry(shape: parameter.shape, values: parameter.values)
    }
    try OutputFile.write(file.data(singlePrecision: true), to: parametersPath)
    try OutputFile.write(imported.text, to: arguments[.output], console)
    for note in imported.notes { console.errors("note: \(note)\n") }
    return .success
  }

  /// What was written must be a model with these parameters.
  private static func check(_ imported: ImportedModel, _ name: String) throws {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(
      "imported.rnn", reading: { _ in Array(imported.text.utf8) }, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    let errors = diagnostics.rendered(with: sources.files)
    guard !diagnostics.hasErrors, let model = models.first else {
      throw Mistake(description: "what is written is no model:\n\(errors)").failure(name)
    }
    let shapes = Dictionary(model.parameters.map { ($0.name, $0.shape) }) { first, _ in first }
    let given = Dictionary(imported.parameters.map { ($0.name, $0.shape) }) { first, _ in first }
    guard shapes == given else {
      throw Mistake(description: "the parameters \(given) are not those of the model, \(shapes)").failure(name)
    }
  }

  /// Of the import, and not of the file.
  private struct Mistake: Error, CustomStringConvertible {
    var description: String
    func failure(_ model: String) -> CompilerFailure { CompilerFailure(InternalError(self, model: model), at: nil) }
  }

  /// `silero_vad.onnx` makes SileroVad.
  private static func modelName(_ file: String) -> String {
    let words = file.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return name.first?.isLetter == true ? name : "Model\(name)"
  }
}

extension Arguments {
  /// Outputs by their inputs.
  func states() throws(UsageError) -> [String: String] {
    var result: [String: String] = [:]
    for setting in all(.pairedStates) {
      let parts = setting.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw UsageError(message: "'--state' takes an input and an output, as in 'h=hNext', not '\(setting)'")
      }
      result[String(parts[0])] = String(parts[1])
    }
    return result
  }
}

extension Option {
  fileprivate static let imported = Option(
    name: "--output", short: "-o", placeholder: "FILE",
    help: "The file to write: of an ONNX model the .rnn file, else printed; of weights the parameters")
  fileprivate static let importedParameters = Option(
    name: "--parameters", placeholder: "FILE", help: "Of an ONNX model: the safetensors file to write")
  static let set = Option(
    name: "--set", placeholder: "INPUT=NUMBER",
    help: "Of an ONNX model: fix an input that chooses between branches, or the size of an axis; several times",
    isRepeatable: true)
  static let pairedStates = Option(
    name: "--state", placeholder: "INPUT=OUTPUT",
    help: "Of an ONNX model of one step: an input that is a state, and what it becomes; several times",
    isRepeatable: true)
  fileprivate static let name = Option(
    name: "--name", placeholder: "NAME", help: "Of an ONNX model: what the model is to be called; else after the file")
}
