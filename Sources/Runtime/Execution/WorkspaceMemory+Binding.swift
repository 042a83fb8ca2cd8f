extension WorkspaceMemory {
  /// Copies to a shard what belongs to a segment: inputs, and which of its steps are valid.
  func bind(_ shard: Int, segment: Int) {
    let stepCounts = stepCounts + shard * layout.axes.count
    var isMoved = false
    for axis in 0..<layout.axes.count {
      let count = min(steps[axis] - segment * segmentSteps[axis], segmentSteps[axis])
      if stepCounts[axis] != count {
        stepCounts[axis] = count
        isMoved = true
      }
    }
    if isMoved { placeSlots(of: shard) }
    for axis in 0..<layout.axes.count { bindLengths(axis, shard, segment) }
    for input in 0..<layout.inputs.count { bind(input: input, shard, segment) }
  }

  /// Takes over what another workspace with the same inputs was given.
  func takeInputs(of other: WorkspaceMemory) {
    for axis in 0..<layout.axes.count {
      steps[axis] = other.steps[axis]
      counts[axis + 1] = other.counts[axis + 1]
    }
    lengths.update(from: other.lengths, count: layout.axes.count * batch)
    for input in 0..<layout.inputs.count { sources[input] = other.sources[input] }
  }

  private func bindLengths(_ axis: Int, _ shard: Int, _ segment: Int) {
    let rows = rows[shard]
    let count = stepCounts[shard * layout.axes.count + axis]
    let first = segment * segmentSteps[axis]
    let valid = tokenSlot(layout.firstLengths + axis, of: shard)
    let ends = slot(layout.firstEnds + axis, of: shard)
    let mask = slot(layout.firstMask + axis, of: shard)
    for row in 0..<rows.count {
      let length = lengths[axis * batch + rows.lowerBound + row]
      let steps = min(max(length - first, 0), count)
      valid[row] = Int32(steps)
      ends[row] = (steps > 0 || segment == 0) && length <= first + count ? 1 : 0
      for step in 0..<count { mask[step * rows.count + row] = step < steps ? 1 : 0 }
    }
  }

  /// Time before batch. Padding takes the example's last valid step of the segment, if there is one, and else zero.
  private func bind(input: Int, _ shard: Int, _ segment: Int) {
    guard let source = sources[input] else { preconditionFailure("every input is bound") }
    let description = layout.inputs[input]
    let (axis, width) = (description.axis, description.width)
    let rows = description.hasBatch ? rows[shard] : 0..<1
    let total = axis < 0 ? 1 : steps[axis]
    let count = axis < 0 ? 1 : stepCounts[shard * layout.axes.count + axis]
    let first = axis < 0 ? 0 : segment * segmentSteps[axis]
    let lengths = tokenSlot(layout.firstLengths + max(axis, 0), of: shard)
    // Floats and tokens are four bytes each.
    let floats = source.assumingMemoryBound(to: Float.self)
    let destination = slot(layout.firstInput + input, of: shard)
    for row in 0..<rows.count {
      let valid = axis >= 0 && description.hasBatch ? Int(lengths[row]) : count
      let example = floats + ((rows.lowerBound + row) * total + first) * width
      for step in 0..<count {
        let place = destination + (step * rows.count + row) * width
        if description.classes > 0, step < valid { checkToken(example + step, below: description.classes) }
        if step < valid, width == 1 {
          place.pointee = example[step]
        } else if step < valid {
          place.update(from: example + step * width, count: width)
        } else if valid > 0 {
          place.update(from: example + (valid - 1) * width, count: width)
        } else {
          place.update(repeating: 0, count: width)
        }
      }
    }
  }

  private func checkToken(_ token: UnsafePointer<Float>, below classes: Int) {
    let token = UnsafeRawPointer(token).load(as: Int32.self)
    precondition(
      token >= 0 && token < classes, "a token is at least 0 and less than the number of classes")
  }
}
