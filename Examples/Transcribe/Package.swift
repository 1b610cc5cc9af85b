// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Transcribe",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "speech-to-text-swift", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "transcribe",
      dependencies: [
        .product(name: "SpeechToTextV2025_10_15", package: "speech-to-text-swift"),
        .product(name: "SpeechToTextV2024_11_15", package: "speech-to-text-swift"),
        .product(name: "VersionedAPIURLSession", package: "speech-to-text-swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypesFoundation", package: "swift-http-types"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
    .testTarget(
      name: "TranscribeTests",
      dependencies: ["transcribe"],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
  ]
)
