extension Gradients {
  /// Multiplies each gradient by a number.
  ///
  /// Where several runs have parts of a batch, this is the share of a part in the mean over all of it: what
  /// `Batch.weight(onAxis:)` gives for the part, divided by what it gives for the whole. The gradients of all parts then
  /// add up to those of the whole.
  public mutating func scale(by factor: Double) {
    let factor = Float(factor)
    let ranges = layout.trainedRanges
    withUnsafeMutablePointer { elements in
      for range in ranges {
        for index in range { elements[index] *= factor }
      }
    }
  }
}
