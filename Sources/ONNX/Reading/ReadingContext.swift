import Foundation

/// What is the same for all parts of a file.
struct ReadingContext {
  /// How many graphs there may be in each other.
  static let maximumDepth = 64

  let externalData: (ONNXExternalData) throws -> Data
  /// The number of graphs around.
  private(set) var depth = 0

  init(externalData: @escaping (ONNXExternalData) throws -> Data) { self.externalData = externalData }

  /// For what is in a graph.
  func inGraph() throws(ONNXError) -> ReadingContext {
    guard depth < Self.maximumDepth else {
      throw ONNXError("more than \(Self.maximumDepth) graphs are in each other")
    }
    var result = self
    result.depth += 1
    return result
  }
}
