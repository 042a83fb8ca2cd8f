import Foundation

/// A run over cases, with its reports.
struct Run {
  private let options: Options
  private let cases: [Case]
  private let table: Table
  private let measurement: Measurement

  init(_ options: Options) throws(UsageError) {
    self.options = options
    let patterns = options.patterns.isEmpty ? [Group.main.name] : options.patterns
    var cases: [Case] = []
    for pattern in patterns { cases += try Group.cases(matching: pattern) }
    if let threads = options.threads {
      for index in cases.indices where !cases[index].mode.isStep { cases[index].threads = threads }
    }
    // Patterns may overlap.
    var seen: Set<Case> = []
    self.cases = cases.filter { seen.insert($0).inserted }
    table = Table(peers: options.python == nil ? [] : options.peers)
    measurement = Measurement(
      budget: options.amount, peers: options.python.map { Peers(python: $0, names: options.peers) })
  }

  func measure() throws {
    let timed = cases.filter { !$0.mode.isMemory }
    if !timed.isEmpty { try measureTimes(timed) }
    let sized = cases.filter(\.mode.isMemory)
    if !sized.isEmpty { try measureMemory(sized) }
  }

  private func measureTimes(_ cases: [Case]) throws {
    var results: [String: Result] = [:]
    say(table.header)
    for size in cases {
      let result = try measurement.run(size)
      say(table.line(result))
      results[result.name] = result
      if let json = options.json { try result.append(to: URL(filePath: json)) }
    }
    let comparisons = Comparison.all.compactMap { $0.line(results) }
    if !comparisons.isEmpty { say(([""] + comparisons).joined(separator: "\n")) }
    if let svg = options.svg {
      let all = try options.json.map { try Result.last(in: URL(filePath: $0)) } ?? Array(results.values)
      try Data(Plot(all).svg.utf8).write(to: URL(filePath: svg))
    }
  }

  private func measureMemory(_ cases: [Case]) throws {
    say(table.memoryHeader)
    for size in cases {
      // A process of its own for each: what one case took would be there for the next.
      let torch = try options.python.map { try Peer("torch", python: $0, threads: size.threads) }
      let peer = try torch?.ask(.init(memory: size.withoutSegments.description)).bytes
      say(table.line(size.description, bytes: try Memory.measure(size), peer: peer))
    }
  }
}

/// Prints a line at once, also into a pipe.
private func say(_ line: String) {
  print(line)
  fflush(nil)
}
