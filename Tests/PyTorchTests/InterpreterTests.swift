import Testing

/// The interpreter computes what PyTorch computes in float64: outputs, loss, final states, and the gradients of all
/// parameters, inputs and first states.
@Suite struct PyTorchInterpreterTests {
  @Test func thereAreFixtures() {
    #expect(PyTorchFixture.all.count == 34)
  }

  @Test(arguments: PyTorchFixture.all) func agrees(_ fixture: PyTorchFixture) throws {
    try fixture.expectInterpreterAgrees()
  }

  @Test(arguments: PyTorchFixture.all) func agreesWhenOptimized(_ fixture: PyTorchFixture) throws {
    try fixture.expectInterpreterAgrees(optimized: true)
  }
}
