// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One target per api-version, so that an app compiles and ships only what it uses.
let apiVersions = [
  "SpeechToTextV3_0", "SpeechToTextV3_2Preview2", "SpeechToTextV2024_11_15", "SpeechToTextV2025_10_15",
]

/// What generated code is built on.
let generated: [Target.Dependency] = ["VersionedAPIClient", .product(name: "HTTPTypes", package: "swift-http-types")]

// SwiftPM rejects two targets of the same name in all packages of a build, used or not. So every target's name begins
// with a prefix that no other package has, whatever its folder is called. Only `speechgen` has the name of its product: a
// command plugin finds a tool by the name of a target and of a product, which have to be the same.
let package = Package(
  name: "speech-to-text-swift",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .library(name: "SpeechToTextWebHooks", targets: ["SpeechToTextWebHooks"]),
    .library(name: "VersionedAPIRuntime", targets: ["VersionedAPIRuntime"]),
    .library(name: "VersionedAPIClient", targets: ["VersionedAPIClient"]),
    .library(name: "VersionedAPIURLSession", targets: ["VersionedAPIURLSession"]),
    .library(name: "VersionedAPIAsyncHTTP", targets: ["VersionedAPIAsyncHTTP"]),
    .library(
      name: "VersionedAPIGeneration",
      targets: [
        "VersionedAPISourceText", "VersionedAPIYAML", "VersionedAPIDefinition", "VersionedAPISwiftGeneration",
        "VersionedAPIOpenAPI", "VersionedAPITooling",
      ]
    ),
    .executable(name: "speechgen", targets: ["speechgen"]),
    .plugin(name: "GenerateAPI", targets: ["VersionedAPIBuildPlugin"]),
    .plugin(name: "GenerateCommand", targets: ["VersionedAPICommandPlugin"]),
  ] + apiVersions.map { .library(name: $0, targets: [$0]) },
  // Without a trait, SwiftPM does not resolve what only that trait needs.
  traits: [
    .trait(name: "AsyncHTTPClient", description: "The transport AsyncHTTPTransport, which needs AsyncHTTPClient."),
    .trait(name: "WebHooks", description: "The module SpeechToTextWebHooks, which needs swift-crypto."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    // The client library.
    .target(
      name: "VersionedAPIRuntime",
      dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
      path: "Sources/Runtime",
      swiftSettings: strict
    ),
    .target(
      name: "VersionedAPIClient",
      dependencies: [
        "VersionedAPIRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Client",
      swiftSettings: strict
    ),
    .target(
      name: "VersionedAPIURLSession",
      dependencies: ["VersionedAPIClient", .product(name: "HTTPTypes", package: "swift-http-types")],
      path: "Sources/ClientURLSession",
      swiftSettings: strict
    ),
    asyncHTTP,
    .target(
      name: "SpeechToTextWebHooks",
      dependencies: [
        "VersionedAPIRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["WebHooks"])),
      ],
      swiftSettings: strict
    ),

    // The generator, as far as the build-tool plugin needs it.
    .target(name: "VersionedAPISourceText", path: "Sources/SourceText", swiftSettings: strict),
    libyaml,
    .target(
      name: "VersionedAPIYAML",
      dependencies: ["VersionedAPICYAML", "VersionedAPISourceText"],
      path: "Sources/YAML",
      swiftSettings: strict
    ),
    .target(
      name: "VersionedAPIDefinition",
      dependencies: ["VersionedAPISourceText", "VersionedAPIYAML"],
      path: "Sources/APIDefinition",
      swiftSettings: strict
    ),
    .target(name: "VersionedAPICTemplates", path: "Sources/CTemplates"),
    .target(
      name: "VersionedAPISwiftGeneration",
      dependencies: [
        "VersionedAPICTemplates", "VersionedAPIDefinition",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      path: "Sources/SwiftGeneration",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "VersionedAPIBuildTool",
      dependencies: ["VersionedAPISwiftGeneration"],
      path: "Sources/speechgen-build",
      swiftSettings: strict
    ),
    .plugin(
      name: "VersionedAPIBuildPlugin",
      capability: .buildTool(),
      dependencies: ["VersionedAPIBuildTool"],
      path: "Plugins/GenerateAPI"
    ),

    // What only the command line needs.
    .target(
      name: "VersionedAPIOpenAPI",
      dependencies: ["VersionedAPIDefinition"],
      path: "Sources/OpenAPI",
      swiftSettings: strict
    ),
    .target(name: "VersionedAPICFileExchange", path: "Sources/CFileExchange"),
    .target(
      name: "VersionedAPITooling",
      dependencies: ["VersionedAPICFileExchange", "VersionedAPIOpenAPI", "VersionedAPISwiftGeneration"],
      path: "Sources/Tooling",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "speechgen",
      dependencies: ["VersionedAPITooling", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict
    ),
    .plugin(
      name: "VersionedAPICommandPlugin",
      capability: .command(
        intent: .custom(verb: "generate", description: "Write the Swift files that the definitions call for."),
        permissions: [.writeToPackageDirectory(reason: "It writes the generated Swift files.")]
      ),
      dependencies: ["speechgen"],
      path: "Plugins/GenerateCommand"
    ),

    // Tests.
    .target(
      name: "VersionedAPITestSupport",
      dependencies: ["VersionedAPIDefinition"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    tests("SourceText", ["VersionedAPIYAML"]),
    tests("YAML", ["VersionedAPIYAML"]),
    tests("APIDefinition", ["VersionedAPITooling"]),
    tests("OpenAPI", ["VersionedAPIOpenAPI", "VersionedAPITooling"]),
    tests("Tooling", ["VersionedAPITooling"]),
    tests(
      "SwiftGeneration",
      [
        "VersionedAPITooling", "VersionedAPITestServiceV1", "VersionedAPITestServiceV2Beta1",
        "VersionedAPIRuntimeTestSupport",
      ]
    ),
    tests("Speechgen", ["speechgen", "VersionedAPIBuildTool"]),
    // What tests of the runtime and of generated code need; unlike the other test support, it does without libyaml.
    .target(
      name: "VersionedAPIRuntimeTestSupport",
      dependencies: ["VersionedAPIRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
      path: "Tests/RuntimeTestSupport",
      swiftSettings: strict
    ),
    .testTarget(
      name: "VersionedAPIRuntimeTests",
      dependencies: generated + ["VersionedAPIRuntimeTestSupport", "VersionedAPITestSupport"],
      path: "Tests/RuntimeTests",
      swiftSettings: strict
    ),
    .testTarget(
      name: "VersionedAPIClientTests",
      dependencies: [
        "VersionedAPIClient", "VersionedAPIRuntimeTestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "InMemoryLogging", package: "swift-log"),
      ],
      path: "Tests/ClientTests",
      swiftSettings: strict
    ),
    .testTarget(
      name: "SpeechToTextTests",
      dependencies: apiVersions.map { .byName(name: $0) } + generated + [
        "VersionedAPIDefinition", "VersionedAPIRuntimeTestSupport", "VersionedAPITestSupport",
      ],
      // These tests call retired api-versions on purpose.
      swiftSettings: strict + [.treatWarning("DeprecatedDeclaration", as: .warning)]
    ),
  ]
    // What the generator makes of Tests/Fixtures/TestService: a golden that compiles and runs.
    + ["VersionedAPITestServiceV1", "VersionedAPITestServiceV2Beta1"].map {
      .target(name: $0, dependencies: generated, path: "Tests/TestService/\($0)", swiftSettings: strict)
    }
    + apiVersions.map {
      .target(name: $0, dependencies: generated, path: "Generated/\($0)", swiftSettings: strict)
    }
)

/// The libyaml of the system.
var libyaml: Target {
  // Homebrew's folders have to be found with pkg-config. On Linux, compilers and linkers know where libyaml is; SwiftPM
  // would ask for it in every build that does not need it.
  #if os(macOS)
    .systemLibrary(
      name: "VersionedAPICYAML",
      path: "Sources/CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.brew(["libyaml"])]
    )
  #else
    .systemLibrary(name: "VersionedAPICYAML", path: "Sources/CYAML")
  #endif
}

/// The transport over AsyncHTTPClient, which is empty without the trait of that name.
var asyncHTTP: Target {
  let packages = [
    "AsyncHTTPClient": "async-http-client", "NIOCore": "swift-nio", "NIOHTTP1": "swift-nio", "NIOPosix": "swift-nio",
    "NIOSSL": "swift-nio-ssl",
  ]
  let products: [Target.Dependency] = packages.sorted { $0.key < $1.key }.map { name, package in
    .product(name: name, package: package, condition: .when(traits: ["AsyncHTTPClient"]))
  }
  return .target(
    name: "VersionedAPIAsyncHTTP",
    dependencies: ["VersionedAPIClient", .product(name: "HTTPTypes", package: "swift-http-types")] + products,
    path: "Sources/ClientAsyncHTTP",
    swiftSettings: strict
  )
}

/// The tests of the module in a folder of `Sources`.
func tests(_ folder: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "VersionedAPI\(folder)Tests",
    dependencies: dependencies + ["VersionedAPITestSupport"],
    path: "Tests/\(folder)Tests",
    swiftSettings: strict
  )
}
