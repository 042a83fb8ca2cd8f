import Foundation
import RNNData
import RNNRuntime

// swift run NAME [FILE] [--epochs N]   trains on the lines of a file (label, tab, sentence), or on made-up reviews
// swift run NAME ask "A SENTENCE" …    says what the saved model thinks of sentences

let file = URL(filePath: "NAME.safetensors")
var arguments = Array(CommandLine.arguments.dropFirst())

if arguments.first == "ask" {
  let saved = try SafetensorsFile(contentsOf: file)
  let answers = try labels(
    of: Array(arguments.dropFirst()), Classifier(contentsOf: file), words: Vocabulary(metadataOf: saved),
    labels: saved.metadata["labels"]!.components(separatedBy: "\t"))
  for (text, answer) in zip(arguments.dropFirst(), answers) { print("\(answer): \(text)") }
} else {
  var epochs = 20
  if let place = arguments.firstIndex(of: "--epochs"), place + 1 < arguments.count {
    epochs = Int(arguments[place + 1]) ?? epochs
    arguments.removeSubrange(place...place + 1)
  }
  let corpus = try arguments.first.map { try Corpus(contentsOf: $0) } ?? Corpus(count: 3000, seed: 1)
  let (model, accuracy) = try train(corpus, epochs: epochs)
  print("best validation accuracy: \(accuracy)")
  var metadata = try corpus.words.metadata
  metadata["labels"] = corpus.labels.joined(separator: "\t")
  try model.parameters.write(to: file, metadata: metadata)
  print("saved \(file.lastPathComponent)")
}
