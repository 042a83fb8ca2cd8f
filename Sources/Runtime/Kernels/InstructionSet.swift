/// The instruction sets that kernels are specialized for.
public protocol InstructionSet {}

extension rnn_avx512: InstructionSet {}
extension rnn_avx2: InstructionSet {}
extension rnn_neon: InstructionSet {}
extension rnn_simd128: InstructionSet {}
