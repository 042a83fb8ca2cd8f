// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The model is not part of this repository. Without it, all that the compiler could say is that there is no `Splitting`.
let model = "\(Context.packageDirectory)/Sources/Words/Splitting.rnn"
guard FileManager.default.fileExists(atPath: model) else {
  FileHandle.standardError.write(Data("There is no Sources/Words/Splitting.rnn: run ./fetch first.\n".utf8))
  exit(1)
}

// The generated code runs at the speed of the instruction set that it is compiled for, and with `-O` here even in a
// debug build. `native` is right for a program that runs where it is built; distribute with `-march=x86-64-v3`.
#if arch(x86_64)
  let settings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=native"])]
#else
  let settings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif

let package = Package(
  name: "Words",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "rnnc", path: "../..")],
  targets: [
    .executableTarget(
      name: "Words",
      dependencies: [.product(name: "RNNRuntime", package: "rnnc"), .product(name: "RNNData", package: "rnnc")],
      swiftSettings: settings,
      plugins: [.plugin(name: "RNNCodegenPlugin", package: "rnnc")])
  ],
  swiftLanguageModes: [.v6]
)
