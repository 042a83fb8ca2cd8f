// From the steps of a time axis to those of one that is derived from it, and back. Sequences are [steps, batch, width]
// with a stride for each of the first two axes, and no operand is another one.

extension Kernels {
  /// destination[t, b, k · width + j] = source[t · count + k, b, j], and zero where there is no such step.
  ///
  /// - Parameter steps: of the source.
  @export(implementation) @inline(never)
  public static func group(
    by count: Int, steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int
  ) {
    let groups = (steps &+ count &- 1) / count
    var step = 0
    while step < groups &* count {
      let (group, place) = (step / count, step % count)
      var row = 0
      while row < batch {
        let target =
          destination + (group &* destinationStepStride &+ row &* destinationStride &+ place &* width)
        if step < steps {
          copyRow(source + (step &* sourceStepStride &+ row &* sourceStride), 1, target, 1, width)
        } else {
          clearRow(target, width)
        }
        row &+= 1
      }
      step &+= 1
    }
  }

  /// The adjoint: destination[t · count + k, b, j] = source[t, b, k · width + j].
  ///
  /// - Parameter steps: of the destination.
  @export(implementation) @inline(never)
  public static func ungroup(
    by count: Int, steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int
  ) {
    var step = 0
    while step < steps {
      let (group, place) = (step / count, step % count)
      var row = 0
      while row < batch {
        copyRow(
          source + (group &* sourceStepStride &+ row &* sourceStride &+ place &* width), 1,
          destination + (step &* destinationStepStride &+ row &* destinationStride), 1, width)
        row &+= 1
      }
      step &+= 1
    }
  }

  /// The steps of each example at which the mask is not zero, one after the other, and then zero.
  @export(implementation) @inline(never)
  public static func keep(
    steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int,
    mask: UnsafePointer<Float>, maskStepStride: Int, maskStride: Int
  ) {
    var row = 0
    while row < batch {
      var (step, kept) = (0, 0)
      while step < steps {
        if mask[step &* maskStepStride &+ row &* maskStride] != 0 {
          copyRow(
            source + (step &* sourceStepStride &+ row &* sourceStride), 1,
            destination + (kept &* destinationStepStride &+ row &* destinationStride), 1, width)
          kept &+= 1
        }
        step &+= 1
      }
      while kept < steps {
        clearRow(destination + (kept &* destinationStepStride &+ row &* destinationStride), width)
        kept &+= 1
      }
      row &+= 1
    }
  }

  /// The adjoint: each kept step where it was, and zero at the others.
  @export(implementation) @inline(never)
  public static func putBack(
    steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int,
    mask: UnsafePointer<Float>, maskStepStride: Int, maskStride: Int
  ) {
    var row = 0
    while row < batch {
      var (step, kept) = (0, 0)
      while step < steps {
        let target = destination + (step &* destinationStepStride &+ row &* destinationStride)
        if mask[step &* maskStepStride &+ row &* maskStride] != 0 {
          copyRow(source + (kept &* sourceStepStride &+ row &* sourceStride), 1, target, 1, width)
          kept &+= 1
        } else {
          clearRow(target, width)
        }
        step &+= 1
      }
      row &+= 1
    }
  }

  // MARK: Tokens

  /// The same of tokens: one for each step.
  @export(implementation) @inline(never)
  public static func group(
    by count: Int, steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Int32>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Int32>, destinationStepStride: Int, destinationStride: Int
  ) {
    var step = 0
    while step < steps {
      var row = 0
      while row < batch {
        destination[step &* destinationStepStride &+ row &* destinationStride] =
          source[step &* sourceStepStride &+ row &* sourceStride]
        row &+= 1
      }
      step &+= 1
    }
  }

  /// The same of tokens, and then the first class.
  @export(implementation) @inline(never)
  public static func keep(
    steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Int32>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Int32>, destinationStepStride: Int, destinationStride: Int,
    mask: UnsafePointer<Float>, maskStepStride: Int, maskStride: Int
  ) {
    var row = 0
    while row < batch {
      var (step, kept) = (0, 0)
      while step < steps {
        if mask[step &* maskStepStride &+ row &* maskStride] != 0 {
          destination[kept &* destinationStepStride &+ row &* destinationStride] =
            source[step &* sourceStepStride &+ row &* sourceStride]
          kept &+= 1
        }
        step &+= 1
      }
      while kept < steps {
        destination[kept &* destinationStepStride &+ row &* destinationStride] = 0
        kept &+= 1
      }
      row &+= 1
    }
  }

  @export(implementation) @inline(always)
  static func clearRow(_ row: UnsafeMutablePointer<Float>, _ width: Int) {
    var column = 0
    while column < width {
      store(f32x16(), row + column, width &- column)
      column &+= 16
    }
  }
}
