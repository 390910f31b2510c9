// Inputs changed by chance: none may end the program, whatever it says of them.
//
// A run tries a few hundred of each target. `PLAN_ARCHIVE_FUZZ=N` tries each for N seconds of processor time; an input that
// ends the process is left in the temporary folder as `plan-archive-fuzz-TARGET`. With the address sanitizer:
//
//     ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no PLAN_ARCHIVE_FUZZ=1200 swift test --sanitize=address --scratch-path .build/sanitized --filter FuzzTests

import Diagnostics
import Erasing
import Foundation
import Markdown
import Records
import TestSupport
import Testing
import Texts

@testable import Files

@Suite(.serialized) struct FuzzTests {
  private static let seed =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0..<1 << 53)
  private static let seconds = ProcessInfo.processInfo.environment["PLAN_ARCHIVE_FUZZ"].flatMap { Double($0) }

  /// - Parameter failure: runs an input; says what does not hold, if anything.
  private static func run(
    _ target: String, inputs: Int = 300, from seeds: [String], _ failure: ([UInt8]) async throws -> String?
  ) async throws {
    print("fuzz \(target): PLAN_ARCHIVE_SEED=\(seed)")
    let kept = FileManager.default.temporaryDirectory.appending(path: "plan-archive-fuzz-\(target)")
    var mutator = Mutator(seed: seed, seeds: seeds.map { Array($0.utf8) })
    let start = clock()
    var count = 0
    while seconds.map({ Double(clock() - start) / Double(CLOCKS_PER_SEC) < $0 }) ?? (count < inputs) {
      let input = mutator.next()
      // Files that a crash leaves are the only trace of it.
      if seconds != nil { try Data(input).write(to: kept) }
      if let failure = try await failure(input) {
        Issue.record("PLAN_ARCHIVE_SEED=\(seed), input \(count): \(failure)\n\(String(decoding: input, as: UTF8.self))")
        return
      }
      count += 1
    }
    print("fuzz \(target): \(count) inputs")
    if seconds != nil { try FileManager.default.removeItem(at: kept) }
  }

  private static func texts(_ folder: String, _ suffix: String) throws -> [String] {
    let root = repositoryRoot + "/" + folder
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(suffix) }.sorted()
      .map { try String(contentsOfFile: root + "/" + $0, encoding: .utf8) }
  }

  /// A finding stands in the file, in front of a line end at the most.
  private static func misplaced(_ report: Report, _ input: [UInt8]) -> String? {
    let lines = String(decoding: input, as: UTF8.self).unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 1
    let finding = report.findings.first { !(1...lines).contains($0.location.line) || $0.location.column < 1 }
    return finding.map { "\($0.code) stands at \($0.location.line):\($0.location.column)" }
  }

  private static func staysInside(_ path: String) -> Bool {
    !Folder.parts(of: path).contains { ["", ".", ".."].contains($0) }
  }

  @Test func frontMatter() async throws {
    try await Self.run("front-matter", from: Self.texts("content", ".md") + [SiteFixture.plan(), SiteFixture.event()]) {
      input in
      for folder in ["plans", "events", "pages"] {
        let path = "content/\(folder)/a.md"
        guard let file = Erasure.standard.erase(SourceFile(path: path, bytes: input), [.internal])[0].file else {
          continue
        }
        var report = Report()
        _ = try ParsedFile(parsing: file, settings: SiteSettings(), spool: nil, into: &report)
        if let failure = Self.misplaced(report, input) { return failure }
      }
      return nil
    }
  }

  @Test func yamlFiles() async throws {
    try await Self.run("yaml", from: Self.texts("content", ".yml")) { input in
      var report = Report()
      _ = YAMLValue(parsing: input, at: SourceLocation(file: "a.yml"), into: &report)
      return Self.misplaced(report, input)
    }
  }

  /// What is erased once is erased: nothing that is left is a mark.
  @Test func markers() async throws {
    let marked = SiteFixture.plan("internal:\n  a: b\n", body: "Một\n\n::: internal\nHai\n:::\n\nBa\n")
    try await Self.run("markers", inputs: 3000, from: [marked, marked + marked] + Self.texts("content", ".md")) {
      input in
      let outcome = Erasure.standard.erase(SourceFile(path: "content/plans/a.md", bytes: input), [.public])[0]
      if let failure = Self.misplaced(outcome.report, input) { return failure }
      guard let file = outcome.file else { return nil }
      let again = Erasure.standard.erase(SourceFile(path: file.path, bytes: file.bytes), [.public])[0]
      return again.file?.bytes == file.bytes && again.report.findings == outcome.report.findings
        ? nil : "the erased text is not its own erasure"
    }
  }

  @Test func markdown() async throws {
    try await Self.run(
      "markdown",
      from: Self.texts("content", ".md") + [
        "[a]: b\n\n[a] ![b](c \"d\") <e@f.vn> `g`\n\n| a |\n|--|\n", "a[^1]\n\n[^1]: b\n\n    c\n",
      ]
    ) {
      input in
      var report = Report()
      guard let text = SourceText(decoding: SourceFile(path: "a.md", bytes: input), into: &report) else { return nil }
      let document = MarkdownDocument(parsing: text.bytes, at: SourceLocation(file: "a.md"), into: &report)
      if let failure = Self.misplaced(report, input) { return failure }
      guard let document else { return nil }
      let html = String(decoding: document.html(), as: UTF8.self).lowercased()
      return html.contains("<script") || html.contains("\"javascript:") ? "markup of the author in the page" : nil
    }
  }

  @Test func templates() async throws {
    let path = "themes/default/templates/plan.mustache"
    try await Self.run("templates", inputs: 60, from: Self.texts("themes/default", ".mustache")) { input in
      _ = await SiteFixture.minimal.with(path, input).render()
      return nil
    }
  }

  @Test func contentPaths() async throws {
    let seeds = [
      "../files/a.pdf", "plans/x.md#phan-2", "a/./../b", "%2e%2e/x", "//host", "content/plans/2025/a.md", "e\u{301}.md",
    ]
    try await Self.run("paths", inputs: 20_000, from: seeds) { input in
      let text = String(decoding: input, as: UTF8.self)
      _ = RecordName(text)?.finding(at: SourceLocation(file: text))
      guard let path = ContentPath(text, relativeTo: "content/plans/a/b.md")?.text else { return nil }
      let isInside = path.utf8.starts(with: "content/".utf8) && Self.staysInside(path)
      return isInside ? nil : "the path leads to \(path)"
    }
  }

  @Test func manifests() async throws {
    let lines = Digest([]).hexadecimal + "  plans/a/index.html\n" + Digest([1]).hexadecimal + "  .git/config\n"
    try await Self.run("manifest", inputs: 20_000, from: [lines, lines + lines]) { input in
      let outside = Manifest(input).files.map(\.path).first { Manifest.isOwn($0) && !Self.staysInside($0) }
      return outside.map { "the manifest owns \($0)" }
    }
  }
}

/// Changes texts a little, or puts parts of two together.
private struct Mutator {
  private var random: SeededGenerator
  private let seeds: [[UInt8]]

  /// What parsers look for.
  private static let tokens = [
    "---\n", "::: internal\n", ":::\n", "internal:", "access: internal\n", "\n", "\r", "  ", "\t", "- ", "1. ", "> ",
    "#", "```\n", "|",
    "[", "](", "](x)", "![", "<", ">", "&amp;", "\\", "{{", "{{#", "{{/", "}}", "{{>", "\"", "'", ": ", "{", "}", "&a ",
    "*a", "!x ", "|\n",
    "[^1]", "[^1]: ", "<br>",
    "\u{301}", "\u{FEFF}", "\u{2028}", "\u{202E}", "\u{0}", "đ", "..", "/", "18-NQ/TW", "2026-02-30", ",",
  ].map { Array($0.utf8) }

  init(seed: UInt64, seeds: [[UInt8]]) {
    random = SeededGenerator(seed: seed)
    self.seeds = seeds.map { Array($0.prefix(4000)) }
  }

  mutating func next() -> [UInt8] {
    var text = seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...text.count, using: &random)
      let end = min(text.count, place + Int.random(in: 0...40, using: &random))
      switch Int.random(in: 0...6, using: &random) {
      case 0: text.insert(contentsOf: Self.tokens.randomElement(using: &random) ?? [], at: place)
      case 1: text.removeSubrange(place..<end)
      case 2: text.insert(contentsOf: text[place..<end], at: place)
      case 3 where place < text.count: text[place] = UInt8.random(in: .min ... .max, using: &random)
      case 4: text.replaceSubrange(place..., with: (seeds.randomElement(using: &random) ?? []).dropFirst(place))
      case 5:
        let token = Self.tokens.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 2...60, using: &random) { text.insert(contentsOf: token, at: place) }
      default: text.replaceSubrange(place..<end, with: Self.tokens.randomElement(using: &random) ?? [])
      }
    }
    return text
  }
}
