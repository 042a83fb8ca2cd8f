// swift-tools-version: 6.2
import PackageDescription

// RNNC_MARCH=x86-64-v3 measures what a distributed program gets.
#if arch(x86_64)
  let march = Context.environment["RNNC_MARCH"] ?? "native"
  let settings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=\(march)"])]
#else
  let settings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "rnnc", path: "..")],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [.product(name: "RNNRuntime", package: "rnnc"), .product(name: "RNNData", package: "rnnc")],
      swiftSettings: settings,
      plugins: [.plugin(name: "RNNCodegenPlugin", package: "rnnc")])
  ],
  swiftLanguageModes: [.v6]
)
