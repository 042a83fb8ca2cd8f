// swift-tools-version: 6.3
import PackageDescription

/// Generated code and kernels run at the speed of the instruction set that they are compiled for.
/// The root package's tests run where they are built, so that they use the machine's own.
///
/// The models of the library are so many that optimizing them would take longer than all other tests; what the optimizer
/// makes of generated code, the tests of the golden files and the random models see.
#if arch(x86_64)
  let nativeSettings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=native"])]
  let plainSettings: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-march=native"])]
#else
  let nativeSettings: [SwiftSetting] = [.unsafeFlags(["-O"])]
  let plainSettings: [SwiftSetting] = []
#endif

/// What a folder is for stands in its README, which is no source.
func readMes(_ folders: String...) -> [String] { folders.map { "\($0)/README.md" } }

let package = Package(
  name: "rnnc",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .library(name: "RNNRuntime", targets: ["RNNRuntime"]),
    .library(name: "RNNData", targets: ["RNNData"]),
    .plugin(name: "RNNCodegenPlugin", targets: ["RNNCodegenPlugin"]),
    .executable(name: "rnnc", targets: ["rnnc"]),
  ],
  targets: [
    .target(
      name: "GraphIR",
      exclude: readMes(
        "Syntax", "Lowering", "IR", "Interpreter", "Autodiff", "Passes", "Analysis", "Plan", "Drawing", "GradientFlow"),
      resources: [.embedInCode("Library")]),
    .target(name: "Codegen", dependencies: ["GraphIR"], exclude: readMes("Function", "Surface", "Swift")),
    .target(name: "RNNVector"),
    // What the runtime and the tool do with files alike.
    .target(name: "RNNFormats", swiftSettings: [.unsafeFlags(["-O"])]),
    // What parameters are drawn from, by the runtime and the tool alike. Optimized in debug builds too.
    .target(name: "RNNRandom", exclude: ["README.md"], swiftSettings: [.unsafeFlags(["-O"])]),
    // The format of ONNX files, read and written.
    .target(
      name: "ONNX", exclude: readMes("Model", "Wire", "Reading", "Writing"), swiftSettings: [.unsafeFlags(["-O"])]),
    // Models of other formats, as .rnn files and back.
    .target(name: "Interchange", dependencies: ["GraphIR", "ONNX"], exclude: ["README.md"]),
    // Optimized in debug builds too: training is loops over numbers. No Foundation: whoever only runs models does without.
    .target(
      name: "RNNRuntime", dependencies: ["RNNVector", "RNNRandom"], path: "Sources/Runtime",
      exclude: readMes(
        "Storage", "Kernels", "Execution", "Parallel", "Parameters", "Training", "Batches", "Generation", "Decoding",
        "Regression", "Validation", "Random", "Platform"),
      swiftSettings: [.unsafeFlags(["-O"])]),
    // Files of parameters, texts and checkpoints.
    .target(
      name: "RNNData", dependencies: ["RNNRuntime", "RNNFormats"], exclude: readMes("Files", "Text", "Training"),
      swiftSettings: [.unsafeFlags(["-O"])]),
    // What is compiled into libraries for other languages, besides the runtime.
    .target(name: "RNNEmbedding", dependencies: ["RNNRuntime"], exclude: ["README.md"]),
    // Libraries for other languages.
    .target(
      name: "Packaging", dependencies: ["Codegen"], exclude: ["README.md"],
      resources: [
        .embedInCode("C/support.c"), .embedInCode("Python/beginning.py"),
        .embedInCode("Build/read_parameters.swift.text"), .embedInCode("Web/allocator.c"),
        .embedInCode("Web/memory.js"), .embedInCode("Web/parameters.js"), .embedInCode("Web/streams.js"),
        .embedInCode("Web/sequences.js"),
      ]),
    // Apart from the executable: a test bundle cannot hold both a tool that it tests and one that a plugin runs.
    .target(
      name: "CommandLineTool",
      dependencies: ["GraphIR", "Codegen", "RNNFormats", "RNNRandom", "ONNX", "Interchange", "Packaging"],
      exclude: readMes("Commands", "Verification", "Weights"),
      resources: [.embedInCode("Templates"), .embedInCode("Verification/onnx_outputs.py")]),
    .executableTarget(name: "rnnc", dependencies: ["CommandLineTool"]),
    .plugin(name: "RNNCodegenPlugin", capability: .buildTool(), dependencies: ["rnnc"]),
    .testTarget(name: "ONNXTests", dependencies: ["ONNX"], exclude: ["Fixtures"]),
    .testTarget(
      name: "ToolTests", dependencies: ["CommandLineTool", "RNNFormats", "ONNX", "Packaging", "Codegen"],
      exclude: ["Exports", "Imports", "Weights"]),
    .testTarget(
      name: "GraphIRTests", dependencies: ["GraphIR", "Codegen", "RandomModels"], resources: [.copy("Fixtures")]),
    // Models drawn at random, and what they must give.
    .target(name: "RandomModels", dependencies: ["GraphIR"], path: "Tests/RandomModels"),
    // Runs them as generated code: `scripts/random-models`.
    .executableTarget(
      name: "random-models", dependencies: ["GraphIR", "Codegen", "RNNRuntime", "RNNData", "RandomModels"],
      path: "Tests/RandomModelsTool", exclude: ["Models"]),
    // Reads files that were changed at random: `scripts/mutated-files`.
    .executableTarget(
      name: "mutated-files",
      dependencies: ["GraphIR", "RNNRuntime", "RNNData", "CommandLineTool", "RandomModels", "ONNX"],
      path: "Tests/MutatedFiles"),
    .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
    .target(name: "AllocationCounter", dependencies: ["CAllocationCounter"], path: "Tests/AllocationCounter"),
    .testTarget(
      name: "RuntimeTests",
      dependencies: [
        "RNNRuntime", "RNNData", "RNNFormats", "RNNEmbedding", "RNNVector", "RNNRandom", "AllocationCounter",
      ],
      exclude: ["Fixtures"],
      swiftSettings: nativeSettings),
    // Saves again and again, for scripts/check-saving.
    .executableTarget(name: "RNNSaver", dependencies: ["RNNData"], path: "Tests/RNNSaver"),
    .testTarget(name: "CodegenTests", dependencies: ["GraphIR", "Codegen"], exclude: ["Golden"]),
    // The generated files that CodegenTests expects, compiled and run.
    .testTarget(
      name: "GeneratedCodeTests",
      dependencies: [
        "GraphIR", "Codegen", "RNNRuntime", "RNNData", "CommandLineTool", "AllocationCounter", "HostileNames",
      ],
      swiftSettings: nativeSettings),
    // Models in an application whose types have the names that generated code uses.
    .target(
      name: "HostileNames", dependencies: ["RNNRuntime"], path: "Tests/HostileNames", swiftSettings: nativeSettings,
      plugins: ["RNNCodegenPlugin"]),
    // The plugin compiles the models, as it does for a user.
    .testTarget(
      name: "PyTorchTests", dependencies: ["GraphIR", "RNNRuntime", "RNNData"], exclude: ["Tensors"],
      swiftSettings: plainSettings, plugins: ["RNNCodegenPlugin"]),
  ],
  swiftLanguageModes: [.v6]
)

// For continuous integration. Not for whoever depends on the package: a later compiler may warn of more.
if Context.environment["RNNC_WARNINGS_AS_ERRORS"] != nil {
  for target in package.targets where target.type != .plugin {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
