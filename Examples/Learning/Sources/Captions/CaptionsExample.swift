import Practice
import RNNRuntime

/// Says what is drawn: "a small circle left of a big square". The figure is how many captions are right, word for word.
public enum CaptionsExample: Example {
  public static let name = "captions"
  public static let summary = "what is drawn: \"a small circle left of a big square\""

  public static func run(_ session: inout Session) throws {
    let pictures = (0..<8400).map { _ in Picture(&session.random) }
    let (learned, held) = (pictures.dropLast(400), Array(pictures.suffix(400)))
    let examples = learned.map {
      Captions.Example(image: $0.pixels, given: [Picture.begin] + $0.caption, next: $0.caption + [Picture.end])
    }
    let model: Captions = try session.train(on: examples, TrainingPlan(steps: 5000, batch: 32, rate: 3e-3))

    let captions = try captions(of: held, model)
    for (picture, caption) in zip(held, captions).prefix(3) {
      session.say("\(picture.text): \(Picture.text(caption))")
    }
    let right = zip(held, captions).count { $0.caption == $1 }
    session.expect("captions right", Double(right) / Double(held.count), atLeast: 0.95)
  }

  /// Of each word the most probable.
  private static func captions(of pictures: [Picture], _ model: Captions) throws -> [[Int32]] {
    let length = 12
    let inference = Captions.Inference(batch: pictures.count, steps: length)
    return try writtenSequences(pictures.count, begin: Picture.begin, length: length, end: Picture.end) { written in
      let logits = inference.run(
        model, try Batch(zip(pictures, written).map { Captions.Example(image: $0.pixels, given: $1) }))
      return written.enumerated().map { Int32(logits.argmax(example: $0, step: $1.count - 1)) }
    }
  }
}
