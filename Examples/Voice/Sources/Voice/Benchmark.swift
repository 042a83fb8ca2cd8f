import Foundation

/// Prints how long a frame takes, on one thread: step by step, and in runs of up to 512 frames.
func benchmark(_ model: Silero, _ frames: inout Frames) throws {
  var sound: [Float] = []
  while try frames.next() { sound += frames.frame }
  let count = sound.count / Frames.width
  guard count > 0 else { throw WaveError("there are no samples to measure with") }

  var stream = Silero.Stream()
  sound.withUnsafeBufferPointer { sound in
    let steps = measure(count: count, size: 1) { frame in
      _ = model.step(
        x: UnsafeBufferPointer(rebasing: sound[frame * Frames.width..<(frame + 1) * Frames.width]), &stream)
    }
    print("step by step: \(steps)")
    let size = min(count, 512)
    let inference = Silero.Inference(batch: 1, steps: size, threads: 1)
    let runs = measure(count: count, size: size) { frame in
      let block = UnsafeBufferPointer(rebasing: sound[frame * Frames.width..<(frame + size) * Frames.width])
      _ = inference.run(model, x: block, carriesState: true)
    }
    print("\(size) at once: \(runs)")
  }
}

/// Times `body` for whole pieces of the sound, again and again, for two seconds after a pass that warms up.
private func measure(count: Int, size: Int, _ body: (Int) -> Void) -> String {
  let clock = ContinuousClock()
  var times: [Double] = []
  var begin: ContinuousClock.Instant?
  while begin.map({ clock.now - $0 < .seconds(2) }) ?? true {
    for frame in stride(from: 0, through: count - size, by: size) {
      let time = clock.measure { body(frame) }
      if begin != nil { times.append(time / .microseconds(size)) }
    }
    begin = begin ?? clock.now
  }
  times.sort()
  return String(format: "%.2f µs a frame, median %.2f", times[0], times[times.count / 2])
}
