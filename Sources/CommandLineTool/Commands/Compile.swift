import Codegen
import Foundation
import GraphIR

extension Command {
  static let compile = Command(
    name: "compile", operands: .file, summary: "Compile the models of a file to Swift",
    details: "The Swift is compiled against the library RNNRuntime. It holds no parameters.",
    options: [.output]
  ) { arguments, console in
    let path = arguments.operands[0]
    guard let file = LoadedFile.load(path, console) else { return .failure }
    let programs = try file.models.map { try GraphIR.compile($0).program }
    let text = generatedFile(for: programs, sourceName: URL(fileURLWithPath: path).lastPathComponent)
    try OutputFile.write(text, to: arguments[.output], console)
    return .success
  }
}
