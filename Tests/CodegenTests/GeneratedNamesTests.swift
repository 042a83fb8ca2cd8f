import Testing

@testable import Codegen
@testable import GraphIR

/// Names that the type of a model cannot have are errors of the source, with their places.
@Suite struct GeneratedNamesTests {
  private static func errors(_ text: String) -> [String] {
    let diagnostics = Diagnostics()
    let unit = SourceUnit(parsing: SourceFile(path: "M.rnn", text: text), diagnostics: diagnostics)
    checkNames(of: unit, models: lower([unit], into: diagnostics), into: diagnostics)
    return diagnostics.sorted.filter { $0.severity == .error }.map(\.description)
  }

  @Test(arguments: ["class", "self", "Self", "Any", "Type", "Protocol", "init", "in", "_", "func", "nil", "await"])
  func wordsOfSwiftAreNoModels(name: String) {
    #expect(
      Self.errors("model \(name) {\n  input x: [2]\n  output x\n}\n") == [
        "M.rnn:1:7: error: '\(name)' is a word of Swift: a model needs another name"
      ])
  }

  @Test(arguments: ["Training", "Inference", "Stream", "Outputs", "GeneratedCode", "layout", "step", "Swift"])
  func membersOfTheTypeAreNoModels(name: String) {
    #expect(
      Self.errors("model \(name) {\n  input x: [2]\n  output x\n}\n") == [
        "M.rnn:1:7: error: a model cannot be called '\(name)': generated code uses that name"
      ])
  }

  /// All else that means something to Swift or to the runtime: HostileNames compiles them.
  @Test(arguments: ["Void", "Gate", "Int", "Parameters", "Vector", "URL", "Foundation", "rnn_target", "MyModel"])
  func otherNamesAreModels(name: String) {
    #expect(Self.errors("model \(name) {\n  input x: [2]\n  output x\n}\n") == [])
  }

  @Test func argumentsOccurOnce() {
    let text = """
      model A {
        input  lengths: sequence of [2]
        input  carriesState: [2]
        target _: sequence of [2]
        output lengths + carriesState
        loss   meanSquaredError(lengths, _)
      }
      model B {
        input  x: sequence of [2]
        input  y: sequence of [2]
        input  xLengths: [2]
        input  lengths: [2]
        output a: x + xLengths
        output b: y + lengths
      }
      """
    #expect(
      Self.errors(text) == [
        "M.rnn:2:10: error: 'lengths' is an argument of 'run': the input needs another name",
        "M.rnn:3:10: error: 'carriesState' is an argument of 'run': the input needs another name",
        "M.rnn:4:10: error: '_' is no label in Swift: the target needs another name",
        "M.rnn:11:10: error: 'xLengths' is an argument of 'run': the input needs another name",
      ])
  }

  /// Only several outputs become properties.
  @Test func outputsAreProperties() {
    let two = "model A {\n  input x: [2]\n  init = x + 1\n  output init\n  output self: x\n  output class: x\n}\n"
    #expect(
      Self.errors(two) == [
        "M.rnn:4:10: error: 'init' is a word of Swift: the output needs another name, 'output name: …'",
        "M.rnn:5:10: error: 'self' is a word of Swift: the output needs another name, 'output name: …'",
      ])
    #expect(Self.errors("model A {\n  input x: [2]\n  output self: x\n}\n") == [])
  }

  @Test func parametersAreTensorsOfFiles() {
    let text = "model A {\n  input x: [2]\n  param __metadata__: [2]\n  output x + __metadata__\n}\n"
    #expect(
      Self.errors(text) == [
        "M.rnn:3:9: error: safetensors files have a '__metadata__' of their own: the parameter needs another name"
      ])
  }

  /// Labels are the names of the inputs, to the letter.
  @Test func labelsAreNames() throws {
    let text = "model A {\n  input x: [2]\n  input x_: [2]\n  input __a: [2]\n  output x + x_ + __a\n}\n"
    let code = generatedFile(for: try programs(of: text), sourceName: "A.rnn")
    #expect(code.contains(" x_ x2: [Swift::Float]"))
    #expect(code.contains(" __a: [Swift::Float]"))
  }

  @Test func trainingOfALossIsNoModel() {
    let text = """
      model RealTraining {
        input x: [2]
        loss real: mean(x)
        loss fake: mean(x)
      }
      """
    #expect(
      Self.errors(text) == [
        "M.rnn:3:8: error: the loss 'real' is trained by a 'RealTraining': it or the model needs another name"
      ])
  }

  /// A model with a loss and no output only trains.
  @Test func modelsWithoutOutputsOnlyTrain() throws {
    let text = """
      model A {
        input  x: sequence of [2]
        target y: sequence of [3]
        loss   meanSquaredError(dense(scan LSTM(4) over x, 3), y)
      }
      """
    let code = generatedFile(for: try programs(of: text), sourceName: "A.rnn")
    #expect(code.contains("public final class Training"))
    #expect(!code.contains("class Inference") && !code.contains("func step") && !code.contains("struct Stream"))
    #expect(!code.contains("enum Inference"))
  }
}
