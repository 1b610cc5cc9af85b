// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "GeneratorBenchmarks",
  platforms: [.macOS(.v13)],
  targets: [
    .executableTarget(name: "Bench", swiftSettings: [.treatAllWarnings(as: .error)]),
    // What the generator cannot do without: libyaml's events, and writing the files.
    .executableTarget(name: "baseline", path: "Sources/Baseline", linkerSettings: [.linkedLibrary("yaml")]),
  ]
)
