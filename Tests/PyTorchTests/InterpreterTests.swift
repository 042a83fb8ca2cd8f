import GraphIR
import Testing

/// The interpreter computes what PyTorch computes in float64: outputs, loss, final states, and the gradients of all
/// parameters, inputs and first states.
@Suite struct PyTorchInterpreterTests {
  @Test func thereAreFixtures() {
    #expect(PyTorchFixture.all.count == 184)
  }

  /// Or is what a block of the library runs. Reservoirs have tests of their own.
  @Test func everyCellOfTheLibraryHasAModel() {
    let library = StandardLibrary.names.compactMap { StandardLibrary.source(of: $0) }
    let texts = PyTorchFixture.sources.map { String(decoding: $0.bytes, as: UTF8.self) } + library
    for name in StandardLibrary.names
    where StandardLibrary.source(of: name)!.contains("cell \(name)(") && !name.hasSuffix("Reservoir") {
      #expect(texts.contains { $0.contains("scan \(name)(") }, "\(name)")
    }
  }

  @Test(arguments: PyTorchFixture.all) func agrees(_ fixture: PyTorchFixture) throws {
    try fixture.expectInterpreterAgrees()
  }

  @Test(arguments: PyTorchFixture.all) func agreesWhenOptimized(_ fixture: PyTorchFixture) throws {
    try fixture.expectInterpreterAgrees(optimized: true)
  }
}
