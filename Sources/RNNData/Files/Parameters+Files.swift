import Foundation
import RNNRuntime

extension ParameterTensors {
  /// Writes every tensor under its name to a safetensors file, which is replaced in one step.
  /// - Parameter metadata: strings of the caller's. Those of a `Vocabulary` make the file enough for sampling.
  /// - Throws: `SafetensorsError`.
  public func write(to url: URL, metadata: [String: String] = [:]) throws {
    try SafetensorsFile.write(namedTensors, metadata: metadata, to: url)
  }

  /// Every tensor with its name, in the order of the layout.
  public var namedTensors: [(name: String, tensor: Tensor)] {
    layout.entries.map { ($0.name, self[$0.name]) }
  }

  /// Replaces every tensor by that of a file.
  /// - Parameter prefix: what stands before the names of the layout in the file.
  mutating func read(_ file: SafetensorsFile, prefix: String = "") throws {
    for entry in layout.entries {
      let name = prefix + entry.name
      if let shape = file.shape(of: name), shape != entry.shape {
        throw file.error(name, .shape(found: shape, expected: entry.shape))
      }
      self[entry.name] = try file.tensor(named: name)
    }
  }
}

extension Parameters {
  /// Reads parameters from a safetensors file: one that `write` wrote, one from another framework with the same names
  /// and shapes, or a `Checkpoint`.
  ///
  /// The file holds every parameter of the layout and no other tensors, but those of a checkpoint.
  /// - Throws: `SafetensorsError`.
  public init(layout: ParameterLayout, contentsOf url: URL) throws {
    try self.init(layout: layout, file: SafetensorsFile(contentsOf: url))
  }

  /// The same from a file that has been read already, for its metadata say.
  /// - Throws: `SafetensorsError`.
  public init(layout: ParameterLayout, file: SafetensorsFile) throws {
    self.init(zeros: layout)
    try read(file)
    for name in file.names where layout.entry(named: name) == nil && !SafetensorsFile.isOfCheckpoint(name) {
      throw file.error(name, .unexpected)
    }
  }
}

extension CompiledModel {
  /// A model with the parameters of a safetensors file.
  /// - Throws: `SafetensorsError` if the file is none, or if a tensor is missing, unexpected or of another shape.
  public init(contentsOf url: URL) throws {
    self.init(parameters: try Parameters(layout: Self.layout, contentsOf: url))
  }
}
