import Foundation
import RNNFormats
import Testing

@testable import CommandLineTool

@Suite struct ParametersCommandTests {
  private static let file = """
    /// A cell with a bias that is not trained.
    cell Own(hidden) {
      input x
      state h: [hidden]
      param W: [hidden, hidden + size(x)] = orthogonal
      fixed param b: [hidden] = 1 / 4
      h' = tanh(W · [h, x] + b)
      output h'
    }
    model First {
      input x: sequence of [2]
      param scale: [2, 2] = [1, 2.5; -1, 0], long: [8] = [1, 2, 3, 4, 5, 6, 7, 8]
      hidden = scan Own(3) over scale · x
      output dense(hidden, 2), sum(long)
    }
    model Second {
      input word: token(16)
      param r: [4, 4] = reservoir(0.5, 0.9)
      output r · embed(word, 4)
    }
    """

  let folder: TemporaryFolder
  let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.file("Two.rnn", Self.file)
  }

  @Test func table() {
    let run = Run("parameters", model)
    #expect(run.code == .success && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.output == """
        First: 38 parameters in 6 tensors, 3 of them fixed

          scale     [2, 2]  [1, 2.5; -1, 0]                 \(model):12
          long      [8]     [1, 2, 3, 4, 5, 6, and 2 more]  \(model):12
          hidden.W  [3, 5]  orthogonal                      \(model):5
          hidden.b  [3]     fixed 0.25                      \(model):6
          dense.W   [2, 3]  glorot                          dense.rnn:4 of the library
          dense.b   [2]     0                               dense.rnn:5 of the library

        Second: 80 parameters in 2 tensors

          r        [4, 4]   reservoir(0.5, 0.9)  \(model):18
          embed.E  [16, 4]  normal(0.25)         embed.rnn:6 of the library

        """)
    #expect(Run("parameters", model, "--model", "Second").output.hasPrefix("Second: 80 parameters in 2 tensors\n"))
  }

  @Test func factsAreJSON() throws {
    let run = Run("parameters", model, "--json")
    let lists = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(lists.map { $0["model"] as? String } == ["First", "Second"])
    #expect(lists.map { $0["count"] as? Int } == [38, 80])
    let parameters = try #require(lists[0]["parameters"] as? [[String: Any]])
    let scale = try #require(parameters.first)
    #expect(scale["name"] as? String == "scale" && scale["shape"] as? [Int] == [2, 2])
    #expect(scale["initializer"] as? String == "[1, 2.5; -1, 0]" && scale["fixed"] as? Bool == false)
    #expect(scale["file"] as? String == model && scale["line"] as? Int == 12 && scale["library"] as? Bool == false)
    #expect(parameters[1]["initializer"] as? String == "[1, 2, 3, 4, 5, 6, 7, 8]")
    #expect(parameters[3]["fixed"] as? Bool == true)
  }

  /// `run` takes what was drawn.
  @Test func drawnParametersRun() throws {
    let drawn = folder.path("drawn")
    let run = Run("parameters", model, "--model", "First", "--seed", "7", "-o", drawn)
    #expect(run.code == .success && run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
    try TensorFile(["input.x": .init(shape: [1, 1, 2], values: [1, 2])]).data().write(
      to: folder.url.appendingPathComponent("inputs"))
    let evaluation = Run(
      "run", model, "--model", "First", "--parameters", drawn, "--inputs", folder.path("inputs"), "--outputs",
      folder.path("outputs"))
    #expect(evaluation.code == .success, "\(evaluation.errors)")
    let file = try TensorFile(contentsOf: drawn)
    #expect(file.tensors["scale"]?.values == [1, 2.5, -1, 0])
    #expect(file.tensors["hidden.b"]?.values == [0.25, 0.25, 0.25])
    // Another seed gives other numbers, and the same seed the same file.
    let others = ["8", "7"].map { seed in
      _ = Run("parameters", model, "--model=First", "--seed", seed, "-o", folder.path("other"))
      return folder.contents("other")
    }
    #expect(others[0] != folder.contents("drawn") && others[1] == folder.contents("drawn"))
  }

  @Test func whatDoesNotFitIsSaid() throws {
    let drawn = folder.path("drawn")
    func expect(_ message: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) {
      let run = Run(["parameters", model] + arguments)
      #expect(run.code == .usage, sourceLocation: sourceLocation)
      #expect(run.errors.contains(message), "\(run.errors)", sourceLocation: sourceLocation)
      #expect(folder.contents("drawn") == nil, sourceLocation: sourceLocation)
    }
    expect("the file has the models First, Second: choose with '--model'", "--seed", "1", "-o", drawn)
    expect("'parameters' needs '--output'", "--seed", "1")
    expect("'--output' belongs to '--seed'", "-o", drawn)
    expect("'--json' and '--seed' exclude each other", "--json", "--seed", "1", "-o", drawn)
    expect("'--seed' takes a whole number from 0 to 18446744073709551615, not '1.5'", "--seed=1.5", "-o", drawn)
    let nowhere = Run("parameters", model, "--model=First", "--seed=1", "-o", folder.path("no/where"))
    #expect(nowhere.code == .failure && nowhere.errors.contains("does not exist"))
  }
}
