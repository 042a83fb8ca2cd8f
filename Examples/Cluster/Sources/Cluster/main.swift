import Foundation

func complain(_ error: any Error) { FileHandle.standardError.write(Data("Cluster: \(error)\n".utf8)) }

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if let compared = options.compared {
    let comparison = try Comparison(compared[0], compared[1])
    print(comparison)
    exit(comparison.isClose ? 0 : 1)
  }
  let ranks = Ranks()
  do {
    var trainer = try Trainer(options, ranks)
    try trainer.run()
    ranks.end()
  } catch {
    complain(error)
    ranks.abort(code: 1)
  }
} catch {
  complain(error)
  exit(error is UsageError ? 2 : 1)
}
