import Codegen
import Foundation
import RandomModels
import Testing

@testable import GraphIR

/// Models drawn at random: the interpreter's gradients against finite differences, and the plan of each function against
/// the interpreter. `RANDOM_MODELS=1000-1999` in the environment takes other seeds than those here.
@Suite struct RandomModelTests {
  static let seeds: [UInt64] = {
    let given = ProcessInfo.processInfo.environment["RANDOM_MODELS"]?.split(separator: "-").compactMap { UInt64($0) }
    if let given, given.count == 2, given[0] <= given[1] { return Array(given[0]...given[1]) }
    return Array(1...44) + (RandomModel.firstSeedWithMemories..<RandomModel.firstSeedWithMemories + 8)
      + (RandomModel.firstSeedWithNoise..<RandomModel.firstSeedWithNoise + 8)
      + (RandomModel.firstSeedWithDerivedAxes..<RandomModel.firstSeedWithDerivedAxes + 12)
  }()

  @Test(arguments: seeds) func gradients(seed: UInt64) throws {
    let random = RandomModel(seed: seed)
    let data = ModelData(for: random.model, seed: seed)
    guard try data.tolerances(of: random.model, around: data.evaluations(of: random.model)) != nil else { return }
    let check = try data.checkGradients(of: random.model, seed: seed)
    if case .differs(let difference) = check { Issue.record("\(difference)\n\(random.text)") }
  }

  @Test(arguments: seeds) func plans(seed: UInt64) throws {
    let random = RandomModel(seed: seed)
    let data = ModelData(for: random.model, seed: seed)
    let evaluations = try data.evaluations(of: random.model)
    guard try data.tolerances(of: random.model, around: evaluations) != nil else { return }
    let program = try compile(random.model).program
    for function in [program.inference, program.evaluation, program.training] {
      guard let function else { continue }
      let failure = try Self.difference(of: function, program, data, from: evaluations[0])
      if let failure { Issue.record("\(function.kind): \(failure)\n\(random.text)") }
    }
  }

  /// Runs a plan naively, and says what is not as it should be.
  static func difference(
    of function: Function, _ program: Program, _ data: ModelData, from expected: [String: Tensor]
  ) throws -> String? {
    var parameters = [Double](repeating: .nan, count: program.parameterCount)
    for slot in program.parameterSlots {
      let values = data.parameters[slot.parameter.name]!.values
      parameters.replaceSubrange(slot.offset..<slot.offset + values.count, with: values)
    }
    let run = data.runs[0]
    let dimensions = run.dimensions.keeping(program.model.graph.timeAxes, by: run.inputs)
    var inputs = run.inputs.mapValues { $0.fillingPadding(in: dimensions).values }
    for state in program.model.states {
      let zeros = [Double](repeating: 0, count: dimensions.count(of: TensorType(state.shape, batch: true)))
      inputs[state.name] = zeros
      inputs[state.cotangent.name] = zeros
    }
    var interpreter = ProgramInterpreter(
      function, parameters: parameters, inputs: inputs, dimensions: dimensions, axes: program.model.graph.timeAxes)
    interpreter.run()

    func difference(_ name: String, _ actual: [Double]) -> String? {
      guard let wanted = expected[name]?.values else { return nil }
      let scale = wanted.reduce(1) { max($0, abs($1)) }
      let isClose = actual.count == wanted.count && zip(actual, wanted).allSatisfy { abs($0 - $1) <= 1e-8 * scale }
      return isClose ? nil : "\(name) is \(actual), not \(wanted)"
    }
    for output in function.outputs {
      let values = Tensor(output.type, interpreter.output(output)).clearingPadding(in: dimensions)
      let prefix = function.kind == .training ? "training." : ""
      if let difference = difference(prefix + output.label, values.values) { return difference }
    }
    guard function.kind == .training else { return nil }
    for slot in program.parameterSlots where !slot.parameter.isFixed {
      let name = "gradient.\(slot.parameter.name)"
      let count = slot.parameter.shape.reduce(1, *)
      let actual = Array(interpreter.gradients[slot.offset..<slot.offset + count])
      if let difference = difference(name, actual) { return difference }
    }
    return nil
  }
}
