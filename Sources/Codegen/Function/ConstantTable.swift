import GraphIR

/// Where the constants lie that a step reads, in one table: of the parameters, and of what is prepared from them.
struct ConstantTable: Sendable {
  /// One of them: floats of the buffer of all parameters or of all that is prepared.
  struct Piece: Sendable {
    var name: String
    var region: Buffer.Region
    /// In the table.
    var place: Int
    var count: Int
  }

  private(set) var pieces: [Piece] = []
  private(set) var count = 0

  /// - Parameters:
  ///   - buffers: those that the step uses, of which some are no constants.
  ///   - alignment: the floats that each place is a multiple of.
  init(_ buffers: [Buffer], alignment: Int) {
    for buffer in buffers {
      guard buffer.region.isConstant, place(of: buffer.region) == nil else { continue }
      pieces.append(Piece(name: buffer.name, region: buffer.region, place: count, count: buffer.width))
      count += (buffer.width + alignment - 1) / alignment * alignment
    }
  }

  func place(of region: Buffer.Region) -> Int? { pieces.first { $0.region == region }?.place }
}

/// A step that stands alone: its body, the functions that this calls, and its memory.
struct BareStep {
  var body: SwiftFunction
  var pointwise: [SwiftFunction]
  var layout: StreamLayout
  var constants: ConstantTable
}

extension Buffer.Region {
  fileprivate var isConstant: Bool {
    switch self {
    case .parameters, .prepared: true
    case .gradients, .sums, .arena, .input, .mask, .ends, .lengths, .count, .state, .output: false
    }
  }

  /// What is 1 at a single step.
  var isOnes: Bool {
    switch self {
    case .mask, .ends, .count: true
    case .parameters, .prepared, .gradients, .sums, .arena, .input, .lengths, .state, .output: false
    }
  }

  var isLengths: Bool {
    if case .lengths = self { return true }
    return false
  }
}
