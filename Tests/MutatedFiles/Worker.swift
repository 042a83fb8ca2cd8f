import Foundation
import RandomModels

/// Reads one mutant after the other, and says which one it is at, so that whoever started it knows at which it died.
struct Worker {
  let folder: URL
  let root: URL
  let seed: UInt64
  /// After so many seconds of work, or ten times as many on the clock, an input has taken too long, and the worker ends
  /// by a signal.
  let limit: UInt32

  static let contradictionCode: Int32 = 70

  var progress: URL { folder.appending(path: "progress") }

  func run(from first: UInt64, until deadline: Date, kind only: Kind?) throws {
    let corpus = try Corpus(folder: folder, root: root)
    let reader = Reader(folder: folder, corpus: corpus)
    var number = first
    while Date.now < deadline {
      var random = RandomSource(seed: seed &* 1_000_003 &+ number)
      let kind = only ?? random.pick(weighted: Kind.weighted)
      let bytes = corpus.mutant(of: kind, random: &random)
      let url = folder.appending(path: "mutant." + kind.fileExtension)
      try Data(bytes).write(to: url)
      try Data("\(number) \(url.lastPathComponent)".utf8).write(to: progress)
      // What was said of the input before.
      ftruncate(STDERR_FILENO, 0)
      startClock(limit)
      do { try reader.read(url, as: kind, random: &random) } catch {
        FileHandle.standardError.write(Data("\n\(error)\n".utf8))
        exit(Self.contradictionCode)
      }
      startClock(0)
      number += 1
    }
    try Data("\(number) -".utf8).write(to: progress)
  }

  /// Reads given files, each as what its name says.
  func read(_ files: [URL]) throws {
    let reader = Reader(folder: folder, corpus: try Corpus(folder: folder, root: root))
    for url in files {
      var random = RandomSource(seed: seed)
      for kind in Kind.allCases where kind.fileExtension == url.pathExtension {
        try Data("0 \(url.path)".utf8).write(to: progress)
        startClock(limit)
        try reader.read(url, as: kind, random: &random)
        startClock(0)
      }
    }
  }

  private func startClock(_ seconds: UInt32) {
    var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: Int(seconds), tv_usec: 0))
    // ITIMER_PROF, whose type differs between platforms.
    setitimer(2, &timer, nil)
    alarm(10 * seconds)
  }
}
