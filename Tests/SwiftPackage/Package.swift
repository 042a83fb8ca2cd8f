// swift-tools-version: 6.3
import PackageDescription

// Without any settings, as `swift package init` leaves it.
let package = Package(
  name: "App",
  dependencies: [.package(path: "../ForecastModel")],
  targets: [
    .executableTarget(name: "App", dependencies: [.product(name: "Forecast", package: "ForecastModel")])
  ]
)
