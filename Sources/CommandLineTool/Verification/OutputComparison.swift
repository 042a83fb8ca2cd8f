import GraphIR

/// How far an output of the model and what belongs to it in the file are apart, at the worst.
struct OutputComparison {
  var ours: [ModelValue]
  var theirs: String
  /// `Y [steps, 1, batch, 4]`
  var layout: String
  var absolute = 0.0
  /// The greatest number of either side.
  var greatest = 0.0
  private var worst: (position: Int, ours: Double, theirs: Double)?
  private let steps: Int

  /// The difference by the greatest number. A number on one side alone, or none on either, is infinitely far away.
  var relative: Double { absolute == 0 ? 0 : absolute / greatest }

  /// In the order of the axes that fits best. Padded steps are not compared: here they are zero, and there anything.
  /// - Returns: nil if there are other numbers of examples, steps or features.
  init?(_ ours: [ModelValue], _ results: TensorFile, _ theirs: ONNXRuntime.Output, _ dimensions: Dimensions) {
    let joined = ours.joined
    let entries = ours.compactMap { results.tensors[$0.name] }
    guard entries.count == ours.count, let first = entries.first else { return nil }
    let steps = joined.time == nil ? 1 : first.shape[1]
    let values = results.rows(of: ours, count: dimensions.batch * steps)
    var best: OutputComparison?
    for order in AxisOrder.all(axes: theirs.shape.count, hasTime: joined.time != nil)
    where order.fits(theirs.shape, batch: dimensions.batch, steps: steps, width: joined.width) {
      var comparison = OutputComparison(
        ours: ours, theirs: theirs.name, layout: "\(theirs.name) \(order.description(theirs.shape))", steps: steps)
      comparison.compare(values, theirs.values, order.positions(theirs.shape, steps: steps, width: joined.width)) {
        example in
        joined.time.map { dimensions.length(of: example, along: $0) } ?? 1
      }
      if best.map({ comparison.absolute < $0.absolute }) ?? true { best = comparison }
    }
    guard let best else { return nil }
    self = best
  }

  private init(ours: [ModelValue], theirs: String, layout: String, steps: Int) {
    (self.ours, self.theirs, self.layout, self.steps) = (ours, theirs, layout, steps)
  }

  private mutating func compare(
    _ ours: [Double], _ theirs: [Double], _ positions: [Int], length: (_ example: Int) -> Int
  ) {
    let width = self.ours.joined.width
    for (number, position) in zip(theirs, positions) {
      let row = position / max(width, 1)
      guard row % steps < length(row / steps) else { continue }
      let own = ours[position]
      for finite in [own, number] where finite.isFinite { greatest = max(greatest, abs(finite)) }
      let difference = own == number ? 0 : abs(own - number)
      let distance = difference.isFinite ? difference : .infinity
      if worst == nil || distance > absolute { (worst, absolute) = ((position, own, number), distance) }
    }
  }

  /// `example 2, step 0, feature 1: 0.25 instead of 0.5`
  var place: String {
    guard let worst else { return "no numbers" }
    let width = max(ours.joined.width, 1)
    let row = worst.position / width
    var parts = ["example \(row / steps)"]
    if ours[0].time != nil { parts.append("step \(row % steps)") }
    if width > 1 { parts.append("feature \(worst.position % width)") }
    return "\(parts.joined(separator: ", ")): \(worst.ours) instead of \(worst.theirs)"
  }
}
