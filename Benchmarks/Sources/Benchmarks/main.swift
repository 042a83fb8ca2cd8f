import Foundation

func list() {
  for group in Group.all {
    print("\(group.name):")
    for size in group.cases { print("  \(size)") }
  }
}

func measure(_ options: Options) throws {
  let patterns = options.patterns.isEmpty ? [Group.main.name] : options.patterns
  let cases = try patterns.flatMap { try Group.cases(matching: $0) }
  let peers = options.python.map { Peers(python: $0, names: options.peers) }
  let measurement = Measurement(budget: options.amount, peers: peers)
  let table = Table(peers: peers == nil ? [] : options.peers)
  print(table.header)
  for var size in cases {
    if let threads = options.threads, !size.mode.isStep { size.threads = threads }
    let result = try measurement.run(size)
    print(table.line(result))
    fflush(nil)
    if let json = options.json { try result.append(to: URL(filePath: json)) }
  }
}

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if options.isListing {
    list()
  } else {
    try measure(options)
  }
} catch {
  FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
  exit(2)
}
