import Codegen
import Foundation
import GraphIR

extension Command {
  static let compile = Command(
    name: "compile", operands: .file, summary: "Compile the models of a file to Swift",
    details: """
      The Swift is compiled against the library RNNRuntime. It holds no parameters.

      Build plugins say what else there is, so that mistakes are found that one file alone does not show: names that two
      files give, and imports whose changes the build would not notice.
      """,
    options: [.output, .targetFile, .watchedFile]
  ) { arguments, console in
    let path = arguments.operands[0]
    let target = TargetFiles(
      files: arguments.all(.targetFile), watched: arguments.all(.watchedFile), besides: path)
    guard let file = LoadedFile.load(path, in: target, console) else { return .failure }
    let programs = try file.models.map { try file.compile($0).program }
    let text = generatedFile(for: programs, sourceName: URL(fileURLWithPath: path).lastPathComponent)
    try OutputFile.write(text, to: arguments[.output], console)
    return .success
  }
}

extension Option {
  fileprivate static let targetFile = Option(
    name: "--target-file", placeholder: "FILE",
    help: "A .rnn or .swift file of the same module; several times", isRepeatable: true)
  fileprivate static let watchedFile = Option(
    name: "--watched-file", placeholder: "FILE",
    help: "Another file whose changes the build notices; several times", isRepeatable: true)
}
