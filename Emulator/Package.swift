// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// A package of its own, so that nobody who uses the library resolves a server.
let package = Package(
  name: "speech-emulator",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "speech-emulator", targets: ["speech-emulator"]),
    .library(name: "EmulatorCore", targets: ["EmulatorCore"]),
  ],
  dependencies: [
    .package(name: "speech-to-text-swift", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // The service without a network: a request in, a response out.
    .target(
      name: "EmulatorCore",
      dependencies: [
        .product(name: "VersionedAPIGeneration", package: "speech-to-text-swift"),
        .product(name: "VersionedAPIRuntime", package: "speech-to-text-swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      resources: [.embedInCode("Overview/overview.html")],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "speech-emulator",
      dependencies: [
        "EmulatorCore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EmulatorCoreTests",
      dependencies: [
        "EmulatorCore",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "VersionedAPIRuntime", package: "speech-to-text-swift"),
      ],
      swiftSettings: strict
    ),
    // Tests of the program itself, over sockets.
    .testTarget(
      name: "SpeechEmulatorTests",
      dependencies: ["speech-emulator"],
      swiftSettings: strict
    ),
  ]
)
