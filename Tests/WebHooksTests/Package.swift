// swift-tools-version: 6.2

import PackageDescription

// A package of its own: the tests need the trait `WebHooks`, with which swift-crypto is built.
let package = Package(
  name: "web-hooks-tests",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "speech-to-text-swift", path: "../..", traits: ["WebHooks"]),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .testTarget(
      name: "WebHooksTests",
      dependencies: [
        .product(name: "SpeechToTextWebHooks", package: "speech-to-text-swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      path: ".",
      swiftSettings: [.treatAllWarnings(as: .error)]
    )
  ]
)
