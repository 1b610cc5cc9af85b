// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "BuildPlugin",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "speech-to-text-swift", path: "../.."),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "hello",
      dependencies: [
        .product(name: "VersionedAPIClient", package: "speech-to-text-swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      exclude: ["speechgen.yaml"],
      plugins: [.plugin(name: "GenerateAPI", package: "speech-to-text-swift")]
    )
  ]
)
