// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// What has both transports, and what operations are made of.
let client: [Target.Dependency] = [
  .product(name: "VersionedAPIAsyncHTTP", package: "speech-to-text-swift"),
  .product(name: "VersionedAPIURLSession", package: "speech-to-text-swift"),
  .product(name: "VersionedAPIClient", package: "speech-to-text-swift"),
  .product(name: "AsyncHTTPClient", package: "async-http-client"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
]

/// What calls every operation on the emulator.
let apiVersions = [
  "SpeechToTextV3_0", "SpeechToTextV3_2Preview2", "SpeechToTextV2024_11_15", "SpeechToTextV2025_10_15",
]

let package = Package(
  name: "Network",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "speech-to-text-swift", path: "../..", traits: ["AsyncHTTPClient"]),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    .target(
      name: "TestServer",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(name: "measure", dependencies: client + ["TestServer"], swiftSettings: strict),
    .testTarget(
      name: "NetworkTests",
      dependencies: client + ["TestServer", .product(name: "Logging", package: "swift-log")],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EmulatorTests",
      dependencies: client + apiVersions.map { .product(name: $0, package: "speech-to-text-swift") },
      // These tests call retired api-versions on purpose.
      swiftSettings: strict + [.treatWarning("DeprecatedDeclaration", as: .warning)]
    ),
  ]
)
