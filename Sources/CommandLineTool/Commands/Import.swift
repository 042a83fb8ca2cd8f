extension Command {
  static let importing = Command(
    name: "import", operands: Operands(placeholder: "WEIGHTS.safetensors", count: 1...1),
    summary: "Turn the weights of a model of PyTorch, Keras or Flax into parameters",
    details: """
      The layers in the file, found by the names and shapes of their tensors, become the parameters of a .rnn file that
      have the same structure. Where several could be meant, the names decide; '--map' says it otherwise. What becomes of
      what is printed. A tensor too many, a parameter without a tensor or a wrong shape is an error that names all of
      them, and nothing is written.

        rnnc import lstm.safetensors --for Model.rnn -o parameters.safetensors --map encoder=lstm
      """,
    options: [.importedModel, .importedParameters, .map, .fold, .omit, .framework, .model]
  ) { arguments, console in
    try WeightsImport.run(arguments, console)
  }
}
