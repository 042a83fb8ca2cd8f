import CMPI
import RNNRuntime

/// The processes that train together, each of which is a rank: all of MPI that training needs.
///
/// MPI ends all of them if one of its functions fails, so that there are no results to look at.
struct Ranks {
  /// This process, in 0..<count.
  let own: Int
  let count: Int

  init() {
    var (provided, rank, size): (Int32, Int32, Int32) = (0, 0, 0)
    // The runtime has threads of its own, of which none calls MPI.
    MPI_Init_thread(nil, nil, cmpi_thread_funneled(), &provided)
    MPI_Comm_rank(cmpi_world(), &rank)
    MPI_Comm_size(cmpi_world(), &size)
    (own, count) = (Int(rank), Int(size))
  }

  /// Whether this rank speaks and writes for all.
  var isFirst: Bool { own == 0 }

  /// The examples of a batch that are this rank's: neighbors, as many as others have or one fewer.
  func part(of examples: Int) -> Range<Int> { examples * own / count..<examples * (own + 1) / count }

  // MARK: Sums over all ranks, which each of them gets

  func sum(_ value: Int) -> Int {
    var sum = Int64(value)
    MPI_Allreduce(cmpi_in_place(), &sum, 1, cmpi_int64(), cmpi_sum(), cmpi_world())
    return Int(sum)
  }

  func sum(_ value: Double) -> Double {
    var sum = value
    MPI_Allreduce(cmpi_in_place(), &sum, 1, cmpi_double(), cmpi_sum(), cmpi_world())
    return sum
  }

  /// All gradients at once: they lie in one buffer, whose padding is zero and stays so.
  func sum(_ gradients: inout Gradients) {
    let count = Int32(gradients.layout.count)
    gradients.withUnsafeMutablePointer {
      _ = MPI_Allreduce(cmpi_in_place(), $0, count, cmpi_float(), cmpi_sum(), cmpi_world())
    }
  }

  /// Whether all ranks have the same bits. If not, they would train apart from each other without a sign of it.
  func agree(on parameters: Parameters) -> Bool {
    var first = parameters
    let count = parameters.layout.count
    first.withUnsafeMutablePointer { _ = MPI_Bcast($0, Int32(count), cmpi_float(), 0, cmpi_world()) }
    let isSame = first.withUnsafePointer { first in
      parameters.withUnsafePointer { own in (0..<count).allSatisfy { first[$0].bitPattern == own[$0].bitPattern } }
    }
    return sum(isSame ? 0 : 1) == 0
  }

  // MARK: The end

  func end() { MPI_Finalize() }

  /// Ends all ranks, for one that cannot go on.
  func abort(code: Int32) { MPI_Abort(cmpi_world(), code) }
}
