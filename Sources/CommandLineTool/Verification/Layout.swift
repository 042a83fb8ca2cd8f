import GraphIR
import ONNX

/// Which axes of a file's inputs are the examples and the steps, and how many there are.
struct Layout {
  /// By the file's names.
  var orders: [String: AxisOrder] = [:]
  /// The sizes that the file fixes.
  private var batch: Int?
  private var steps: [TimeAxis: Int] = [:]
  private var unlikeliness = 0
  /// Sequences of the model of which the file has one step.
  private var singleSteps: [ModelValue] = []
  private var hasSteps = false
  private var hasOpenFeatures = false
  /// Whether the file is run once for each step.
  private(set) var isStream = false

  /// The number of examples and of steps of each axis, as the file fixes them, as inputs have them, or else drawn.
  private(set) var dimensions = Dimensions(batch: 1)

  /// All that could be meant, the likeliest first, with no more than a few.
  /// - Parameters:
  ///   - given: the sizes of inputs that there are already.
  ///   - states: whether the file has states and which outputs they become; nil if that is not known of all of them.
  static func candidates(_ pairs: [InputPairing.Pair], given: Dimensions?, hasStates: Bool?) -> [Layout] {
    var result = [Layout()]
    for pair in pairs where pair.ours[0].kind != .lengths {
      let joined = pair.ours.joined
      let orders = pair.theirs.orders(of: joined)
      result = result.flatMap { layout in orders.compactMap { layout.adding(pair, joined, $0) } }
      // A file with so many inputs that nobody could try all.
      result = Array(result.sorted { $0.unlikeliness < $1.unlikeliness }.prefix(64))
    }
    let axes = pairs.flatMap(\.ours).compactMap(\.time).map { TimeAxis($0.base) }.uniqued
    let sizes = pairs.flatMap { $0.theirs.sizes } + pairs.flatMap { $0.ours.flatMap(\.shape) }
    result = result.compactMap { $0.withStepsDecided(axes, pairs, mayBeStream: hasStates != nil) }
    if hasStates == true {
      // Who carries states wants to see more than one step.
      result =
        result.filter { $0.isStream && !$0.hasOpenFeatures } + result.filter { !$0.isStream || $0.hasOpenFeatures }
    }
    var found: [Layout] = []
    for var layout in result where found.count < 8 {
      if let given {
        guard (layout.batch ?? given.batch) == given.batch,
          axes.allSatisfy({ (layout.steps[$0] ?? given.steps[$0]) == given.steps[$0] })
        else { continue }
        layout.dimensions = given
      } else {
        layout.drawSizes(axes, without: sizes)
      }
      if pairs.allSatisfy({ layout.holds($0.ours.joined) }) { found.append(layout) }
    }
    return found
  }

  /// Where the file has no axis of steps at all, it is one step of a stream.
  private func withStepsDecided(_ axes: [TimeAxis], _ pairs: [InputPairing.Pair], mayBeStream: Bool) -> Layout? {
    var result = self
    let isPlain = pairs.allSatisfy { pair in
      pair.ours[0].kind != .lengths && pair.ours.allSatisfy { $0.time?.source == nil }
    }
    result.isStream = mayBeStream && isPlain && !hasSteps && axes.count == 1
    if result.isStream { return result }
    for value in singleSteps {
      guard let time = value.time, time.source == nil else { continue }
      guard (result.steps[time] ?? 1) == 1 else { return nil }
      result.steps[time] = 1
    }
    return result
  }

  /// Sizes that are nowhere else say of each axis what it is.
  private mutating func drawSizes(_ axes: [TimeAxis], without sizes: [Int]) {
    dimensions.batch = batch ?? [3, 2, 5, 4].first { !sizes.contains($0) } ?? 3
    var taken = Set(sizes + [dimensions.batch])
    for axis in axes {
      let free = (7...).first { !taken.contains($0) } ?? 7
      dimensions.steps[axis] = steps[axis] ?? free
      taken.insert(free)
    }
  }

  /// Whether its numbers are no more than anyone would want to look at.
  private func holds(_ value: ModelValue) -> Bool {
    let steps = value.time.map { dimensions.steps(of: $0) } ?? 1
    return [dimensions.batch, steps, value.width].reduce(1) { product, size in
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow ? .max : next
    } <= 1 << 26
  }

  private func adding(_ pair: InputPairing.Pair, _ ours: ModelValue, _ order: AxisOrder) -> Layout? {
    guard let shape = pair.theirs.shape else { return nil }
    var result = self
    result.orders[pair.theirs.name] = order
    func fix(_ known: inout Int?, _ axis: Int?) -> Bool {
      let size: Int?
      switch axis.map({ shape[$0] }) {
      case .size(let fixed): size = fixed
      case nil: size = 1
      case .named, .unknown: size = nil
      }
      defer { known = known ?? size }
      return known == nil || size == nil || known == size
    }
    guard fix(&result.batch, order.batch) else { return nil }
    if ours.time != nil, order.time == nil {
      result.singleSteps.append(ours)
    } else if let time = ours.time, time.source == nil {
      result.hasSteps = true
      guard fix(&result.steps[time], order.time) else { return nil }
    }
    for (axis, dimension) in shape.enumerated() {
      result.unlikeliness += Self.unlikeliness(dimension, isBatch: axis == order.batch, isTime: axis == order.time)
    }
    result.unlikeliness += (order.batch == nil ? 2 : 0) + (ours.time != nil && order.time == nil ? 3 : 0)
    let features = shape.indices.filter(order.isFeature).map { shape[$0] }
    if features != ours.shape.map({ ONNXDimension.size($0) }) { result.unlikeliness += 1 }
    if features.contains(where: \.isOpen) {
      (result.unlikeliness, result.hasOpenFeatures) = (result.unlikeliness + 4, true)
    }
    return result
  }

  /// What is open is examples or steps, and what is called so is.
  private static func unlikeliness(_ dimension: ONNXDimension, isBatch: Bool, isTime: Bool) -> Int {
    guard isBatch || isTime else { return 0 }
    switch dimension {
    case .unknown: return 0
    case .size(let size): return size == 1 ? 1 : 3
    case .named(let name):
      let name = name.lowercased()
      let soundsLikeBatch = name.contains("batch") || name == "n" || name == "b"
      let soundsLikeTime = ["time", "seq", "len", "step", "frame"].contains { name.contains($0) } || name == "t"
      return isBatch && soundsLikeTime || isTime && soundsLikeBatch ? 4 : 0
    }
  }
}

extension [ModelValue] {
  /// Several states as one, side by side.
  var joined: ModelValue {
    count == 1 ? self[0] : ModelValue(kind: self[0].kind, name: "", shape: [reduce(0) { $0 + $1.width }])
  }
}

extension ONNXValue {
  fileprivate var sizes: [Int] {
    (shape ?? []).compactMap { if case .size(let size) = $0 { size } else { nil } }
  }
}
