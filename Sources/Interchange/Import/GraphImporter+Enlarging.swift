import ONNX

extension GraphImporter {
  /// `Upsample`, and `Resize` that repeats each element of the last axis of features.
  func enlarged(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let scales = try scales(node, x)
    guard scales.count == x.axes.count, scales.allSatisfy({ $0 >= 1 && $0 == $0.rounded() && $0 <= 64 }) else {
      throw Unsupported("its scales are \(scales), which are not whole numbers for each axis")
    }
    let mode = node.string("mode", "nearest")
    guard let axis = scales.firstIndex(where: { $0 != 1 }) else { return .computed(x) }
    guard scales.allSatisfy({ $0 == 1 || $0 == scales[axis] }), scales.filter({ $0 != 1 }).count == 1 else {
      throw Unsupported("it enlarges several axes")
    }
    guard mode == "nearest", isRepetition(node) else { throw Unsupported("its mode is another one than to repeat") }
    guard let size = x.axes[axis].size ?? (x.axes[axis] == .unit ? 1 : nil),
      x.axes[(axis + 1)...].features.allSatisfy({ $0 == 1 })
    else { throw Unsupported("it enlarges something else than the last axis of features") }
    let factor = Int(scales[axis])
    let count = x.features.reduce(1, *)
    let vector = Term.reshape(x.shaped.shape.isEmpty ? Term(.join, [x.shaped], [1]) : x.shaped, [count])
    // Rows that are all the same; then each column is an element so many times.
    let rows = Term.reshape(Term(.join, [Term](repeating: vector, count: factor), [factor * count]), [factor, count])
    var axes = x.axes
    axes[axis] = .size(size * factor)
    return .computed(Computed(.reshape(.transpose(rows), [factor * count]), axes))
  }

  private func scales(_ node: ONNXNode, _ x: Computed) throws(Unsupported) -> [Double] {
    if node.operation == "Upsample" || opset < 11 {
      if has(node, 1) { return try constant(node, 1).values }
      if case .floats(let values) = node.attributes["scales"] { return values.map { Double($0) } }
      throw Unsupported("it has no scales")
    }
    if has(node, 2), case .constant(let scales) = try value(node, 2), !scales.values.isEmpty { return scales.values }
    guard has(node, 3) else { throw Unsupported("it has no scales") }
    let sizes: [Extent]
    if case .extents(let extents, _) = try value(node, 3) {
      sizes = extents
    } else {
      sizes = try constant(node, 3).integers.map { .known($0) }
    }
    let own = try self.axes(of: .computed(x))
    guard sizes.count == own.count else { throw Unsupported("it has \(sizes.count) sizes") }
    return zip(own, sizes).map { own, size in
      switch (own, size) {
      case _ where own == size: 1
      case (.known(let old), .known(let new)) where old > 0: Double(new) / Double(old)
      default: 0
      }
    }
  }

  private func isRepetition(_ node: ONNXNode) -> Bool {
    guard node.operation == "Resize", opset >= 11 else { return true }
    let rounding = node.string("nearest_mode", "round_prefer_floor")
    switch node.string("coordinate_transformation_mode", "half_pixel") {
    case "half_pixel", "half_pixel_symmetric": return rounding.hasPrefix("round_prefer")
    case "asymmetric": return rounding == "floor"
    default: return false
    }
  }
}
