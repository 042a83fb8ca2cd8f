import GraphIR
import Interchange
import ONNX

extension Command {
  static let export = Command(
    name: "export", operands: .file, summary: "Turn a model and its parameters into an ONNX file",
    details: """
      rnnc export Model.rnn --parameters model.safetensors -o model.onnx

      Writes what computes the model's outputs, with operators of version 17. Where the equations of a recurrence are
      those of LSTM, GRU or RNN, whatever the cell is called, it becomes that operator, and otherwise a Scan of its
      equations. Inputs and outputs have the names of the model and the axes [batch, steps, features].

      Without '--lengths' all steps are valid, and without '--states' carried states begin at zero. With them the file
      takes 'lengths' [batch] ('lengths.AXIS' in models with several time axes), and 'state.NAME' [batch, features],
      which goes on as 'final.NAME'.

      What ONNX has no operators for is listed, equation by equation, and nothing is written then.
      """,
    options: [.parameters, .exported, .lengths, .states, .model]
  ) { arguments, console in
    let (parametersPath, outputPath) = (try arguments.path(.parameters), try arguments.path(.exported))
    var options = ExportOptions()
    options.hasLengths = arguments[.lengths] != nil
    options.hasStates = arguments[.states] != nil
    guard let file = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    let model = try file.model(arguments[.model])
    let parameters = try ModelTensors.parameters(
      of: model, in: TensorFile(contentsOf: parametersPath), path: parametersPath)
    var result: Result<ExportedModel, any Error>?
    // Equations refer to each other in long chains.
    onDeepStack { result = Result { try exportedModel(model, parameters: parameters, options: options) } }
    let exported: ExportedModel
    do {
      exported = try result!.get()
    } catch let failure as ExportFailure {
      throw FileFailure(message: failure.problems.map { "cannot be exported: \($0)" }.joined(separator: "\nerror: "))
    }
    try OutputFile.write(exported.model.serialized(), to: outputPath)
    for note in exported.notes { console.errors("note: \(note)\n") }
    return .success
  }
}

extension Option {
  fileprivate static let exported = Option(
    name: "--output", short: "-o", placeholder: "FILE", help: "The ONNX file to write")
  fileprivate static let lengths = Option(
    name: "--lengths", help: "Take the number of valid steps of each example")
  fileprivate static let states = Option(
    name: "--states", help: "Take the first values of carried states, and give the last ones: for streams")
}
