import Foundation
import RNNData
import RNNRuntime

/// The numbers of one model, which the reference interpreter has run.
struct ExpectedModel {
  let file: SafetensorsFile
  let batch: Int
  let runs: [ExpectedRun]

  init(contentsOf url: URL) throws {
    file = try SafetensorsFile(contentsOf: url)
    batch = Int(file.metadata["batch"]!)!
    var runs: [ExpectedRun] = []
    for index in 0..<Int(file.metadata["runs"]!)! {
      runs.append(ExpectedRun(file: file, index: index, batch: batch))
    }
    self.runs = runs
  }

  func parameters(_ layout: ParameterLayout) throws -> Parameters {
    var parameters = Parameters(zeros: layout)
    for entry in layout.entries { parameters[entry.name] = try file.tensor(named: "parameter." + entry.name) }
    return parameters
  }
}

/// What goes into one call, and what has to come out.
struct ExpectedRun {
  let file: SafetensorsFile
  let index: Int
  let batch: Int

  private func elements(_ name: String) -> [Float] {
    do { return try file.tensor(named: "\(index).\(name)").elements } catch { fatalError("\(error)") }
  }

  private func has(_ name: String) -> Bool { file.shape(of: "\(index).\(name)") != nil }

  /// [batch, steps, features]
  func numbers(_ name: String) -> [Float] { elements("input.\(name)") }
  func tokens(_ name: String) -> [Int32] { numbers(name).map { Int32($0) } }
  func lengths(_ axis: String) -> [Int]? { has("lengths.\(axis)") ? elements("lengths.\(axis)").map { Int($0) } : nil }
  func steps(_ axis: String) -> Int { Int(elements("steps.\(axis)")[0]) }
  func length(_ axis: String?, of example: Int) -> Int {
    guard let axis else { return 1 }
    return lengths(axis)?[example] ?? steps(axis)
  }
  var carriesState: Bool { index == 1 }

  /// A row of an input for one step.
  func row(_ name: String, _ axis: String?, _ example: Int, _ step: Int) -> [Float] {
    let all = numbers(name)
    let steps = axis.map { self.steps($0) } ?? 1
    let width = all.count / (batch * steps)
    let start = (example * steps + (axis == nil ? 0 : step)) * width
    return Array(all[start..<start + width])
  }
  func token(_ name: String, _ axis: String?, _ example: Int, _ step: Int) -> Int {
    Int(row(name, axis, example, step)[0])
  }

  func expected(_ name: String) -> [Float]? { has("expected.\(name)") ? elements("expected.\(name)") : nil }
  func tolerance(_ name: String) -> Float { elements("tolerance.\(name)")[0] }
}
