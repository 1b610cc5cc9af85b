// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Watch",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(name: "speech-to-text-swift", path: "../..", traits: ["WebHooks"]),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .executableTarget(
      name: "watch",
      dependencies: [
        .product(name: "SpeechToTextV2025_10_15", package: "speech-to-text-swift"),
        .product(name: "SpeechToTextWebHooks", package: "speech-to-text-swift"),
        .product(name: "VersionedAPIURLSession", package: "speech-to-text-swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
    .testTarget(
      name: "WatchTests",
      dependencies: [
        "watch",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
  ]
)
