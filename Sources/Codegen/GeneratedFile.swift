import GraphIR

/// The Swift source of the models of one `.rnn` file: the same text for the same programs, to the byte.
///
/// - Parameters:
///   - programs: the models, in the order of the file.
///   - sourceName: the name of the `.rnn` file, without its folder.
public func generatedFile(for programs: [Program], sourceName: String) -> String {
  var declarations: [SwiftDeclaration] = Runtime.modules.map { .import($0) }
  declarations.append(.conditional(Runtime.hasFiles, [.import("Foundation")]))
  for program in programs { declarations += ModelEmitter(program).declarations() }
  return SwiftPrinter.print(
    SwiftFile(
      header: [
        "\(sourceName), compiled by rnnc. Changes belong there: this file is written again.",
        "swift-format-ignore-file",
      ],
      declarations: declarations))
}
