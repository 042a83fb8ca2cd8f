import RNNRuntime
import Testing

@testable import GraphIR

/// Rules that compiler and runtime both have to know, each in its own words.
@Suite struct CommonRulesTests {
  @Test func packedMatrices() {
    for rows in 1...70 {
      for columns in [1, 2, 7, 16, 33] {
        #expect(
          Target.runtime.packedCount(rows: rows, columns: columns)
            == Kernels<rnn_target>.packedCount(rows: rows, columns: columns))
      }
    }
  }
}
