/// How often a run adds to one sum, over rows and steps, and whether single precision is enough for that.
///
/// Kernels add up blocks of 256 rows, and these to the sum. Up to 64 blocks are added in single precision. In a longer
/// run a shard has totals in double precision, to which a sum moves after every 16 blocks. So errors do not grow with
/// the length of a run, and a short one needs no memory for it.
struct LongSums {
  /// Blocks in each segment.
  private let blocks: Int
  private let segments: Int
  private let isInLoops: Bool

  /// - Parameters:
  ///   - rows: the rows of a shard.
  ///   - steps: of the run.
  ///   - segmentSteps: of a segment.
  ///   - loopSteps: the steps of a loop that adds to sums, so that there are as many sums over the steps of another axis.
  init(rows: Int, steps: Int, segmentSteps: Int, loopSteps: Int? = nil) {
    segments = ceil(steps, by: segmentSteps) * (loopSteps ?? 1)
    isInLoops = loopSteps != nil
    blocks = ceil(rows * min(steps, segmentSteps), by: 256)
  }

  var needTotals: Bool { segments * blocks > 64 }

  /// Whether sums move to the totals in a segment. A kernel moves them in between, too, if the segment is long.
  func move(in segment: Int) -> Bool {
    if isInLoops { return true }
    let period = max(16 / blocks, 1)
    return segment % period == period - 1
  }
}
