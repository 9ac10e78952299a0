// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that ordinary builds do not build it.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "labs", path: "..")],
  targets: [
    .executableTarget(
      name: "EngineCost",
      dependencies: [.product(name: "Gateway", package: "labs")],
      path: "EngineCost", exclude: ["balancer.txt"])
  ],
  swiftLanguageModes: [.v6]
)
