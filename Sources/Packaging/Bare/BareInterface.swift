import Codegen

/// The functions of a package for a machine without an operating system, and what their header says.
struct BareInterface {
  let model: ModelInterface
  let names: CNames
  let code: BareStreamCode

  var macro: String { names.macroPrefix }
  var status: String { names("status") }
  /// The floats of a stream: its memory, and the outputs of a step.
  var streamCount: Int { code.step.count + code.step.outputCount }

  /// The codes that are left of those for C.
  static let statuses = CHeader.statuses.filter { $0.code <= 2 }

  private func function(
    _ name: String, _ result: String, _ parameters: [(String, String)], _ documentation: [String], _ body: [String]
  ) -> CFunction {
    CFunction(
      documentation: documentation, result: result, name: names(name), parameters: parameters.map { ($0.0, $0.1) },
      body: body.joined(separator: "\n"))
  }

  private func refuseNull(_ names: [String]) -> String {
    "if (\(names.map { "!\($0)" }.joined(separator: " || "))) return \(macro)_NULL_ARGUMENT;"
  }

  var functions: [CFunction] {
    let values = NamedValues(code.step)
    let this = (names("stream") + " *", "stream")
    return [
      function(
        "status_text", "const char *", [(status + " ", "status")], ["The text of a code."],
        ["switch (status) {"] + Self.statuses.map { "case \(macro)_\($0.name): return \"\($0.text)\";" }
          + ["}", "return \"an unknown code\";"]),
      function(
        "stream_init", status, [this], ["Makes memory a stream whose states are zero, or sets them to zero again."],
        initialization),
      function(
        "stream_step", status,
        [this]
          + values.inputs.map { value, name in
            (value.isToken ? "int32_t " : value.width == 1 ? "float " : "const float *", name)
          } + values.outputs.map { ("float *", $0.name) },
        ["One time step."] + documentation(values, isOne: true), one(values)),
      function(
        "stream_run", status,
        [this, ("size_t ", "steps")]
          + values.inputs.map { ("const \($0.value.element) *", $0.name) }
          + values.outputs.map { ("float *", $0.name) },
        ["Several time steps, whose inputs and outputs lie one after the other: what as many calls of a step do."]
          + documentation(values, isOne: false), many(values)),
    ]
  }

  private func documentation(_ values: NamedValues, isOne: Bool) -> [String] {
    values.inputs.map { value, name in
      isOne
        ? "\(name): \(value.described)."
        : "\(name): \(value.isToken ? "tokens in 0..<\(value.classes!)" : "numbers"), [steps\(value.extents)]."
    }
      + values.outputs.map { value, name in
        "\(name): where the output goes, [\(isOne ? value.extents.dropFirst(2) : "steps\(value.extents)"[...])]; NULL if it is not wanted."
      }
  }

  // MARK: Bodies

  private var initialization: [String] {
    var lines = [
      refuseNull(["stream"]), "float *memory = stream->floats;", "memset(memory, 0, \(4 * code.initialCount));",
    ]
    if let ones = code.ones { lines.append("memory[\(ones)] = 1;") }
    if let length = code.length {
      lines += ["const int32_t length = 1;", "memcpy(memory + \(length), &length, sizeof length);"]
    }
    if code.initialCount == 0 { lines[1...] = ["(void)stream;"] }
    return lines + ["return \(macro)_OK;"]
  }

  private func one(_ values: NamedValues) -> [String] {
    let pointers = values.inputs.filter { !$0.value.isToken && $0.value.width > 1 }.map(\.name)
    let isPointer = Set(pointers)
    return [refuseNull(["stream"] + pointers)]
      + values.inputs.compactMap { value, name in
        value.classes.map { "if ((uint32_t)\(name) >= \($0)u) return \(macro)_INVALID_ARGUMENT;" }
      }
      + [
        "advance(stream, \((values.inputs.map { isPointer.contains($0.name) ? $0.name : "&\($0.name)" } + values.outputs.map(\.name)).joined(separator: ", ")));",
        "return \(macro)_OK;",
      ]
  }

  private func many(_ values: NamedValues) -> [String] {
    var lines = [refuseNull(["stream"] + values.inputs.map(\.name))]
    for (value, name) in values.inputs {
      guard let classes = value.classes else { continue }
      lines += [
        "for (size_t step = 0; step < steps; step++) {",
        "  if ((uint32_t)\(name)[step] >= \(classes)u) return \(macro)_INVALID_ARGUMENT;", "}",
      ]
    }
    func next(_ value: ModelInterface.Value) -> String { value.width == 1 ? "" : "\(value.width) * " }
    let arguments =
      values.inputs.map { "\($0.name) + \(next($0.value))step" }
      + values.outputs.map { "\($0.name) ? \($0.name) + \(next($0.value))step : NULL" }
    return lines + [
      "for (size_t step = 0; step < steps; step++) {",
      "  advance(stream, \(arguments.joined(separator: ", ")));", "}", "return \(macro)_OK;",
    ]
  }

  // MARK: Texts

  var header: String {
    var lines = [
      comment(
        ["\(model.name): one time step after the other of a recurrent network, compiled by rnnc."] + model.documentation
      ),
      """

      #ifndef \(macro)_H
      #define \(macro)_H

      #include <stddef.h>
      #include <stdint.h>

      #ifdef __cplusplus
      extern "C" {
      #endif

      /* What functions return. No function changes anything if it returns an error. */
      typedef int32_t \(status);
      enum {
      """,
    ]
    lines += Self.statuses.map { name, code, text in
      "  \(macro)_\(name) = \(code)\(code == Self.statuses.last!.code ? "" : ",") /* \(text) */"
    }
    lines.append(
      """
      };

      /* The bytes of a stream, and the floats of its states, which are the first ones. */
      #define \(macro)_STREAM_SIZE \(4 * streamCount)
      #define \(macro)_STATE_COUNT \(code.step.stateCount)

      #if defined(__GNUC__)
      #define \(macro)_ALIGNED __attribute__((aligned(16)))
      #else
      #define \(macro)_ALIGNED
      #endif

      /* States that go from step to step, and the memory that a step works in: all of it but the stack. A stream lies
         wherever its owner wants it, and `\(names("stream_init"))` comes first. A copy, by an assignment, goes on from the
         same states. Different streams may take steps at the same time, in a thread and an interrupt say. */
      typedef struct \(names("stream")) {
        float floats[\(macro)_STREAM_SIZE / sizeof(float)];
      } \(macro)_ALIGNED \(names("stream"));
      """)
    for function in functions { lines.append("\n\(comment(function.documentation))\n\(function.signature);") }
    lines.append(
      """

      #ifdef __cplusplus
      }
      #endif

      #endif
      """)
    return lines.joined(separator: "\n") + "\n"
  }

  private func comment(_ lines: [String]) -> String {
    "/* " + lines.map { $0.replacing("*/", with: "* /") }.joined(separator: "\n   ") + " */"
  }

  /// - Parameter constants: the file with the bytes of the constants.
  func implementation(constants: String, alignment: Int) -> String {
    let values = NamedValues(code.step)
    let parameters =
      ["\(names("stream")) *stream"] + values.inputs.map { "const \($0.value.element) *\($0.name)" }
      + values.outputs.map { "float *\($0.name)" }
    var body = ["float *memory = stream->floats;"]
    for (input, named) in zip(code.step.inputs, values.inputs) {
      body.append("memcpy(memory + \(input.offset), \(named.name), \(4 * max(named.value.width, 1)));")
    }
    let table = code.constantCount == 0 ? "memory" : "(const float *)(const void *)\(names("constants"))"
    body += [
      "const uint64_t denormals = rnn_flush_denormals();",
      "\(names("core_step"))(\(table), memory, memory + \(code.step.count));",
      "rnn_restore_denormals(denormals);",
    ]
    for (output, named) in zip(code.step.outputs, values.outputs) {
      body.append(
        "if (\(named.name)) memcpy(\(named.name), memory + \(code.step.count + output.offset), \(4 * named.value.width));"
      )
    }
    var parts = [
      """
      // The interface of \(model.name) on a machine without an operating system.
      #include "\(names.prefix).h"
      #include "RNNVector.h"

      #define memcpy __builtin_memcpy
      #define memset __builtin_memset

      void \(names("core_step"))(const float *constants, float *memory, float *outputs);
      """
    ]
    if code.constantCount > 0 {
      parts.append(
        """
        static const unsigned char \(names("constants"))[] __attribute__((aligned(\(alignment)))) = {
        #embed "\(constants)"
        };
        """)
    }
    parts.append(
      "static __attribute__((noinline)) void advance(\(parameters.joined(separator: ", "))) {\n"
        + body.map { "  \($0)\n" }.joined() + "}")
    parts += functions.map { function in
      "\(function.signature) {\n" + function.body.split(separator: "\n").map { "  \($0)\n" }.joined() + "}"
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The function of Swift behind it.
  var core: String {
    """
    // The step of the model, for C.

    @_cdecl("\(names("core_step"))")
    public func core_step(
      _ constants: Swift::UnsafePointer<Swift::Float>, _ memory: Swift::UnsafeMutablePointer<Swift::Float>,
      _ outputs: Swift::UnsafeMutablePointer<Swift::Float>
    ) {
      GeneratedCode.Step.body(constants, memory, outputs)
    }

    """
  }
}
