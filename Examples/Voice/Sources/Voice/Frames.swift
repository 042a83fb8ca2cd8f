/// Sound in the pieces that the model takes: 512 new samples behind the last 64 of the frame before.
struct Frames {
  static let rate = 16000
  /// New samples of a frame, which are 32 ms.
  static let advance = 512
  static let context = 64
  static let width = context + advance

  /// The present frame, samples between -1 and 1. The first one begins with silence, and the last one is filled up with it.
  private(set) var frame = [Float](repeating: 0, count: Self.width)
  /// How many samples there have been.
  private(set) var sampleCount = 0
  private var samples = [Int16](repeating: 0, count: Self.advance)
  private let reader: WaveReader

  init(of reader: WaveReader) { self.reader = reader }

  /// Goes on to the next frame, in place.
  /// - Returns: whether there was one.
  mutating func next() throws -> Bool {
    let count = try samples.withUnsafeMutableBufferPointer { try reader.next(into: $0) }
    guard count > 0 else { return false }
    for index in 0..<Self.context { frame[index] = frame[Self.advance + index] }
    for index in 0..<Self.advance {
      frame[Self.context + index] = index < count ? Float(samples[index]) / 32768 : 0
    }
    sampleCount += count
    return true
  }
}
