/// Turns probabilities into segments by the rules of Silero's `get_speech_timestamps`, as they come. Speech begins at a
/// threshold and ends when the probability has been below a lower one for a while, so that no short doubt cuts it.
struct SpeechDetector {
  /// Silence that ends a segment: 100 ms. What speech has less in between is one segment.
  private static let minimumSilence = Frames.rate / 10
  /// A segment that is no longer is none: 250 ms.
  private static let minimumSpeech = Frames.rate / 4
  /// What a segment gets at both ends: 30 ms.
  private static let padding = Frames.rate * 3 / 100

  private let upper: Double
  private let lower: Double
  /// Where the present frame begins, in samples.
  private var position = 0
  /// Where the present segment begins.
  private var start: Int?
  /// Where the silence begins that may end it.
  private var silence: Int?

  init(threshold: Double) {
    upper = threshold
    lower = max(threshold - 0.15, 0.01)
  }

  /// Takes the next frame's probability.
  /// - Returns: the segment that has ended with it, in samples.
  mutating func next(_ probability: Float) -> Range<Int>? {
    defer { position += Frames.advance }
    let isSpeech = Double(probability) >= upper
    guard start != nil else {
      if isSpeech { start = position }
      return nil
    }
    if isSpeech { silence = nil }
    guard Double(probability) < lower else { return nil }
    let end = silence ?? position
    silence = end
    return position - end < Self.minimumSilence ? nil : segment(to: end, length: position + Frames.advance)
  }

  /// - Returns: the segment that goes on until the end of the sound.
  mutating func finish(length: Int) -> Range<Int>? { segment(to: length, length: length) }

  private mutating func segment(to end: Int, length: Int) -> Range<Int>? {
    defer { (start, silence) = (nil, nil) }
    guard let start, end - start > Self.minimumSpeech else { return nil }
    return max(0, start - Self.padding)..<min(length, end + Self.padding)
  }
}
