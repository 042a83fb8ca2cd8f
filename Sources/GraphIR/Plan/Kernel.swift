/// What an instruction computes. Operands stand in the instruction; how each kernel is called, and what its operands
/// are, is in its signature.
public enum Kernel: Hashable, Sendable {
  /// Runs the body at each step of the axis.
  case loop(TimeAxis, isReversed: Bool)
  /// Elementwise code over the rows.
  case pointwise(Pointwise)
  /// Before a loop: copies a state's first value, without time, into its trajectory's entry before the first step that
  /// runs: entry 0, or entry `steps` if the loop is reversed.
  case enter(TimeAxis, isReversed: Bool)
  /// The same of a state that starts at zero.
  case enterZero(TimeAxis, isReversed: Bool)
  /// After a loop: copies the trajectory's last entry (`steps`, or 0 if reversed) to a view without time.
  case leave(TimeAxis, isReversed: Bool)

  /// destination[row, n] = Σ_k input[row, k] · matrix[n, k] (+ bias[n]).
  case product
  /// The same with a matrix of which `packSparse` has left out what is zero.
  case sparseProduct
  /// A `product` of the rows at which the mask is not zero; zero at all others.
  case guardedProduct
  /// destination[m, n] += Σ_rows left[row, m] · right[row, n], and leftSum[m] += Σ_rows left[row, m], which has no axes.
  case outerSum
  /// The same, without the rows that are zero on the left.
  case sparseOuterSum
  /// destination[m, k] += Σ_rows Σ_n left[row, m, n] · right[row, k, n], of rows that are matrices.
  case productSum(m: Int, n: Int, k: Int)
  /// destination[n] += Σ_rows source[row, n]; the destination has no axes.
  case columnSum
  /// destination[b, n] = Σ_t source[t, b, n].
  case timeSum(TimeAxis)
  /// Along each group of `width` features of a row.
  case softmax(width: Int, isLogarithmic: Bool)
  /// destination[row, m] = max_n source[row, m, n], of rows of [rows, width].
  case greatest(rows: Int, width: Int)
  /// destination[row, n] = values[n].
  case table(Table)
  /// destination[row] = -log softmax(logits[row])[token[row]].
  case crossEntropy
  /// destination[row] = (softmax(logits[row]) - onehot(token[row])) · cotangent[row], from the loss of the row.
  case crossEntropyGradient
  /// destination[row] = table[token[row]].
  case gather
  /// destination[token[row]] += source[row].
  case scatterSum
  /// destination[row, n] = source[row, n].
  case copy
  /// destination[row, n] = 0.
  case zero
  /// destination[b] = source at the first or last valid step of example b, zero if it has none.
  case at(SequenceEnd, TimeAxis)
  /// The adjoint: destination is zero but at that step.
  case place(SequenceEnd, TimeAxis)
  /// destination[t, b, n] = source[t - count, b, n], or zero where there is no such step.
  case shift(TimeAxis, by: Int)
  /// A sequence along an axis from one along what it is derived from (`Operation.resample`).
  case resample(TimeAxis)
  /// The adjoint.
  case restore(TimeAxis)
  /// destination[t, b, n] = exp(source[t, b, n]) / Σ_t exp(source[t, b, n]) over the steps where mask[t, b] is not 0, and
  /// zero at the others.
  case timeSoftmax(TimeAxis)
  /// destination[b, n] = max_t source[t, b, n] over the steps where mask[t, b] is not 0; zero if there is none.
  case timeGreatest(TimeAxis)
  /// destination[b] = the place of the example in the batch; destination[t, b] = the number of the step.
  case index(TimeAxis?)
  /// destination[row, n] = random numbers by the example's index and those of so many steps, from 0 to 2.
  case noise(Noise, stepCount: Int)
  /// destination[b] = the values of the states before the steps of this part of a run, from those before all steps, the
  /// source, and the summaries of the other parts (`Operation.carry`).
  case carry(states: Int, isReversed: Bool)
  /// Within each row: matrix products whose two operands both have batch. left is [m, k], right is [k, n], row-major.
  case rowProduct(m: Int, k: Int, n: Int)
  /// Within each row: transposes a [rows, columns] matrix.
  case rowTranspose(rows: Int, columns: Int)

  /// Within each row: features at other places, or zeros.
  case rearrange(Rearrangement)
  /// Within each row: the adjoint, from zero.
  case rearrangeSum(Rearrangement)

  // Of matrices without axes.
  /// Packs a matrix for products, whose [n, k] it is: its rows as so many blocks, one above the other, of which the
  /// product takes the same rows together. A `product` takes one block.
  case pack(blocks: Int)
  /// The same for a part of such a matrix: whole panels of rows, but for the last one of a block.
  case packPart(PackedPlace)
  /// Packs a matrix for `sparseProduct`, whose [n, k] it is.
  case packSparse
  /// destination = left · right, with the right matrix packed. Columns lie side by side.
  case matrixProduct
  /// destination += leftᵀ · right. Columns lie side by side.
  case matrixOuterSum
  /// destination = source.
  case copyMatrix
}
