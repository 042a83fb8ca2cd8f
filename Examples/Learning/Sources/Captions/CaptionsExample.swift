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

    let captions = captions(of: held, model)
    for (picture, caption) in zip(held, captions).prefix(3) {
      session.say("\(picture.text): \(Picture.text(caption))")
    }
    let right = zip(held, captions).count { $0.caption == $1 }
    session.expect("captions right", Double(right) / Double(held.count), atLeast: 0.95)
  }

  private static func captions(of pictures: [Picture], _ model: Captions) -> [[Int32]] {
    var streams = Captions.Streams(pictures.map { model.encode(image: $0.pixels) })
    return writtenSequences(pictures.count, begin: Picture.begin, length: 12, end: Picture.end) {
      model.step(given: $0, &streams)
    }
  }
}
