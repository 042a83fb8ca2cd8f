import Testing

@testable import GraphIR

/// The graphs that lowering makes: names of parameters and states, time axes, bodies of scans.
struct LoweringTests {
  @Test func standardLibrary() throws {
    for file in StandardLibrary.files {
      let diagnostics = Diagnostics()
      let unit = SourceUnit(parsing: file, diagnostics: diagnostics)
      _ = lower([unit], into: diagnostics)
      #expect(diagnostics.all == [])
      // A file is found by the name of what it declares.
      let names = unit.cells.map(\.name.text) + unit.blocks.map(\.name.text)
      #expect(names.map { $0 + ".rnn" } == [file.path])
      let documentation = unit.cells.map(\.documentation) + unit.blocks.map(\.documentation)
      #expect(!documentation.joined().isEmpty)
    }
    #expect(StandardLibrary.source(of: "LSTM")?.contains("cell LSTM(hidden) {") == true)
    #expect(StandardLibrary.source(of: "LSTN") == nil)
  }

  static let models = Fixture.files(in: "Models", withExtension: "rnn")

  @Test(arguments: models)
  func modelsOfTheFixtures(path: String) throws {
    let bytes = try SourceLoader.readFromDisk("\(Fixture.folder)/\(path)")
    let model = try lowered(String(decoding: bytes, as: UTF8.self))
    let results = model.outputs + model.states.map(\.name) + ["loss"] + model.fits.map(\.name)
    #expect(model.graph.outputs.map(\.name) == results)
    let loss = try #require(model.graph.outputs.of(.loss).first)
    #expect(model.graph.type(of: loss.value) == TensorType())
    #expect(Set(model.parameters.map(\.name)).count == model.parameters.count)
    // What a scan passes to its body as a constant, it passes once.
    for case .scan(let scan) in model.graph.nodes.map(\.operation) {
      #expect(!scan.body.nodes.contains { $0.operation == .argument(-1) })
    }
  }

  @Test func aScanAsText() throws {
    let model = try lowered(
      """
      model M {
        input x: sequence of [2]
        target y: sequence of [3]
        hidden = scan Elman(3) over x
        output hidden
        loss meanSquaredError(hidden, y)
      }
      """)
    #expect(
      model.graph.description == """
        graph M {
          %0 = input "x" : f32[2] batch time(x) as "x"
          %1 = input "y" : f32[3] batch time(x) as "y"
          %2 = parameter "hidden.W" : f32[3, 5] as "W"
          %3 = parameter "hidden.b" : f32[3] as "b"
          %4 = input "hidden.h" : f32[3] batch as "hidden.h"
          %5 = mask x : f32[] batch time(x)
          %6 = scan x states 1 elements 2 body "Elman" %4, %0, %5, %2, %3 : bundle {
            %0 = argument 0 : f32[3] batch as "h"
            %1 = argument 1 : f32[2] batch as "x"
            %2 = argument 2 : f32[] batch as "mask"
            %3 = argument 3 : f32[3, 5] as "W"
            %4 = argument 4 : f32[3] as "b"
            %5 = concatenate axis 0 %0, %1 : f32[5] batch
            %6 = product %3, %5 : f32[3] batch
            %7 = add %6, %4 : f32[3] batch
            %8 = tanh %7 : f32[3] batch as "h'"
            %9 = select %2, %8, %0 : f32[3] batch
            output "h" %9
            output "output" %9
          }
          %7 = result 0 %6 : f32[3] batch as "hidden.h"
          %8 = result 1 %6 : f32[3] batch time(x) as "hidden"
          %9 = subtract %8, %1 : f32[3] batch time(x)
          %10 = multiply %9, %9 : f32[3] batch time(x)
          %11 = sum %10 : f32[] batch time(x)
          %12 = constant 0.3333333333333333 : f32[]
          %13 = multiply %11, %12 : f32[] batch time(x)
          %14 = mask x : f32[] batch time(x)
          %15 = constant 0.0 : f32[]
          %16 = select %14, %13, %15 : f32[] batch time(x)
          %17 = reduce batch time x %16 : f32[]
          %18 = count steps x : f32[]
          %19 = divide %17, %18 : f32[] as "loss"
          output "hidden" %8
          state "hidden.h" %7
          loss "loss" %19
        }

        """)
    #expect(model.states == [CarriedState(name: "hidden.h", shape: [3])])
    #expect(model.inputs.map(\.isTarget) == [false, true])
    #expect(
      model.parameters == [
        Parameter(name: "hidden.W", shape: [3, 5], initializer: .glorot, isFixed: false),
        Parameter(name: "hidden.b", shape: [3], initializer: .constant(0), isFixed: false),
      ])
  }

  @Test func names() throws {
    let model = try lowered(
      """
      cell Deep(n) {
        input x
        let inner = Elman(n)
        a = step inner on x
        b = step inner on a
        c = tanh(step Elman(n) on b)
        output dense(c, n) + dense(c, n)
      }
      model M {
        let shared = Elman(2)
        input x: sequence of [2]
        fixed param scale: [2] = 3
        code = (scan bidirectional Deep(2) over scale * x).last
        one = scan shared over dense(x, 2)
        two = relu(scan shared over dense(dense(x, 2), 2))
        three = repeat 2 with y = one {
          z = dense(y, 2)
          z + dense(y, 2)
        }
        output code
        output dense(two, 1)
        output last: dense(three, 1)
        output two.last
      }
      """)
    func deep(_ path: String) -> [String] {
      [".inner.W", ".inner.b", ".c.Elman.W", ".c.Elman.b", ".dense.W", ".dense.b", ".dense2.W", ".dense2.b"].map {
        path + $0
      }
    }
    func affine(_ paths: String...) -> [String] { paths.flatMap { [$0 + ".W", $0 + ".b"] } }
    #expect(
      model.parameters.map(\.name)
        == ["scale"] + deep("code.forward") + deep("code.backward")
        + affine("one.dense", "shared", "two.dense", "two.dense2")
        + affine("three.0.z", "three.0.dense", "three.1.z", "three.1.dense", "dense", "last"))
    #expect(model.states.map(\.name) == ["one.h", "two.shared.h"])
    #expect(model.outputs == ["code", "dense", "last", "two"])
    #expect(model.parameters[0] == Parameter(name: "scale", shape: [2], initializer: .constant(3), isFixed: true))
  }

  @Test func statesOfInnerCells() throws {
    let model = try lowered(
      """
      cell Outer(n) {
        input x
        state s: [n]
        y = step LSTM(n) on x
        s' = s + (step Elman(n) on y)
        output s'
      }
      model M {
        input x: sequence of [2]
        r = scan Outer(2) over x from (s: 1)
        output r.final.s
        output name: r
      }
      """)
    #expect(model.states.map(\.name) == ["r.y.h", "r.y.c", "r.s.Elman.h"])
    #expect(model.outputs == ["r", "name"])
    let scans = model.graph.nodes.compactMap { node -> Scan? in
      if case .scan(let scan) = node.operation { scan } else { nil }
    }
    #expect(scans.map(\.stateCount) == [4])
    #expect(scans[0].body.outputs.map(\.name) == ["s", "y.h", "y.c", "s.Elman.h", "output"])
  }

  @Test func timeAxesOfTargets() throws {
    let model = try lowered(
      """
      model M {
        input a: sequence of [1]
        input b: sequence of [1] along a
        input c: sequence of [1]
        target byUse: sequence of [1]
        target along: sequence of [1] along byUse
        target own: sequence of [1]
        seen = scan reversed Elman(1) over byUse
        loss mean(b + byUse + along + seen) + sum(mean(own, over: own)) + mean(c.last)
      }
      """)
    let axes = Dictionary(uniqueKeysWithValues: model.inputs.map { ($0.name, $0.type.time?.name) })
    #expect(axes == ["a": "a", "b": "a", "c": "c", "byUse": "a", "along": "a", "own": "own"])
  }

  @Test func usersDeclarationsWin() throws {
    let model = try lowered(
      """
      block dense(x, width) {
        param V: [width, size(x)] = normal(3 / 3)
        output V · x
      }
      model M {
        input x: [2]
        output dense(x, 3)
      }
      """)
    #expect(
      model.parameters == [Parameter(name: "dense.V", shape: [3, 2], initializer: .normal(1), isFixed: false)])
  }

  @Test func argumentsWithDefaultValues() throws {
    let model = try lowered(
      """
      block table(tokens, width, deviation = 1 / width, times = 2) {
        param E: [size(tokens), width] = normal(deviation)
        output times * E[tokens]
      }
      cell Leaky(hidden, rate = 0.5) {
        input x
        state h: [hidden]
        h' = (1 - rate) * h + rate * tanh(x)
        output h'
      }
      model M {
        input a: token(3)
        input b4: token(4)
        input b: sequence of [4]
        let shared = table(4, deviation: 0.25)
        output default: table(a, 4)
        output given: table(a, width: 4, deviation: 2, times: 3)
        output partial: shared(a)
        output partialGiven: shared(a, times: 5)
        output half: (scan Leaky(4) over b).last
        output quarter: (scan Leaky(4, rate: 0.25) over b).last
        output embed: embed(a, 4, deviation: 1)
        output small: embed(b4, 4)
      }
      """)
    #expect(
      model.parameters.map(\.initializer) == [.normal(0.25), .normal(2), .normal(0.25), .normal(1), .normal(0.5)])
    #expect(model.parameters.map(\.name) == ["default.E", "given.E", "shared.E", "embed.E", "small.E"])
    let results = try model.evaluated(
      [
        "a": [1], "b": [1, 1, 1, 1], "default.E": [Double](repeating: 1, count: 12),
        "given.E": [Double](repeating: 1, count: 12), "shared.E": [Double](repeating: 1, count: 12),
      ], in: Dimensions(batch: 1, steps: [TimeAxis("b"): 1]))
    let expected = [
      "default": 2, "given": 3, "partial": 2, "partialGiven": 5, "half": 0.38079707797788244,
      "quarter": 0.19039853898894122,
    ]
    for (name, value) in expected { #expect(isClose(results[name], [Double](repeating: value, count: 4))) }
  }

  @Test func importsBringCellsAndBlocksOnly() throws {
    let diagnostics = Diagnostics()
    let texts = [
      "block double(x) {\n output 2 * x\n}\nmodel Imported {\n input x: [1]\n output double(x)\n}",
      "model Main {\n input x: [1]\n output double(x)\n}",
    ]
    let units = texts.enumerated().map { index, text in
      SourceUnit(parsing: SourceFile(path: "\(index).rnn", text: text), diagnostics: diagnostics)
    }
    #expect(lower(units, into: diagnostics).map(\.name) == ["Main"])
    #expect(diagnostics.all == [])
  }
}
