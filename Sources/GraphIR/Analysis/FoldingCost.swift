/// Two ways to multiply a matrix [outputs, width] by rows of an embedding [vocabulary, width]: a product for each row, or
/// a table [vocabulary, outputs] of all the products, of which each row reads one.
///
/// How many rows there are is not known to the compiler, so that it assumes a common training step, after which the
/// parameters have changed. Backward, either way costs twice what it costs forward: the forward half decides.
struct FoldingCost: Hashable, Sendable {
  var vocabulary: Int
  var width: Int
  var outputs: Int
  /// The assumed number of rows for each table.
  var rows: Int

  /// The examples of a batch.
  static let assumedBatch = 32
  /// The rows of sequences: those of 64 steps.
  static let assumedRows = 64 * assumedBatch

  /// The numbers that a second-level cache of one megabyte holds.
  private static let cachedCount = 1 << 18
  /// The FLOPs of a product in the time it takes to move a number from there, or from behind it.
  private static let cachedMove = 8
  private static let distantMove = 32

  var tableCount: Int { vocabulary * outputs }

  /// The cost of the products with all rows, in FLOPs.
  var products: Int { 2 * width * outputs * rows }

  /// The cost of the table and of reading all rows from it.
  var table: Int {
    let move = tableCount <= Self.cachedCount ? Self.cachedMove : Self.distantMove
    return 2 * width * tableCount + move * outputs * rows
  }

  /// Whether the table costs half as much, at most. That bounds its memory, too: with the gradient it is no larger than
  /// the rows that are read from it.
  var isWorthwhile: Bool { 2 * table <= products }
}
