// swift-tools-version: 6.3
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
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "CMarkArena", dependencies: ["CMark"]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .executableTarget(name: "EmbeddingGenerator", path: "Sources/Embedding/Generator", swiftSettings: settings),
    .plugin(
      name: "Embedding", capability: .buildTool(), dependencies: ["EmbeddingGenerator"],
      path: "Sources/Embedding/Plugin"),
    .target(name: "Embedded", exclude: ["Files"], swiftSettings: settings, plugins: ["Embedding"]),
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(
      name: "Files",
      dependencies: ["CLinux", "CZlib", "Diagnostics", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(name: "Erasing", dependencies: ["Diagnostics", "Files"], swiftSettings: settings),
    .target(
      name: "Texts", dependencies: ["Diagnostics", "Erasing", "Files"], swiftSettings: settings),
    .target(
      name: "Markdown", dependencies: ["CMark", "CMarkArena", "Diagnostics", "Files", "Texts"],
      swiftSettings: settings + [.strictMemorySafety()]),
    .target(name: "Citations", dependencies: ["Files", "Texts"], swiftSettings: settings),
    .target(
      name: "Records", dependencies: ["Citations", "Diagnostics", "Erasing", "Files", "Markdown", "Texts"],
      swiftSettings: settings),
    .target(
      name: "Archiving",
      dependencies: ["Citations", "Diagnostics", "Erasing", "Files", "Markdown", "Records", "Texts"],
      swiftSettings: settings),
    .target(name: "Theming", dependencies: ["Diagnostics", "Files", "Texts"], swiftSettings: settings),
    .target(
      name: "Pages",
      dependencies: ["Archiving", "Citations", "Diagnostics", "Files", "Markdown", "Records", "Texts", "Theming"],
      swiftSettings: settings),
    .target(
      name: "Outputs",
      dependencies: [
        "Archiving", "Diagnostics", "Embedded", "Erasing", "Files", "Markdown", "Pages", "Records", "Texts", "Theming",
      ],
      swiftSettings: settings),
    .target(
      name: "Preview",
      dependencies: [
        "Diagnostics", "Erasing", "Files", "Markdown", "Outputs", "Pages", "Texts",
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: settings),
    .target(
      name: "Importing",
      dependencies: [
        "Citations", "Diagnostics", "Erasing", "Files", "Records", "Texts",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "plan-archive",
      dependencies: [
        "Archiving", "Diagnostics", "Embedded", "Erasing", "Files", "Importing", "Outputs", "Pages", "Preview",
        "Records", "Texts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: ["Archiving", "Diagnostics", "Erasing", "Files", "Outputs", "Pages", "Records", "Texts"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "FilesTests", dependencies: ["Diagnostics", "Files", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "TextsTests",
      dependencies: ["Diagnostics", "Files", "Texts", "TestSupport", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Diagnostics", "Files", "Markdown", "Texts", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CitationsTests", dependencies: ["Citations", "Diagnostics", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "RecordsTests",
      dependencies: ["Citations", "Diagnostics", "Files", "Markdown", "Records", "Texts", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ArchivingTests",
      dependencies: [
        "Archiving", "Citations", "Diagnostics", "Erasing", "Files", "Markdown", "Records", "Texts", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ThemingTests", dependencies: ["Diagnostics", "Files", "Pages", "TestSupport", "Theming"],
      swiftSettings: settings),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "plan-archive", "Archiving", "Citations", "Diagnostics", "Erasing", "Files", "Markdown", "Outputs", "Pages",
        "Records", "TestSupport", "Texts", "Theming",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ImportingTests",
      dependencies: ["Citations", "Diagnostics", "Files", "Importing", "Records", "TestSupport", "Texts"],
      exclude: ["imports_test.py", "sources.py"], swiftSettings: settings),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["Diagnostics", "Erasing", "Files", "Markdown", "Records", "TestSupport", "Texts"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["plan-archive", "EmbeddingGenerator", "Embedded", "Files", "TestSupport"],
      swiftSettings: settings),
  ]
)
