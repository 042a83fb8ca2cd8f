/// Where the features of a rearranged row come from: six loops over the result, and a position on each of up to three axes
/// of the source that moves with them.
@usableFromInline
struct Rearrangement {
  /// An axis of the source.
  @usableFromInline
  struct Axis {
    @usableFromInline var extent: Int
    @usableFromInline var offset: Int
    /// For each loop, how far the position moves.
    @usableFromInline var steps: (Int, Int, Int, Int, Int, Int)

    @export(implementation) @inline(__always)
    init(_ words: UnsafePointer<UInt8>, at start: Int) {
      extent = KernelWords.word(words, start)
      offset = KernelWords.word(words, start &+ 1)
      steps = KernelWords.six(words, start &+ 2)
    }

    @export(implementation) @inline(__always)
    func position(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int) -> Int {
      let outer = offset &+ steps.0 &* a &+ steps.1 &* b
      return outer &+ steps.2 &* c &+ steps.3 &* d &+ steps.4 &* e
    }
  }

  @usableFromInline var counts: (Int, Int, Int, Int, Int, Int)
  @usableFromInline var first: Axis
  @usableFromInline var second: Axis
  @usableFromInline var third: Axis

  @export(implementation) @inline(__always)
  init(_ text: StaticString) {
    let words = text.utf8Start
    counts = KernelWords.six(words, 0)
    first = Axis(words, at: 6)
    second = Axis(words, at: 14)
    third = Axis(words, at: 22)
  }

  /// Calls `body` for each run along the innermost loop with the place in the result, where the first feature comes from,
  /// how far the next one is, and which of the run have a source at all.
  @export(implementation) @inline(__always)
  func forEachRun(_ body: (_ place: Int, _ source: Int, _ step: Int, _ valid: Range<Int>) -> Void) {
    let count = counts.5
    let step = (first.steps.5 &* second.extent &+ second.steps.5) &* third.extent &+ third.steps.5
    var place = 0
    var a = 0
    while a < counts.0 {
      var b = 0
      while b < counts.1 {
        var c = 0
        while c < counts.2 {
          var d = 0
          while d < counts.3 {
            var e = 0
            while e < counts.4 {
              let (x, y, z) = (
                first.position(a, b, c, d, e), second.position(a, b, c, d, e), third.position(a, b, c, d, e)
              )
              var valid = Self.valid(x, first.steps.5, first.extent, 0..<count)
              valid = Self.valid(y, second.steps.5, second.extent, valid)
              valid = Self.valid(z, third.steps.5, third.extent, valid)
              body(place, (x &* second.extent &+ y) &* third.extent &+ z, step, valid)
              place &+= count
              e &+= 1
            }
            d &+= 1
          }
          c &+= 1
        }
        b &+= 1
      }
      a &+= 1
    }
  }

  /// Of a range, the part where start + i · step lies in 0..<extent.
  @export(implementation) @inline(__always)
  static func valid(_ start: Int, _ step: Int, _ extent: Int, _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if step == 0 {
      if start < 0 || start >= extent { upper = lower }
    } else {
      while lower < upper, !(0..<extent).contains(start &+ lower &* step) { lower &+= 1 }
      while lower < upper, !(0..<extent).contains(start &+ (upper &- 1) &* step) { upper &-= 1 }
    }
    return lower..<upper
  }
}

extension Kernels {
  /// destination[row, place] = source[row, where the place comes from], or zero.
  ///
  /// - Parameter places: 30 numbers of 8 hexadecimal digits: the extents of six loops over the destination, then of each
  ///   of three axes of the source the extent, the position at first, and how far it moves with each loop.
  @export(implementation) @inline(never)
  public static func rearrange(
    rows: Int, places: StaticString, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    let rearrangement = Rearrangement(places)
    let count = rearrangement.counts.5
    var row = 0
    while row < rows {
      let input = source + row &* sourceStride
      let output = destination + row &* destinationStride
      rearrangement.forEachRun { place, start, step, valid in
        let run = output + place
        var i = 0
        while i < valid.lowerBound {
          run[i] = 0
          i &+= 1
        }
        if step == 1 {
          while i < valid.upperBound {
            store(load(input + (start &+ i), valid.upperBound &- i), run + i, valid.upperBound &- i)
            i &+= 16
          }
          i = valid.upperBound
        } else {
          while i < valid.upperBound {
            run[i] = input[start &+ i &* step]
            i &+= 1
          }
        }
        while i < count {
          run[i] = 0
          i &+= 1
        }
      }
      row &+= 1
    }
  }

  /// The adjoint: destination[row, where a place comes from] = Σ source[row, place].
  ///
  /// - Parameters:
  ///   - places: as of `rearrange`, whose destination is the source here.
  @export(implementation) @inline(never)
  public static func rearrangeSum(
    rows: Int, places: StaticString, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    let rearrangement = Rearrangement(places)
    let width = rearrangement.first.extent &* rearrangement.second.extent &* rearrangement.third.extent
    var row = 0
    while row < rows {
      let input = source + row &* sourceStride
      let output = destination + row &* destinationStride
      var i = 0
      while i < width {
        output[i] = 0
        i &+= 1
      }
      rearrangement.forEachRun { place, start, step, valid in
        let run = input + place
        var i = valid.lowerBound
        if step == 1 {
          while i < valid.upperBound {
            let left = valid.upperBound &- i
            let target = output + (start &+ i)
            store(Lanes.add(load(UnsafePointer(target), left), load(run + i, left)), target, left)
            i &+= 16
          }
        } else {
          while i < valid.upperBound {
            output[start &+ i &* step] += run[i]
            i &+= 1
          }
        }
      }
      row &+= 1
    }
  }
}
