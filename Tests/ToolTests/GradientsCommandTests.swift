import Foundation
import RNNFormats
import Testing

@testable import CommandLineTool

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct GradientsCommandTests {
  /// h' = h / 2 + x; the loss is the square of the last state.
  static let model = """
    cell Half {
      input x
      state h: [1]
      param w: [1, 1] = 0.5
      h' = w · h + x
      output h'
    }
    model Memory {
      input  x: sequence of [1]
      target y: [1]
      hidden = scan Half over x
      output hidden
      loss   meanSquaredError(hidden.last, y)
    }
    """

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func run(_ options: String..., inputs: [String: TensorFile.Entry]) throws -> Run {
    let model = try folder.file("Memory.rnn", Self.model)
    var tensors = inputs
    tensors["hidden.w"] = .init(shape: [1, 1], values: [0.5])
    let file = folder.path("data")
    try TensorFile(tensors).data().write(to: URL(filePath: file))
    return Run(["gradients", model, "--parameters", file, "--inputs", file] + options)
  }

  static let inputs: [String: TensorFile.Entry] = [
    "input.x": .init(shape: [1, 12, 1], values: [1] + Array(repeating: 0, count: 11)),
    "input.y": .init(shape: [1, 1], values: [1]),
  ]

  @Test func tablesAndPlot() throws {
    let plot = folder.path("flow.svg")
    let run = try run("-o", plot, inputs: Self.inputs)
    #expect(run.code == .success && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.hasPrefix("Memory: loss 0.999 over 1 example\n\nhidden (Half) along x, 12 steps\n"))
    #expect(run.output.contains("  vanishes: a gradient falls by 10 each 3.32 steps back\n"))
    #expect(run.output.contains("  step  gradient of h  singular value\n"))
    #expect(run.output.contains("  steps back     reach   at most\n"))
    let picture = try #require(folder.contents("flow.svg"))
    let document = try XMLDocument(xmlString: picture)
    #expect(try document.nodes(forXPath: "//*[local-name()='polyline']").count == 3)
    for text in ["step of x", "steps back from the last one", "product of singular values", "1e-4", "norm"] {
      #expect(picture.contains(">\(text)</text>"), "\(text)")
    }
  }

  @Test func numbersAreJSON() throws {
    let run = try run("--json", inputs: Self.inputs)
    let flow = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let scan = try #require((flow["scans"] as? [[String: Any]])?.first)
    #expect(scan["name"] as? String == "hidden")
    #expect((scan["verdict"] as? [String: Any])?["kind"] as? String == "vanishes")
    let powers = (0..<12).map { pow(0.5, Double($0)) }
    #expect(scan["reach"] as? [Double] == powers && scan["bounds"] as? [Double] == powers)
    let loss = 2 * (1 - powers[11])
    let state = try #require((scan["states"] as? [[String: Any]])?.first)
    let norms = try #require(state["gradientNorms"] as? [Double])
    #expect(zip(norms, powers.reversed()).allSatisfy { abs($0 - loss * $1) < 1e-15 })
  }

  @Test func whatIsMissing() throws {
    #expect(Run("gradients", "x").errors.contains("'gradients' needs '--parameters'"))
    #expect(Run("gradients", "x", "--parameters", "p").errors.contains("'gradients' needs '--inputs'"))
    var inputs = Self.inputs
    inputs["input.y"] = nil
    let run = try run(inputs: inputs)
    #expect(run.code == .failure && run.errors.contains("the target 'y' is missing"))
  }
}
