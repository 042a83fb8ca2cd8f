import Foundation
import RNNData
import RNNRuntime

// Saves a file again and again, for `scripts/check-saving` to kill it meanwhile.
//
//     RNNSaver FILE COUNT     saves versions 1, 2, … (after that of the file), and prints each once it is saved
//     RNNSaver FILE check     prints the version that the file holds, if it holds one in full

/// Every number of a version is the version itself.
let layout = ParameterLayout(
  entries: [
    .init(name: "a", shape: [200, 1000], offset: 0, initializer: .constant(0)),
    .init(name: "b", shape: [333], offset: 200_000, initializer: .constant(0)),
  ], count: 200_336)

func version(in url: URL) throws -> Int {
  let file = try SafetensorsFile(contentsOf: url)
  let parameters = try Parameters(layout: layout, file: file)
  guard let version = file.metadata["version"].flatMap({ Int($0) }) else {
    throw FileError(file: url.path, reason: "has no version")
  }
  for (name, tensor) in parameters.namedTensors where !tensor.elements.allSatisfy({ $0 == Float(version) }) {
    throw FileError(file: url.path, reason: "tensor '\(name)' is not all of version \(version)")
  }
  return version
}

func save(_ version: Int, to url: URL) throws {
  var parameters = Parameters(zeros: layout)
  for entry in layout.entries {
    parameters[entry.name] = Tensor(
      shape: entry.shape, elements: [Float](repeating: Float(version), count: entry.count))
  }
  try parameters.write(to: url, metadata: ["version": String(version)])
}

do {
  let arguments = CommandLine.arguments
  guard arguments.count == 3 else { throw FileError(file: "RNNSaver", reason: "takes a file, and a count or 'check'") }
  let url = URL(filePath: arguments[1])
  if let count = Int(arguments[2]) {
    let last = (try? version(in: url)) ?? 0
    for number in last + 1...last + count {
      try save(number, to: url)
      print(number)
      fflush(nil)
    }
  } else {
    print(try version(in: url))
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
