import Codegen

/// A function between the Swift code of a model and the C code around it. Each compiled version of the code has all of
/// them; none can be seen outside of the library.
struct CoreFunction {
  /// Without the prefix: `stream_run`.
  var name: String
  var result: String
  var parameters: [(type: String, name: String)]
}

/// The values that a function is given and gives, with names for them in C.
struct NamedValues {
  var inputs: [(value: ModelInterface.Value, name: String)]
  var outputs: [(value: ModelInterface.Value, name: String)]
  /// Of sequences: an argument for the steps and one for the lengths of each time axis.
  var steps: [String] = []
  var lengths: [String] = []

  /// The local names of the functions that take them.
  private static let taken: Set<String> = [
    "stream", "model", "inference", "training", "optimizer", "batch", "steps", "lengths", "carries_state", "loss",
    "core",
    "message", "axes", "all_lengths", "inputs", "outputs", "status", "self", "step", "memory", "floats", "prepared",
    "denormals", "length",
    // What the bodies of the functions call, in C and in C++.
    "fail", "report", "has_memory", "get", "check", "advance", "memcpy", "memset",
    "bool", "size_t", "int32_t", "uint64_t",
  ]

  init(_ step: ModelInterface.Step) {
    let names = CNames.identifiers(
      for: step.inputs.map(\.value.name) + step.outputs.map(\.value.name), besides: Self.taken)
    inputs = zip(step.inputs, names).map { ($0.value, $1) }
    outputs = zip(step.outputs, names.dropFirst(inputs.count)).map { ($0.value, $1) }
  }

  init(_ function: ModelInterface.SequenceFunction) {
    if function.axes.count == 1 {
      (steps, lengths) = (["steps"], ["lengths"])
    } else {
      let axes = CNames.identifiers(for: function.axes)
      (steps, lengths) = (axes.map { $0 + "_steps" }, axes.map { $0 + "_lengths" })
    }
    let outputs = function.lossIndex == nil ? function.outputs : []
    let names = CNames.identifiers(
      for: function.inputs.map(\.name) + outputs.map(\.name), besides: Self.taken.union(steps).union(lengths))
    inputs = zip(function.inputs, names).map { ($0, $1) }
    self.outputs = zip(outputs, names.dropFirst(inputs.count)).map { ($0, $1) }
  }
}

extension ModelInterface.Value {
  var isToken: Bool { classes != nil }
  /// Its elements in C.
  var element: String { isToken ? "int32_t" : "float" }
}

extension ModelInterface.Loss {
  /// `training`, or `critic_training` of a loss with a name.
  var cName: String { name.map { CNames.lowered($0) + "_training" } ?? "training" }
}

extension ModelInterface {
  /// All functions of the core.
  /// - Parameter hasTraining: whether losses and optimizers are among them.
  func coreFunctions(hasTraining: Bool) -> [CoreFunction] {
    let object = "void *"
    func function(_ name: String, _ result: String, _ parameters: (String, String)...) -> CoreFunction {
      CoreFunction(name: name, result: result, parameters: parameters.map { (type: $0.0, name: $0.1) })
    }
    let message = [("char *", "message"), ("size_t ", "capacity")]
    let sizes = [("size_t ", "batch"), ("const size_t *", "steps")]
    let given =
      [("void *", "model")] + sizes + [
        ("const size_t *const *", "lengths"), ("const void *const *", "inputs"), ("int32_t ", "carries_state"),
      ]
    func add(_ name: String, _ result: String, _ parameters: [(String, String)]) {
      functions.append(CoreFunction(name: name, result: result, parameters: parameters.map { ($0.0, $0.1) }))
    }
    var functions = [
      function("model_create", object, ("uint64_t ", "seed")),
      function("model_destroy", "void", (object, "model")),
      function("model_floats", "const float *", (object, "model")),
      function("model_change", "float *", (object, "model")),
    ]
    if let step {
      let values = NamedValues(step)
      functions += [
        function("stream_create", object, (object, "model")), function("stream_copy", object, (object, "stream")),
        function("stream_reset", "void", (object, "stream")), function("stream_destroy", "void", (object, "stream")),
        function("stream_states", "float *", (object, "stream")),
      ]
      add(
        "stream_run", "int32_t",
        [(object, "stream"), ("size_t ", "steps")] + values.inputs.map { ("const \($0.value.element) *", $0.name) }
          + values.outputs.map { ("float *", $0.name) })
    }
    if let inference {
      add("inference_bytes", "double", sizes)
      add("inference_create", "int32_t", [("void **", "inference")] + sizes + message)
      add("inference_run", "int32_t", [(object, "inference")] + given + [("float *const *", "outputs")] + message)
      add("inference_reset", "void", [(object, "inference")])
      add("inference_destroy", "void", [(object, "inference")])
      if inference.drawsNoise { add("inference_seed", "void", [(object, "inference"), ("uint64_t ", "seed")]) }
    }
    guard hasTraining, !losses.isEmpty else { return functions }
    for loss in losses {
      let name = loss.cName
      let this = (object, "training")
      add("\(name)_bytes", "double", sizes)
      add("\(name)_create", "int32_t", [("void **", "training")] + sizes + message)
      add("\(name)_run", "int32_t", [this] + given + [("float *", "loss")] + message)
      add("\(name)_evaluate", "int32_t", [this] + given + [("float *", "loss")] + message)
      add("\(name)_gradients", "const float *", [this])
      add("\(name)_clip", "int32_t", [this, ("double ", "norm"), ("double *", "found")] + message)
      add("\(name)_reset", "void", [this])
      add("\(name)_destroy", "void", [this])
      if loss.training.drawsNoise { add("\(name)_seed", "void", [this, ("uint64_t ", "seed")]) }
      add("optimizer_update_\(name)", "void", [(object, "optimizer"), (object, "model"), this])
    }
    add(
      "optimizer_create_sgd", object,
      [("double ", "rate"), ("double ", "momentum"), ("int32_t ", "is_nesterov"), ("double ", "decay")])
    let adam = [
      ("double ", "rate"), ("double ", "beta1"), ("double ", "beta2"), ("double ", "epsilon"), ("double ", "decay"),
    ]
    add("optimizer_create_adam", object, adam)
    add("optimizer_create_adamw", object, adam)
    add(
      "optimizer_create_rmsprop", object,
      [
        ("double ", "rate"), ("double ", "smoothing"), ("double ", "epsilon"), ("double ", "momentum"),
        ("double ", "decay"),
      ])
    add("optimizer_set_rate", "void", [(object, "optimizer"), ("double ", "rate")])
    add("optimizer_destroy", "void", [(object, "optimizer")])
    return functions
  }
}
