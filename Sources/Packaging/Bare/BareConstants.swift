import Codegen
import Foundation

/// Fills the table of constants of a step, by a program of the machine that the package is made on. Matrices are packed
/// in the same way on every machine.
struct BareConstants {
  let code: BareStreamCode
  /// The floats of all parameters.
  let parameters: [Float]
  let toolchain: Toolchain
  let sources: URL
  let work: URL

  /// The bytes of the table: the machines that it is for have the byte order of those that it is made on.
  func bytes() throws -> Data {
    var prepared: [Float] = []
    if code.pieces.contains(where: { $0.source == .prepared }) { prepared = try prepare() }
    var table = [Float](repeating: 0, count: code.constantCount)
    for piece in code.pieces {
      let source = piece.source == .parameters ? parameters : prepared
      guard piece.offset + piece.count <= source.count else {
        throw PackagingError("internal error: the constant '\(piece.name)' is beyond its source")
      }
      table.replaceSubrange(
        piece.place..<piece.place + piece.count, with: source[piece.offset..<piece.offset + piece.count])
    }
    return table.withUnsafeBytes { Data($0) }
  }

  private func prepare() throws -> [Float] {
    let folder = work.appendingPathComponent("host")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let triple = try toolchain.hostTriple()
    guard toolchain.embeddedLibraries(for: triple) != nil else {
      throw PackagingError("the toolchain has no Embedded Swift for '\(triple)', which prepares the parameters")
    }
    // No further instructions: the numbers are the same on all machines of this kind.
    let build = EmbeddedBuild(
      toolchain: toolchain, sources: sources, work: folder, triple: triple,
      options: ["-O", "-Xfrontend", "-disable-stack-protector"])
    try build.compileKernels()
    let files = [
      try build.write(code.preparation, to: "Preparation.swift"), try build.write(Self.swift, to: "Prepare.swift"),
    ]
    try build.compile(files, module: "Preparation", to: "prepare.o")
    try build.write(Self.main, to: "main.c")
    try toolchain.run(
      "clang",
      ["-target", triple, "-fuse-ld=lld", "-O1", "main.c", "prepare.o", "-Wl,--gc-sections", "-lm", "-o", "prepare"],
      in: folder)
    try parameters.withUnsafeBytes { Data($0) }.write(to: folder.appendingPathComponent("parameters.bin"))
    try toolchain.run(
      path: folder.appendingPathComponent("prepare").path,
      [String(parameters.count), String(code.step.preparedCount)], in: folder)
    let data = try Data(contentsOf: folder.appendingPathComponent("prepared.bin"))
    return data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
  }

  private static let swift = """
    @_cdecl("prepare")
    public func prepare(
      _ parameters: Swift::UnsafePointer<Swift::Float>, _ prepared: Swift::UnsafeMutablePointer<Swift::Float>
    ) {
      GeneratedCode.Step.prepare(parameters, prepared)
    }

    """

  private static let main = """
    #include <stdio.h>
    #include <stdlib.h>

    void prepare(const float *parameters, float *prepared);

    int main(int count, char **arguments) {
      if (count != 3) return 1;
      size_t given = strtoull(arguments[1], NULL, 10), made = strtoull(arguments[2], NULL, 10);
      // Both begin at a cache line, and what is not written is zero.
      float *parameters = aligned_alloc(64, (4 * given + 64) & ~(size_t)63);
      float *prepared = aligned_alloc(64, (4 * made + 64) & ~(size_t)63);
      if (!parameters || !prepared) return 1;
      FILE *file = fopen("parameters.bin", "rb");
      if (!file || fread(parameters, 4, given, file) != given || fclose(file)) return 1;
      for (size_t index = 0; index < made; index++) prepared[index] = 0;
      prepare(parameters, prepared);
      file = fopen("prepared.bin", "wb");
      return !file || fwrite(prepared, 4, made, file) != made || fclose(file);
    }

    """
}
