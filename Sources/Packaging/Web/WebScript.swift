import Codegen
import Foundation

/// Writes the scripts of a package for the web: a module, and the same as a classic script with all in it.
struct WebScript {
  let model: ModelInterface
  /// Of the files and of the variable of the classic script.
  let name: String
  let hasParameters: Bool
  let hasSequences: Bool
  let step: WebValues?
  let sequences: WebValues?

  init(_ request: PackageRequest) {
    model = request.model
    name = request.prefix ?? WebValues.identifiers([request.model.name])[0]
    hasParameters = request.parameters != nil
    // They take more than the step, which can do the same for most models.
    hasSequences = model.step == nil && model.inference != nil
    step = model.step.map { WebValues($0) }
    sequences = hasSequences ? model.inference.map { WebValues($0) } : nil
  }

  // MARK: Files

  /// `NAME.mjs`.
  var module: String {
    """
    \(head)

    \(body)

    // MARK: Loading

    const isURL = (value) => typeof value === 'string' || (typeof URL === 'function' && value instanceof URL);

    async function wasmOf(given) {
      if (given !== undefined && !isURL(given)) return given;
      const url = given ?? new URL('./\(name).wasm', import.meta.url);
      if (String(url).startsWith('file:') && typeof process === 'object') {
        // Node fetches no files.
        const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
        return readFile(new URL(url));
      }
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
      return response.arrayBuffer();
    }

    \(load(isClassic: false))

    export { load, loadSync, Model\(step == nil ? "" : ", Stream") };

    """
  }

  /// `NAME.js`.
  func classic(_ code: String) -> String {
    """
    \(head)
    (() => {
    'use strict';

    \(body)

    // MARK: Loading

    const code = '\(code)';

    const wasmOf = (given) => given ?? Uint8Array.from(atob(code), (character) => character.charCodeAt(0));

    \(load(isClassic: true))

    const api = { load, loadSync, Model\(step == nil ? "" : ", Stream") };
    globalThis.\(name) = api;
    if (typeof module === 'object' && module.exports) module.exports = api;
    })();

    """
  }

  private var head: String {
    """
    // \(model.name), a recurrent network, made by rnnc. The comments of the functions are the documentation.
    """
  }

  private func load(isClassic: Bool) -> String {
    let wasm =
      isClassic
      ? "the WebAssembly of this file if it is absent"
      : "its address, if it is not beside this file"
    let given = hasParameters ? "those that are compiled in without them" : "they are needed"
    return """
      /**
       * Loads the model.
       *
       * @param {object} [options]
       * @param {ArrayBuffer | ArrayBufferView} [options.parameters] the bytes of a safetensors file; \(given)
       * @param {BufferSource | WebAssembly.Module\(isClassic ? "" : " | URL | string")} [options.wasm] \(isClassic ? "" : "\(name).wasm, or ")\(wasm)
       * @returns {Promise<Model>}
       */
      async function load({ parameters, wasm } = {}) {
        const result = await WebAssembly.instantiate(await wasmOf(wasm), {});
        return new Model(new Core((result.instance ?? result).exports, parameters));
      }

      /**
       * The same at once, where nothing can be waited for, as in an AudioWorkletProcessor.
       *
       * @param {object} options
       * @param {ArrayBuffer | ArrayBufferView} [options.parameters] the bytes of a safetensors file; \(given)
       * @param {BufferSource | WebAssembly.Module} \(isClassic ? "[options.wasm]" : "options.wasm") \(name).wasm, compiled or not
       * @returns {Model}
       */
      function loadSync({ parameters, wasm } = {}) {
        const source = \(isClassic ? "wasmOf(wasm)" : "wasm");
        const compiled = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
        return new Model(new Core(new WebAssembly.Instance(compiled, {}).exports, parameters));
      }
      """
  }

  // MARK: Parts of both

  private var body: String {
    var parts = [constants, Self.text(PackageResources.memory_js), Self.text(PackageResources.parameters_js)]
    if step != nil { parts.append(Self.text(PackageResources.streams_js)) }
    if let step, let interface = model.step { parts.append(streamClass(step, interface)) }
    if sequences != nil { parts.append(Self.text(PackageResources.sequences_js)) }
    parts.append(modelClass)
    return parts.joined(separator: "\n\n")
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private var constants: String {
    let parameters = model.parameters.map {
      "  [\(Self.quoted($0.name)), { offset: \($0.offset), shape: [\($0.shape.map(String.init).joined(separator: ", "))] }],\n"
    }
    var lines = [
      "const hasParameters = \(hasParameters);", "const parameterCount = \(model.parameterCount);",
      "const parameterPlaces = new Map([\n\(parameters.joined())]);",
    ]
    func table(_ name: String, _ values: [WebValues.Value]) {
      let items = values.map { "  \($0.table),\n" }.joined()
      lines.append("const \(name) = [\(items.isEmpty ? "" : "\n" + items)];")
    }
    if let step, let interface = model.step {
      lines += [
        "const preparedCount = \(interface.preparedCount);",
        "/** The floats of a stream: states first, and outputs last. */",
        "const stepMemory = \(Self.aligned(interface.count));",
        "const streamCount = stepMemory + \(Self.aligned(interface.outputCount));",
      ]
      table("stepInputs", step.inputs)
      table("stepOutputs", step.outputs)
    }
    if let sequences, let function = model.inference {
      lines.append("const axes = [\(function.axes.map(Self.quoted).joined(separator: ", "))];")
      table("sequenceInputs", sequences.inputs)
      table("sequenceOutputs", sequences.outputs)
    }
    return lines.joined(separator: "\n")
  }

  static func aligned(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  private func streamClass(_ values: WebValues, _ step: ModelInterface.Step) -> String {
    var lines: [String] = []
    for input in values.inputs {
      switch (input.classes, input.isScalar) {
      case (let classes?, _): lines.append("checkToken('\(input.name)', \(input.name), \(classes));")
      case (nil, true): lines.append("checkNumber('\(input.name)', \(input.name));")
      case (nil, false): lines.append("checkVector('\(input.name)', \(input.name), \(input.value.width));")
      }
    }
    lines += ["const core = this.#core;", "const { memory } = core;"]
    for (input, place) in zip(values.inputs, step.inputs.map(\.offset)) {
      let memory = input.classes == nil ? "floats" : "integers"
      lines.append(
        input.isScalar
          ? "memory.\(memory)[place + \(place)] = \(input.name);"
          : "memory.\(memory).set(\(input.name), place + \(place));")
    }
    lines.append(
      "core.exports.step(4 * core.parameters, 4 * core.prepared, 4 * place, 4 * (place + stepMemory));")
    if !values.outputs.isEmpty {
      lines.append("const { floats } = memory;")
      if values.outputs.contains(where: { !$0.isScalar }) {
        lines.append("if (this.#views[0].length === 0) this.#look();")
      }
    }
    var results: [(name: String, code: String)] = []
    var fields: [String] = []
    var views: [String] = []
    for (output, place) in zip(values.outputs, step.outputs.map(\.offset)) {
      if output.isScalar {
        results.append((output.name, "floats[place + stepMemory + \(place)]"))
      } else {
        lines.append("this.#outputs[\(fields.count)].set(this.#views[\(fields.count)]);")
        results.append((output.name, "this.#outputs[\(fields.count)]"))
        fields.append("new Float32Array(\(output.value.width))")
        views.append("floats.subarray(first + \(place), first + \(place + output.value.width))")
      }
    }
    let result =
      results.count == 1
      ? results[0].code : "{ \(results.map { "\($0.name): \($0.code)" }.joined(separator: ", ")) }"
    if !results.isEmpty { lines.append("return \(result);") }
    let look =
      views.isEmpty
      ? ""
      : """


        /** Views of the outputs, which lie elsewhere when memory has grown. */
        #look() {
          const { floats } = this.#core.memory;
          const first = this.#place + stepMemory;
          this.#views = [\(views.joined(separator: ", "))];
        }
      """
    let names = values.inputs.map(\.name).joined(separator: ", ")
    let runResult =
      results.count == 1
      ? "[0]" : ""
    let runCall = "runBlock(this.#core, this.#used(), [\(names)]\(values.inputs.isEmpty ? ", steps" : ""))\(runResult)"
    let run =
      results.count > 1
      ? """
          const [\(values.outputs.map(\.name).joined(separator: ", "))] = \(runCall);
          return { \(values.outputs.map(\.name).joined(separator: ", ")) };
      """ : results.isEmpty ? "    \(runCall);" : "    return \(runCall);"
    return """
      /** States that go from step to step. */
      class Stream {
        #core;
        #place;
      \(fields.isEmpty ? "" : "  #views;\n  #outputs = [\(fields.joined(separator: ", "))];\n")
        constructor(core, original) {
          const { memory } = core;
          const place = memory.allocate(streamCount);
          if (original === undefined) {
            memory.floats.fill(0, place, place + streamCount);
            memory.floats[place + \(step.ones)] = 1;
            memory.integers[place + \(step.length)] = 1;
          } else {
            memory.floats.copyWithin(place, original, original + streamCount);
          }
          this.#core = core;
          this.#place = place;
          \(views.isEmpty ? "" : "this.#look();\n    ")abandoned.register(this, { memory, place }, this);
        }

        #used() {
          if (this.#place === 0) throw new Error('the stream was freed');
          return this.#place;
        }\(look)

        /**
         * One time step.
         *
      \(values.documentation(values.inputs, indentation: "   ", isBlock: false))
         * @returns {\(values.resultType(isBlock: false))} \(values.resultText(isBlock: false))
         */
        step(\(names)) {
          const place = this.#used();
          \(lines.joined(separator: "\n    "))
        }

        /**
         * A block of steps.
         *
      \(values.documentation(values.inputs, indentation: "   ", isBlock: true))
         * @returns {\(values.resultType(isBlock: true))} \(values.resultText(isBlock: true))
         */
        run(\(values.inputs.isEmpty ? "steps" : names)) {
      \(run)
        }

        /** A stream in the same state, which goes its own way. */
        copy() {
          return new Stream(this.#core, this.#used());
        }

        /** Sets all states to zero. */
        reset() {
          const place = this.#used();
          this.#core.memory.floats.fill(0, place, place + \(step.stateCount));
        }

        /** All states, to be kept: \(step.stateCount) floats. */
        get states() {
          const place = this.#used();
          return this.#core.memory.floats.slice(place, place + \(step.stateCount));
        }

        set states(states) {
          checkVector('states', states, \(step.stateCount));
          this.#core.memory.floats.set(states, this.#used());
        }

        /** Frees its memory now, rather than when nothing refers to it. */
        free() {
          if (this.#place === 0) return;
          abandoned.unregister(this);
          this.#core.memory.free(this.#place);
          this.#place = 0;
        }
      }
      """
  }

  private var modelClass: String {
    let documentation = model.documentation.map { " * \($0.replacing("*/", with: "* /"))\n" }.joined()
    var methods = [
      "  #core;\n\n  constructor(core) {\n    this.#core = core;\(step == nil ? "" : "\n    prepare(core);")\n  }"
    ]
    if step != nil {
      methods.append(
        """
          /** A stream whose states are zero. */
          stream() {
            return new Stream(this.#core);
          }
        """)
    }
    if let sequences {
      let outputs = sequences.outputs.map(\.name)
      let run = "runSequences(this.#core, inputs, options)"
      methods.append(
        """
          /**
           * The outputs for a batch of whole sequences, with zeros at padding.
           *
           * @param {object} inputs
        \(sequences.documentation(sequences.inputs, indentation: "   ", object: "inputs."))
           * @param {object} [options]
           * @param {number} [options.batch] how many sequences there are: 1 without
           * @param {\(sequences.lengthsType)} [options.lengths] \(sequences.lengthsText)
           * @returns {\(sequences.resultType(isBlock: true))} \(sequences.sequenceResultText)
           */
          infer(inputs, options) {
        \(outputs.count == 1 ? "    return \(run)[0];" : "    const [\(outputs.joined(separator: ", "))] = \(run);\n    return { \(outputs.joined(separator: ", ")) };")
          }
        """)
    }
    return """
      // MARK: The model

      /**
      \(documentation.isEmpty ? " * \(model.name)\n" : documentation) */
      class Model {
      \(methods.joined(separator: "\n\n"))
      }
      """
  }
}
