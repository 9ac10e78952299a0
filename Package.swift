// swift-tools-version: 6.2
import PackageDescription

// The targets floor by floor; a target may depend on those of lower floors only.
// Tests/ArchitectureTests holds every import line against the same table.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Digests, signatures and certificates: for expressions, tokens and client certificates.
let cryptography: [Target.Dependency] = [
  .product(name: "Crypto", package: "swift-crypto"),
  .product(name: "CryptoExtras", package: "swift-crypto"),
  .product(name: "X509", package: "swift-certificates"),
]

let package = Package(
  name: "labs",
  products: [
    .executable(name: "labs", targets: ["LabsCLI"]),
    // For Benchmarks, a package of its own.
    .library(name: "Gateway", targets: ["AIGateway", "PolicyExpressions", "HTTPTransport", "LabTime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Floor 0
    .target(name: "LabTime", swiftSettings: strict),
    .target(name: "OpenAI", swiftSettings: strict),
    .target(name: "MCP", dependencies: ["OpenAI", "HTTPTransport", "LabTime"], swiftSettings: strict),
    .target(
      name: "PolicyExpressions",
      dependencies: cryptography,
      swiftSettings: strict),
    .target(
      name: "HTTPTransport",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),

    // Floor 1: gateway and simulators meet only through HTTPTransport's Responder
    .target(
      name: "AIGateway",
      dependencies: ["PolicyExpressions", "OpenAI", "MCP", "HTTPTransport", "LabTime"] + cryptography,
      swiftSettings: strict),
    .target(
      name: "Simulators",
      dependencies: ["OpenAI", "MCP", "HTTPTransport", "LabTime"] + cryptography,
      swiftSettings: strict),
    .target(
      name: "Models",
      dependencies: ["OpenAI", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),

    // Floor 2
    .target(
      name: "LabRunner",
      dependencies: [
        "AIGateway", "Simulators", "OpenAI", "MCP", "HTTPTransport", "LabTime",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // Floor 3
    .target(
      name: "Labs",
      dependencies: ["LabRunner", "AIGateway", "Simulators", "OpenAI", "MCP", "HTTPTransport", "LabTime"],
      swiftSettings: strict),

    // Floor 4
    .executableTarget(
      name: "LabsCLI",
      dependencies: [
        "Labs", "LabRunner", "AIGateway", "Models", "OpenAI", "HTTPTransport", "LabTime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      // Labs of one's own are libraries that find the kit in the running program.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"], .when(platforms: [.linux]))]),

    .testTarget(
      name: "LabTimeTests", dependencies: ["LabTime"], swiftSettings: strict),
    .testTarget(
      name: "OpenAITests", dependencies: ["OpenAI"], swiftSettings: strict),
    .testTarget(
      name: "MCPTests", dependencies: ["MCP", "OpenAI", "HTTPTransport", "LabTime"], swiftSettings: strict),
    .testTarget(
      name: "PolicyExpressionsTests", dependencies: ["PolicyExpressions"],
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "HTTPTransportTests",
      dependencies: [
        "HTTPTransport", "LabTime",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AIGatewayTests",
      dependencies: ["AIGateway", "MCP", "HTTPTransport", "OpenAI", "LabTime", "PolicyExpressions"],
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "SimulatorsTests",
      dependencies: ["Simulators", "OpenAI", "MCP", "HTTPTransport", "LabTime"], swiftSettings: strict),
    .testTarget(
      name: "ModelsTests", dependencies: ["Models", "OpenAI"],
      exclude: ["Corpus", "pull"], swiftSettings: strict),
    .testTarget(
      name: "LabRunnerTests",
      dependencies: ["LabRunner", "AIGateway", "Simulators", "OpenAI", "MCP", "HTTPTransport", "LabTime"],
      exclude: ["History/version-1.sql", "Statistics/generate.py", "Statistics/scipy-values.json"],
      swiftSettings: strict),
    .testTarget(
      name: "LabsCLITests", dependencies: ["LabsCLI", "HTTPTransport", "OpenAI"], swiftSettings: strict),
    .testTarget(
      name: "LabsTests", dependencies: ["Labs", "LabRunner"], swiftSettings: strict),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["AIGateway", "PolicyExpressions", "HTTPTransport", "OpenAI", "LabTime"],
      swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
