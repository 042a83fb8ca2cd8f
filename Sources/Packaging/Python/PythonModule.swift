import Codegen

/// Writes a module of Python that calls the library for C by `ctypes`, with NumPy's arrays.
struct PythonModule {
  let interface: CInterface

  private var names: CNames { interface.names }
  private var model: ModelInterface { interface.model }

  var text: String {
    var parts = [
      Resource.text(PackageResources.beginning_py, names, model), modelClass,
    ]
    if let step = model.step { parts.append(streamClass(step)) }
    if let inference = model.inference { parts.append(inferenceClass(inference)) }
    if interface.hasTraining, !model.losses.isEmpty {
      parts += model.losses.map(trainingClass)
      parts.append(optimizerClass)
    }
    return parts.joined(separator: "\n\n\n") + "\n"
  }

  private func shape(_ shape: [Int]) -> String {
    "(\(shape.map { "\($0), " }.joined()))"
  }

  // MARK: The model

  private var modelClass: String {
    let shapes = model.parameters.map { "    \(quoted($0.name)): \(shape($0.shape)),\n" }.joined()
    let compiledIn =
      interface.hasParameters
      ? """
              elif path is None and bytes is None:
                  self._create(_create_compiled_in)

      """ : ""
    let declaration =
      interface.hasParameters
      ? "_create_compiled_in = _function(\"model_create_compiled_in\", ctypes.c_int, _handle)\n" : ""
    let absent =
      interface.hasParameters ? "those that are compiled in without any of them" : "one of them is needed"
    return """
      _shapes = {
      \(shapes)}
      _indices = {_parameter_name(index).decode(): index for index in range(_parameter_count)}
      _create = _function("model_create", ctypes.c_int, _handle, _text, _size)
      _open = _function("model_open", ctypes.c_int, _handle, _text)
      _create_random = _function("model_create_random", ctypes.c_int, _handle, ctypes.c_uint64)
      \(declaration)_model_get = _function("model_get", ctypes.c_int, _pointer, _size, _pointer)
      _model_set = _function("model_set", ctypes.c_int, _pointer, _size, _pointer)
      _model_save = _function("model_save", ctypes.c_int, _pointer, _text)


      class Model(_Object):
          \"""Parameters: of a safetensors file, of its bytes, or drawn from a seed; \(absent).\"""

          _destroy = _function("model_destroy", None, _pointer)

          def __init__(self, path=None, *, bytes=None, seed=None):
              if seed is not None:
                  self._create(_create_random, seed)
      \(compiledIn)        elif path is not None:
                  self._create(_open, os.fsencode(path))
              elif bytes is not None:
                  self._create(_create, bytes, len(bytes))
              else:
                  raise ValueError("a path, bytes or a seed is needed")

          def keys(self):
              return _shapes.keys()

          def __getitem__(self, name):
              elements = np.empty(_shapes[name], dtype=np.float32)
              _check(_model_get(self._pointer, _indices[name], _address(elements)))
              return elements

          def __setitem__(self, name, elements):
              elements = _array(name, elements, np.float32, *_shapes[name])
              _check(_model_set(self._pointer, _indices[name], _address(elements)))

          def save(self, path):
              _check(_model_save(self._pointer, os.fsencode(path)))
      """
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// `Outputs = collections.namedtuple(…)` where there are several, and what is returned.
  private func results(_ outputs: [String], type: String) -> (declaration: String, value: String) {
    switch outputs.count {
    case 0: ("", "None")
    case 1: ("", outputs[0])
    default:
      (
        "\(type) = collections.namedtuple(\"\(type)\", \"\(outputs.joined(separator: " "))\")\n",
        "\(type)(\(outputs.joined(separator: ", ")))"
      )
    }
  }

  private func dtype(_ value: ModelInterface.Value) -> String { value.isToken ? "np.int32" : "np.float32" }

  // MARK: Streams

  private func streamClass(_ step: ModelInterface.Step) -> String {
    let values = NamedValues(step)
    let result = results(values.outputs.map(\.name), type: "StepOutputs")
    let inputs = values.inputs.map(\.name)
    let pointers = ([String](repeating: "_pointer", count: inputs.count + values.outputs.count)).joined(separator: ", ")
    func body(isOne: Bool) -> String {
      var lines: [String] = []
      for (value, name) in values.inputs {
        let shape = value.shape.map(String.init)
        let extents = isOne ? shape : ["None"] + shape
        lines.append("\(name) = _array(\"\(name)\", \(name), \(dtype(value))\(extents.map { ", " + $0 }.joined()))")
      }
      let steps = isOne ? "1" : inputs.first.map { "len(\($0))" } ?? "steps"
      if !isOne {
        for name in inputs.dropFirst() {
          lines += ["if len(\(name)) != \(steps):", "    raise ValueError(\"\(name) has another number of steps\")"]
        }
      }
      for (value, name) in values.outputs {
        let extents = (isOne ? [] : [steps]) + value.shape.map(String.init)
        lines.append("\(name) = np.empty((\(extents.map { $0 + ", " }.joined())), dtype=np.float32)")
      }
      let arguments = (inputs + values.outputs.map(\.name)).map { ", _address(\($0))" }.joined()
      lines += [
        "if _stream_run(self._pointer, \(steps)\(arguments)):",
        "    raise ValueError(\"a token is out of its range\")", "return \(result.value)",
      ]
      return lines.map { "        " + $0 }.joined(separator: "\n")
    }
    let parameters = inputs.map { ", " + $0 }.joined()
    let runParameters = inputs.isEmpty ? ", steps" : parameters
    func shapes(_ prefix: String) -> String {
      (values.inputs + values.outputs).map { value, name in
        "\(name) [\((([prefix] + value.shape.map(String.init)).filter { !$0.isEmpty }).joined(separator: ", "))]"
      }.joined(separator: ", ")
    }
    return """
      \(result.declaration)_stream_create = _function("stream_create", ctypes.c_int, _handle, _pointer)
      _stream_copy = _function("stream_copy", ctypes.c_int, _handle, _pointer)
      _stream_reset = _function("stream_reset", None, _pointer)
      _stream_run = _function("stream_run", ctypes.c_int, _pointer, _size\(pointers.isEmpty ? "" : ", " + pointers))
      _stream_get_states = _function("stream_get_states", None, _pointer, _pointer)
      _stream_set_states = _function("stream_set_states", None, _pointer, _pointer)


      class Stream(_Object):
          \"""States that go from step to step. It keeps the parameters that the model has now.\"""

          _destroy = _function("stream_destroy", None, _pointer)

          def __init__(self, model):
              self._create(_stream_create, model._pointer)

          def copy(self):
              copy = Stream.__new__(Stream)
              copy._create(_stream_copy, self._pointer)
              return copy

          def reset(self):
              _stream_reset(self._pointer)

          @property
          def states(self):
              states = np.empty(\(step.stateCount), dtype=np.float32)
              _stream_get_states(self._pointer, _address(states))
              return states

          @states.setter
          def states(self, states):
              states = _array("states", states, np.float32, \(step.stateCount))
              _stream_set_states(self._pointer, _address(states))

          def step(self\(parameters)):
              \"""One time step: \(shapes("")).\"""
      \(body(isOne: true))

          def run(self\(runParameters)):
              \"""A block of steps: \(shapes("steps")).\"""
      \(body(isOne: false))
      """
  }

  // MARK: Sequences

  private func sizes(_ values: NamedValues) -> String { (["batch"] + values.steps).map { ", " + $0 }.joined() }

  /// Declarations of functions and the statements of a run.
  private func run(
    _ name: String, _ kind: String, _ sequence: ModelInterface.SequenceFunction, _ values: NamedValues,
    outputs: String
  ) -> (declaration: String, parameters: String, lines: [String]) {
    var lines: [String] = []
    // The first input along an axis tells its steps, and the first with a batch tells that.
    var known: Set<String> = []
    for (value, input) in values.inputs {
      var extents: [String] = []
      var told: [String] = []
      func extent(_ size: String) {
        if known.insert(size).inserted {
          told.append("\(size) = \(input).shape[\(extents.count)]")
          extents.append("None")
        } else {
          extents.append(size)
        }
      }
      if value.hasBatch { extent("batch") }
      if let axis = value.axis, axis < values.steps.count { extent(values.steps[axis]) }
      extents += value.shape.map(String.init)
      lines.append(
        "\(input) = _array(\"\(input)\", \(input), \(dtype(value))\(extents.map { ", " + $0 }.joined()))")
      lines += told
    }
    if !known.contains("batch") { lines.append("batch = 1") }
    for name in values.lengths {
      lines.append("\(name) = None if \(name) is None else _array(\"\(name)\", \(name), np.uintp, batch)")
    }
    let arguments =
      ["model._pointer", "batch"] + values.steps + values.inputs.map { "_address(\($0.name))" }
      + values.lengths.map { "_address(\($0))" } + (model.hasStates ? ["carries_state"] : [])
    lines.append("_check(_\(name)_\(kind)(self._pointer, \(arguments.joined(separator: ", "))\(outputs)))")
    let types =
      ["_pointer", "_pointer", "_size"] + values.steps.map { _ in "_size" } + values.inputs.map { _ in "_pointer" }
      + values.lengths.map { _ in "_pointer" } + (model.hasStates ? ["ctypes.c_bool"] : [])
    let parameters =
      (["model"] + values.inputs.map(\.name) + values.lengths.map { "\($0)=None" }
      + (model.hasStates ? ["carries_state=False"] : [])).map { ", " + $0 }.joined()
    return (
      "_\(name)_\(kind) = _function(\"\(name)_\(kind)\", ctypes.c_int, \(types.joined(separator: ", "))", parameters,
      lines
    )
  }

  private func create(_ name: String, _ values: NamedValues) -> String {
    let types = ([String](repeating: "_size", count: 1 + values.steps.count)).joined(separator: ", ")
    var text = "_\(name)_create = _function(\"\(name)_create\", ctypes.c_int, _handle, \(types))\n"
    if model.hasStates { text += "_\(name)_reset = _function(\"\(name)_reset\", None, _pointer)\n" }
    return text
  }

  private func reset(_ name: String) -> String {
    model.hasStates ? "\n\n    def reset(self):\n        _\(name)_reset(self._pointer)" : ""
  }

  private func inferenceClass(_ sequence: ModelInterface.SequenceFunction) -> String {
    let values = NamedValues(sequence)
    let result = results(values.outputs.map(\.name), type: "Outputs")
    let outputs = values.outputs.map { ", _address(\($0.name))" }.joined()
    var (declaration, parameters, lines) = run("inference", "run", sequence, values, outputs: outputs)
    declaration += values.outputs.map { _ in ", _pointer" }.joined() + ")"
    let call = lines.removeLast()
    for (value, name) in values.outputs {
      let steps = value.axis.map { axis in axis < values.steps.count ? values.steps[axis] : derivedSteps(axis, sequence)
      }
      let extents = (value.hasBatch ? ["batch"] : []) + (steps.map { [$0] } ?? []) + value.shape.map(String.init)
      lines.append("\(name) = np.zeros((\(extents.map { $0 + ", " }.joined())), dtype=np.float32)")
    }
    lines += [call, "return \(result.value)"]
    return """
      \(result.declaration)\(create("inference", values))\(declaration)


      class Inference(_Object):
          \"""Memory for running whole sequences: of at most so many examples and steps.\"""

          _destroy = _function("inference_destroy", None, _pointer)

          def __init__(self\(sizes(values))):
              self._create(_inference_create\(sizes(values)))\(reset("inference"))

          def run(self\(parameters)):
              \"""The outputs for a batch: arrays [batch, steps, …], with zeros at padding.\"""
      \(lines.map { "        " + $0 }.joined(separator: "\n"))
      """
  }

  /// The greatest number of steps of an axis that follows from others.
  private func derivedSteps(_ axis: Int, _ sequence: ModelInterface.SequenceFunction) -> String {
    sequence.axes.count == 1 ? "steps" : "max(\(NamedValues(sequence).steps.joined(separator: ", ")))"
  }

  // MARK: Training

  private func className(_ loss: ModelInterface.Loss) -> String {
    loss.cName.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private func trainingClass(_ loss: ModelInterface.Loss) -> String {
    let name = loss.cName
    let values = NamedValues(loss.training)
    func method(_ kind: String, _ documentation: String) -> (declaration: String, text: String) {
      var (declaration, parameters, lines) = run(name, kind, loss.training, values, outputs: ", ctypes.byref(loss)")
      declaration += ", ctypes.POINTER(ctypes.c_float))\n"
      lines.insert("loss = ctypes.c_float()", at: lines.count - 1)
      lines.append("return loss.value")
      return (
        declaration,
        "    def \(kind)(self\(parameters)):\n        \"\"\"\(documentation)\"\"\"\n"
          + lines.map { "        " + $0 }.joined(separator: "\n")
      )
    }
    let (runs, evaluates) = (
      method("run", "The loss of a batch; its gradients are there then."),
      method("evaluate", "The loss of a batch alone.")
    )
    return """
      \(create(name, values))\(runs.declaration)\(evaluates.declaration)_\(name)_gradient = _function("\(name)_gradient", ctypes.POINTER(ctypes.c_float), _pointer, _size)
      _\(name)_clip = _function("\(name)_clip", ctypes.c_int, _pointer, ctypes.c_double, ctypes.POINTER(ctypes.c_double))


      class \(className(loss))(_Object):
          \"""Memory for \(loss.name.map { "the loss \($0)" } ?? "the loss") and its gradients: of at most so many examples and steps.\"""

          _destroy = _function("\(name)_destroy", None, _pointer)

          def __init__(self\(sizes(values))):
              self._create(_\(name)_create\(sizes(values)))\(reset(name))

      \(runs.text)

      \(evaluates.text)

          def gradient(self, name):
              \"""The gradient of the last run's loss with respect to a parameter.\"""
              count = max(int(np.prod(_shapes[name])), 1)
              elements = _\(name)_gradient(self._pointer, _indices[name])
              return np.ctypeslib.as_array(elements, (count,)).reshape(_shapes[name]).copy()

          def clip(self, norm):
              \"""Scales the gradients down to a global norm, and gives the norm before.\"""
              found = ctypes.c_double()
              _check(_\(name)_clip(self._pointer, norm, ctypes.byref(found)))
              return found.value
      """
  }

  private var optimizerClass: String {
    let rules: [(name: String, parameters: [(name: String, value: String)])] = [
      ("sgd", [("rate", ""), ("momentum", "0.0"), ("is_nesterov", "False"), ("decay", "0.0")]),
      ("adam", [("rate", "1e-3"), ("beta1", "0.9"), ("beta2", "0.999"), ("epsilon", "1e-8"), ("decay", "0.0")]),
      ("adamw", [("rate", "1e-3"), ("beta1", "0.9"), ("beta2", "0.999"), ("epsilon", "1e-8"), ("decay", "1e-2")]),
      (
        "rmsprop",
        [("rate", "1e-2"), ("smoothing", "0.99"), ("epsilon", "1e-8"), ("momentum", "0.0"), ("decay", "0.0")]
      ),
    ]
    var declarations = ""
    var methods = ""
    for rule in rules {
      let types = rule.parameters.map { $0.name == "is_nesterov" ? "ctypes.c_bool" : "ctypes.c_double" }
      declarations +=
        "_create_\(rule.name) = _function(\"optimizer_create_\(rule.name)\", ctypes.c_int, _handle, \(types.joined(separator: ", ")))\n"
      let parameters = rule.parameters.map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }
      methods += """
            @classmethod
            def \(rule.name)(cls, \(parameters.joined(separator: ", "))):
                optimizer = cls.__new__(cls)
                optimizer._create(_create_\(rule.name), \(rule.parameters.map(\.name).joined(separator: ", ")))
                return optimizer


        """
    }
    var updates = ""
    for loss in model.losses {
      let name = loss.name == nil ? "optimizer_update" : "optimizer_update_\(loss.cName)"
      declarations += "_\(name) = _function(\"\(name)\", ctypes.c_int, _pointer, _pointer, _pointer)\n"
      updates += """
                if isinstance(training, \(className(loss))):
                    return _check(_\(name)(self._pointer, model._pointer, training._pointer))

        """
    }
    return """
      \(declarations)_optimizer_set_rate = _function("optimizer_set_rate", None, _pointer, ctypes.c_double)


      class Optimizer(_Object):
          \"""The rule that changes parameters, with its state: Optimizer.adam(), for one model.\"""

          _destroy = _function("optimizer_destroy", None, _pointer)

      \(methods)    def set_rate(self, rate):
              _optimizer_set_rate(self._pointer, rate)

          def update(self, model, training):
              \"""One step downhill with the gradients of the last run.\"""
      \(updates)        raise TypeError("a training of this model is needed")
      """
  }
}
