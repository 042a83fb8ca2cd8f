// swift-tools-version: 6.2
import PackageDescription

// The generated code runs at the speed of the instruction set that it is compiled for, and with `-O` here even in a
// debug build. `native` is right for a program that runs where it is built; distribute with `-march=x86-64-v3`.
#if arch(x86_64)
  let settings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=native"])]
#else
  let settings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif

let package = Package(
  name: "CharLM",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "rnnc", path: "../..")],
  targets: [
    .executableTarget(
      name: "CharLM",
      dependencies: [.product(name: "RNNRuntime", package: "rnnc"), .product(name: "RNNData", package: "rnnc")],
      swiftSettings: settings,
      plugins: [.plugin(name: "RNNCodegenPlugin", package: "rnnc")])
  ],
  swiftLanguageModes: [.v6]
)
