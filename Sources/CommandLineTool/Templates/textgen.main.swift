import Foundation
import RNNData
import RNNRuntime

// swift run NAME [FILE] [--epochs N]   trains on the text of a file, or on made-up sentences
// swift run NAME write [BEGINNING]     writes on with the saved model

let file = URL(filePath: "NAME.safetensors")
var arguments = Array(CommandLine.arguments.dropFirst())

if arguments.first == "write" {
  let characters = try Vocabulary(metadataOf: SafetensorsFile(contentsOf: file))
  let beginning = arguments.count > 1 ? arguments[1...].joined(separator: " ") : "\n"
  print(try text(after: beginning, count: 400, Writer(contentsOf: file), characters: characters))
} else {
  var epochs = 10
  if let place = arguments.firstIndex(of: "--epochs"), place + 1 < arguments.count {
    epochs = Int(arguments[place + 1]) ?? epochs
    arguments.removeSubrange(place...place + 1)
  }
  let corpus = try arguments.first.map { try Corpus(contentsOf: $0) } ?? Corpus(sentences: 3000, seed: 1)
  let (model, loss) = try train(corpus, epochs: epochs)
  print("best validation loss: \(loss)")
  try model.parameters.write(to: file, metadata: corpus.characters.metadata)
  print("saved \(file.lastPathComponent); it writes:")
  print(try text(count: 200, model, characters: corpus.characters))
}
