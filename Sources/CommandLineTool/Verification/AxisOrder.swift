/// Which axes of a tensor of another framework are the examples and the steps; the others are features, row-major.
struct AxisOrder: Hashable {
  /// Nil if there is one example.
  var batch: Int?
  /// Nil if there is one step, or if it is no sequence.
  var time: Int?

  /// All that are possible with so many axes, those with examples and steps first.
  static func all(axes count: Int, hasTime: Bool) -> [AxisOrder] {
    let choices = (0..<count).map(Optional.init) + [nil]
    return choices.flatMap { batch in
      (hasTime ? choices : [nil]).filter { $0 == nil || $0 != batch }.map { AxisOrder(batch: batch, time: $0) }
    }
  }

  func isFeature(_ axis: Int) -> Bool { axis != batch && axis != time }

  /// Whether a tensor of this shape holds just what [batch, steps, width] does.
  func fits(_ shape: [Int], batch: Int, steps: Int, width: Int) -> Bool {
    let sizes = shape.indices.filter(isFeature).map { shape[$0] }
    return (self.batch.map { shape[$0] } ?? 1) == batch && (time.map { shape[$0] } ?? 1) == steps
      && sizes.reduce(1, *) == width
  }

  /// Where the elements of a tensor of this shape are among the numbers of [batch, steps, width].
  func positions(_ shape: [Int], steps: Int, width: Int) -> [Int] {
    var strides = [Int](repeating: 0, count: shape.count)
    var stride = 1
    for axis in shape.indices.reversed() where isFeature(axis) {
      strides[axis] = stride
      stride *= shape[axis]
    }
    if let time { strides[time] = width }
    if let batch { strides[batch] = steps * width }
    return zip(shape, strides).reduce([0]) { starts, axis in
      starts.flatMap { start in (0..<axis.0).map { start + $0 * axis.1 } }
    }
  }

  /// `[steps, batch, 3]`
  func description(_ shape: [Int]) -> String {
    let axes = shape.indices.map { $0 == batch ? "batch" : $0 == time ? "steps" : "\(shape[$0])" }
    return "[" + axes.joined(separator: ", ") + "]"
  }
}
