// swift-tools-version: 6.2
import PackageDescription

// A program of models drawn at random: `random-models` copies this package and fills it. RNNC is the path of the compiler.
#if arch(x86_64)
  let settings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=native"])]
#else
  let settings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif

let package = Package(
  name: "RandomBatch",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "rnnc", path: Context.environment["RNNC"] ?? "../..")],
  targets: [
    .executableTarget(
      name: "RandomBatch",
      dependencies: [.product(name: "RNNRuntime", package: "rnnc"), .product(name: "RNNData", package: "rnnc")],
      swiftSettings: settings)
  ],
  swiftLanguageModes: [.v6]
)
