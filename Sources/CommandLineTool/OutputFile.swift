import Foundation
import RNNFormats

/// A result that goes to a file, or to the terminal.
enum OutputFile {
  /// Replaces the file in one step, unless it has these contents already: build systems look at its date.
  /// - Parameter path: if nil, the text goes to the console.
  static func write(_ text: String, to path: String?, _ console: Console) throws(FileFailure) {
    guard let path, path != "-" else { return console.output(text) }
    try write(Data(text.utf8), to: path)
  }

  /// A device or a pipe is written to and not looked at.
  static func write(_ data: Data, to path: String) throws(FileFailure) {
    var status = stat()
    let isRegular = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if isRegular, status.st_size == data.count, FileManager.default.contents(atPath: path) == data { return }
    do throws(SystemFailure) { try FileReplacement.write([data], to: path) } catch {
      throw FileFailure(message: "cannot write '\(path)': \(error.reason)")
    }
  }
}
