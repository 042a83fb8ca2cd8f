import Codegen
import Testing

@testable import GraphIR

/// Which products skip zeros, and that their plans compute what the graphs say.
@Suite struct SparsePlanTests {
  private func model(_ declaration: String, units: Int = 130) throws -> Model {
    try lowered(
      """
      cell Recurrent {
        input x
        state h: [\(units)]
        \(declaration)
        h' = tanh(W · h + x)
        output h'
      }
      model M {
        input x: sequence of [2]
        target y: sequence of [1]
        states = scan Recurrent over dense(x, \(units))
        output states
        loss meanSquaredError(dense(states, 1), y)
      }
      """)
  }

  private func kernels(_ instructions: [Instruction]) -> [Kernel] {
    instructions.flatMap { [$0.kernel] + kernels($0.body) }
  }

  @Test(arguments: [
    ("fixed param W: [130, 130] = reservoir(0.05, 0.9)", 130, 2),
    ("fixed param W: [130, 130] = reservoir(density: 0.1, spectralRadius: 0)", 130, 2),
    // Trained, dense, small, or drawn without zeros.
    ("param W: [130, 130] = reservoir(0.05, 0.9)", 130, 0),
    ("fixed param W: [130, 130] = reservoir(0.2, 0.9)", 130, 0),
    ("fixed param W: [20, 20] = reservoir(0.05, 0.9)", 20, 0),
    ("fixed param W: [130, 130] = uniform(-1, 1)", 130, 0),
  ])
  func whichProducts(declaration: String, units: Int, count: Int) throws {
    let model = try model(declaration, units: units)
    let compilation = try compile(model)
    let training = try #require(compilation.program.training)
    #expect(kernels(training.body).filter { $0 == .sparseProduct }.count == count)
    // One for the way forward, and its transpose for the way back.
    #expect(training.prepare.filter { $0.kernel == .packSparse }.count == count)
    let step = try #require(compilation.program.step)
    #expect(kernels(step.body).contains(.sparseProduct) == (count > 0))
  }

  @Test func plansAreRight() throws {
    let model = try model("fixed param W: [130, 130] = reservoir(0.05, 0.9)")
    let axis = try #require(model.inputs[0].type.time)
    for function in try compile(model).functions {
      let states = model.states + (function.kind == .training ? model.states.map(\.cotangent) : [])
      let dimensions =
        function.kind == .step
        ? Dimensions(batch: 1, steps: [:]) : Dimensions(batch: 2, steps: [axis: 3], lengths: [axis: [3, 1]])
      try checkPlan(
        function.optimized.applying(planningPasses), kind: function.kind, states: states, dimensions: dimensions,
        declared: model.parameters)
    }
  }
}
