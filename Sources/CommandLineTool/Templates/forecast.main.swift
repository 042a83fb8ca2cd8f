import Foundation
import RNNData
import RNNRuntime

// swift run NAME [FILE] [--epochs N]   trains on the numbers of a file (a line for each step), or on a made-up series,
//                                      and says how the series goes on

let file = URL(filePath: "NAME.safetensors")
var arguments = Array(CommandLine.arguments.dropFirst())
var epochs = 40
if let place = arguments.firstIndex(of: "--epochs"), place + 1 < arguments.count {
  epochs = Int(arguments[place + 1]) ?? epochs
  arguments.removeSubrange(place...place + 1)
}

let series = try arguments.first.map { try Series(contentsOf: $0) } ?? Series(count: 2000, seed: 1)
let (model, error) = try train(series, epochs: epochs)
print("best validation error: \(error) of a deviation")
try model.parameters.write(to: file, metadata: ["mean": "\(series.mean)", "deviation": "\(series.deviation)"])
print("saved \(file.lastPathComponent)")

// All that is known goes through the model, and then its own predictions.
var stream = Forecaster.Stream()
let known = series.learned + series.held
for value in known.dropLast() { _ = model.step(series: value, &stream) }
let forecast = model.forecast(24, after: known.last!, stream).map { $0 * series.deviation + series.mean }
print("the next 24 values: " + forecast.map { String(format: "%.2f", $0) }.joined(separator: " "))
