import AllocationCounter
import RNNRuntime
import Testing

/// What generated code allocates once it has run. Each test counts in a process of its own.
@Suite(.enabled(if: canCountAllocations)) struct GeneratedAllocationTests {
  /// The last output is still looked at when the next step comes.
  @Test func steps() async {
    await #expect(processExitsWith: .success) {
      let model = CharLM(seed: 4)
      var stream = CharLM.Stream()
      var last = model.step(text: 0, &stream)
      let count = countAllocations {
        for token in 0..<12 { last = model.step(text: token, &stream) }
      }
      #expect(count == 0 && last.count == 12)
    }
  }

  @Test func streams() async {
    await #expect(processExitsWith: .success) {
      let model = CharLM(seed: 4)
      var streams = CharLM.Streams(count: 3)
      let aligner = Aligner(seed: 5)
      let encoded = aligner.encode(source: [1, 2, 3, 4])
      var stream = Aligner.Stream(encoded)
      var several = Aligner.Streams([encoded, aligner.encode(source: [5])])
      let (text, given) = ([1, 2, 3] as [Int32], [4, 5] as [Int32])
      var last = model.step(text: text, &streams)
      last = aligner.step(given: 3, &stream)
      last = aligner.step(given: given, &several)
      // The last output is still looked at when the next step comes.
      let counts = [
        countAllocations { for _ in 0..<10 { last = model.step(text: text, &streams) } },
        countAllocations { for _ in 0..<10 { last = aligner.step(given: 3, &stream) } },
        countAllocations { for _ in 0..<10 { last = aligner.step(given: given, &several) } },
      ]
      #expect(counts == [0, 0, 0] && last.count == 18)
    }
  }

  @Test func noise() async {
    await #expect(processExitsWith: .success) {
      for threads in [1, 2] {
        let model = Dropped(seed: 5)
        let training = Dropped.Training(batch: 2, steps: 3, threads: threads)
        let (x, y) = ([Float](repeating: 1, count: 30), [Float](repeating: 1, count: 18))
        _ = training.run(model, x: x, y: y)
        let count = countAllocations {
          for _ in 0..<10 { _ = training.run(model, x: x, y: y) }
        }
        #expect(count == 0, "\(threads) threads")
      }
    }
  }

  @Test func training() async {
    await #expect(processExitsWith: .success) {
      for threads in [1, 2] {
        var model = CharLM(seed: 5)
        let training = CharLM.Training(batch: 2, steps: 3, threads: threads)
        let segmented = CharLM.Training(batch: 2, steps: 3, segmentSteps: 2, threads: threads)
        let text: [Int32] = [3, 7, 0, 11, 5, 5]
        let next: [Int32] = [7, 0, 11, 5, 5, 1]
        let lengths = [3, 2]
        func run() {
          _ = training.run(model, text: text, next: next, lengths: lengths, carriesState: true)
          _ = training.evaluate(model, text: text, next: next, lengths: lengths)
          _ = segmented.run(model, text: text, next: next, lengths: lengths, carriesState: true)
          model.parameters.withUnsafeMutablePointer { $0[0] += 0.125 }
        }
        run()
        let count = countAllocations {
          for _ in 0..<10 { run() }
        }
        #expect(count == 0, "\(threads) threads")
      }
    }
  }

  /// With parts of the steps on three threads.
  @Test func parts() async {
    await #expect(processExitsWith: .success) {
      let model = Chain(seed: 5)
      let training = Chain.Training(batch: 1, steps: 60, threads: 3)
      let inference = Chain.Inference(batch: 1, steps: 60, threads: 3)
      let x = [Float](repeating: 0.5, count: 60 * 3)
      let y = [Float](repeating: 0.25, count: 60 * 4)
      func run() {
        _ = training.run(model, x: x, y: y, carriesState: true)
        _ = inference.run(model, x: x, carriesState: true)
      }
      run()
      let count = countAllocations {
        for _ in 0..<10 { run() }
      }
      #expect(count == 0)
    }
  }
}
