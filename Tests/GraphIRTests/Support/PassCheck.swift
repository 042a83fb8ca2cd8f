import Testing

@testable import GraphIR

/// Applies passes to a graph in text form, which must become another one.
func checkPasses(
  _ passes: [Pass], _ before: String, becomes after: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let graph = try Graph(parsing: before)
  try graph.verify()
  let actual = try graph.applying(passes).description
  #expect(actual == after + "\n", "found:\n\(actual)", sourceLocation: sourceLocation)
}
