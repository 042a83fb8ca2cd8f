/// A tensor that a program needs, and where it goes.
package struct ExpectedTensor {
  package var name: String
  package var shape: [Int]
  /// The first of its floats among those of all.
  package var offset: Int

  package init(name: String, shape: [Int], offset: Int) {
    self.name = name
    self.shape = shape
    self.offset = offset
  }
}

extension SafetensorsHeader {
  /// Whether a tensor of this name belongs to a checkpoint and not to the model, whose names have no slash.
  package static func isOfCheckpoint(_ name: String) -> Bool {
    name.utf8.starts(with: "optimizer/".utf8) || name.utf8.starts(with: "state/".utf8)
  }

  /// Reads all of these tensors from the bytes of a file that has no others, but those of a checkpoint.
  /// - Parameter floats: where they go; partly written if something is wrong.
  /// - Returns: what is wrong.
  package static func read(
    _ bytes: UnsafeRawBufferPointer, _ expected: [ExpectedTensor], into floats: UnsafeMutablePointer<Float>
  ) -> Failure? {
    do throws(Failure) {
      let (header, dataStart): (SafetensorsHeader, Int)
      switch read(bytes) {
      case .success(let found): (header, dataStart) = found
      case .failure(let failure): throw failure
      }
      var isUsed = [Bool](repeating: false, count: header.entries.count)
      for tensor in expected {
        guard let index = header.entries.firstIndex(where: { $0.name.utf8.elementsEqual(tensor.name.utf8) }) else {
          throw Failure(.missing, tensor.name)
        }
        isUsed[index] = true
        let entry = header.entries[index]
        guard entry.shape == tensor.shape else {
          throw Failure(.shape(found: entry.shape, expected: tensor.shape), tensor.name)
        }
        guard let values: [Float] = entry.floatingPoint(of: bytes[dataStart...]) else {
          throw Failure(.noFloatingPoint(entry.elementType), tensor.name)
        }
        values.withUnsafeBufferPointer { values in
          guard let first = values.baseAddress else { return }
          (floats + tensor.offset).update(from: first, count: values.count)
        }
      }
      for (entry, isUsed) in zip(header.entries, isUsed)
      where !isUsed && !isOfCheckpoint(entry.name) {
        throw Failure(.unexpected, entry.name)
      }
      return nil
    } catch {
      return error
    }
  }
}
