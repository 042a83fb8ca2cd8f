import Foundation
import RandomModels

let usage = """
  usage: mutated-files [--seed S] [--seconds N] [--limit N] [--kind KIND] [--found FOLDER]
         mutated-files FILE …

  Changes good files at random, reads them with all that reads files, and says which of them crash it, take longer than
  the limit, or get contradictory answers. Run it from the root of the repository.

  """

var options: [String: String] = ["--seed": "1", "--seconds": "20", "--limit": "10"]
var operands: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  if !argument.hasPrefix("--") {
    operands.append(argument)
  } else if ["--seed", "--seconds", "--limit", "--kind", "--found", "--worker"].contains(argument),
    let value = arguments.popFirst()
  {
    options[argument] = value
  } else {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
  }
}

let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
let seed = UInt64(options["--seed"]!) ?? 1
let seconds = Double(options["--seconds"]!) ?? 20
let limit = UInt32(options["--limit"]!) ?? 10

if let state = options["--worker"] {
  // FOLDER:FIRST, from the supervisor.
  let parts = state.split(separator: ":")
  let folder = URL(fileURLWithPath: String(parts[0]))
  let worker = Worker(folder: folder, root: root, seed: seed, limit: limit)
  if operands.isEmpty {
    try worker.run(
      from: UInt64(parts[1])!, until: Date(timeIntervalSinceNow: seconds), kind: options["--kind"].flatMap(Kind.init))
  } else {
    try worker.read(operands.map { URL(fileURLWithPath: $0) })
  }
} else {
  let supervisor = Supervisor(
    root: root, seed: seed, limit: limit, kind: options["--kind"],
    found: options["--found"].map { URL(fileURLWithPath: $0) })
  let failures = try operands.isEmpty ? supervisor.run(seconds: seconds) : supervisor.read(operands)
  exit(failures == 0 ? 0 : 1)
}
