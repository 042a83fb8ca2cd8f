import Codegen

/// Writes the core of a library: the functions of `coreFunctions` in Swift, for one model, beside its generated code.
struct SwiftCore {
  let model: ModelInterface
  let names: CNames
  let hasTraining: Bool

  private var code: String { "\(model.name).GeneratedCode" }

  var text: String {
    var parts = [
      "// The functions between the code of the model and C.\n\nimport RNNEmbedding\nimport RNNRuntime", modelFunctions,
    ]
    if let step = model.step { parts.append(streamFunctions(step)) }
    if let inference = model.inference { parts.append(inferenceFunctions(inference)) }
    if hasTraining, !model.losses.isEmpty {
      parts += model.losses.map(trainingFunctions)
      parts.append(optimizerFunctions)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A function that C can call.
  private func function(_ name: String, _ parameters: String, _ result: String? = nil, _ body: String) -> String {
    """
    @_cdecl("\(names("core_" + name))")
    public func core_\(name)(\(parameters))\(result.map { " -> \($0)" } ?? "") {
    \(body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n"))
    }
    """
  }

  private static let pointer = "Swift::UnsafeMutableRawPointer"
  private static let sizes = "_ batch: Swift::Int, _ steps: Swift::UnsafePointer<Swift::Int>"
  private static let message = "_ message: Swift::UnsafeMutablePointer<Swift::UInt8>?, _ capacity: Swift::Int"
  private static let given = """
    _ model: Swift::UnsafeMutableRawPointer, _ batch: Swift::Int, _ steps: Swift::UnsafePointer<Swift::Int>, \
    _ lengths: Swift::UnsafePointer<Swift::UnsafePointer<Swift::Int>?>, \
    _ inputs: Swift::UnsafePointer<Swift::UnsafeRawPointer?>, _ carriesState: Swift::Int32
    """
  private static let run = """
    RNNEmbedding::ModelHandle.from(model),
        RNNRuntime::PointerInputs(examples: batch, steps: steps, lengths: lengths, inputs: inputs),
        carriesState: carriesState != 0
    """

  private var modelFunctions: String {
    [
      function(
        "model_create", "_ seed: Swift::UInt64", Self.pointer,
        "RNNEmbedding::ModelHandle(RNNRuntime::Parameters(layout: \(model.name).layout, seed: seed)).retained()"),
      function("model_destroy", "_ model: \(Self.pointer)", nil, "RNNEmbedding::ModelHandle.release(model)"),
      function(
        "model_floats", "_ model: \(Self.pointer)", "Swift::UnsafePointer<Swift::Float>",
        "Swift::UnsafePointer(RNNEmbedding::ModelHandle.from(model).parameters.buffer.pointer)"),
      function(
        "model_change", "_ model: \(Self.pointer)", "Swift::UnsafeMutablePointer<Swift::Float>",
        "RNNEmbedding::ModelHandle.from(model).change()"),
    ].joined(separator: "\n\n")
  }

  // MARK: Streams

  private func streamFunctions(_ step: ModelInterface.Step) -> String {
    let stream = "_ stream: \(Self.pointer)"
    let type = "\(code).\(step.typeName)"
    return [
      function(
        "stream_create", "_ model: \(Self.pointer)", Self.pointer,
        """
        let storage = RNNRuntime::StreamStorage(
          count: \(step.count), outputCount: \(step.outputCount), ones: \(step.ones), length: \(step.length))
        let parameters = RNNEmbedding::ModelHandle.from(model).parameters
        return RNNEmbedding::StreamMemory(parameters, storage, \(step.preparedIndex), prepare: \(type).prepare).allocated()
        """),
      function(
        "stream_copy", stream, Self.pointer, "RNNEmbedding::StreamMemory.at(stream).pointee.copy().allocated()"),
      function(
        "stream_reset", stream, nil,
        "RNNEmbedding::StreamMemory.at(stream).pointee.clearStates(\(step.stateCount))"),
      function("stream_destroy", stream, nil, "RNNEmbedding::StreamMemory.destroy(stream)"),
      function(
        "stream_states", stream, "Swift::UnsafeMutablePointer<Swift::Float>",
        "RNNEmbedding::StreamMemory.at(stream).pointee.memory"),
      streamRun(step),
    ].joined(separator: "\n\n")
  }

  private func streamRun(_ step: ModelInterface.Step) -> String {
    let values = NamedValues(step)
    var parameters = ["_ stream: \(Self.pointer)", "_ steps: Swift::Int"]
    parameters += values.inputs.map {
      "_ \($0.name): Swift::UnsafePointer<\($0.value.isToken ? "Swift::Int32" : "Swift::Float")>?"
    }
    parameters += values.outputs.map { "_ \($0.name): Swift::UnsafeMutablePointer<Swift::Float>?" }
    var body = ""
    if !values.inputs.isEmpty {
      body += "guard \(values.inputs.map { "let \($0.name)" }.joined(separator: ", ")) else {\n"
      body += "  return RNNEmbedding::Status.nullArgument.rawValue\n}\n"
    }
    body += StepCode(step, values, code: "\(code).\(step.typeName)").body(
      memory: "RNNEmbedding::StreamMemory.at(stream).pointee")
    return function("stream_run", parameters.joined(separator: ", "), "Swift::Int32", body)
  }

  // MARK: Sequences

  private func inferenceFunctions(_ function: ModelInterface.SequenceFunction) -> String {
    let type = "\(code).\(function.typeName)"
    let handle = "RNNEmbedding::InferenceHandle<\(type)>"
    return sequenceFunctions(
      "inference", handle: handle, create: "try \(handle)(\(type).self, batch: batch, steps: steps)")
      + "\n\n"
      + self.function(
        "inference_run",
        "_ inference: \(Self.pointer), \(Self.given), "
          + "_ outputs: Swift::UnsafePointer<Swift::UnsafeMutablePointer<Swift::Float>?>, \(Self.message)",
        "Swift::Int32",
        """
        RNNEmbedding::status(RNNEmbedding::MessageBuffer(message, capacity: capacity)) { () throws(RNNRuntime::ValidationError) in
          try \(handle).from(inference).run(
            \(Self.run), outputs: outputs)
        }
        """)
      + (function.drawsNoise ? "\n\n" + seed("inference", handle) : "")
  }

  private func seed(_ name: String, _ handle: String) -> String {
    function(
      "\(name)_seed", "_ object: \(Self.pointer), _ seed: Swift::UInt64", nil,
      "\(handle).from(object).setNoise(seed: seed)")
  }

  /// What runs of whole sequences have in common.
  private func sequenceFunctions(_ name: String, handle: String, create: String) -> String {
    let object = "_ object: \(Self.pointer)"
    return [
      function("\(name)_bytes", Self.sizes, "Swift::Double", "\(handle).byteCount(batch: batch, steps: steps)"),
      function(
        "\(name)_create",
        "_ object: Swift::UnsafeMutablePointer<Swift::UnsafeMutableRawPointer?>, \(Self.sizes), \(Self.message)",
        "Swift::Int32",
        """
        RNNEmbedding::status(RNNEmbedding::MessageBuffer(message, capacity: capacity)) { () throws(RNNRuntime::ValidationError) in
          object.pointee = (\(create)).retained()
        }
        """),
      function("\(name)_reset", object, nil, "\(handle).from(object).resetStates()"),
      function("\(name)_destroy", object, nil, "\(handle).release(object)"),
    ].joined(separator: "\n\n")
  }

  // MARK: Training

  private func trainingFunctions(_ loss: ModelInterface.Loss) -> String {
    let name = loss.cName
    let type = "\(code).\(loss.training.typeName)"
    let evaluation = loss.evaluation ?? loss.training
    let evaluationType = "\(code).\(evaluation.typeName)"
    let handle = "RNNEmbedding::TrainingHandle<\(type), \(evaluationType)>"
    let layout =
      loss.trained == nil
      ? "\(model.name).layout" : "\(model.name).\(loss.training.typeName).layout"
    let create = """
      try \(handle)(
          \(type).self, \(evaluationType).self, \(layout),
          lossIndices: (\(loss.training.lossIndex ?? 0), \(evaluation.lossIndex ?? 0)), batch: batch, steps: steps)
      """
    func run(_ function: String) -> String {
      self.function(
        "\(name)_\(function)",
        "_ training: \(Self.pointer), \(Self.given), _ loss: Swift::UnsafeMutablePointer<Swift::Float>, \(Self.message)",
        "Swift::Int32",
        """
        RNNEmbedding::status(RNNEmbedding::MessageBuffer(message, capacity: capacity)) { () throws(RNNRuntime::ValidationError) in
          loss.pointee = try \(handle).from(training).\(function)(
            \(Self.run))
        }
        """)
    }
    return [
      sequenceFunctions(name, handle: handle, create: create), run("run"), run("evaluate"),
      function(
        "\(name)_gradients", "_ training: \(Self.pointer)", "Swift::UnsafePointer<Swift::Float>",
        "Swift::UnsafePointer(\(handle).from(training).gradients.buffer.pointer)"),
      function(
        "\(name)_clip",
        "_ training: \(Self.pointer), _ norm: Swift::Double, _ found: Swift::UnsafeMutablePointer<Swift::Double>, \(Self.message)",
        "Swift::Int32",
        """
        RNNEmbedding::status(RNNEmbedding::MessageBuffer(message, capacity: capacity)) { () throws(RNNRuntime::ValidationError) in
          found.pointee = try \(handle).from(training).clip(toNorm: norm)
        }
        """),
      function(
        "optimizer_update_\(name)",
        "_ optimizer: \(Self.pointer), _ model: \(Self.pointer), _ training: \(Self.pointer)",
        nil,
        """
        RNNEmbedding::OptimizerHandle.from(optimizer).update(
          RNNEmbedding::ModelHandle.from(model), with: \(handle).from(training).gradients)
        """),
    ].joined(separator: "\n\n") + (loss.training.drawsNoise ? "\n\n" + seed(name, handle) : "")
  }

  private var optimizerFunctions: String {
    let adam =
      "_ rate: Swift::Double, _ beta1: Swift::Double, _ beta2: Swift::Double, _ epsilon: Swift::Double, _ decay: Swift::Double"
    func adamBody(_ type: String) -> String {
      """
      RNNEmbedding::OptimizerHandle(
        RNNRuntime::\(type)(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: decay)
      ).retained()
      """
    }
    return [
      function(
        "optimizer_create_sgd",
        "_ rate: Swift::Double, _ momentum: Swift::Double, _ isNesterov: Swift::Int32, _ decay: Swift::Double",
        Self.pointer,
        """
        RNNEmbedding::OptimizerHandle(
          RNNRuntime::SGD(learningRate: rate, momentum: momentum, isNesterov: isNesterov != 0, weightDecay: decay)
        ).retained()
        """),
      function("optimizer_create_adam", adam, Self.pointer, adamBody("Adam")),
      function("optimizer_create_adamw", adam, Self.pointer, adamBody("AdamW")),
      function(
        "optimizer_create_rmsprop",
        "_ rate: Swift::Double, _ smoothing: Swift::Double, _ epsilon: Swift::Double, _ momentum: Swift::Double, _ decay: Swift::Double",
        Self.pointer,
        """
        RNNEmbedding::OptimizerHandle(
          RNNRuntime::RMSProp(
            learningRate: rate, smoothing: smoothing, epsilon: epsilon, momentum: momentum, weightDecay: decay)
        ).retained()
        """),
      function(
        "optimizer_set_rate", "_ optimizer: \(Self.pointer), _ rate: Swift::Double", nil,
        "RNNEmbedding::OptimizerHandle.from(optimizer).setLearningRate(rate)"),
      function(
        "optimizer_destroy", "_ optimizer: \(Self.pointer)", nil, "RNNEmbedding::OptimizerHandle.release(optimizer)"),
    ].joined(separator: "\n\n")
  }
}
