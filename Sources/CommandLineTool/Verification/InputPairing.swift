import GraphIR
import ONNX

/// Which input of a file is which of the model.
struct InputPairing {
  struct Pair {
    var theirs: ONNXValue
    /// Several if the file has states in one tensor.
    var ours: [ModelValue]
  }

  private(set) var pairs: [Pair] = []
  /// States of a file of one step for which the model has no counterpart.
  private(set) var ownStates: [ONNXValue] = []
  /// Why that is an error in a file of several steps.
  private(set) var failure: FileFailure?
  private let states: Set<String>
  private var ours: [ModelValue]
  private var theirs: [ONNXValue]

  /// - Parameters:
  ///   - inputs: those of the graph, without constants and those that are fixed.
  ///   - states: those that may be left over.
  /// - Throws: `FileFailure` with both sides, if something is left over.
  init(
    _ model: Model, _ graph: ONNXGraph, inputs: [ONNXValue], states: Set<String>, _ map: NameMap, path: String
  ) throws(FileFailure) {
    ours = ModelValue.inputs(of: model)
    theirs = inputs
    self.states = states
    let roles = RecurrentRole.inputs(of: graph)
    for value in ours {
      if let name = map[value], let input = theirs.first(where: { $0.name == name }) { pair(input, [value]) }
    }
    for value in ours {
      if let input = theirs.first(where: { $0.name == value.name }) { pair(input, [value]) }
    }
    for value in ours where value.kind == .input {
      if let input = theirs.first(where: { NameMap.areAlike(value.bareName, $0.name) }) { pair(input, [value]) }
    }
    for input in theirs {
      let isLengths = roles[input.name].map { $0.state == nil } ?? (input.isWhole && input.shape?.count == 1)
      if isLengths, let value = ours.first(where: { $0.kind == .lengths }) { pair(input, [value]) }
    }
    for input in theirs where roles[input.name]?.state != nil {
      if let state = bestState(for: input, roles[input.name]) { pair(input, [state]) }
    }
    // What is called otherwise, and can only be one.
    while let value = ours.first(where: { $0.kind == .input && candidates(for: $0).count == 1 }) {
      pair(candidates(for: value)[0], [value])
    }
    for input in theirs {
      if let state = bestState(for: input, nil) { pair(input, [state]) }
    }
    if theirs.count == 1 {
      let states = ours.filter { $0.kind == .state }
      let joined = ModelValue(kind: .state, name: "", shape: [states.reduce(0) { $0 + $1.width }])
      if states.count > 1, theirs[0].mayBe(joined) { pair(theirs[0], states) }
    }
    let missing = ours.filter { $0.kind == .input }
    ownStates = theirs.filter { states.contains($0.name) }
    if missing.isEmpty, theirs.isEmpty { return }
    failure = leftOver(missing.isEmpty ? ours : missing, path)
    guard missing.isEmpty, ownStates.count == theirs.count else { throw failure! }
  }

  private mutating func pair(_ input: ONNXValue, _ values: [ModelValue]) {
    pairs.append(Pair(theirs: input, ours: values))
    theirs.removeAll { $0.name == input.name }
    ours.removeAll { values.contains($0) }
  }

  /// Those whose features have sizes, or else those with an open one; what is called like a state comes last.
  private func candidates(for value: ModelValue) -> [ONNXValue] {
    let certain = theirs.filter { $0.mayBe(value) }
    let possible = certain.isEmpty ? theirs.filter { $0.mayBe(value, withOpenFeatures: true) } : certain
    let others = possible.filter { !states.contains($0.name) }
    return others.isEmpty ? possible : others
  }

  private func bestState(for input: ONNXValue, _ role: RecurrentRole?) -> ModelValue? {
    let states = ours.filter { $0.kind == .state && input.mayBe($0) }
    let ranked = states.map { ($0, $0.likeness(to: input.name, role: role)) }
    guard let best = ranked.map(\.1).max() else { return nil }
    return ranked.first { $0.1 == best }?.0
  }

  private func leftOver(_ values: [ModelValue], _ path: String) -> FileFailure {
    let here = values.map(\.description).joined(separator: ", ")
    let there = theirs.map { "\($0.name) \($0.shapeDescription)" }.joined(separator: ", ")
    return FileFailure(
      message: """
        '\(path)': inputs are left over, and names and shapes do not say what belongs together: '--map OURS=THEIRS' does
          of the model: \(here.isEmpty ? "none" : here)
          of the file: \(there.isEmpty ? "none" : there)
        """)
  }
}

extension ONNXValue {
  /// Of whole numbers.
  var isWhole: Bool {
    switch elementType {
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
    case .float16, .float32, .float64, .bfloat16, .bool, .string, nil: false
    }
  }

  /// The ways in which its axes can be those of a value of the model: what is neither examples nor steps are features, as
  /// many as the value has.
  func orders(of value: ModelValue) -> [AxisOrder] {
    guard let shape, shape.count <= 8 else { return [] }
    return AxisOrder.all(axes: shape.count, hasTime: value.time != nil).filter {
      openFeatures(in: $0, of: value.width) != nil
    }
  }

  /// The size of the axis of features that the file leaves open, 1 if there is none; nil if the sizes do not fit.
  func openFeatures(in order: AxisOrder, of width: Int) -> Int? {
    var (known, open) = (1, 0)
    for (axis, dimension) in (shape ?? []).enumerated() where order.isFeature(axis) {
      if case .size(let size) = dimension {
        let (product, overflow) = known.multipliedReportingOverflow(by: size)
        guard !overflow, size > 0 else { return nil }
        known = product
      } else {
        open += 1
      }
    }
    return open == 0 && known == width ? 1 : open == 1 && width % known == 0 ? width / known : nil
  }

  func mayBe(_ value: ModelValue, withOpenFeatures: Bool = false) -> Bool {
    guard value.element == .real || isWhole, let shape else { return false }
    return orders(of: value).contains { order in
      withOpenFeatures || !shape.indices.contains { order.isFeature($0) && shape[$0].isOpen }
    }
  }

  /// `[steps, ?, 3]`
  var shapeDescription: String {
    guard let shape else { return "of an unknown shape" }
    let axes = shape.map { dimension in
      switch dimension {
      case .size(let size): "\(size)"
      case .named(let name): name
      case .unknown: "?"
      }
    }
    return "[\(axes.joined(separator: ", "))]"
  }
}

extension ONNXDimension {
  /// Without a size.
  var isOpen: Bool { if case .size = self { false } else { true } }
}
