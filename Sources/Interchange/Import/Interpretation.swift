import ONNX

/// Which axes of the inputs are the examples and the steps. The file does not say so; what the nodes do with them does.
struct Interpretation {
  /// The roles of the axes of each input.
  var axes: [String: [Axis]]
  /// What the axes are that have a name in the file.
  private var named: [ONNXDimension: Axis] = [:]
  /// Whether the graph is one step of a stream: the inputs are one element of a sequence, which runs outside of it.
  var isStep = false

  private init(axes: [String: [Axis]], isStep: Bool = false) { (self.axes, self.isStep) = (axes, isStep) }

  /// All that could be meant, the likeliest first.
  /// - Parameter sharesSteps: whether inputs with as many steps, or an unknown number of them, run along one axis.
  static func candidates(
    of graph: ONNXGraph, inputs: [ONNXValue], states: Set<String>, sharesSteps: Bool = false
  ) -> [Interpretation] {
    var result = [Interpretation(axes: [:])]
    for input in inputs {
      let choices = roles(of: input, mayHaveTime: !states.contains(input.name), sharesSteps)
      // A file with so many inputs that nobody could try all.
      guard result.count * choices.count <= 20_000 else { continue }
      result = result.flatMap { interpretation in
        choices.compactMap { interpretation.adding(input, as: $0) }
      }
    }
    // Each is looked at once, and equals stay in their order.
    func sorted(_ ways: [Interpretation]) -> [Interpretation] {
      ways.map { ($0.unlikeliness(inputs), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let steps = result.filter { !$0.axes.values.contains(where: \.hasTime) }.map {
      Interpretation(axes: $0.axes, isStep: true)
    }
    return sorted(result) + sorted(steps)
  }

  /// Nil if an axis is something else in another input, where the file calls it the same.
  private func adding(_ input: ONNXValue, as axes: [Axis]) -> Interpretation? {
    var result = self
    result.axes[input.name] = axes
    for (axis, dimension) in zip(axes, input.shape ?? []) {
      guard case .named = dimension else { continue }
      if let known = named[dimension], known != axis { return nil }
      result.named[dimension] = axis
    }
    return result
  }

  /// The ways to give an input at most one axis of examples and at most one of steps.
  private static func roles(of input: ONNXValue, mayHaveTime: Bool, _ sharesSteps: Bool) -> [[Axis]] {
    guard let shape = input.shape else { return [] }
    let plain = shape.enumerated().map { index, dimension in
      guard case .size(let size) = dimension else { return Axis.size(-1) }
      // A vector of one feature, or an axis that says nothing.
      return size == 1 && index < shape.count - 1 ? .unit : .size(size)
    }
    var result: [[Axis]] = []
    for batch in [nil] + shape.indices.map(Optional.init) {
      for time in [nil] + (mayHaveTime ? shape.indices.map(Optional.init) : []) where batch == nil || batch != time {
        var axes = plain
        if let batch { axes[batch] = .batch }
        // What the file calls alike is the same axis.
        if let time {
          axes[time] =
            switch shape[time] {
            case .named(let name): .time(name)
            case .size(let size) where sharesSteps: .time("\(size) steps")
            case .unknown where sharesSteps: .time("steps")
            case .size, .unknown: .time(input.name)
            }
        }
        // What is neither must have a size.
        if !axes.contains(.size(-1)) { result.append(axes) }
      }
    }
    return result
  }

  /// Sizes that are open are the examples and the steps, and what is called so is.
  private func unlikeliness(_ inputs: [ONNXValue]) -> Int {
    var result = 0
    for input in inputs {
      guard let axes = axes[input.name], let shape = input.shape else { continue }
      for (axis, dimension) in zip(axes, shape) {
        let name = if case .named(let name) = dimension { name.lowercased() } else { "" }
        let soundsLikeBatch = name.contains("batch") || name == "n" || name == "b"
        let soundsLikeTime = ["time", "seq", "len", "step", "frame"].contains { name.contains($0) } || name == "t"
        switch (axis, dimension) {
        case (.batch, .size(1)), (.time, .size(1)): result += 1
        case (.batch, .size), (.time, .size): result += 3
        case (.batch, .named): result += soundsLikeTime ? 4 : 0
        case (.time, .named): result += soundsLikeBatch ? 4 : 0
        default: break
        }
      }
      if axes.firstIndex(of: .batch) == nil { result += 2 }
      // Sequences of one number are seldom meant by matrices of features.
      if axes.features.count > 1 { result += axes.features.count }
      if let batch = axes.firstIndex(of: .batch), let time = axes.firstIndex(where: { $0.isOuter && $0 != .batch }),
        abs(batch - time) > 1
      {
        result += 1
      }
    }
    return result
  }
}
