import Dispatch
import Foundation
import RNNData
import RNNRuntime
import Synchronization

let isInterrupted = Atomic(false)

/// Ctrl-C ends training after the current step; a second one ends the program.
func watchForInterrupt() -> any DispatchSourceSignal {
  signal(SIGINT, SIG_IGN)
  let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
  source.setEventHandler {
    isInterrupted.store(true, ordering: .relaxed)
    signal(SIGINT, SIG_DFL)
  }
  source.resume()
  return source
}

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if let count = options.sample {
    let file = try SafetensorsFile(contentsOf: URL(filePath: options.from))
    let model = CharLM(parameters: try Parameters(layout: CharLM.layout, contentsOf: URL(filePath: options.from)))
    let vocabulary = try Vocabulary(metadataOf: file)
    print(
      sample(
        of: model, vocabulary: vocabulary, count: count, temperature: options.temperature, seed: options.seed))
  } else {
    var trainer = try Trainer(options)
    let source = watchForInterrupt()
    trainer.run { isInterrupted.load(ordering: .relaxed) }
    source.cancel()
    try trainer.save()
    trainer.printSample()
  }
} catch let error as UsageError {
  FileHandle.standardError.write(Data("CharLM: \(error)\n".utf8))
  exit(2)
} catch {
  FileHandle.standardError.write(Data("CharLM: \(error)\n".utf8))
  exit(1)
}
