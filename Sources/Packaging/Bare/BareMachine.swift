/// A kind of machine without an operating system.
struct BareMachine {
  /// A processor that `--cpu` names.
  struct Processor {
    var name: String
    /// For the C compiler, and for the Swift compiler behind `-Xcc`.
    var options: [String]
    /// For the user.
    var note: String
  }

  var triple: String
  /// The first one is taken if none is named.
  var processors: [Processor]
  /// Further options for the interface's C. Its functions take and give no enumerations; what their size would be has to
  /// agree with other compilers all the same, or linkers warn.
  var interfaceOptions: [String] = []
  /// Whether it has vector registers; without them generated code takes 4 lanes at a time.
  var hasVectors: Bool

  /// The folder of the toolchain's Embedded Swift.
  var library: String { triple }

  static let armv7em = BareMachine(
    triple: "armv7em-none-none-eabi",
    processors: [
      .init(
        name: "cortex-m7", options: ["-mcpu=cortex-m7", "-mfpu=fpv5-d16", "-mfloat-abi=hard"],
        note: "hard float, double precision"),
      .init(
        name: "cortex-m7-single", options: ["-mcpu=cortex-m7", "-mfpu=fpv5-sp-d16", "-mfloat-abi=hard"],
        note: "hard float, single precision"),
      .init(
        name: "cortex-m4", options: ["-mcpu=cortex-m4", "-mfpu=fpv4-sp-d16", "-mfloat-abi=hard"],
        note: "hard float, single precision"),
    ], interfaceOptions: ["-fshort-enums"], hasVectors: false)

  static let riscv32 = BareMachine(
    triple: "riscv32-none-none-eabi",
    processors: [
      .init(name: "rv32imafc", options: ["-march=rv32imafc", "-mabi=ilp32f"], note: "hard float, single precision"),
      .init(
        name: "rv32imac", options: ["-march=rv32imac", "-mabi=ilp32"],
        note: "no float: arithmetic is the compiler's library"),
    ], hasVectors: false)

  static let aarch64 = BareMachine(
    triple: "aarch64-none-none-elf",
    processors: [
      .init(name: "generic", options: [], note: "NEON"),
      .init(name: "cortex-a53", options: ["-mcpu=cortex-a53"], note: "NEON"),
      .init(name: "cortex-a72", options: ["-mcpu=cortex-a72"], note: "NEON"),
    ], hasVectors: true)
}

extension PackageRequest.Target {
  /// Nil of what has an operating system.
  var machine: BareMachine? {
    switch self {
    case .c, .python, .swift, .wasm: nil
    case .armv7em: .armv7em
    case .riscv32: .riscv32
    case .aarch64: .aarch64
    }
  }

  /// Whether it is a machine without an operating system, whose package is a stream alone.
  public var isBare: Bool { machine != nil }
  public var hasVectors: Bool { machine?.hasVectors ?? true }
  /// What `--cpu` may name.
  public var processors: [String] { machine?.processors.map(\.name) ?? [] }
}
