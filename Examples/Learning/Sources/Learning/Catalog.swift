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
import Sines
import Tagging
import Waveform
import Words

/// All examples, in the order in which they are listed.
enum Catalog {
  static let examples: [any Example.Type] = [
    AddingExample.self, CopyingExample.self, SentimentExample.self, TaggingExample.self, DatesExample.self,
    DigitsExample.self, WaveformExample.self, MackeyGlassExample.self, MelodiesExample.self, CaptionsExample.self,
    WordsExample.self, ScheduledExample.self, SinesExample.self,
  ]

  /// A line for each.
  static var list: String {
    examples.map { "  " + $0.name.padding(toLength: 13, withPad: " ", startingAt: 0) + $0.summary }
      .joined(separator: "\n")
  }

  /// - Throws: `UsageError`.
  static func example(named name: String) throws(UsageError) -> any Example.Type {
    guard let example = examples.first(where: { $0.name == name }) else {
      throw UsageError("there is no example '\(name)'; without a name, all are listed")
    }
    return example
  }
}
