import Foundation
import RNNData
import RNNRuntime

/// Prints where there is speech, each segment when it has ended.
func printSegments(of model: Silero, _ frames: inout Frames, threshold: Double) throws {
  var stream = Silero.Stream()
  var detector = SpeechDetector(threshold: threshold)
  var isSilent = true
  func say(_ segment: Range<Int>?) {
    guard let segment else { return }
    isSilent = false
    let (start, end) = (Double(segment.lowerBound), Double(segment.upperBound))
    print(String(format: "%.2f - %.2f", start / Double(Frames.rate), end / Double(Frames.rate)))
    fflush(nil)
  }
  while try frames.next() { say(detector.next(model.step(x: frames.frame, &stream)[0])) }
  say(detector.finish(length: frames.sampleCount))
  if isSilent { warn(String(format: "no speech in %.2f s", Double(frames.sampleCount) / Double(Frames.rate))) }
}

/// Prints the probability of speech of each frame.
func printProbabilities(of model: Silero, _ frames: inout Frames) throws {
  var stream = Silero.Stream()
  while try frames.next() {
    print(model.step(x: frames.frame, &stream)[0])
    fflush(nil)
  }
}

func warn(_ message: String) { FileHandle.standardError.write(Data("Voice: \(message)\n".utf8)) }

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  guard FileManager.default.fileExists(atPath: options.parameters.path) else {
    throw UsageError("there are no parameters in '\(options.parameters.path)': run ./fetch")
  }
  let model = try Silero(contentsOf: options.parameters)
  var frames = Frames(of: try WaveReader(path: options.path, rate: Frames.rate))
  switch options.task {
  case .segments: try printSegments(of: model, &frames, threshold: options.threshold)
  case .probabilities: try printProbabilities(of: model, &frames)
  case .benchmark: try benchmark(model, &frames)
  }
} catch let error as UsageError {
  warn("\(error)")
  exit(2)
} catch {
  warn("\(error)")
  exit(1)
}
