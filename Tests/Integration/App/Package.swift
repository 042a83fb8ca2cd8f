// swift-tools-version: 6.2
import PackageDescription

// A package that uses the plugin as a user would, by version. `scripts/test-integration` copies it and fills in the URL.
#if arch(x86_64)
  let settings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=native"])]
#else
  let settings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif

let package = Package(
  name: "App",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: "RNNC_URL", from: "0.1.0")],
  targets: [
    .executableTarget(
      name: "App",
      dependencies: [.product(name: "RNNRuntime", package: "rnnc"), .product(name: "RNNData", package: "rnnc")],
      swiftSettings: settings,
      plugins: [.plugin(name: "RNNCodegenPlugin", package: "rnnc")]),
    .executableTarget(
      name: "Sentiment",
      dependencies: [.product(name: "RNNRuntime", package: "rnnc"), .product(name: "RNNData", package: "rnnc")],
      swiftSettings: settings,
      plugins: [.plugin(name: "RNNCodegenPlugin", package: "rnnc")]),
  ],
  swiftLanguageModes: [.v6]
)
