// swift-tools-version: 6.2

import PackageDescription

// Apart from the main package: libFuzzer brings the main function, so this builds only with the options in `fuzz`.
let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "speech-to-text-swift", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzDefinition",
      dependencies: [.product(name: "VersionedAPIGeneration", package: "speech-to-text-swift")]
    ),
    .executableTarget(
      name: "FuzzJSON",
      dependencies: [.product(name: "VersionedAPIRuntime", package: "speech-to-text-swift")]
    ),
  ]
)
