import Foundation
import GraphIR
import RandomModels

let usage = """
  usage: random-models run FIRST-LAST [--batch N] [--work FOLDER] [--found FOLDER] [--sanitize KIND]
         random-models run FILE.rnn … [--work FOLDER]
         random-models print SEED
         random-models reduce FILE.rnn [--data SEED] [--work FOLDER]
         random-models large

  Draws models from the grammar, one for each seed, compiles and runs them, and compares with the interpreter.
  `large` measures how long models that grow take to compile.

  """

onDeepStack {
  do {
    try Tool(arguments: Array(CommandLine.arguments.dropFirst())).run()
  } catch let error as UsageError {
    FileHandle.standardError.write(Data("random-models: \(error.message)\n\(usage)".utf8))
    exit(2)
  } catch {
    FileHandle.standardError.write(Data("random-models: \(error)\n".utf8))
    exit(3)
  }
}
