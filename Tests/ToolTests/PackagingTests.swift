import Codegen
import GraphIR
import Testing

@testable import Packaging

/// Names and texts of interfaces in other languages.
@Suite struct PackagingTests {
  private func interface(_ text: String) throws -> ModelInterface {
    let diagnostics = Diagnostics()
    let (sources, models) = parseAndLower("Model.rnn", reading: { _ in Array(text.utf8) }, into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics.rendered(with: sources.files))")
    return ModelInterface(try compile(models[0]).program)
  }

  static let lowered: [(String, String)] = [
    ("CharLM", "char_lm"), ("Forecast", "forecast"), ("criticLoss", "critic_loss"), ("GRU", "gru"),
    ("HTTPServer2", "http_server2"), ("while", "while_"), ("Class", "class_"), ("A", "a"), ("two_words", "two_words"),
    ("Signal", "signal_"), ("Clock", "clock"),
  ]

  @Test(arguments: lowered) func namesInLowerCase(name: String, expected: String) {
    #expect(CNames.lowered(name) == expected)
  }

  @Test func identifiersAreIdentifiersAndDiffer() {
    let names = ["x", "int", "a.b", "a_b", "übung", "", "x", "lambda", "2nd"]
    let found = CNames.identifiers(for: names, besides: ["x"])
    #expect(found == ["x_2", "int_", "a_b", "a_b_2", "_bung", "_", "x_3", "lambda_", "_2nd"])
    #expect(Set(found).count == names.count)
  }

  @Test func namespacesAreNoFunctionsOfC() throws {
    let model = try interface("model Clock { input check: sequence of [3]\n output get: scan GRU(4) over check }")
    let names = CNames(model, prefix: nil)
    #expect(names.prefix == "clock" && names.namespace == "clock_")
    let interface = CInterface(model: model, names: names, hasTraining: false, hasParameters: false)
    let text = CXXHeader(interface: interface).text
    #expect(text.contains("namespace clock_ {"))
    // Inputs and outputs that are called as members of the class hide none of them.
    #expect(text.contains("run(size_t steps, const float *check_2, float *get_2)"))
  }

  @Test func headerSaysTheVersions() throws {
    let text = try header(hasTraining: false)
    #expect(text.contains("LETTERS_INSTRUCTIONS names one: \"AVX2\" or \"SSE2\"."))
  }

  private static let model = """
    /// Closes the comment: */ int x;
    model Letters {
      input  int:  sequence of token(12)
      input  gain: sequence of [] along int
      target next: sequence of token(12) along int
      hidden = scan LSTM(8) over [embed(int, 4), gain]
      logits = dense(hidden, 12)
      output double: softmax(logits)
      output best:   max(logits)
      loss   crossEntropy(logits, next)
    }
    """

  private func header(hasTraining: Bool) throws -> String {
    let model = try interface(Self.model)
    return CHeader(
      interface: CInterface(
        model: model, names: CNames(model, prefix: nil), hasTraining: hasTraining, hasParameters: false),
      versions: CoreVersion.all(for: "x86_64")
    ).text
  }

  @Test func headerHasTheModelsNames() throws {
    let text = try header(hasTraining: true).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for expected in [
      "letters_stream_step( letters_stream *stream, int32_t int_, float gain, float *double_, float *best)",
      "const int32_t *int_, const float *gain, const size_t *lengths, bool carries_state",
      "#define LETTERS_STATE_COUNT 32", "letters_training_gradient", "letters_optimizer_create_adam",
    ] { #expect(text.contains(expected), "\(expected)") }
    // What a user writes into a comment cannot end it.
    #expect(!text.contains("*/ int x;"))
  }

  @Test func trainingIsThereOnRequest() throws {
    let text = try header(hasTraining: false)
    #expect(!text.contains("training") && !text.contains("optimizer") && text.contains("inference"))
  }

  /// Each function of the core is written, and called.
  @Test func coreFunctionsAreAllThere() throws {
    let model = try interface(Self.model)
    let names = CNames(model, prefix: "some_name")
    let swift = SwiftCore(model: model, names: names, hasTraining: true).text
    let interface = CInterface(model: model, names: names, hasTraining: true, hasParameters: false)
    let calls = interface.sections.flatMap(\.functions).map(\.body).joined()
    for function in model.coreFunctions(hasTraining: true) {
      #expect(swift.contains("@_cdecl(\"some_name_core_\(function.name)\")"))
      let isCalled = calls.contains("core->\(function.name)(") || function.name == "model_floats"
      #expect(isCalled, "\(function.name)")
    }
    #expect(swift.components(separatedBy: "@_cdecl").count - 1 == model.coreFunctions(hasTraining: true).count)
  }

  @Test func modelsWithoutStepsSayWhy() throws {
    let model = try interface(
      "model Tagger { input x: sequence of [3]\n output scan bidirectional GRU(4) over x }")
    #expect(model.step == nil)
    #expect(model.obstacleToStep != nil)
    #expect(model.inference?.inputs.map(\.width) == [3])
  }
}
