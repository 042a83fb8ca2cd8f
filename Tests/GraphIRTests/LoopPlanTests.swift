import Codegen
import Testing

@testable import GraphIR

/// What the loops of a plan keep in memory.
@Suite struct LoopPlanTests {
  private func program(inputs: Int = 3, units: Int) throws -> Program {
    try compile(
      lowered(
        """
        model Gated {
          input x: sequence of [\(inputs)]
          target y: sequence of [\(units)]
          h = scan LSTM(\(units)) over x
          output h: h
          loss sum(h * y)
        }
        """)
    ).program
  }

  /// A step of up to 16 units is one loop that holds both products, and replaces the states in place.
  @Test func narrowStepIsOneLoop() throws {
    let step = try #require(program(units: 12).step)
    #expect(step.body.count == 1)
    guard let code = step.body.first?.code else {
      Issue.record("\(PlanPrinter.text(of: step))")
      return
    }
    #expect(code.products.map(\.initial.count) == [4, 4])
    // The sums of the state's product start from those of the input's, and from the biases.
    #expect(try #require(code.products.last).initial.allSatisfy { $0 != nil })
    let stored = Set(code.stores.map { step.buffers[$0.view.buffer.index].region })
    #expect(stored == [.state("h.h"), .state("h.c")])
  }

  /// Above, the sums come first; then nobody reads the old states but those who replace them.
  @Test func wideStepSumsFirst() throws {
    let step = try #require(program(units: 40).step)
    let loops = step.body.compactMap(\.code)
    #expect(step.body.count == 2 && loops.map(\.products.count) == [2, 0])
    #expect(loops.last?.stores.count == 2)
    #expect(step.arena.slots.allSatisfy { $0.width == 40 })
  }

  /// A cell that adds the products of its state and of its input in some gates only is one loop all the same, and so is
  /// a result that is the sum of all units.
  @Test(arguments: [(12, 1), (40, 2)]) func stepWithFewResults(units: Int, loopCount: Int) throws {
    let text = "model Network { input x: sequence of [3]; output dense(scan GRU(\(units)) over x, 2) }"
    let step = try #require(compile(lowered(text)).program.step)
    let loops = step.body.compactMap(\.code)
    #expect(step.body.count == loopCount && loops.count == loopCount)
    #expect(loops.first?.products.map(\.initial.count) == [3, 3])
    let regions = loops.last?.sums.map { step.buffers[$0.view.buffer.index].region }
    #expect(regions == [.output("dense"), .output("dense")])
    #expect(try #require(loops.last).sums.allSatisfy { $0.initial != nil })
  }

  /// Gates overwrite the projected inputs, and their gradients the gates; the cotangent of the output overwrites the
  /// target. Besides, training keeps the two states, and the loss of each step.
  @Test func trainingKeepsSixNumbers() throws {
    let training = try #require(program(units: 16).training)
    let kept = training.arena.slots.filter { !$0.extent.times.isEmpty && $0.width > 1 }.map(\.width)
    #expect(kept.reduce(0, +) <= 6 * 16, "\(PlanPrinter.text(of: training))")
  }

  /// The loop projects its inputs in chunks of steps, unless that would read a large matrix again and again.
  @Test(arguments: [(units: 16, isChunked: true), (600, false)])
  func projectionInChunks(units: Int, isChunked: Bool) throws {
    let inference = try #require(program(inputs: units, units: units).inference)
    let loops = inference.body.filter { if case .loop = $0.kernel { true } else { false } }
    let chunks = loops.flatMap(\.body).filter { instruction in
      if instruction.kernel == .product, case .chunk = instruction.domain.time { true } else { false }
    }
    #expect(loops.count == 1 && chunks.count == (isChunked ? 1 : 0), "\(PlanPrinter.text(of: inference))")
  }

  /// Gradients are added up in their own memory, those of the four gates in one sum of outer products, and weights are
  /// packed from where they are.
  @Test func noCopiesOfMatrices() throws {
    let training = try #require(program(units: 16).training)
    // The sum of the losses, and their mean.
    #expect(training.sumsCount == 32, "\(PlanPrinter.text(of: training))")
    #expect(training.gradientSums.count == 1)
    #expect(training.body.filter { $0.kernel == .outerSum }.count == 2)
    #expect(training.finish.count == 1)
    let copies = training.prepare.filter { $0.kernel == .copyMatrix && $0.matrix(.source)!.rows > 1 }
    #expect(copies.isEmpty)
  }

  /// Gates that share a panel of 16 rows are stacked first.
  @Test func raggedGatesAreStacked() throws {
    let training = try #require(program(units: 20).training)
    let copies = training.prepare.filter { $0.kernel == .copyMatrix && $0.matrix(.source)!.rows > 1 }
    #expect(!copies.isEmpty)
  }

  /// Only the state that is an output has a past.
  @Test func inferenceKeepsOneTrajectory() throws {
    let inference = try #require(program(units: 16).inference)
    #expect(inference.arena.slots.filter { $0.extent.extraSteps > 0 }.count == 1)
  }
}
