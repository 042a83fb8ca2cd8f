import ONNX

extension GraphImporter {
  func convolution(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let weights = try constant(node, 1)
    let count = weights.shape.count - 2
    guard count == 1 || count == 2, x.axes.count == count + 2 else {
      throw Unsupported("only convolutions of one or two axes are supported")
    }
    var node = node
    if let padding = paddings[node.inputs[0]] {
      var pads = padding
      if case .ints(let own) = node.attributes["pads"], own.count == pads.count,
        own.allSatisfy({ (0...1 << 20).contains($0) })
      {
        for index in pads.indices { pads[index] += own[index] }
      }
      node.attributes["pads"] = .ints(pads)
      node.attributes["auto_pad"] = nil
    }
    let channels = weights.shape[0]
    let bias = try has(node, 2) ? constant(node, 2).values : [Double](repeating: 0, count: channels)
    let groups = node.int("group", 1)
    guard groups > 0, groups <= channels, channels % groups == 0, !weights.shape.contains(0), bias.count == channels,
      weights.shape[1].multipliedReportingOverflow(by: groups) == (x.axes[1].size ?? 1, false)
    else { throw Unsupported("its weights do not go with its channels") }
    if groups == 1 { return .computed(try convolved(x, weights, bias, node)) }
    if groups == channels, weights.shape[1] == 1, let result = try depthwise(x, weights, bias, node) {
      return .computed(result)
    }
    // Each group by itself.
    var parts: [Computed] = []
    let (inputs, outputs) = (weights.shape[1], channels / groups)
    for group in 0..<groups {
      let rows = group * outputs..<(group + 1) * outputs
      let own = try part(x, 1, group * inputs..<(group + 1) * inputs)
      parts.append(try convolved(own, weights.rows(rows), Array(bias[rows]), node))
    }
    var axes = parts[0].axes
    axes[1] = .size(channels)
    return .computed(Computed(Term(.join, parts.map(\.flat), [axes.features.reduce(1, *)]), axes))
  }

  /// In one group.
  private func convolved(_ x: Computed, _ weights: Constant, _ bias: [Double], _ node: ONNXNode) throws(Unsupported)
    -> Computed
  {
    let moved = x.axes[2...]
    if moved.count == 1, case .time = x.axes[2] { return try alongTime(x, weights, bias, node) }
    let channels = weights.shape[0]
    let (weights, window, extents) = try features(moved, weights, node)
    let places = try window.places(of: extents, channels: weights.shape[1])
    let input = Term.reshape(x.shaped, [weights.shape[1]] + extents)
    let matrix = weights.reshaped([channels, weights.values.count / channels])
    let parameters = [
      ImportedParameter(name: "W", shape: matrix.shape, values: matrix.values),
      ImportedParameter(name: "b", shape: [channels], values: bias),
    ]
    let axes = [x.axes[0], .size(channels)] + places.map { Axis.size($0) }
    if moved.count == 2 {
      let labeled = [("", "\(channels)")] + window.labeled()
      return Computed(.block("conv2d", input, labeled, axes.features, name: node.suggestedName, parameters), axes)
    }
    // [inputs · taps, places]
    let patches = Term(.call("patches", labeled: window.labeled()), [input], [matrix.shape[1], places[0]])
    let w = parameterTerm(matrix, shape: matrix.shape, node)
    let product = Term.infix("·", w, patches, [channels, places[0]])
    return Computed(layer(biased(product, bias, node), node), axes)
  }

  /// What a convolution over features moves over, with padding that is the same at both ends of each axis: where it is not,
  /// the window gets zeros at the end that has less.
  private func features(_ moved: ArraySlice<Axis>, _ weights: Constant, _ node: ONNXNode) throws(Unsupported)
    -> (Constant, Window, extents: [Int])
  {
    guard moved.allSatisfy({ !$0.isOuter }) else {
      throw Unsupported("it moves over examples, or over steps and features")
    }
    let extents = moved.map { $0.size ?? 1 }
    var weights = weights
    var window = try Window(node, size: Array(weights.shape[2...]), extents: extents)
    for axis in extents.indices {
      let difference = window.after[axis] - window.before[axis]
      guard difference % window.dilation[axis] == 0 else {
        throw Unsupported("its padding differs between the two ends of an axis, by no multiple of its dilation")
      }
      let taps = abs(difference) / window.dilation[axis]
      guard Sizes.count(weights.shape + [taps + 1]) != nil else { throw Unsupported("its padding is out of bounds") }
      weights = weights.padded(
        axis + 2, before: max(difference, 0).signum() * taps, after: max(-difference, 0).signum() * taps)
      window.size[axis] += taps
      window.before[axis] = max(window.before[axis], window.after[axis])
      window.after[axis] = window.before[axis]
    }
    return (weights, window, extents)
  }

  /// One window for each channel: products of numbers instead of matrices. Nil for what a sequence has otherwise.
  private func depthwise(_ x: Computed, _ weights: Constant, _ bias: [Double], _ node: ONNXNode) throws(Unsupported)
    -> Computed?
  {
    let channels = weights.shape[0]
    if x.axes.count == 3, case .time = x.axes[2] {
      let taps = weights.shape[2]
      let window = try Window(node, size: [taps], extents: [nil])
      guard window.stride == [1], window.before[0] + window.after[0] == window.dilation[0] * (taps - 1) else {
        return nil
      }
      // A row for each tap.
      let w = parameterTerm(
        weights.reshaped([channels, taps]).transposed([1, 0]), shape: [taps, channels], node)
      let seen = window.after == [0] ? delays(x.shaped, window) : steps(x.shaped, window)
      var sum: Term?
      for tap in 0..<taps {
        let product = Term.infix("*", Term(.index("\(tap)"), [w], [channels]), seen[tap], [channels])
        sum = sum.map { .infix("+", $0, product, [channels]) } ?? product
      }
      return Computed(layer(biased(sum!, bias, node), node), x.axes)
    }
    let (weights, window, extents) = try features(x.axes[2...], weights, node)
    let places = try window.places(of: extents, channels: channels)
    let (count, taps) = (places.reduce(1, *), weights.values.count / channels)
    let input = Term.reshape(x.shaped, [channels] + extents)
    let patches = Term(.call("patches", labeled: window.labeled()), [input], [channels * taps] + places)
    let w = parameterTerm(weights.reshaped([channels * taps]), shape: [channels * taps], node)
    let products = Term.infix("*", w, .reshape(patches, [channels * taps, count]), [channels * taps, count])
    let byPlace = Term.reshape(.transpose(products), [count, channels, taps])
    let sum = Term.transpose(Term(.call("sum", labeled: [("axis", "2")]), [byPlace], [count, channels]))
    let axes = [x.axes[0], .size(channels)] + places.map { Axis.size($0) }
    return Computed(layer(biased(sum, bias, node), node), axes)
  }

  private func biased(_ term: Term, _ bias: [Double], _ node: ONNXNode) -> Term {
    guard bias.contains(where: { $0 != 0 }) else { return term }
    let constant = Constant(shape: [bias.count], values: bias, name: has(node, 2) ? node.inputs[2] : "")
    return .infix("+", term, parameterTerm(constant, shape: [bias.count], node), term.shape)
  }

  private func layer(_ term: Term, _ node: ONNXNode) -> Term {
    term.isLayer = true
    term.preferredName = node.suggestedName.isEmpty ? "convolved" : node.suggestedName
    term.comment = node.name
    return term
  }

  /// What each tap sees at a step.
  private func steps(_ x: Term, _ window: Window) -> [Term] {
    (0..<window.size[0]).map { tap in
      let by = window.before[0] - tap * window.dilation[0]
      return by == 0 ? x : Term(.shifted(by), [x], x.shape)
    }
  }

  /// Over the steps of a sequence: with as many zeros before as it reaches back, or with as many steps as before.
  private func alongTime(_ x: Computed, _ weights: Constant, _ bias: [Double], _ node: ONNXNode) throws(Unsupported)
    -> Computed
  {
    let (channels, inputs, taps) = (weights.shape[0], weights.shape[1], weights.shape[2])
    let window = try Window(node, size: [taps], extents: [nil])
    let (stride, dilation, before, after) =
      (window.stride[0], window.dilation[0], window.before[0], window.after[0])
    let reach = dilation * (taps - 1)
    // Of PyTorch's [channels, inputs, taps] one matrix, whose columns are those of one tap after the other.
    func matrix(_ order: [Int]) -> Constant {
      let byTap = weights.transposed([0, 2, 1])
      var result = Constant(shape: [channels, taps * inputs], values: [])
      for channel in 0..<channels {
        for tap in order {
          let start = (channel * taps + tap) * inputs
          result.values += byTap.values[start..<start + inputs]
        }
      }
      return result
    }
    func parameters(_ order: [Int]) -> [ImportedParameter] {
      let matrix = matrix(order)
      return [
        ImportedParameter(name: "dense.W", shape: matrix.shape, values: matrix.values),
        ImportedParameter(name: "dense.b", shape: [channels], values: bias),
      ]
    }
    let input = x.features.isEmpty ? Term(.join, [x.shaped], [1]) : x.shaped
    var axes = x.axes
    axes[1] = .size(channels)
    if taps == 1, stride == 1, before == 0, after == 0 {
      let matrix = weights.reshaped([channels, inputs])
      let parameters = [
        ImportedParameter(name: "W", shape: matrix.shape, values: matrix.values),
        ImportedParameter(name: "b", shape: [channels], values: bias),
      ]
      let labeled = [("", "\(channels)")]
      return Computed(.block("dense", input, labeled, [channels], name: node.suggestedName, parameters), axes)
    }
    if before == reach, after == 0 {
      var labeled = [("", "\(channels)"), ("", "\(taps)")]
      if stride > 1 { labeled.append(("stride", "\(stride)")) }
      if dilation > 1 { labeled.append(("dilation", "\(dilation)")) }
      if stride > 1, case .time(let name) = x.axes[2] { axes[2] = .time("\(name) / \(stride)") }
      let block = stride > 1 ? "conv1d" : "causalConv"
      return Computed(
        .block(block, input, labeled, [channels], name: node.suggestedName, parameters((0..<taps).reversed())), axes)
    }
    guard stride == 1, before + after == reach else {
      throw Unsupported("it gives another number of steps, but not by looking back from every \(stride)th one")
    }
    let joined = Term(.join, steps(input, window), [taps * inputs])
    let matrix = matrix(Array(0..<taps))
    let term = Term.block(
      "dense", joined, [("", "\(channels)")], [channels], name: node.suggestedName,
      [
        ImportedParameter(name: "W", shape: matrix.shape, values: matrix.values),
        ImportedParameter(name: "b", shape: [channels], values: bias),
      ])
    return Computed(term, axes)
  }

  /// The same of a window that looks back only, so that streams and chunks go on where they were.
  private func delays(_ x: Term, _ window: Window) -> [Term] {
    var result = [x]
    for _ in 0..<window.size[0] - 1 {
      let by = window.dilation[0]
      let delayed = Term(
        .call("delayed", labeled: by == 1 ? [] : [("by", "\(by)")]), [result[0]], x.shape, name: "before")
      delayed.isLayer = true
      result.insert(delayed, at: 0)
    }
    return result
  }
}
