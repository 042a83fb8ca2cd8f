// swift-tools-version: 6.2
import PackageDescription

// Each example is a target of its own: a change compiles nothing but that one. `native` is right for programs that run
// where they are built.
let examples = [
  "Adding", "Copying", "Sentiment", "Tagging", "Dates", "Digits", "Waveform", "MackeyGlass", "Melodies", "Captions",
  "Words", "Scheduled", "Sines",
]

#if arch(x86_64)
  let settings: [SwiftSetting] = [.unsafeFlags(["-O", "-Xcc", "-march=native"])]
#else
  let settings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif

let runtime = ["RNNRuntime", "RNNData"].map { Target.Dependency.product(name: $0, package: "rnnc") }

let package = Package(
  name: "Learning",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "rnnc", path: "../..")],
  targets: [
    .executableTarget(name: "Learning", dependencies: ["Practice"] + examples.map { .byName(name: $0) }),
    .target(name: "Practice", dependencies: runtime, swiftSettings: settings),
  ]
    + examples.map {
      .target(
        name: $0, dependencies: ["Practice"] + runtime, swiftSettings: settings,
        plugins: [.plugin(name: "RNNCodegenPlugin", package: "rnnc")])
    },
  swiftLanguageModes: [.v6]
)
