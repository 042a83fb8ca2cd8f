import Foundation
import Practice

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  guard let name = options.example else {
    print(Options.usage + "\n\n" + Catalog.list)
    exit(0)
  }
  let example = try Catalog.example(named: name)
  var session = try Session(options)
  try example.run(&session)
  exit(session.isAsExpected ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("Learning: \(error)\n".utf8))
  exit(error is UsageError ? 2 : 1)
}
