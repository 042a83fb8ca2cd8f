import Foundation
import RNNData
import RNNRuntime

// swift run NAME [FILE] [--epochs N]   trains on a file (a word and its tag in each line), or on made-up orders
// swift run NAME ask A SENTENCE …      tags words with the saved model

let file = URL(filePath: "NAME.safetensors")
var arguments = Array(CommandLine.arguments.dropFirst())

if arguments.first == "ask" {
  let saved = try SafetensorsFile(contentsOf: file)
  let sentence = arguments.dropFirst().flatMap { $0.split(separator: " ").map(String.init) }
  let answers = try tags(
    of: sentence, Tagger(contentsOf: file), words: Vocabulary(metadataOf: saved),
    tags: saved.metadata["tags"]!.components(separatedBy: "\t"))
  for (word, tag) in zip(sentence, answers) { print("\(word)\t\(tag)") }
} else {
  var epochs = 20
  if let place = arguments.firstIndex(of: "--epochs"), place + 1 < arguments.count {
    epochs = Int(arguments[place + 1]) ?? epochs
    arguments.removeSubrange(place...place + 1)
  }
  let corpus = try arguments.first.map { try Corpus(contentsOf: $0) } ?? Corpus(count: 2000, seed: 1)
  let (model, accuracy) = try train(corpus, epochs: epochs)
  print("best validation accuracy: \(accuracy)")
  var metadata = try corpus.words.metadata
  metadata["tags"] = corpus.tags.joined(separator: "\t")
  try model.parameters.write(to: file, metadata: metadata)
  print("saved \(file.lastPathComponent)")
}
