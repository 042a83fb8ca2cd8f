import Codegen

/// Losses, gradients and optimizers.
extension CInterface {
  func trainingSection(_ loss: ModelInterface.Loss) -> Section {
    let name = loss.cName
    let values = NamedValues(loss.training)
    let this = (type(name), "training")
    func run(_ kind: String, _ documentation: String) -> CFunction {
      function(
        "\(name)_\(kind)", status, [this] + runParameters(values) + [("float *", "loss")],
        [documentation] + runDocumentation(values) + ["loss: where it goes."],
        refuseNull("training", "model", "loss") + given(values)
          + """
          return report(core->\(name)_\(kind)(
              training, (void *)model, batch, axes, all_lengths, inputs, \(carries), loss, message, sizeof message));
          """)
    }
    return Section(
      title: loss.name.map { "Training by the loss \($0)" } ?? "Training",
      declarations: """
        /* Memory for \(loss.name.map { "the loss '\($0)'" } ?? "the loss") and its gradients, for one thread at a time. */
        typedef struct \(names(name)) \(names(name));
        """,
      functions: [
        create(name, "training", values), run("run", "The loss of a batch, and its gradients."),
        run("evaluate", "The loss of a batch alone. It carries states of its own."),
        function(
          "\(name)_gradient", "const float *", [(constant(name), "training"), ("size_t ", "index")],
          [
            "The gradient of the last run's loss with respect to a parameter, valid until the next run; NULL if there is",
            "no such parameter, and zeros if it is not trained.",
          ],
          "if (!training || index >= parameter_count) return NULL;\n"
            + "return core->\(name)_gradients((void *)training) + parameters[index].offset;"),
        function(
          "\(name)_clip", status, [this, ("double ", "norm"), ("double *", "found")],
          [
            "Scales the gradients down to a global norm. found: the norm before; NULL if it is not wanted.",
            "If that is not finite, leave out the update.",
          ],
          refuseNull("training") + "double before = 0;\n"
            + "return report(core->\(name)_clip(training, norm, found ? found : &before, message, sizeof message));"),
      ] + end(name, "training", drawsNoise: loss.training.drawsNoise))
  }

  var optimizerSection: Section {
    let out = (names("optimizer") + " **", "optimizer")
    func creation(_ name: String, _ parameters: [(String, String)], _ arguments: String, _ documentation: String)
      -> CFunction
    {
      function(
        "optimizer_create_\(name)", status, [out] + parameters, [documentation],
        refuseNull("optimizer") + "*optimizer = core->optimizer_create_\(name)(\(arguments));\nreturn \(macro)_OK;")
    }
    let adam = [
      ("double ", "rate"), ("double ", "beta1"), ("double ", "beta2"), ("double ", "epsilon"), ("double ", "decay"),
    ]
    let this = (type("optimizer"), "optimizer")
    return Section(
      title: "Optimizers",
      declarations: """
        /* The rule that changes parameters, with its state: for one model. */
        typedef struct \(names("optimizer")) \(names("optimizer"));
        """,
      functions: [
        creation(
          "sgd", [("double ", "rate"), ("double ", "momentum"), ("bool ", "is_nesterov"), ("double ", "decay")],
          "rate, momentum, is_nesterov, decay",
          "Gradient descent with momentum (0: none) and an L2 penalty (0: none)."),
        creation(
          "adam", adam, "rate, beta1, beta2, epsilon, decay",
          "Adam (usually 1e-3, 0.9, 0.999, 1e-8), with an L2 penalty (0: none)."),
        creation(
          "adamw", adam, "rate, beta1, beta2, epsilon, decay",
          "AdamW: the same with weights that decay by themselves (usually 1e-2)."),
        creation(
          "rmsprop",
          [
            ("double ", "rate"), ("double ", "smoothing"), ("double ", "epsilon"), ("double ", "momentum"),
            ("double ", "decay"),
          ],
          "rate, smoothing, epsilon, momentum, decay", "RMSProp (usually 1e-2, 0.99, 1e-8, 0, 0)."),
        function(
          "optimizer_set_rate", "void", [this, ("double ", "rate")], ["Changes the learning rate."],
          "if (optimizer) core->optimizer_set_rate(optimizer, rate);"),
      ]
        + model.losses.map { loss in
          function(
            loss.name == nil ? "optimizer_update" : "optimizer_update_\(loss.cName)", status,
            [this, (type("model"), "model"), (constant(loss.cName), "training")],
            ["One step downhill with the gradients of the last run. No other thread may use the model meanwhile."],
            refuseNull("optimizer", "model", "training")
              + "core->optimizer_update_\(loss.cName)(optimizer, model, (void *)training);\nreturn \(macro)_OK;")
        }
        + [
          function(
            "optimizer_destroy", "void", [this], ["Frees an optimizer. Nothing happens to NULL."],
            "if (optimizer) core->optimizer_destroy(optimizer);")
        ])
  }
}
