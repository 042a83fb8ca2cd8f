import Dispatch
import RNNRuntime
import Testing

private let layout = ParameterLayout(
  entries: [
    .init(name: "cell.W", shape: [3, 5], offset: 0, initializer: .glorot),
    .init(name: "cell.b", shape: [3], offset: 16, initializer: .constant(1)),
    .init(name: "reservoir", shape: [2, 2], offset: 32, initializer: .uniform(-1, 1), isFixed: true),
    .init(name: "out.W", shape: [4, 3], offset: 48, initializer: .normal(0.5)),
  ], count: 64, preparedCounts: [64, 3])

@Suite struct ParametersTests {
  @Test func buffersAreAlignedAndZero() {
    for count in [0, 1, 15, 1000] {
      let buffer = AlignedBuffer<Float>(count: count)
      #expect(UInt(bitPattern: buffer.pointer) % 64 == 0)
      #expect((0..<count).allSatisfy { buffer.pointer[$0] == 0 })
    }
  }

  @Test func theSeedDecides() {
    let first = Parameters(layout: layout, seed: 7)
    #expect(first["cell.W"] == Parameters(layout: layout, seed: 7)["cell.W"])
    #expect(first["cell.W"] != Parameters(layout: layout, seed: 8)["cell.W"])
    #expect(first["cell.b"].elements == [1, 1, 1])
    #expect(first["cell.W"].elements.allSatisfy { abs($0) <= (6.0 / 8.0 as Float).squareRoot() })
  }

  @Test func tensorsAreNamedAndShaped() {
    var parameters = Parameters(layout: layout, seed: 1)
    parameters["cell.W"] = Tensor(shape: [3, 5], elements: (0..<15).map(Float.init))
    #expect(parameters["cell.W"][1, 2] == 7)
    parameters["cell.W"][2, 4] = -1
    #expect(parameters["cell.W"][2, 4] == -1)
    #expect(parameters["cell.W"][2, 3] == 13)
    #expect(parameters.withUnsafePointer { $0[14] } == -1)
    #expect(parameters["out.W"].shape == [4, 3])
    #expect(layout.entry(named: "cell.V") == nil)
  }

  @Test func copiesAreIndependent() {
    var original = Parameters(layout: layout, seed: 1)
    let copy = original
    let tensor = original["cell.b"]
    original["cell.b"] = Tensor(shape: [3])
    #expect(copy["cell.b"].elements == [1, 1, 1])
    #expect(tensor.elements == [1, 1, 1])
    #expect(original["cell.b"].elements == [0, 0, 0])

    var gradients = Gradients(layout: layout)
    let zero = gradients
    gradients["cell.b"][0] = 2
    #expect(gradients["cell.b"].elements == [2, 0, 0] && zero["cell.b"].elements == [0, 0, 0])
  }

  @Test func changingInPlaceKeepsTheBuffer() {
    var parameters = Parameters(layout: layout, seed: 1)
    let before = parameters.withUnsafePointer { $0 }
    parameters.withUnsafeMutablePointer { $0[0] = 3 }
    #expect(parameters.withUnsafePointer { $0 } == before)
  }

  @Test func trainedRangesLeaveOutFixedParameters() {
    #expect(layout.trainedRanges == [0..<19, 48..<60])
  }

  @Test func layoutsAreComparedByTheirEntries() {
    let renamed = ParameterLayout(
      entries: [.init(name: "other", shape: [3, 5], offset: 0, initializer: .glorot)], count: 64)
    #expect(!layout.isCompatible(with: renamed))
    #expect(layout.isCompatible(with: ParameterLayout(entries: layout.entries, count: 64)))
  }

  @Test func preparedWeightsFollowTheParameters() {
    var parameters = Parameters(layout: layout, seed: 1)
    var packings = 0
    func first(_ parameters: Parameters) -> Float {
      parameters.prepared(1) {
        packings += 1
        $1[0] = 2 * $0[0]
      }[0]
    }
    parameters.withUnsafeMutablePointer { $0[0] = 3 }
    #expect(first(parameters) == 6 && first(parameters) == 6 && packings == 1)
    let copy = parameters
    #expect(first(copy) == 6 && packings == 1)
    parameters.withUnsafeMutablePointer { $0[0] = 4 }
    #expect(first(parameters) == 8 && packings == 2)
    #expect(first(copy) == 6 && packings == 2)
    parameters.withUnsafeMutablePointer { $0[0] = 5 }
    #expect(first(parameters) == 10 && packings == 3)
  }

  @Test func manyThreadsPrepareOnce() {
    for seed in 0..<200 as Range<UInt64> {
      let parameters = Parameters(layout: layout, seed: seed)
      let packings = AlignedBuffer<Float>(count: 1)
      let wrong = AlignedBuffer<Float>(count: 8)
      DispatchQueue.concurrentPerform(iterations: 8) { thread in
        let prepared = parameters.prepared {
          packings.pointer[0] += 1
          for index in 0..<64 { $1[index] = $0[index] + 1 }
        }
        parameters.withUnsafePointer { source in
          for index in 0..<64 where prepared[index] != source[index] + 1 { wrong.pointer[thread] += 1 }
        }
      }
      #expect(packings.pointer[0] == 1)
      #expect((0..<8).allSatisfy { wrong.pointer[$0] == 0 })
    }
  }
}
