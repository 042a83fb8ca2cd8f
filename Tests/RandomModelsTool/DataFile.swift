import Foundation
import GraphIR
import RNNData
import RNNRuntime
import RandomModels

extension ModelData {
  /// Writes what generated code takes and has to give, batch before time.
  func write(expecting evaluations: [[String: GraphIR.Tensor]], within tolerances: [[String: Double]], to url: URL)
    throws
  {
    var tensors: [(name: String, tensor: RNNRuntime.Tensor)] = []
    func add(_ name: String, _ values: [Double]) {
      tensors.append((name, RNNRuntime.Tensor(shape: [values.count], elements: values.map { Float($0) })))
    }
    for (name, tensor) in parameters.sorted(by: { $0.key < $1.key }) {
      tensors.append(
        ("parameter." + name, RNNRuntime.Tensor(shape: tensor.type.shape, elements: tensor.values.map { Float($0) })))
    }
    for (index, run) in runs.enumerated() {
      for (axis, steps) in run.dimensions.steps { add("\(index).steps.\(axis)", [Double(steps)]) }
      for (axis, lengths) in run.dimensions.lengths { add("\(index).lengths.\(axis)", lengths.map { Double($0) }) }
      for (name, tensor) in run.inputs { add("\(index).input.\(name)", tensor.batchMajor(in: run.dimensions)) }
      for (name, tensor) in evaluations[index] {
        add("\(index).expected.\(name)", tensor.batchMajor(in: run.dimensions))
        add("\(index).tolerance.\(name)", [tolerances[index][name]!])
      }
    }
    let metadata = ["batch": "\(runs[0].dimensions.batch)", "runs": "\(runs.count)"]
    try SafetensorsFile.write(tensors.sorted { $0.name < $1.name }, metadata: metadata, to: url)
  }
}

extension GraphIR.Tensor {
  fileprivate func batchMajor(in dimensions: Dimensions) -> [Double] {
    guard let axis = type.time, type.batch else { return values }
    let (batch, width, steps) = (dimensions.batch, type.count, dimensions.steps(of: axis))
    return (0..<batch).flatMap { example in
      (0..<steps).flatMap { step in
        let start = (step * batch + example) * width
        return values[start..<start + width]
      }
    }
  }
}
