import Foundation
import RNNData
import RNNRuntime

func warn(_ message: String) { FileHandle.standardError.write(Data("Phonemes: \(message)\n".utf8)) }

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  guard FileManager.default.fileExists(atPath: options.parameters.path) else {
    throw UsageError("there are no parameters in '\(options.parameters.path)': run ./fetch")
  }
  let pronouncer = Pronouncer(try Phonemes(contentsOf: options.parameters))
  if options.isBenchmark {
    benchmark(pronouncer, options.words)
  } else {
    for word in options.words { print("\(word): \(pronouncer.phonemes(of: word).joined(separator: " "))") }
  }
} catch let error as UsageError {
  warn("\(error)")
  exit(2)
} catch {
  warn("\(error)")
  exit(1)
}
