import Foundation
import ONNX

/// Files that `scripts/fixtures/onnx_files.py` writes.
enum Fixture: String, CaseIterable {
  case attributes, elements, values, subgraphs, functions, external
  case otherEncodings = "other-encodings"

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
    path: "Fixtures")

  var url: URL { Self.folder.appending(path: "\(rawValue).onnx") }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  func listing() throws -> String {
    try String(contentsOf: Self.folder.appending(path: "\(rawValue).txt"), encoding: .utf8)
  }
}

/// Reads bytes, with the fixtures' external data.
func read(_ bytes: [UInt8]) throws(ONNXError) -> ONNXModel {
  try ONNXModel(parsing: Data(bytes), externalData: ONNXFolder(Fixture.folder).read)
}

/// What is wrong with bytes, with its place.
func error(_ bytes: [UInt8]) -> String? {
  do throws(ONNXError) {
    _ = try read(bytes)
    return nil
  } catch {
    return error.description
  }
}
