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
    self.cases = cases
    table = Table(peers: options.python == nil ? [] : options.peers)
    measurement = Measurement(
      budget: options.amount, peers: options.python.map { Peers(python: $0, names: options.peers) })
  }

  func measure() throws {
    var results: [Result] = []
    print(table.header)
    for size in cases {
      if size.mode == .memory {
        try measureMemory(size)
        continue
      }
      let result = try measurement.run(size)
      print(table.line(result))
      fflush(nil)
      results.append(result)
      if let json = options.json { try result.append(to: URL(filePath: json)) }
    }
    if let svg = options.svg {
      if let json = options.json { results = try Result.last(in: URL(filePath: json)) }
      try Data(Plot(results).svg.utf8).write(to: URL(filePath: svg))
    }
  }

  private func measureMemory(_ size: Case) throws {
    let torch = try options.python.map { try Peer("torch", python: $0, threads: size.threads) }
    let peer = try torch?.ask(.init(memory: size.description)).bytes
    print(table.line(size.description, bytes: try Memory.measure(size), peer: peer))
    fflush(nil)
  }
}
