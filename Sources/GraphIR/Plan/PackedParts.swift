/// Lets stacked matrices be packed from the matrices that they are stacked of: no copy of them in one piece is made, if
/// nobody else reads it.
let packParts = PlanPass(
  name: "pack-parts", summary: "packs stacked matrices from the matrices that they are stacked of"
) { plan in plan.prepare = packingParts(in: plan) }

private func packingParts(in plan: Plan) -> [Instruction] {
  var index = BufferIndex(plan.prepare)
  var prepare = plan.prepare.map { [$0] }
  let read = Set((plan.body + plan.finish).flatMap(\.buffers)).union(plan.outputs.map(\.view.buffer))
  for stack in plan.buffers.indices.map({ BufferID($0) }) where !read.contains(stack) {
    let writers = index.positions(writing: stack)
    let readers = index.positions(touching: stack).filter { !writers.contains($0) }
    guard writers.count > 1, !readers.isEmpty else { continue }
    let copies = writers.flatMap { prepare[$0] }
    let parts = readers.map { reader in
      prepare[reader].count == 1 ? packs(of: prepare[reader][0], stackedBy: copies, lanes: plan.target.lanes) : nil
    }
    guard !parts.contains(nil) else { continue }
    for (reader, parts) in zip(readers, parts) { prepare[reader] = parts! }
    for writer in writers { prepare[writer] = [] }
    for position in readers + writers { index.replace(at: position, with: prepare[position]) }
  }
  return prepare.flatMap { $0 }
}

/// What packs the parts of a stack one by one, if that can be done; what writes them is read before.
private func packs(
  of instruction: Instruction, stackedBy writers: [Instruction], lanes: Int
) -> [Instruction]? {
  guard case .pack(let blocks) = instruction.kernel, let whole = instruction.matrix(.source),
    let destination = instruction[.packed]
  else { return nil }
  var packs: [Instruction] = []
  var count = 0
  for writer in writers {
    guard writer.kernel == .copyMatrix, let source = writer.matrix(.source), let target = writer.matrix(.destination),
      let place = place(of: target, in: whole, blocks: blocks, lanes: lanes)
    else { return nil }
    // A transposed stack has transposed parts.
    let isTransposed = target.rowStride != whole.rowStride
    packs.append(
      Instruction(
        .packPart(place),
        [.source: .matrix(isTransposed ? source.transposed : source), .packed: destination.place]
      ).from(writer.origin))
    count += source.rows * source.columns
  }
  return count == whole.rows * whole.columns ? packs : nil
}

/// Where a part of a matrix lies in its packed form; nil if it shares a panel of rows with another one.
private func place(of part: MatrixView, in whole: MatrixView, blocks: Int, lanes: Int) -> PackedPlace? {
  let stride = max(whole.rowStride, whole.columnStride)
  guard whole.offset == 0, min(whole.rowStride, whole.columnStride) == 1, part.columnStride == 1,
    part.rowStride == stride
  else { return nil }
  var (row, column, rows) = (part.offset / stride, part.offset % stride, part.rows)
  if whole.columnStride != 1 { (row, column, rows) = (column, row, part.columns) }
  let blockRows = whole.rows / blocks
  let (start, end) = (row % blockRows, row % blockRows + rows)
  guard start % lanes == 0, end <= blockRows, end % lanes == 0 || end == blockRows else { return nil }
  return PackedPlace(row: row, column: column, rows: whole.rows, columns: whole.columns, blocks: blocks, lanes: lanes)
}
