extension WorkspaceMemory {
  /// Copies to a shard what belongs to a segment: inputs, and which of its steps are valid.
  func bind(_ shard: Int, segment: Int) {
    beginSegment(segment, of: shard)
    for input in 0..<layout.inputs.count { bind(input: input, shard, segment) }
  }

  /// Gives a shard the places of a segment, and which of its steps are valid.
  func beginSegment(_ segment: Int, of shard: Int) {
    let stepCounts = stepCounts + shard * layout.axes.count
    var isMoved = false
    for axis in 0..<layout.axes.count {
      var count = steps[axis]
      if let derived = layout.plainDerivation(of: axis) {
        // Groups begin anew in each segment.
        count = ceil(stepCounts[derived.source], by: derived.every)
      } else if segmentCount > 1 {
        count = min(count - segment * segmentLength, segmentLength)
      }
      if stepCounts[axis] != count {
        stepCounts[axis] = count
        isMoved = true
      }
    }
    if isMoved { placeSlots(of: shard) }
    for axis in 0..<layout.axes.count { bindLengths(axis, shard, segment) }
  }

  /// Takes over what another workspace with the same inputs was given.
  func takeInputs(of other: WorkspaceMemory) {
    setExamples(other.examples)
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
    let valid = tokenSlot(layout.firstLengths + axis, of: shard)
    let ends = slot(layout.firstEnds + axis, of: shard)
    let mask = slot(layout.firstMask + axis, of: shard)
    for row in 0..<rows.count {
      let (length, steps, isEnd) = validSteps(axis, shard, segment, row)
      // What looks for the last step of an example that has ended finds padding, not the zero of one without steps.
      valid[row] = Int32(length > 0 && segment > 0 ? max(steps, 1) : steps)
      ends[row] = isEnd ? 1 : 0
      for step in 0..<count { mask[step * rows.count + row] = step < steps ? 1 : 0 }
    }
  }

  /// Of an example: its length in the run, how many of its steps are in the segment, and whether the last one is, or there
  /// is none.
  private func validSteps(
    _ axis: Int, _ shard: Int, _ segment: Int, _ row: Int
  ) -> (length: Int, steps: Int, isEnd: Bool) {
    let length = lengths[axis * batch + rows[shard].lowerBound + row]
    if let derived = layout.plainDerivation(of: axis) {
      let source = validSteps(derived.source, shard, segment, row)
      return (length, ceil(source.steps, by: derived.every), source.isEnd)
    }
    let count = stepCounts[shard * layout.axes.count + axis]
    let first = segment == 0 ? 0 : segment * segmentLength
    let steps = min(max(length - first, 0), count)
    return (length, steps, (steps > 0 || segment == 0) && length <= first + count)
  }

  /// Time before batch. Padding takes the example's last valid step, if there is one, and else zero.
  func bind(input: Int, _ shard: Int, _ segment: Int) {
    guard let source = sources[input] else { fatalError("every input is bound before a run") }
    let description = layout.inputs[input]
    let (axis, width) = (description.axis, description.width)
    let rows = description.hasBatch ? rows[shard] : 0..<1
    let total = axis < 0 ? 1 : steps[axis]
    let count = axis < 0 ? 1 : stepCounts[shard * layout.axes.count + axis]
    let first = axis < 0 || segment == 0 ? 0 : segment * segmentLength
    // Floats and tokens are four bytes each.
    let floats = source.assumingMemoryBound(to: Float.self)
    let destination = slot(layout.firstInput + input, of: shard)
    for row in 0..<rows.count {
      let example = rows.lowerBound + row
      let valid = axis >= 0 && description.hasBatch ? lengths[axis * batch + example] : total
      for step in 0..<count {
        let place = destination + (step * rows.count + row) * width
        guard valid > 0 else {
          place.update(repeating: 0, count: width)
          continue
        }
        let element = floats + (example * total + min(first + step, valid - 1)) * width
        if description.classes > 0 { checkToken(element, of: input, example, first + step) }
        if width == 1 { place.pointee = element.pointee } else { place.update(from: element, count: width) }
      }
    }
  }

  private func checkToken(_ token: UnsafePointer<Float>, of input: Int, _ example: Int, _ step: Int) {
    let token = UnsafeRawPointer(token).load(as: Int32.self)
    guard token >= 0 && token < layout.inputs[input].classes else {
      layout.isNoToken(Int(token), ofInput: input, example: example, step: step).stop()
    }
  }
}
