// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "CopyModel",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "speech-to-text-swift", path: "../.."),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "copy-model",
      dependencies: [
        .product(name: "SpeechToTextV2025_10_15", package: "speech-to-text-swift"),
        .product(name: "SpeechToTextV2024_11_15", package: "speech-to-text-swift"),
        .product(name: "SpeechToTextV3_2Preview2", package: "speech-to-text-swift"),
        .product(name: "SpeechToTextV3_0", package: "speech-to-text-swift"),
        .product(name: "VersionedAPIURLSession", package: "speech-to-text-swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      // The compiler says where retired api-versions are called.
      swiftSettings: [.treatAllWarnings(as: .error), .treatWarning("DeprecatedDeclaration", as: .warning)]
    )
  ]
)
