import Codegen
import GraphIR

/// The programs of a source text, through all stages of the compiler.
func programs(of text: String, path: String = "Model.rnn") throws -> [Program] {
  let diagnostics = Diagnostics()
  let sources = SourceLoader.load(path, reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
  let models = diagnostics.hasErrors ? [] : lower(sources.units, into: diagnostics)
  guard !diagnostics.hasErrors else { throw TypeError(diagnostics.rendered(with: sources.files)) }
  return try models.map { try compile($0).program }
}
