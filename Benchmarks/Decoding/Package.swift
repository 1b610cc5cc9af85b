// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Decoding",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "speech-to-text-swift", path: "../..")],
  targets: [
    .executableTarget(
      name: "decoding",
      dependencies: [
        .product(name: "SpeechToTextV2025_10_15", package: "speech-to-text-swift"),
        .product(name: "VersionedAPIRuntime", package: "speech-to-text-swift"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]
    )
  ]
)
