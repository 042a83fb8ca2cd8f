import Foundation

/// Where a command writes what is for the eye: results to `output`, all else to `errors`.
struct Console {
  var output: (String) -> Void
  var errors: (String) -> Void

  static var standard: Console {
    Console(
      output: { FileHandle.standardOutput.write(Data($0.utf8)) },
      errors: { FileHandle.standardError.write(Data($0.utf8)) })
  }
}
