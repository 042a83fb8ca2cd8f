import RNNRuntime
import Testing

/// Steps of streams, behind an encoder and several at a time, give what the whole gives.
@Suite struct StreamsTests {
  static let lengths = [5, 1, 3]

  /// Within 1e-5 of the greatest number of the whole.
  private func expect(
    _ steps: [[Float]], of example: Int, _ whole: OutputView, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let scale = whole.reduce(0) { max($0, abs($1)) }
    for (step, values) in steps.enumerated() {
      #expect(values.count == whole.width, sourceLocation: sourceLocation)
      for (feature, value) in values.enumerated() {
        let error = abs(value - whole[example: example, step: step, feature: feature])
        #expect(error <= 1e-5 * scale, "example \(example), step \(step)", sourceLocation: sourceLocation)
      }
    }
  }

  private func tokens(_ count: Int, below classes: Int, _ seed: UInt64) -> [Int32] {
    var random = RandomGenerator(seed: seed)
    return (0..<count).map { _ in Int32(random.next() % UInt64(classes)) }
  }

  private func numbers(_ count: Int, _ seed: UInt64) -> [Float] {
    var random = RandomGenerator(seed: seed)
    return (0..<count).map { _ in Float(random.uniform(-1, 1)) }
  }

  /// The rows of an example's valid steps.
  private func row<Element>(_ values: [Element], _ example: Int, of count: Int, width: Int = 1, valid: Int) -> [Element]
  {
    Array(values[example * count * width..<(example * count + valid) * width])
  }

  /// What so many streams are given at a step, one after the other.
  private func elements(of values: [Float], _ count: Int, at step: Int, of steps: Int, width: Int) -> [Float] {
    var result: [Float] = []
    for stream in 0..<count {
      let start = (stream * steps + step) * width
      result += values[start..<start + width]
    }
    return result
  }

  // MARK: Without an encoder

  @Test func severalStreams() {
    let model = CharLM(seed: 1)
    let text = tokens(3 * 6, below: 12, 2)
    let whole = CharLM.Inference(batch: 3, steps: 6, threads: 1).run(model, text: text)
    var streams = CharLM.Streams(count: 3)
    #expect(streams.count == 3)
    var found = [[[Float]]](repeating: [], count: 3)
    for step in 0..<6 {
      // From a copy, that is thrown away: the streams themselves stay where they were.
      var copy = streams
      _ = model.step(text: [1, 2, 3], &copy)
      let outputs = model.step(text: (0..<3).map { text[6 * $0 + step] }, &streams)
      #expect(outputs.examples == 3)
      for stream in 0..<3 { found[stream].append((0..<outputs.width).map { outputs[example: stream, feature: $0] }) }
    }
    for stream in 0..<3 { expect(found[stream], of: stream, whole) }
    streams.reset()
    var fresh = CharLM.Streams(count: 3)
    #expect(Array(model.step(text: [4, 5, 6], &streams)) == Array(model.step(text: [4, 5, 6], &fresh)))
  }

  @Test func severalStreamsOfVectorsAndOutputs() {
    let model = Stack(seed: 2)
    let frames = numbers(2 * 4 * 3, 3)
    let whole = Stack.Inference(batch: 2, steps: 4, threads: 1).run(model, frames: frames)
    var streams = Stack.Streams(count: 2)
    var found = [[[Float]]](repeating: [], count: 2)
    for step in 0..<4 {
      let outputs = model.step(
        frames: elements(of: frames, 2, at: step, of: 4, width: 3), &streams)
      #expect(outputs.gated.count == 66)
      for stream in 0..<2 { found[stream].append((0..<2).map { outputs.prediction[example: stream, feature: $0] }) }
    }
    for stream in 0..<2 { expect(found[stream], of: stream, whole.prediction) }
  }

  // MARK: Behind an encoder

  @Test func attentionWithLengths() {
    let model = Aligner(seed: 3)
    let (source, given) = (tokens(3 * 5, below: 11, 4), tokens(3 * 4, below: 9, 5))
    let whole = Aligner.Inference(batch: 3, sourceSteps: 5, givenSteps: 4, threads: 1).run(
      model, source: source, given: given, sourceLengths: Self.lengths)
    let encoded = Self.lengths.enumerated().map { example, length in
      model.encode(source: row(source, example, of: 5, valid: length))
    }
    for example in 0..<3 {
      var stream = Aligner.Stream(encoded[example])
      var found = (0..<4).map { Array(model.step(given: Int(given[4 * example + $0]), &stream)) }
      expect(found, of: example, whole)
      stream.reset()
      found = (0..<4).map { Array(model.step(given: Int(given[4 * example + $0]), &stream)) }
      expect(found, of: example, whole)
    }
    var streams = Aligner.Streams(encoded)
    var found = [[[Float]]](repeating: [], count: 3)
    for step in 0..<4 {
      var copy = streams
      _ = model.step(given: [1, 2, 3], &copy)
      let outputs = model.step(given: (0..<3).map { given[4 * $0 + step] }, &streams)
      for stream in 0..<3 { found[stream].append((0..<9).map { outputs[example: stream, feature: $0] }) }
    }
    for stream in 0..<3 { expect(found[stream], of: stream, whole) }
  }

  @Test func decoderWithoutAttention() {
    let model = Translator(seed: 6)
    let (source, given) = (tokens(3 * 5, below: 6, 7), tokens(3 * 4, below: 8, 8))
    let whole = Translator.Inference(batch: 3, sourceSteps: 5, givenSteps: 4, threads: 1).run(
      model, source: source, given: given, sourceLengths: Self.lengths)
    let encoded = Self.lengths.enumerated().map { example, length in
      model.encode(source: row(source, example, of: 5, valid: length))
    }
    var streams = Translator.Streams(encoded)
    var found = [[[Float]]](repeating: [], count: 3)
    for step in 0..<4 {
      let outputs = model.step(given: (0..<3).map { given[4 * $0 + step] }, &streams)
      for stream in 0..<3 { found[stream].append((0..<8).map { outputs[example: stream, feature: $0] }) }
    }
    for example in 0..<3 {
      expect(found[example], of: example, whole)
      var stream = Translator.Stream(encoded[example])
      expect((0..<4).map { Array(model.step(given: Int(given[4 * example + $0]), &stream)) }, of: example, whole)
    }
  }

  /// Values without time are what an encoder reads, and what each step is given; not all outputs run along the steps.
  @Test func captionsOfVectors() {
    let model = Caption(seed: 9)
    let (image, kind, words) = (numbers(2 * 5, 10), [2, 1] as [Int32], tokens(2 * 4, below: 7, 11))
    let whole = Caption.Inference(batch: 2, steps: 4, threads: 1).run(model, image: image, kind: kind, words: words)
    let encoded = (0..<2).map { model.encode(image: row(image, $0, of: 1, width: 5, valid: 1), kind: [kind[$0]]) }
    var streams = Caption.Streams(encoded)
    var found = [[[Float]]](repeating: [], count: 2)
    for step in 0..<4 {
      let outputs = model.step(words: [words[step], words[4 + step]], &streams)
      for stream in 0..<2 {
        found[stream].append((0..<7).map { outputs.probabilities[example: stream, feature: $0] })
      }
    }
    for example in 0..<2 {
      expect(found[example], of: example, whole.probabilities)
      var stream = Caption.Stream(encoded[example])
      let steps = (0..<4).map { step in
        let outputs = model.step(words: Int(words[4 * example + step]), &stream)
        return (probabilities: Array(outputs.probabilities), hidden: Array(outputs.hidden))
      }
      expect(steps.map(\.probabilities), of: example, whole.probabilities)
      expect(steps.map(\.hidden), of: example, whole.hidden)
    }
  }

  /// The memory is an input as it is, and nothing is computed before.
  @Test func attentionToInputs() {
    let model = Pointer(seed: 12)
    let (frames, marks) = (numbers(3 * 5 * 4, 13), numbers(3 * 3 * 2, 14))
    let whole = Pointer.Inference(batch: 3, framesSteps: 5, marksSteps: 3, threads: 1).run(
      model, frames: frames, marks: marks, framesLengths: Self.lengths)
    let encoded = Self.lengths.enumerated().map { example, length in
      model.encode(frames: row(frames, example, of: 5, width: 4, valid: length))
    }
    var streams = Pointer.Streams(encoded)
    var found = [[[Float]]](repeating: [], count: 3)
    for step in 0..<3 {
      let outputs = model.step(
        marks: elements(of: marks, 3, at: step, of: 3, width: 2), &streams)
      for stream in 0..<3 { found[stream].append((0..<4).map { outputs[example: stream, feature: $0] }) }
    }
    for example in 0..<3 {
      expect(found[example], of: example, whole)
      var stream = Pointer.Stream(encoded[example])
      let steps = (0..<3).map { step in
        Array(model.step(marks: marks[(3 * example + step) * 2..<(3 * example + step + 1) * 2], &stream))
      }
      expect(steps, of: example, whole)
    }
  }

  @Test func learnedFirstStatesAndReaders() {
    let learned = Learned(seed: 15)
    let x = numbers(4, 16)
    let hidden = Learned.Inference(batch: 1, steps: 4).run(learned, x: x)
    var stream = Learned.Stream(learned.encode())
    expect(x.map { Array(learned.step(x: $0, &stream)) }, of: 0, hidden)

    let reader = Reader(seed: 17)
    let (document, question) = (tokens(5, below: 9, 18), tokens(4, below: 5, 19))
    let joined = Reader.Inference(batch: 1, documentSteps: 5, questionSteps: 4).run(
      reader, document: document, question: question)
    var asking = Reader.Stream(reader.encode(document: document))
    expect(question.map { Array(reader.step(question: Int($0), &asking)) }, of: 0, joined)
  }

  /// An encoder that reads the sequence that is then stepped along.
  @Test func theSameSequenceTwice() {
    let model = Again(seed: 23)
    let x = numbers(5 * 2, 24)
    let answer = Again.Inference(batch: 1, steps: 5).run(model, x: x)
    var stream = Again.Stream(model.encode(x: x))
    expect((0..<5).map { Array(model.step(x: x[2 * $0..<2 * $0 + 2], &stream)) }, of: 0, answer)
  }

  // MARK: Generation

  /// A beam search over streams finds what one finds that computes everything again for each token.
  @Test func beamSearch() {
    let model = Aligner(seed: 20)
    let source = tokens(4, below: 11, 21)
    let streams = TokenModel(start: Aligner.Stream(model.encode(source: source))) { token, stream in
      model.step(given: Int(token), &stream)
    }
    let again = TokenModel(start: [Int32]()) { token, given in
      given.append(token)
      let inference = Aligner.Inference(batch: 1, sourceSteps: 4, givenSteps: given.count, threads: 1)
      let probabilities = inference.run(model, source: source, given: given)
      return (0..<9).map { probabilities[example: 0, step: given.count - 1, feature: $0] }
    }
    let search = BeamSearch(width: 4, maximumLength: 5, end: 0)
    let (found, expected) = (search.best(3, of: streams, after: [1]), search.best(3, of: again, after: [1]))
    #expect(found.count == 3)
    #expect(found.map(\.tokens) == expected.map(\.tokens))
    for (one, other) in zip(found, expected) { #expect(abs(one.logProbability - other.logProbability) < 1e-4) }
  }

  // MARK: Mistakes

  @Test func validation() throws {
    let model = Aligner(seed: 22)
    func message(_ body: () throws -> Void) -> String? {
      do { try body() } catch { return "\(error)" }
      return nil
    }
    #expect(message { try model.validate(source: [] as [Int32]) }?.contains("it is empty") == true)
    #expect(message { try model.validate(source: [3, 11]) }?.contains("the token 11 is not in 0..<11") == true)
    try model.validate(source: [3, 10])
    let encoded = model.encode(source: [3, 10])
    let stream = Aligner.Stream(encoded)
    #expect(message { try model.validate(given: 9, stream) }?.contains("the token 9 is not in 0..<9") == true)
    let streams = Aligner.Streams([encoded, encoded])
    #expect(message { try model.validate(given: [1], streams) }?.contains("it has 1 elements instead of 2") == true)
    try model.validate(given: [1, 2], streams)
    #expect(message { try Aligner.Streams.validate([]) }?.contains("must be at least 1") == true)
    #expect(message { try CharLM.Streams.validate(count: 0) }?.contains("must be at least 1") == true)
    try CharLM.Streams.validate(count: 1)
  }
}
