import CommandLineTool
import Foundation
import GraphIR
import RNNData
import RNNRuntime
import RandomModels

/// Runs a model that was read with numbers of its own: `rnnc run` and `rnnc gradients`.
struct Evaluation {
  let model: Model
  let path: String
  /// Where it may write.
  let folder: URL

  /// Whether the interpreter is done soon.
  private var isSmall: Bool {
    let parameters = model.parameters.map { $0.shape.reduce(1.0) { $0 * Double($1) } }.reduce(0, +)
    return parameters < 3000 && Self.isSmall(model.graph)
  }

  private static func isSmall(_ graph: Graph) -> Bool {
    graph.nodes.count < 400
      && graph.nodes.allSatisfy { node in
        guard node.type.shape.reduce(1.0, { $0 * Double($1) }) < 500 else { return false }
        if case .scan(let scan) = node.operation { return isSmall(scan.body) }
        return true
      }
  }

  /// - Throws: `Contradiction` if a command fails with files that are as they should be.
  func run(seed: UInt64) throws {
    guard isSmall else { return }
    let data = ModelData(for: model, seed: seed)
    let (run, batch) = (data.runs[0], data.runs[0].dimensions.batch)
    func single(_ tensor: GraphIR.Tensor, _ shape: [Int]) -> RNNRuntime.Tensor {
      RNNRuntime.Tensor(shape: shape, elements: tensor.values.map { Float($0) })
    }
    var tensors = data.parameters.map { (name: $0.key, tensor: single($0.value, $0.value.type.shape)) }
    for (name, tensor) in run.inputs {
      let type = tensor.type
      let steps = type.time.map { [run.dimensions.steps(of: $0)] } ?? []
      tensors.append(("input.\(name)", single(tensor, [batch] + steps + type.shape)))
    }
    for (axis, lengths) in run.dimensions.lengths {
      tensors.append(("lengths.\(axis)", RNNRuntime.Tensor(shape: [batch], elements: lengths.map { Float($0) })))
    }
    let file = folder.appending(path: "data.safetensors")
    try SafetensorsFile.write(tensors, to: file)

    let files = ["--model", model.name, "--parameters", file.path, "--inputs", file.path]
    let results = ["--outputs", folder.appending(path: "results.safetensors").path]
    let derivatives = model.hasLoss ? ["--gradients"] : []
    guard runTool(["run", path] + files + results + derivatives) == 0 else {
      throw Contradiction(description: "'check' passes, and 'run' fails")
    }
    let plot = folder.appending(path: "gradients.svg").path
    guard !model.hasLoss || runTool(["gradients", path] + files + ["-o", plot]) == 0 else {
      throw Contradiction(description: "'run' passes, and 'gradients' fails")
    }
  }
}
