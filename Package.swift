// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One target per api-version, so that an app compiles and ships only what it uses.
let apiVersions = ["SpeechToTextV3_0", "SpeechToTextV3_2Preview2", "SpeechToTextV2024_11_15"]

/// What generated code is built on.
let generated: [Target.Dependency] = ["SpeechToTextRuntime", .product(name: "HTTPTypes", package: "swift-http-types")]

let package = Package(
  name: "speech-to-text-swift",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .library(name: "SpeechToText", targets: apiVersions),
    .library(name: "SpeechGeneration", targets: ["YAML", "APIDefinition", "OpenAPI", "SwiftGeneration"]),
    .library(name: "SpeechToTextRuntime", targets: ["SpeechToTextRuntime"]),
    .executable(name: "speechgen", targets: ["speechgen"]),
    .plugin(name: "GenerateAPI", targets: ["GenerateAPI"]),
    .plugin(name: "GenerateCommand", targets: ["GenerateCommand"]),
  ] + apiVersions.map { .library(name: $0, targets: [$0]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The generator.
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "CFileExchange"),
    .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: strict),
    .target(name: "APIDefinition", dependencies: ["YAML"], swiftSettings: strict),
    .target(name: "OpenAPI", dependencies: ["APIDefinition"], swiftSettings: strict),
    .target(
      name: "Templates",
      path: "Templates",
      resources: [
        .embedInCode("credential.mustache"),
        .embedInCode("enum.mustache"),
        .embedInCode("header.mustache"),
        .embedInCode("namespace.mustache"),
        .embedInCode("operation.mustache"),
        .embedInCode("schema.mustache"),
        .embedInCode("struct.mustache"),
        .embedInCode("typealias.mustache"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SwiftGeneration",
      dependencies: [
        "APIDefinition", "CFileExchange", "Templates",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "speechgen",
      dependencies: ["OpenAPI", "SwiftGeneration", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict
    ),

    .executableTarget(name: "speechgen-build", dependencies: ["SwiftGeneration"], swiftSettings: strict),
    .plugin(name: "GenerateAPI", capability: .buildTool(), dependencies: ["speechgen-build"]),
    .plugin(
      name: "GenerateCommand",
      capability: .command(
        intent: .custom(verb: "generate", description: "Write the Swift files that the definitions call for."),
        permissions: [.writeToPackageDirectory(reason: "It writes the generated Swift files.")]
      ),
      dependencies: ["speechgen"]
    ),

    // The client library.
    .target(
      name: "SpeechToTextRuntime",
      dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
      swiftSettings: strict
    ),

    // Tests.
    .testTarget(name: "YAMLTests", dependencies: ["YAML", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "APIDefinitionTests",
      dependencies: ["APIDefinition", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(name: "OpenAPITests", dependencies: ["OpenAPI", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SwiftGenerationTests",
      dependencies: ["SwiftGeneration", "TestServiceV1", "TestServiceV2Beta1", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SpeechgenTests",
      dependencies: ["speechgen", "speechgen-build", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SpeechToTextRuntimeTests",
      dependencies: generated,
      swiftSettings: strict
    ),
    .testTarget(
      name: "SpeechToTextTests",
      dependencies: apiVersions.map { .byName(name: $0) } + generated + ["APIDefinition", "TestSupport"],
      // These tests call retired api-versions on purpose.
      swiftSettings: strict + [.treatWarning("DeprecatedDeclaration", as: .warning)]
    ),
    // What the generator makes of Tests/Fixtures/TestService: a golden that compiles and runs.
    .target(
      name: "TestServiceV1",
      dependencies: generated,
      path: "Tests/TestService/TestServiceV1",
      swiftSettings: strict
    ),
    .target(
      name: "TestServiceV2Beta1",
      dependencies: generated,
      path: "Tests/TestService/TestServiceV2Beta1",
      swiftSettings: strict
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
  ]
    + apiVersions.map {
      .target(
        name: $0,
        dependencies: generated,
        path: "Generated/\($0)",
        swiftSettings: strict
      )
    }
)
