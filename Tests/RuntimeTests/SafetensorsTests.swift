import Foundation
import RNNData
import RNNRuntime
import Testing

@Suite struct SafetensorsTests {
  @Test func readsWhatPythonWrites() throws {
    let file = try fixture("types")
    let values = [0, -0.0, 1, -2.5, 1e-7, 6e-8, 65504, .infinity]
    #expect(file.shape(of: "F64") == [2, 4])
    #expect(try file.doubles(named: "F64") == values)
    #expect(try file.tensor(named: "F64").elements == values.map { Float($0) })
    #expect(try file.tensor(named: "F32").elements == values.map { Float($0) })
    // 1e-7 and 6e-8 are 2 and 1 steps of 2⁻²⁴ in half precision.
    #expect(try file.doubles(named: "F16") == [0, -0.0, 1, -2.5, 0x1p-23, 0x1p-24, 65504, .infinity])
    #expect(try file.doubles(named: "F16")[1].sign == .minus)
    #expect(try file.doubles(named: "BF16")[..<4] == [0, -0.0, 1, -2.5])
    #expect(abs(try file.doubles(named: "BF16")[4] / 1e-7 - 1) < 0x1p-8)
    #expect(try file.doubles(named: "BF16")[6] == 65536)
    #expect(try file.integers(named: "I64") == [1, -2, 1 << 40])
    #expect(try file.integers(named: "I32") == [-5, 6])
    #expect(try file.integers(named: "U8") == [0, 255])
    #expect(try file.tensor(named: "scalar") == Tensor(shape: [], elements: [3.5]))
    #expect(try file.tensor(named: "empty").shape == [0, 4])
    #expect(file.metadata == ["text": "é \"\\\n\t 🙂", "format": "pt"])
  }

  @Test func roundTrip() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "a.safetensors")
      let tensors = [
        ("b \"\\\u{1}\n🙂", Tensor(shape: [2, 1], elements: [1.5, -.infinity])), ("a", Tensor(shape: [], elements: [7])),
        ("none", Tensor(shape: [0])),
      ]
      try SafetensorsFile.write(tensors, metadata: ["k": "\u{0}\"", "": "é"], to: url)
      let file = try SafetensorsFile(contentsOf: url)
      #expect(file.names == tensors.map(\.0))
      for (name, tensor) in tensors { #expect(try file.tensor(named: name) == tensor) }
      #expect(file.metadata == ["k": "\u{0}\"", "": "é"])
      let bytes = try Data(contentsOf: url)
      try SafetensorsFile.write(tensors, metadata: ["": "é", "k": "\u{0}\""], to: url)
      #expect(try Data(contentsOf: url) == bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.safetensors"])
    }
  }

  @Test func aFailedWriteLeavesNothingBehind() throws {
    try withTemporaryFolder { folder in
      // A folder cannot be replaced by a file.
      let url = folder.appending(path: "taken")
      try FileManager.default.createDirectory(
        at: url.appending(path: "inside"), withIntermediateDirectories: true)
      #expect(throws: SafetensorsError.self) { try SafetensorsFile.write([("a", Tensor(shape: [1]))], to: url) }
      #expect(throws: SafetensorsError.self) {
        try SafetensorsFile.write([("a", Tensor(shape: [1]))], to: folder.appending(path: "no/such/folder"))
      }
      #expect(throws: SafetensorsError(file: url.path, tensor: "a", reason: .duplicateName)) {
        try SafetensorsFile.write([("a", Tensor(shape: [1])), ("a", Tensor(shape: [1]))], to: url)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
    }
  }

  @Test func aLinkStaysALink() throws {
    try withTemporaryFolder { folder in
      let (target, link) = (folder.appending(path: "target"), folder.appending(path: "link"))
      try SafetensorsFile.write([("a", Tensor(shape: [1]))], to: target)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      try SafetensorsFile.write([("b", Tensor(shape: [1]))], to: link)
      #expect(try SafetensorsFile(contentsOf: target).names == ["b"])
    }
  }
}

// MARK: Against a layout

@Suite struct ParameterFileTests {
  private let layout = ParameterLayout(
    entries: [
      .init(name: "cell.W", shape: [2, 3], offset: 0, initializer: .glorot),
      .init(name: "cell.b", shape: [2], offset: 16, initializer: .normal(1)),
    ], count: 32)

  private func reason(_ tensors: [(String, Tensor)]) throws -> (String?, SafetensorsError.Reason)? {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "model.safetensors")
      try SafetensorsFile.write(tensors, to: url)
      do {
        _ = try Parameters(layout: layout, contentsOf: url)
        return nil
      } catch let error as SafetensorsError {
        #expect(error.file == url.path)
        return (error.tensor, error.reason)
      }
    }
  }

  @Test func roundTrip() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "model.safetensors")
      let parameters = Parameters(layout: layout, seed: 4)
      try parameters.write(to: url, metadata: ["model": "Test"])
      let read = try Parameters(layout: layout, contentsOf: url)
      #expect(read["cell.W"] == parameters["cell.W"] && read["cell.b"] == parameters["cell.b"])
    }
  }

  @Test func mismatches() throws {
    let (weights, bias) = (("cell.W", Tensor(shape: [2, 3])), ("cell.b", Tensor(shape: [2])))
    #expect(try reason([bias, weights]) == nil)
    var found = try reason([weights])
    #expect(found?.0 == "cell.b" && found?.1 == .missing)
    found = try reason([weights, bias, ("cell.c", Tensor(shape: [2]))])
    #expect(found?.0 == "cell.c" && found?.1 == .unexpected)
    found = try reason([bias, ("cell.W", Tensor(shape: [3, 2]))])
    #expect(found?.0 == "cell.W" && found?.1 == .shape(found: [3, 2], expected: [2, 3]))
  }

  @Test func wrongElementType() throws {
    let integers = ParameterLayout(
      entries: [.init(name: "I64", shape: [3], offset: 0, initializer: .glorot)], count: 3)
    let file = try fixture("types")
    #expect {
      try Parameters(layout: integers, file: file)
    } throws: { error in
      (error as? SafetensorsError)?.reason == .elementType(.int64, wanted: "F32, F64, F16 or BF16")
    }
  }
}
