import Codegen

/// Writes the types of a package for the web, for TypeScript.
struct WebTypes {
  let script: WebScript

  init(_ script: WebScript) { self.script = script }

  var text: String {
    let parameters = "ArrayBuffer | ArrayBufferView"
    let needed = script.hasParameters ? "?" : ""
    var parts = [
      """
      // \(script.model.name), a recurrent network, made by rnnc.

      /** Loads the model. */
      export function load(options\(needed): {
        /** The bytes of a safetensors file\(script.hasParameters ? "; without them, those that are compiled in" : ""). */
        parameters\(needed): \(parameters);
        /** \(script.name).wasm, or its address, if it is not beside the script. */
        wasm?: BufferSource | WebAssembly.Module | URL | string;
      }): Promise<Model>;

      /** The same at once, where nothing can be waited for, as in an AudioWorkletProcessor. The module needs `wasm`. */
      export function loadSync(options\(needed): {
        parameters\(needed): \(parameters);
        wasm?: BufferSource | WebAssembly.Module;
      }): Model;
      """
    ]
    var methods = ["  private constructor();"]
    if script.step != nil {
      methods.append("  /** A stream whose states are zero. */\n  stream(): Stream;")
    }
    if let sequences = script.sequences {
      let inputs = sequences.inputs.map { "\($0.name): \(sequences.inputType($0, isBlock: true))" }
      methods.append(
        """
          /**
           * The outputs for a batch of whole sequences, with zeros at padding.
           *
        \(sequences.documentation(sequences.inputs, indentation: "   ", object: "inputs."))
           * @returns \(sequences.sequenceResultText)
           */
          infer(inputs: { \(inputs.joined(separator: "; ")) }, options?: {
            /** How many sequences there are: 1 without. */
            batch?: number;
            /** \(sequences.lengthsText.prefix(1).uppercased() + sequences.lengthsText.dropFirst()). */
            lengths?: \(sequences.lengthsType);
          }): \(sequences.resultType(isBlock: true));
        """)
    }
    parts.append("export class Model {\n\(methods.joined(separator: "\n\n"))\n}")
    if let step = script.step, let interface = script.model.step {
      func arguments(isBlock: Bool) -> String {
        if isBlock, step.inputs.isEmpty { return "steps: number" }
        return step.inputs.map { "\($0.name): \(step.inputType($0, isBlock: isBlock))" }.joined(separator: ", ")
      }
      func method(_ name: String, _ title: String, isBlock: Bool) -> String {
        """
          /**
           * \(title)
           *
        \(step.documentation(step.inputs, indentation: "   ", isBlock: isBlock))
           * @returns \(step.resultText(isBlock: isBlock))
           */
          \(name)(\(arguments(isBlock: isBlock))): \(step.resultType(isBlock: isBlock));
        """
      }
      parts.append(
        """
        /** States that go from step to step. */
        export class Stream {
          private constructor();

        \(method("step", "One time step.", isBlock: false))

        \(method("run", "A block of steps.", isBlock: true))

          /** A stream in the same state, which goes its own way. */
          copy(): Stream;

          /** Sets all states to zero. */
          reset(): void;

          /** All states, to be kept: \(interface.stateCount) floats. */
          get states(): Float32Array;
          set states(states: Float32Array | number[]);

          /** Frees its memory now, rather than when nothing refers to it. */
          free(): void;
        }
        """)
    }
    return parts.joined(separator: "\n\n") + "\n\n"
  }
}
