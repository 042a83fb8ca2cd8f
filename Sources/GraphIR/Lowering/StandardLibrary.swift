/// The cells and blocks that every file sees, written in the language itself.
public enum StandardLibrary {
  /// Each file is named after the cell or block that it declares, and they are sorted by name.
  public static let files: [SourceFile] = [
    SourceFile(path: "ChoGRU.rnn", bytes: PackageResources.ChoGRU_rnn),
    SourceFile(path: "Elman.rnn", bytes: PackageResources.Elman_rnn),
    SourceFile(path: "GRU.rnn", bytes: PackageResources.GRU_rnn),
    SourceFile(path: "LSTM.rnn", bytes: PackageResources.LSTM_rnn),
    SourceFile(path: "PeepholeLSTM.rnn", bytes: PackageResources.PeepholeLSTM_rnn),
    SourceFile(path: "dense.rnn", bytes: PackageResources.dense_rnn),
    SourceFile(path: "dropout.rnn", bytes: PackageResources.dropout_rnn),
    SourceFile(path: "embed.rnn", bytes: PackageResources.embed_rnn),
    SourceFile(path: "gaussianNoise.rnn", bytes: PackageResources.gaussianNoise_rnn),
    SourceFile(path: "variationalDropout.rnn", bytes: PackageResources.variationalDropout_rnn),
    SourceFile(path: "zoneout.rnn", bytes: PackageResources.zoneout_rnn),
  ]

  /// The names of the cells and blocks.
  public static var names: [String] { files.map { String($0.path.dropLast(".rnn".count)) } }

  /// The source of a cell or block, or `nil` if there is none of that name.
  public static func source(of name: String) -> String? {
    files.first { $0.path == name + ".rnn" }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Parsed. A test holds that they are free of mistakes.
  static let units: [SourceUnit] = {
    let diagnostics = Diagnostics()
    return files.map { SourceUnit(parsing: $0, diagnostics: diagnostics) }
  }()
}
