// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "plan-archive",
  products: [.executable(name: "plan-archive", targets: ["plan-archive"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "CMarkArena", dependencies: ["CMark"]),
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(
      name: "Markdown", dependencies: ["CMark", "CMarkArena", "Diagnostics"],
      swiftSettings: settings + [.strictMemorySafety()]),
    .target(
      name: "Archiving", dependencies: ["Diagnostics", "Markdown", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(name: "Theming", dependencies: ["Diagnostics", "Archiving"], swiftSettings: settings),
    .target(
      name: "Publishing",
      dependencies: ["Diagnostics", "Archiving", "Theming", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .executableTarget(
      name: "plan-archive",
      dependencies: [
        "Archiving", "Diagnostics", "Publishing", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Archiving", "Publishing"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ArchivingTests", dependencies: ["Archiving", "Diagnostics", "Markdown", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ThemingTests", dependencies: ["Archiving", "Diagnostics", "Theming", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SiteTests",
      dependencies: ["plan-archive", "Archiving", "Diagnostics", "Markdown", "Publishing", "TestSupport", "Theming"],
      swiftSettings: settings),
    .testTarget(name: "CommandTests", dependencies: ["plan-archive", "TestSupport"], swiftSettings: settings),
  ]
)
