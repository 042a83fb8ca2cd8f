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
  /// destination[m, n] += Σ_rows left[row, m] · right[row, n], and leftSum[m] += Σ_rows left[row, m], which has no axes.
  case outerSum
  /// destination[n] += Σ_rows source[row, n]; the destination has no axes.
  case columnSum
  /// destination[b, n] = Σ_t source[t, b, n].
  case timeSum(TimeAxis)
  /// Along each group of `width` features of a row.
  case softmax(width: Int, isLogarithmic: Bool)
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
  /// Within each row: matrix products whose two operands both have batch. left is [m, k], right is [k, n], row-major.
  case rowProduct(m: Int, k: Int, n: Int)
  /// Within each row: transposes a [rows, columns] matrix.
  case rowTranspose(rows: Int, columns: Int)

  // Of matrices without axes.
  /// Packs a matrix for products, whose [n, k] it is: its rows as so many blocks, one above the other, of which the
  /// product takes the same rows together. A `product` takes one block.
  case pack(blocks: Int)
  /// The same for a part of such a matrix: whole panels of rows, but for the last one of a block.
  case packPart(PackedPlace)
  /// destination = left · right, with the right matrix packed. Columns lie side by side.
  case matrixProduct
  /// destination += leftᵀ · right. Columns lie side by side.
  case matrixOuterSum
  /// destination = source.
  case copyMatrix
}

/// Where a part of a packed matrix begins, and the extents of the whole.
public struct PackedPlace: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rows: Int
  public var columns: Int
  public var blocks: Int
}

extension Kernel: CustomStringConvertible {
  /// The kernels' names, without what they are given.
  public enum Name: String, CaseIterable, Sendable {
    case loop, pointwise, enter, leave, product, softmax, gather, copy, zero, at, place, pack
    case enterZero = "enter-zero"
    case outerSum = "outer-sum"
    case columnSum = "column-sum"
    case timeSum = "time-sum"
    case crossEntropy = "cross-entropy"
    case crossEntropyGradient = "cross-entropy-gradient"
    case scatterSum = "scatter-sum"
    case rowProduct = "row-product"
    case rowTranspose = "row-transpose"
    case packPart = "pack-part"
    case matrixProduct = "matrix-product"
    case matrixOuterSum = "matrix-outer-sum"
    case copyMatrix = "copy-matrix"
  }

  public var name: Name { parts.name }

  /// The kernel's name, with what it is given besides operands.
  public var description: String { parts.name.rawValue + (parts.attributes.isEmpty ? "" : " " + parts.attributes) }

  private var parts: (name: Name, attributes: String) {
    func along(_ axis: TimeAxis, _ isReversed: Bool) -> String { "\(axis)\(isReversed ? " reversed" : "")" }
    switch self {
    case .loop(let axis, let isReversed): return (.loop, along(axis, isReversed))
    case .pointwise(let code): return (.pointwise, "× \(code.count)")
    case .enter(let axis, let isReversed): return (.enter, along(axis, isReversed))
    case .enterZero(let axis, let isReversed): return (.enterZero, along(axis, isReversed))
    case .leave(let axis, let isReversed): return (.leave, along(axis, isReversed))
    case .product: return (.product, "")
    case .outerSum: return (.outerSum, "")
    case .columnSum: return (.columnSum, "")
    case .timeSum(let axis): return (.timeSum, "\(axis)")
    case .softmax(let width, let isLogarithmic): return (.softmax, "of \(width)\(isLogarithmic ? " logarithmic" : "")")
    case .crossEntropy: return (.crossEntropy, "")
    case .crossEntropyGradient: return (.crossEntropyGradient, "")
    case .gather: return (.gather, "")
    case .scatterSum: return (.scatterSum, "")
    case .copy: return (.copy, "")
    case .zero: return (.zero, "")
    case .at(let end, let axis): return (.at, "\(end) of \(axis)")
    case .place(let end, let axis): return (.place, "\(end) of \(axis)")
    case .rowProduct(let m, let k, let n): return (.rowProduct, "\(m)×\(k)×\(n)")
    case .rowTranspose(let rows, let columns): return (.rowTranspose, "\(rows)×\(columns)")
    case .pack(let blocks): return (.pack, blocks > 1 ? "of \(blocks) blocks" : "")
    case .packPart(let place):
      let blocks = place.blocks > 1 ? " in \(place.blocks) blocks" : ""
      return (.packPart, "at row \(place.row), column \(place.column) of [\(place.rows), \(place.columns)]\(blocks)")
    case .matrixProduct: return (.matrixProduct, "")
    case .matrixOuterSum: return (.matrixOuterSum, "")
    case .copyMatrix: return (.copyMatrix, "")
    }
  }
}
