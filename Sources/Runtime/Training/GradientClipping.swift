extension Gradients {
  /// The root of the sum of all squares: summed in double precision, in an order that is the same on every platform.
  /// Infinite or NaN exactly if an element is.
  public var globalNorm: Double {
    withUnsafePointer { elements in
      var sums = SIMD8<Double>.zero
      for range in layout.trainedRanges {
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
          let values = UnsafeRawPointer(elements + index).loadUnaligned(as: SIMD8<Float>.self)
          let wide = SIMD8<Double>(values)
          sums += wide * wide
          index += 8
        }
        while index < range.upperBound {
          sums[index & 7] += Double(elements[index]) * Double(elements[index])
          index += 1
        }
      }
      return sums.sum().squareRoot()
    }
  }

  /// Scales all gradients down so that their global norm is at most `maximum` (Pascanu et al. 2013).
  /// - Returns: the norm before. If it is not finite, the gradients are unchanged, and an update with them would
  ///   ruin the parameters: leave it out.
  /// - Precondition: `maximum` is not negative.
  @discardableResult
  public mutating func clip(toNorm maximum: Double) -> Double {
    require(maximum >= 0, "gradients are clipped to a norm of \(maximum), which is negative or not a number")
    let norm = globalNorm
    guard norm.isFinite, norm > maximum else { return norm }
    let scale = Float(maximum / norm)
    changeTrained { $0 * scale }
    return norm
  }

  /// Limits each gradient to ±`bound`. NaN stays NaN.
  /// - Precondition: `bound` is not negative.
  public mutating func clip(toValue bound: Double) {
    require(bound >= 0, "gradients are clipped to ±\(bound), which is negative or not a number")
    let bound = Float(bound)
    changeTrained { $0 > bound ? bound : ($0 < -bound ? -bound : $0) }
  }

  @inline(__always)
  private mutating func changeTrained(_ change: (Float) -> Float) {
    let ranges = layout.trainedRanges
    withUnsafeMutablePointer { elements in
      for range in ranges {
        for index in range { elements[index] = change(elements[index]) }
      }
    }
  }
}
