import ONNX

extension GraphImporter {
  /// The result of a reduction, a softmax or a pooling, or nil.
  func reduction(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    switch node.operation {
    case "Softmax", "LogSoftmax": return try softmax(node)
    case "ReduceSum": return try reduced(node, "sum")
    case "ReduceMean": return try reduced(node, "mean")
    case "ReduceMax": return try reduced(node, "max")
    case "ReduceMin": return try reduced(node, "min")
    case "ReduceL2": return try reduced(node, "norm")
    case "ReduceL1": return try reduced(node, "sum", of: { .call("abs", $0, shape: $0.shape) })
    case "ReduceSumSquare": return try reduced(node, "sum", of: { .infix("*", $0, $0, $0.shape) })
    case "ReduceProd": return try productOfFeatures(node)
    case "ReduceLogSum":
      guard case .computed(let sum) = try reduced(node, "sum") else { return nil }
      return .computed(Computed(.call("log", sum.term, shape: sum.term.shape), sum.axes))
    case "ReduceLogSumExp": return try reduced(node, "logSumExp")
    case "GlobalAveragePool", "GlobalMaxPool":
      let x = try computed(node, 0)
      let axes = Set(2..<max(2, x.axes.count))
      return .computed(try reduced(x, axes, node.operation == "GlobalMaxPool" ? "max" : "mean", keeps: true))
    case "MaxPool", "AveragePool": return try pooling(node)
    default: return nil
    }
  }

  /// Of a vector with few features, factor by factor.
  private func productOfFeatures(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let wanted = try integers(node, input: 1, attribute: "axes") ?? Array(x.axes.indices)
    var axes: Set<Int> = []
    for axis in wanted { axes.insert(try place(axis, of: x.axes.count)) }
    guard axes.allSatisfy({ !x.axes[$0].isOuter }), x.features.count <= 1, x.features.reduce(1, *) <= 32 else {
      throw Unsupported("it is over something else than the features of a vector of at most 32")
    }
    var term = x.shaped
    if let axis = axes.first(where: { x.axes[$0].size != nil }), let count = x.axes[axis].size {
      let factors = (0..<count).map { Term(.index("\($0)"), [term], []) }
      term = factors.dropFirst().reduce(factors[0]) { .infix("*", $0, $1, []) }
    }
    let keeps = node.int("keepdims", 1) == 1
    let left = x.axes.indices.filter { keeps || !axes.contains($0) }
    return .computed(Computed(term, left.map { axes.contains($0) ? .unit : x.axes[$0] }))
  }

  private func softmax(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let axis = try place(node.int("axis", opset < 13 ? 1 : -1), of: x.axes.count)
    let function = node.operation == "Softmax" ? "softmax" : "logSoftmax"
    // Before, all axes from this one on were one.
    let last = opset < 13 ? x.axes.count : axis + 1
    let within = Array(x.axes[axis..<last])
    if let time = within.first(where: \.isTime), function == "softmax",
      within.allSatisfy({ $0 == time || $0 == .unit || $0 == .size(1) })
    {
      return .computed(Computed(Term(.over(function), [x.shaped], x.features), x.axes))
    }
    guard !within.contains(where: \.isOuter), !within.features.isEmpty else {
      throw Unsupported("it is over examples or steps")
    }
    let (before, behind) = (Array(x.axes[..<axis]).features, Array(x.axes[last...]).features)
    let count = within.features.reduce(1, *)
    let others = before.reduce(1, *)
    if others * behind.reduce(1, *) == 1 {
      let vector = Term.reshape(x.shaped, [count])
      return .computed(Computed(.call(function, vector, shape: [count]), x.axes))
    }
    if behind.isEmpty {
      let rows = Term.reshape(x.shaped, [others, count])
      return .computed(Computed(Term(.call(function, labeled: [("axis", "1")]), [rows], rows.shape), x.axes))
    }
    guard x.features.count == 2 else { throw Unsupported("it is over one of \(x.features.count) axes of features") }
    return .computed(Computed(Term(.call(function, labeled: [("axis", "0")]), [x.shaped], x.features), x.axes))
  }

  private func reduced(_ node: ONNXNode, _ function: String, of apply: (Term) -> Term = { $0 }) throws(Unsupported)
    -> ImportedValue
  {
    var x = try computed(node, 0)
    x.term = apply(x.term)
    var axes: Set<Int> = []
    for axis in try integers(node, input: 1, attribute: "axes") ?? Array(x.axes.indices) {
      axes.insert(try place(axis, of: x.axes.count))
    }
    return .computed(try reduced(x, axes, function, keeps: node.int("keepdims", 1) == 1))
  }

  private func reduced(_ x: Computed, _ axes: Set<Int>, _ function: String, keeps: Bool) throws(Unsupported) -> Computed
  {
    let features = axes.filter { x.axes[$0].size != nil }.sorted()
    let outer = axes.filter { x.axes[$0].isOuter }
    let left = x.axes.indices.filter { !axes.contains($0) }
    let resultAxes = keeps ? x.axes.indices.map { axes.contains($0) ? .unit : x.axes[$0] } : left.map { x.axes[$0] }
    var term = x.shaped
    if !features.isEmpty {
      let shape = left.compactMap { x.axes[$0].size }
      if shape.isEmpty {
        term = .call(function, term, shape: [])
      } else if features.count > 1, let first = left.first(where: { x.axes[$0].size != nil }),
        features.allSatisfy({ ($0 > first) == (features[0] > first) }),
        left.allSatisfy({ x.axes[$0].size == nil || ($0 < features[0]) == (first < features[0]) })
      {
        // The first axes or the last ones, as one.
        let (others, count) = (shape.reduce(1, *), features.compactMap { x.axes[$0].size }.reduce(1, *))
        let areLast = features[0] > first
        let matrix = Term.reshape(term, areLast ? [others, count] : [count, others])
        term = Term(.call(function, labeled: [("axis", areLast ? "1" : "0")]), [matrix], [others])
      } else {
        guard features.count == 1 else { throw Unsupported("it is over \(features.count) of several axes of features") }
        let label = [("axis", "\(x.axes[..<features[0]].features.count)")]
        term = Term(.call(function, labeled: label), [term], shape)
      }
    }
    if !outer.isEmpty {
      if case .number = term.form { throw Unsupported("it counts the steps") }
      guard outer.count == 1, let axis = outer.first, x.axes[axis].isTime else {
        throw Unsupported("it is over examples")
      }
      term =
        function == "sum"
        ? term.lastStep ?? Term(.over("sum"), [term], term.shape) : Term(.over(function), [term], term.shape)
    }
    return Computed(term, resultAxes)
  }
}
