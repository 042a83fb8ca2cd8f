import Foundation

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  var cases = options.patterns.isEmpty ? Case.main : []
  for pattern in options.patterns { cases += try Case.matching(pattern) }
  if options.isListing {
    for size in cases { print(size) }
    exit(0)
  }
  print("case".padding(toLength: 32, withPad: " ", startingAt: 0) + "   minimum     median   GFLOP/s   of peak")
  for var size in cases {
    if let threads = options.threads, !size.mode.isStep { size.threads = threads }
    let peak = Peak.measure()
    var samples = try Samples(of: Catalog.workload(size))
    samples.take(options.amount)
    let limit = max(peak, Peak.measure()) * Double(size.threads)
    let speed = size.operations / samples.minimum
    print(
      String(
        format: "%@ %9.3f µs %9.3f µs %7.1f %5.1f%% of %.0f",
        size.description.padding(toLength: 32, withPad: " ", startingAt: 0), samples.minimum * 1e6,
        samples.median * 1e6, speed / 1e9, 100 * speed / limit, limit / 1e9))
    fflush(nil)
  }
} catch {
  FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
  exit(2)
}
