import Foundation
import RNNData
import RNNRuntime

/// Prints the words of each string.
func printWords(_ options: Options) throws {
  let size = options.strings.isEmpty ? 64 : min(options.strings.count, 64)
  let splitter = try Splitter(contentsOf: options.parameters, batch: size, threads: options.threads)
  for strings in Lines(options.strings, size: size) {
    for string in strings where string.unicodeScalars.count > Splitter.maximumLength {
      warn("only the first \(Splitter.maximumLength) characters of '\(string)' are split")
    }
    for words in splitter.split(strings) { print(words.joined(separator: " ")) }
    fflush(nil)
  }
}

/// Prints the scores of all characters of a string in one line.
func printScores(_ options: Options) throws {
  let splitter = try Splitter(contentsOf: options.parameters, batch: 64, threads: options.threads)
  for strings in Lines(options.strings, size: 64) {
    for scores in splitter.scores(of: strings) {
      print(scores.map(\.description).joined(separator: " "))
    }
  }
}

func warn(_ message: String) { FileHandle.standardError.write(Data("Words: \(message)\n".utf8)) }

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  guard FileManager.default.fileExists(atPath: options.parameters.path) else {
    throw UsageError("there are no parameters in '\(options.parameters.path)': run ./fetch")
  }
  switch options.task {
  case .words: try printWords(options)
  case .scores: try printScores(options)
  case .benchmark: try benchmark(Lines(options.strings, size: 64).flatMap { $0 }, options)
  }
} catch let error as UsageError {
  warn("\(error)")
  exit(2)
} catch {
  warn("\(error)")
  exit(1)
}
