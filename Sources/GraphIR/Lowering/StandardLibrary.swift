import Synchronization

/// The cells and blocks that every file sees, written in the language itself.
public enum StandardLibrary {
  /// Each file is named after the cell or block that it declares, and they are sorted by name.
  public static let files: [SourceFile] = [
    SourceFile(path: "Additive.rnn", bytes: PackageResources.Additive_rnn),
    SourceFile(path: "AntisymmetricRNN.rnn", bytes: PackageResources.AntisymmetricRNN_rnn),
    SourceFile(path: "CFN.rnn", bytes: PackageResources.CFN_rnn),
    SourceFile(path: "CRFPaths.rnn", bytes: PackageResources.CRFPaths_rnn),
    SourceFile(path: "CTCForward.rnn", bytes: PackageResources.CTCForward_rnn),
    SourceFile(path: "CausalSelfAttention.rnn", bytes: PackageResources.CausalSelfAttention_rnn),
    SourceFile(path: "CfC.rnn", bytes: PackageResources.CfC_rnn),
    SourceFile(path: "ChoGRU.rnn", bytes: PackageResources.ChoGRU_rnn),
    SourceFile(path: "Clockwork.rnn", bytes: PackageResources.Clockwork_rnn),
    SourceFile(path: "CoRNN.rnn", bytes: PackageResources.CoRNN_rnn),
    SourceFile(path: "ContextSRN.rnn", bytes: PackageResources.ContextSRN_rnn),
    SourceFile(path: "ConvLSTM.rnn", bytes: PackageResources.ConvLSTM_rnn),
    SourceFile(path: "CoupledLSTM.rnn", bytes: PackageResources.CoupledLSTM_rnn),
    SourceFile(path: "DeepInputRNN.rnn", bytes: PackageResources.DeepInputRNN_rnn),
    SourceFile(path: "DeepOutputRNN.rnn", bytes: PackageResources.DeepOutputRNN_rnn),
    SourceFile(path: "DeepTransitionRNN.rnn", bytes: PackageResources.DeepTransitionRNN_rnn),
    SourceFile(path: "Delay.rnn", bytes: PackageResources.Delay_rnn),
    SourceFile(path: "DeltaNet.rnn", bytes: PackageResources.DeltaNet_rnn),
    SourceFile(path: "Elman.rnn", bytes: PackageResources.Elman_rnn),
    SourceFile(path: "FastGRNN.rnn", bytes: PackageResources.FastGRNN_rnn),
    SourceFile(path: "FeedbackReservoir.rnn", bytes: PackageResources.FeedbackReservoir_rnn),
    SourceFile(path: "FullPeepholeLSTM.rnn", bytes: PackageResources.FullPeepholeLSTM_rnn),
    SourceFile(path: "GRU.rnn", bytes: PackageResources.GRU_rnn),
    SourceFile(path: "GatedDeltaNet.rnn", bytes: PackageResources.GatedDeltaNet_rnn),
    SourceFile(path: "GatedLinearAttention.rnn", bytes: PackageResources.GatedLinearAttention_rnn),
    SourceFile(path: "IndRNN.rnn", bytes: PackageResources.IndRNN_rnn),
    SourceFile(path: "IntersectionRNN.rnn", bytes: PackageResources.IntersectionRNN_rnn),
    SourceFile(path: "JANET.rnn", bytes: PackageResources.JANET_rnn),
    SourceFile(path: "Jordan.rnn", bytes: PackageResources.Jordan_rnn),
    SourceFile(path: "LEM.rnn", bytes: PackageResources.LEM_rnn),
    SourceFile(path: "LRU.rnn", bytes: PackageResources.LRU_rnn),
    SourceFile(path: "LSTM.rnn", bytes: PackageResources.LSTM_rnn),
    SourceFile(path: "LTC.rnn", bytes: PackageResources.LTC_rnn),
    SourceFile(path: "LayerNormLSTM.rnn", bytes: PackageResources.LayerNormLSTM_rnn),
    SourceFile(path: "LeakyRNN.rnn", bytes: PackageResources.LeakyRNN_rnn),
    SourceFile(path: "LinearAttention.rnn", bytes: PackageResources.LinearAttention_rnn),
    SourceFile(path: "MGU.rnn", bytes: PackageResources.MGU_rnn),
    SourceFile(path: "MUT1.rnn", bytes: PackageResources.MUT1_rnn),
    SourceFile(path: "Mamba.rnn", bytes: PackageResources.Mamba_rnn),
    SourceFile(path: "MinGRU.rnn", bytes: PackageResources.MinGRU_rnn),
    SourceFile(path: "MinLSTM.rnn", bytes: PackageResources.MinLSTM_rnn),
    SourceFile(path: "MinimalRNN.rnn", bytes: PackageResources.MinimalRNN_rnn),
    SourceFile(path: "MultiplicativeLSTM.rnn", bytes: PackageResources.MultiplicativeLSTM_rnn),
    SourceFile(path: "PeepholeLSTM.rnn", bytes: PackageResources.PeepholeLSTM_rnn),
    SourceFile(path: "ProjectedLSTM.rnn", bytes: PackageResources.ProjectedLSTM_rnn),
    SourceFile(path: "QRNN.rnn", bytes: PackageResources.QRNN_rnn),
    SourceFile(path: "RAN.rnn", bytes: PackageResources.RAN_rnn),
    SourceFile(path: "RGLRU.rnn", bytes: PackageResources.RGLRU_rnn),
    SourceFile(path: "RHN.rnn", bytes: PackageResources.RHN_rnn),
    SourceFile(path: "RWKV4.rnn", bytes: PackageResources.RWKV4_rnn),
    SourceFile(path: "RWKV7.rnn", bytes: PackageResources.RWKV7_rnn),
    SourceFile(path: "Reservoir.rnn", bytes: PackageResources.Reservoir_rnn),
    SourceFile(path: "Retention.rnn", bytes: PackageResources.Retention_rnn),
    SourceFile(path: "S4D.rnn", bytes: PackageResources.S4D_rnn),
    SourceFile(path: "SCRN.rnn", bytes: PackageResources.SCRN_rnn),
    SourceFile(path: "SRU.rnn", bytes: PackageResources.SRU_rnn),
    SourceFile(path: "SelfAttention.rnn", bytes: PackageResources.SelfAttention_rnn),
    SourceFile(path: "SquashedAdditive.rnn", bytes: PackageResources.SquashedAdditive_rnn),
    SourceFile(path: "UGRNN.rnn", bytes: PackageResources.UGRNN_rnn),
    SourceFile(path: "additiveAttention.rnn", bytes: PackageResources.additiveAttention_rnn),
    SourceFile(path: "advanced.rnn", bytes: PackageResources.advanced_rnn),
    SourceFile(path: "causalConv.rnn", bytes: PackageResources.causalConv_rnn),
    SourceFile(path: "conv1d.rnn", bytes: PackageResources.conv1d_rnn),
    SourceFile(path: "conv2d.rnn", bytes: PackageResources.conv2d_rnn),
    SourceFile(path: "crf.rnn", bytes: PackageResources.crf_rnn),
    SourceFile(path: "ctc.rnn", bytes: PackageResources.ctc_rnn),
    SourceFile(path: "delayed.rnn", bytes: PackageResources.delayed_rnn),
    SourceFile(path: "dense.rnn", bytes: PackageResources.dense_rnn),
    SourceFile(path: "dotAttention.rnn", bytes: PackageResources.dotAttention_rnn),
    SourceFile(path: "dropout.rnn", bytes: PackageResources.dropout_rnn),
    SourceFile(path: "embed.rnn", bytes: PackageResources.embed_rnn),
    SourceFile(path: "gaussianNoise.rnn", bytes: PackageResources.gaussianNoise_rnn),
    SourceFile(path: "l2Norm.rnn", bytes: PackageResources.l2Norm_rnn),
    SourceFile(path: "layerNorm.rnn", bytes: PackageResources.layerNorm_rnn),
    SourceFile(path: "logAdd.rnn", bytes: PackageResources.logAdd_rnn),
    SourceFile(path: "mLSTM.rnn", bytes: PackageResources.mLSTM_rnn),
    SourceFile(path: "maxPool2d.rnn", bytes: PackageResources.maxPool2d_rnn),
    SourceFile(path: "meanPool2d.rnn", bytes: PackageResources.meanPool2d_rnn),
    SourceFile(path: "multiHeadAttention.rnn", bytes: PackageResources.multiHeadAttention_rnn),
    SourceFile(path: "project.rnn", bytes: PackageResources.project_rnn),
    SourceFile(path: "resize.rnn", bytes: PackageResources.resize_rnn),
    SourceFile(path: "rmsNorm.rnn", bytes: PackageResources.rmsNorm_rnn),
    SourceFile(path: "sLSTM.rnn", bytes: PackageResources.sLSTM_rnn),
    SourceFile(path: "variationalDropout.rnn", bytes: PackageResources.variationalDropout_rnn),
    SourceFile(path: "zoneout.rnn", bytes: PackageResources.zoneout_rnn),
  ]

  /// The names of the cells and blocks.
  public static var names: [String] { files.map { String($0.path.dropLast(".rnn".count)) } }

  /// The source of a cell or block, or `nil` if there is none of that name.
  public static func source(of name: String) -> String? {
    filesByName[name].map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// A cell or block, parsed when it is first asked for: most programs use two or three of them.
  static func declaration(of name: String) -> Declaration? {
    guard let file = filesByName[name] else { return nil }
    return parsed.withLock { parsed in
      if let known = parsed[name] { return known }
      parsed[name] = declaration(in: file)
      return parsed[name]
    }
  }

  /// All of them.
  static var declarations: [Declaration] { names.compactMap(declaration) }

  private static let filesByName = Dictionary(uniqueKeysWithValues: zip(names, files))
  private static let parsed = Mutex<[String: Declaration]>([:])

  /// A test holds that each file declares what its name says, without a mistake.
  private static func declaration(in file: SourceFile) -> Declaration? {
    let unit = SourceUnit(parsing: file, diagnostics: Diagnostics())
    return unit.cells.first.map { Declaration($0, isLibrary: true) }
      ?? unit.blocks.first.map { Declaration($0, isLibrary: true) }
  }
}
