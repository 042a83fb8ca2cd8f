import Codegen

/// The functions of a library for C: what is public, in the order of the header.
struct CInterface {
  let model: ModelInterface
  let names: CNames
  let hasTraining: Bool
  /// Whether parameters are compiled in.
  let hasParameters: Bool

  struct Section {
    var title: String
    /// What stands before the functions.
    var declarations: String
    var functions: [CFunction]
  }

  var status: String { names("status") }
  var macro: String { names.macroPrefix }

  func type(_ name: String) -> String { names(name) + " *" }
  func constant(_ name: String) -> String { "const \(names(name)) *" }

  var sections: [Section] {
    var sections = [modelSection]
    if let step = model.step { sections.append(streamSection(step)) }
    if let inference = model.inference { sections.append(inferenceSection(inference)) }
    if hasTraining, !model.losses.isEmpty {
      sections += model.losses.map(trainingSection)
      sections.append(optimizerSection)
    }
    return sections
  }

  func function(
    _ name: String, _ result: String, _ parameters: [(String, String)], _ documentation: [String], _ body: String
  ) -> CFunction {
    CFunction(
      documentation: documentation, result: result, name: names(name), parameters: parameters.map { ($0.0, $0.1) },
      body: body)
  }

  /// Statements that refuse null pointers.
  func refuseNull(_ names: String...) -> String {
    let condition = names.map { "!\($0)" }.joined(separator: " || ")
    return "if (\(condition)) return fail(\(macro)_NULL_ARGUMENT, \"an argument is null that must not be\");\n"
  }

  /// Statements that refuse what takes more bytes than the system gives.
  func refuseLarge(_ bytes: String) -> String {
    "if (!has_memory(\(bytes))) return fail(\(macro)_OUT_OF_MEMORY, \"there is not enough memory\");\n"
  }

  // MARK: The model

  private var modelSection: Section {
    let out = (names("model") + " **", "model")
    let this = (constant("model"), "model")
    var functions = [
      function(
        "model_create", status, [out, ("const void *", "bytes"), ("size_t ", "size")],
        ["A model with the parameters of a safetensors file whose bytes these are. They may be gone afterwards."],
        refuseNull("model", "bytes") + "*model = NULL;\nreturn model_of_bytes(model, bytes, size);"),
      function(
        "model_open", status, [out, ("const char *", "path")],
        ["The same of a safetensors file."],
        refuseNull("model", "path") + "*model = NULL;\nreturn model_of_file(model, path);"),
    ]
    if hasParameters {
      functions.append(
        function(
          "model_create_compiled_in", status, [out],
          ["A model with the parameters that are compiled into the library."],
          refuseNull("model") + "*model = NULL;\n" + refuseLarge("8.0 * \(macro)_FLOATS") + """
            void *created = core->model_create(0);
            memcpy(core->model_change(created), compiled_in, sizeof(float) * \(macro)_FLOATS);
            *model = created;
            return \(macro)_OK;
            """))
    }
    functions += [
      function(
        "model_create_random", status, [out, ("uint64_t ", "seed")],
        ["A model with parameters drawn by their initializers: the same for the same seed."],
        refuseNull("model") + "*model = NULL;\n" + refuseLarge("8.0 * \(macro)_FLOATS")
          + "*model = core->model_create(seed);\nreturn \(macro)_OK;"),
      function(
        "model_destroy", "void", [(type("model"), "model")],
        ["Frees a model. Its streams go on. Nothing happens to NULL."],
        "if (model) core->model_destroy(model);"),
      function(
        "parameter_count", "size_t", [], ["The number of parameters, which have the indices from 0 on."],
        "return parameter_count;"),
      function(
        "parameter_name", "const char *", [("size_t ", "index")], ["The name of a parameter; NULL if there is none."],
        "return index < parameter_count ? parameters[index].name : NULL;"),
      function(
        "parameter_size", "size_t", [("size_t ", "index")], ["Its number of elements; 0 if there is none."],
        "return index < parameter_count ? parameters[index].count : 0;"),
      function(
        "model_get", status, [this, ("size_t ", "index"), ("float *", "elements")],
        ["Copies the elements of a parameter, row by row."],
        refuseNull("model", "elements") + refuseIndex + """
          memcpy(elements, core->model_floats((void *)model) + parameters[index].offset, sizeof(float) * parameters[index].count);
          return \(macro)_OK;
          """),
      function(
        "model_set", status, [(type("model"), "model"), ("size_t ", "index"), ("const float *", "elements")],
        [
          "Replaces the elements of a parameter. Streams that are there already keep those that they began with.",
          "No other thread may use the model meanwhile.",
        ],
        refuseNull("model", "elements") + refuseIndex + """
          memcpy(core->model_change(model) + parameters[index].offset, elements, sizeof(float) * parameters[index].count);
          return \(macro)_OK;
          """),
      function(
        "model_save", status, [this, ("const char *", "path")],
        ["Writes a safetensors file, which is replaced in one step, or not at all."],
        refuseNull("model", "path") + "return save(core->model_floats((void *)model), path);"),
    ]
    return Section(
      title: "The model",
      declarations: """
        /* Parameters. Several threads may use a model at once, as long as none changes it. */
        typedef struct \(names("model")) \(names("model"));
        """, functions: functions)
  }

  private var refuseIndex: String {
    "if (index >= parameter_count) return fail(\(macro)_INVALID_ARGUMENT, \"there is no parameter of this index\");\n"
  }

  // MARK: Streams

  func streamSection(_ step: ModelInterface.Step) -> Section {
    let values = NamedValues(step)
    let this = (type("stream"), "stream")
    let one =
      values.inputs.map { value, name in
        (value.isToken ? "int32_t " : value.width == 1 ? "float " : "const float *", name)
      } + values.outputs.map { ("float *", $0.name) }
    let many =
      values.inputs.map { ("const \($0.value.element) *", $0.name) } + values.outputs.map { ("float *", $0.name) }
    func list(_ isOne: Bool) -> [String] {
      values.inputs.map { value, name in
        isOne
          ? "\(name): \(value.described)."
          : "\(name): \(value.isToken ? "tokens in 0..<\(value.classes!)" : "numbers"), [steps\(value.extents)]."
      }
        + values.outputs.map { value, name in
          "\(name): where the output goes, \(isOne ? value.describedNumbers : "[steps\(value.extents)]"); NULL if it is not wanted."
        }
    }
    let oneArguments =
      values.inputs.map { value, name in value.isToken || value.width == 1 ? "&\(name)" : name }
      + values.outputs.map(\.name)
    let arguments = (values.inputs.map(\.name) + values.outputs.map(\.name))
    // What a step prepares from the parameters takes their size, about.
    let memory = "4.0 * \(step.count + step.outputCount) + 8.0 * \(macro)_FLOATS"
    func run(_ steps: String, _ arguments: [String]) -> String {
      let call = "core->stream_run(\((["stream", steps] + arguments).joined(separator: ", ")))"
      return "if (!stream) return \(macro)_NULL_ARGUMENT;\nreturn (\(names("status")))\(call);"
    }
    return Section(
      title: "Streams: one time step after the other",
      declarations: """
        /* States that go from step to step. A stream is for one thread at a time; several streams may run at once. It keeps
           the parameters that its model had when it was made. */
        typedef struct \(names("stream")) \(names("stream"));
        /* The floats of its states. */
        #define \(macro)_STATE_COUNT \(step.stateCount)
        """,
      functions: [
        function(
          "stream_create", status, [(names("stream") + " **", "stream"), (constant("model"), "model")],
          ["A stream whose states are zero."],
          refuseNull("stream", "model") + "*stream = NULL;\n" + refuseLarge(memory)
            + "*stream = core->stream_create((void *)model);\nreturn \(macro)_OK;"),
        function(
          "stream_copy", status, [(names("stream") + " **", "copy"), (constant("stream"), "stream")],
          ["A stream in the same state, which goes its own way."],
          refuseNull("copy", "stream") + "*copy = NULL;\n" + refuseLarge(memory)
            + "*copy = core->stream_copy((void *)stream);\nreturn \(macro)_OK;"),
        function(
          "stream_destroy", "void", [this], ["Frees a stream. Nothing happens to NULL."],
          "if (stream) core->stream_destroy(stream);"),
        function(
          "stream_reset", "void", [this], ["Sets all states to zero. Allocates nothing and locks nothing."],
          "if (stream) core->stream_reset(stream);"),
        function(
          "stream_get_states", "void", [(constant("stream"), "stream"), ("float *", "states")],
          ["Copies the states, \(macro)_STATE_COUNT floats, to where they can be saved."],
          "if (stream && states) memcpy(states, core->stream_states((void *)stream), sizeof(float) * \(step.stateCount));"
        ),
        function(
          "stream_set_states", "void", [this, ("const float *", "states")],
          ["Goes on with states of another time."],
          "if (stream && states) memcpy(core->stream_states(stream), states, sizeof(float) * \(step.stateCount));"),
        function(
          "stream_step", status, [this] + one,
          ["One time step. Allocates nothing, locks nothing and makes no system call."] + list(true),
          run("1", oneArguments)),
        function(
          "stream_run", status, [this, ("size_t ", "steps")] + many,
          [
            "The same for a block of steps. An output may be written over an input of the same width.",
            "If a token is out of range, nothing is done.",
          ] + list(false), run("steps", arguments)),
      ])
  }

  // MARK: Sequences

  func runParameters(_ values: NamedValues) -> [(String, String)] {
    var parameters = [(constant("model"), "model"), ("size_t ", "batch")]
    parameters += values.steps.map { ("size_t ", $0) }
    parameters += values.inputs.map { ("const \($0.value.element) *", $0.name) }
    parameters += values.lengths.map { ("const size_t *", $0) }
    if model.hasStates { parameters.append(("bool ", "carries_state")) }
    return parameters
  }

  func runDocumentation(_ values: NamedValues) -> [String] {
    func extents(_ value: ModelInterface.Value) -> String {
      let axes = (value.hasBatch ? ["batch"] : []) + (value.axis.map { [axisName($0, values)] } ?? [])
      return "[" + (axes + value.shape.map(String.init)).joined(separator: ", ") + "]"
    }
    var lines = values.inputs.map { value, name in
      "\(name): \(value.classes.map { "tokens in 0..<\($0)" } ?? "numbers"), \(extents(value))."
    }
    lines += values.lengths.map { "\($0): the valid steps of each example; NULL if these are all." }
    if model.hasStates {
      lines.append("carries_state: whether states begin where the last run left them, rather than at zero.")
    }
    lines += values.outputs.map { value, name in
      "\(name): where the output goes, \(extents(value)), with zeros at padding; NULL if it is not wanted."
    }
    return lines
  }

  func axisName(_ axis: Int, _ values: NamedValues) -> String {
    axis < values.steps.count ? values.steps[axis] : "its steps"
  }

  /// Arrays of what a run is given.
  func given(_ values: NamedValues) -> String {
    func array(_ type: String, _ name: String, _ elements: [String], _ empty: String) -> String {
      "\(type)\(name)[] = {\(elements.isEmpty ? empty : elements.joined(separator: ", "))};\n"
    }
    return array("const size_t ", "axes", values.steps, "0")
      + array("const size_t *const ", "all_lengths", values.lengths, "NULL")
      + array("const void *const ", "inputs", values.inputs.map(\.name), "NULL")
  }

  var carries: String { model.hasStates ? "carries_state" : "0" }

  func create(_ name: String, _ local: String, _ values: NamedValues) -> CFunction {
    function(
      "\(name)_create", status,
      [(names(name) + " **", local), ("size_t ", "batch")] + values.steps.map { ("size_t ", $0) },
      ["Memory for runs of at most so many examples and steps."],
      refuseNull(local) + "*\(local) = NULL;\n"
        + "const size_t axes[] = {\(values.steps.isEmpty ? "0" : values.steps.joined(separator: ", "))};\n"
          + """
          \(refuseLarge("core->\(name)_bytes(batch, axes)"))\
          return report(core->\(name)_create((void **)\(local), batch, axes, message, sizeof message));
          """)
  }

  func end(_ name: String, _ local: String, drawsNoise: Bool) -> [CFunction] {
    let this = (type(name), local)
    var functions: [CFunction] = []
    if model.hasStates {
      functions.append(
        function(
          "\(name)_reset", "void", [this], ["Makes the next run begin with states of zero."],
          "if (\(local)) core->\(name)_reset(\(local));"))
    }
    if drawsNoise {
      functions.append(
        function(
          "\(name)_seed", "void", [this, ("uint64_t ", "seed")], ["What the noise of the next runs is drawn from."],
          "if (\(local)) core->\(name)_seed(\(local), seed);"))
    }
    functions.append(
      function(
        "\(name)_destroy", "void", [this], ["Frees the memory. Nothing happens to NULL."],
        "if (\(local)) core->\(name)_destroy(\(local));"))
    return functions
  }

  func inferenceSection(_ inference: ModelInterface.SequenceFunction) -> Section {
    let values = NamedValues(inference)
    let outputs = values.outputs.map(\.name)
    let run = function(
      "inference_run", status,
      [(type("inference"), "inference")] + runParameters(values) + values.outputs.map { ("float *", $0.name) },
      ["The outputs for a batch of sequences."] + runDocumentation(values),
      refuseNull("inference", "model") + given(values)
        + "float *const outputs[] = {\(outputs.isEmpty ? "NULL" : outputs.joined(separator: ", "))};\n"
          + """
          return report(core->inference_run(
              inference, (void *)model, batch, axes, all_lengths, inputs, \(carries), outputs, message, sizeof message));
          """)
    return Section(
      title: "Whole sequences",
      declarations: """
        /* Memory for running whole sequences of a batch, for one thread at a time. */
        typedef struct \(names("inference")) \(names("inference"));
        """,
      functions: [create("inference", "inference", values), run]
        + end("inference", "inference", drawsNoise: inference.drawsNoise))
  }
}

extension ModelInterface.Value {
  /// `, 4` of the numbers of a step, nothing of one.
  var extents: String { shape.map { ", \($0)" }.joined() }

  /// What one step of it is.
  var described: String {
    if let classes { return "a token in 0..<\(classes)" }
    return describedNumbers
  }

  /// The same of one that holds no tokens.
  var describedNumbers: String { shape.isEmpty ? "a number" : "numbers, [\(extents.dropFirst(2))]" }
}
