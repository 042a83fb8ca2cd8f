@_exported import RNNVector

/// The loops behind the instructions of a compiled model, for one instruction set.
///
/// Generated code uses `Kernels<rnn_target>`: the C header defines `rnn_target` by the instruction set that the
/// *importing* module is compiled for, and `@export(implementation)` compiles the kernels into that module. Their
/// symbols contain the target, so that the linker never merges code for different instruction sets.
///
/// Conventions: a matrix is rows of floats; the stride of a row is the distance between the starts of two rows, in
/// floats, and may be zero for an operand that is only read (the same row serves for all). Pointers need only the
/// alignment of `Float`; 64 bytes are fastest. Memory that is written must not overlap other operands unless
/// the kernel's comment allows it. All sizes may be zero.
public enum Kernels<Target: InstructionSet> {
  /// 1 to 16 floats; the other lanes are zero.
  @export(implementation) @inline(__always)
  static func load(_ source: UnsafePointer<Float>, _ count: Int) -> f32x16 {
    count >= 16 ? Lanes.load(source) : Lanes.load(source, count: count)
  }

  /// Stores the first `count` lanes, at most 16.
  @export(implementation) @inline(__always)
  static func store(_ value: f32x16, _ destination: UnsafeMutablePointer<Float>, _ count: Int) {
    if count >= 16 {
      Lanes.store(value, destination)
    } else {
      Lanes.store(value, destination, count: count)
    }
  }
}
