// swift-tools-version: 6.2
import PackageDescription

// The generated code runs at the speed of the instruction set that it is compiled for, and with `-O` here even in a
// debug build. `native` is right for programs that run where they are built; distribute with `-march=x86-64-v3`.
#if arch(x86_64)
  let settings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=native"])]
#else
  let settings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif

let package = Package(
  name: "NAME",
  platforms: [.macOS(.v15)],
  dependencies: [DEPENDENCY],
  targets: [
    .executableTarget(
      name: "NAME",
      dependencies: [.product(name: "RNNRuntime", package: "PACKAGE"), .product(name: "RNNData", package: "PACKAGE")],
      swiftSettings: settings,
      plugins: [.plugin(name: "RNNCodegenPlugin", package: "PACKAGE")]),
    .testTarget(name: "NAMETests", dependencies: ["NAME"]),
  ],
  swiftLanguageModes: [.v6]
)
