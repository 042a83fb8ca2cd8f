import Foundation

func list() {
  for group in Group.all {
    print("\(group.name):")
    for size in group.cases { print("  \(size)") }
  }
}

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if options.isListing {
    list()
  } else if let resident = options.resident.flatMap(Case.init) {
    print(try Memory.growth(of: resident))
  } else if options.isChecking {
    guard let python = options.python else { throw UsageError("--check takes --peers, too") }
    if try !Check.run(python: python) { exit(1) }
  } else {
    try Run(options).measure()
  }
} catch {
  FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
  exit(2)
}
