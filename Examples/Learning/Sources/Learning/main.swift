import Adding
import Captions
import Copying
import Dates
import Digits
import Foundation
import MackeyGlass
import Melodies
import Practice
import Scheduled
import Sentiment
import Tagging
import Waveform
import Words

let examples: [any Example.Type] = [
  AddingExample.self, CopyingExample.self, SentimentExample.self, TaggingExample.self, DatesExample.self,
  DigitsExample.self, WaveformExample.self, MackeyGlassExample.self, MelodiesExample.self, CaptionsExample.self,
  WordsExample.self, ScheduledExample.self,
]

/// Runs one example, or lists all; false if an expectation was missed.
func run(_ options: Options) throws -> Bool {
  guard let name = options.example else {
    print(Options.usage + "\n")
    for example in examples {
      print("  " + example.name.padding(toLength: 13, withPad: " ", startingAt: 0) + example.summary)
    }
    return true
  }
  guard let example = examples.first(where: { $0.name == name }) else {
    throw UsageError("there is no example '\(name)'; without a name, all are listed")
  }
  var session = try Session(options)
  try example.run(&session)
  return session.isAsExpected
}

do {
  exit(try run(Options(Array(CommandLine.arguments.dropFirst()))) ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("Learning: \(error)\n".utf8))
  exit(error is UsageError ? 2 : 1)
}
