import Files
import Foundation
import TestSupport
import Testing

/// The schemas that editors of texts use, and the settings of one editor.
@Suite struct SchemaTests {
  private static let kinds = ["plan", "event", "page", "site", "bodies", "documents", "withdrawn"]

  private static func schema(_ arguments: [String], in folder: String) throws -> String {
    let outcome = try Program.run(["schema"] + arguments, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // MARK: What they say

  @Test func idsHaveNamesAlsoThoseOfStaff() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      .minimal.with("content/plans/noi-bo.md", SiteFixture.plan().replacing("public", with: "internal"))
        .with("content/plans/hong.md", SiteFixture.plan("isued: 2025\n").replacing("title: Kế hoạch A\n", with: "")))
    let text = try Self.schema(["plan"], in: folder.path)
    let definitions = try #require(try Self.object(text)["definitions"] as? [String: [String: [[String: String]]]])
    #expect(definitions["body-id"] == ["anyOf": [["const": "btv", "description": "Ban Thường vụ"]]])
    #expect(definitions["event-id"] == ["anyOf": [["const": "dh", "description": "Đại hội"]]])
    #expect(
      definitions["plan-id"] == [
        "anyOf": [
          ["const": "a", "description": "Kế hoạch A"], ["const": "hong"],
          ["const": "noi-bo", "description": "Kế hoạch A"],
        ]
      ])
    #expect(text.contains(#""title":"Cơ quan ban hành""#))
    #expect(try Self.schema(["plan", "--language", "en"], in: folder.path).contains(#""title":"Issuer""#))
    #expect(try Self.schema(["plan"], in: folder.path) == text)
    #expect(!(try Self.schema(["site"], in: folder.path)).contains("body-id"))
  }

  @Test func withoutAnArchiveAnyIDWillDo() throws {
    let folder = try TemporaryFolder()
    let text = try Self.schema(["plan"], in: folder.path)
    #expect(text.contains(##""body-id":{"not":{"type":["array","object","null"]},"pattern":"^[a-z0-9]"##))
    #expect(try Program.run(["schema", "plans"]).status == 64)
  }

  @Test func withoutAKindThereAreAll() throws {
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    let all = try Self.object(try Self.schema([], in: folder.path))
    let definitions = try #require(all["definitions"] as? [String: [String: Any]])
    #expect(Set(definitions.keys) == Set(Self.kinds + ["body-id", "event-id", "plan-id"]))
    let plan = try Self.object(try Self.schema(["plan"], in: folder.path))
    #expect(definitions["plan"]?["properties"] as? NSDictionary == plan["properties"] as? NSDictionary)
  }

  // MARK: What they take

  @Test(
    .enabled(if: Command.hasCheckJSONSchema, "check-jsonschema is not installed: no schema is tried"),
    arguments: ["vi", "en"])
  func aNewArchiveIsValid(_ language: String) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["init", folder.path, "--language", language]).status == 0)
    #expect(try Self.refusedFiles(of: folder) == [])
  }

  @Test(.enabled(if: Command.hasCheckJSONSchema, "check-jsonschema is not installed: no schema is tried"))
  func theArchiveOfTheRepositoryIsValid() throws {
    let folder = try TemporaryFolder()
    var count = 0
    for kind in Self.kinds {
      try folder.write(try Self.schema([kind, "--source", repositoryRoot], in: folder.path), to: "\(kind).json")
      #expect(Command.output(["check-jsonschema", "--check-metaschema", "\(folder.path)/\(kind).json"]) != nil)
      let content = repositoryRoot + "/content/"
      let files = try FileManager.default.subpathsOfDirectory(atPath: content).sorted().filter {
        $0 == "\(kind).yml" || $0.hasPrefix("\(kind)s/") && $0.hasSuffix(".md")
      }
      var texts = try files.map { try String(contentsOfFile: content + $0, encoding: .utf8) }
      // Nothing of the repository was withdrawn.
      if kind == "withdrawn" { texts = [Self.withdrawn] }
      #expect(!texts.isEmpty, "\(kind)")
      for text in texts {
        try folder.write(Self.frontMatter(of: text), to: "\(kind)/\(count).yml")
        count += 1
      }
      #expect(
        try Self.refused(texts.indices.map { "\(kind)/\(count - texts.count + $0).yml" }, by: kind, in: folder) == [])
    }
    #expect(count > 50)
  }

  private static let withdrawn = """
    - address: /plans/cu/
      date: 2026-03-05
      reason: |
        Một.
        Hai.
      internal: {ai: Chị Hoa}
    - {address: /files/bản quét.pdf, date: 2026, reason: Lý do}

    """

  /// YAML takes some of these texts for numbers, truth values or nothing; `check` and the schemas do not mind.
  @Test(.enabled(if: Command.hasCheckJSONSchema, "check-jsonschema is not installed: no schema is tried"))
  func schemasTakeWhatTheProgramTakes() throws {
    let folder = try TemporaryFolder()
    let plans = [
      "place: no\n", "place: true\n", "place:\ntopics:\nsignatory:\nissued:\ntype:\nevents: ~\n",
      "place: 1e999\n",
      "issued: 2025\n", "issued: 2025-11\n", "issued: '2025-11-12'\n", "issued: 2025-11-12\n", "term: 2020-2025\n",
      "number: 15\n", "topics: [2025, 12:30, 0777, yes]\n", "issuer: [btv, 2025]\n", "events: [2025, dh]\n",
      "replaces: [a, 31-KH/ĐU]\n", "recipients: [A, {name: B, note: 1}, 2]\n", "text: full\nsecrecy: none\n",
      "source: {pages: 4}\n", "source: {pages: '04'}\n", "internal: {a: [1, {b: c}], attachments: []}\n",
      "issued_window: {earliest: 2025, evidence: 3}\n", "addressee: 2\n", "addressee: [2, b]\n", "effective: 2025-02\n",
      "notes: [{kind: inference, text: 12}]\n", "slogans: []\n", "added: 2026-01-01\nupdated: 2026-01-02\n",
      "tasks: [{lead: [btv], with: [2025], text: 5}]\n",
    ]
    var fixture = SiteFixture.minimal
      .with("content/bodies.yml", "- {id: btv, name: A, aliases: [1]}\n- {id: 2025, name: 7, level: , parent: btv}\n")
      .with("content/site.yml", "title: 2025\nfooter:\ntheme: default\nchecks: {citation.term: off}\nlanguage: vi\n")
      .with("content/withdrawn.yml", Self.withdrawn)
      .with("content/documents.yml", "- {number: 12, date: 2025}\n- {id: 2024, title: x, url: HTTP://example.org}\n")
      .with("content/events/2025.md", SiteFixture.event("ordinal: 14\nplanned: {start: 2025}\nsources: [{title: 1}]\n"))
    for (index, header) in plans.enumerated() {
      let title = "title: \(index)"
      let text = SiteFixture.plan(header).replacing("title: Kế hoạch A", with: title)
      let isIssuer = header.hasPrefix("issuer")
      fixture = fixture.with(
        "content/plans/p-\(index).md", isIssuer ? text.replacing("issuer: btv\n", with: "") : text)
    }
    try folder.write(fixture)
    let outcome = try Program.run(["check", "--language", "en"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Self.refusedFiles(of: folder) == [])
  }

  private static let slips: [(file: String, text: String)] = [
    ("plans/a.md", SiteFixture.plan("isued: 2025-12-01\n")), ("plans/a.md", SiteFixture.plan("type: plans\n")),
    ("plans/a.md", SiteFixture.plan("issued: 25/05/2023\n")), ("plans/a.md", SiteFixture.plan("issued: 2023-5-25\n")),
    ("plans/a.md", SiteFixture.plan("issued: 20230\n")), ("plans/a.md", SiteFixture.plan("topics: một chủ đề\n")),
    ("plans/a.md", SiteFixture.plan("place: [a]\n")), ("plans/a.md", SiteFixture.plan("place: ''\n")),
    ("plans/a.md", SiteFixture.plan("events: [dhh]\n")), ("plans/a.md", SiteFixture.plan("topics: [a, ~]\n")),
    ("plans/a.md", SiteFixture.plan().replacing("issuer: btv", with: "issuer: btx")),
    ("plans/a.md", SiteFixture.plan().replacing("issuer: btv\n", with: "")),
    ("plans/a.md", SiteFixture.plan().replacing("issuer: btv", with: "issuer:")),
    ("plans/a.md", SiteFixture.plan().replacing("issuer: btv", with: "issuer: []")),
    ("plans/a.md", SiteFixture.plan().replacing("title: Kế hoạch A\n", with: "")),
    ("plans/a.md", SiteFixture.plan().replacing("access: public\n", with: "")),
    ("plans/a.md", SiteFixture.plan().replacing("public", with: "pubic")),
    ("plans/a.md", SiteFixture.plan("signatory: {nme: A}\n")), ("plans/a.md", SiteFixture.plan("term: 2020\n")),
    ("plans/a.md", SiteFixture.plan("signatory: A\n")), ("plans/a.md", SiteFixture.plan("tasks: [{text: a}]\n")),
    ("plans/a.md", SiteFixture.plan("recipients: [{note: a}]\n")), ("plans/a.md", SiteFixture.plan("secrecy: mật\n")),
    ("plans/a.md", SiteFixture.plan("notes: [{kind: slip, text: a}]\n")),
    ("plans/a.md", SiteFixture.plan("source: {pages: 0}\n")),
    ("plans/a.md", SiteFixture.plan("attachments: [{title: a}]\n")),
    ("events/dh.md", SiteFixture.event("ordinal: x\n")), ("events/dh.md", SiteFixture.event("ordinal: 1.5\n")),
    ("events/dh.md", SiteFixture.event("sources: [{title: a, url: example.org}]\n")),
    ("events/dh.md", SiteFixture.event().replacing("status: held\n", with: "")),
    ("pages/about.md", SiteFixture.page("issuer: btv\n")), ("bodies.yml", "- {id: btv}\n"),
    ("bodies.yml", "- {id: Btv, name: A}\n"), ("bodies.yml", "- {id: btv, name: A, parent: x}\n"),
    ("bodies.yml", "{id: btv, name: A}\n"), ("documents.yml", "- {number: 1-KH/ĐU, url: example.org}\n"),
    ("documents.yml", "- {number: 1-KH/ĐU, issuer: x}\n"), ("site.yml", "title: A\nbase_url: example.org\n"),
    ("site.yml", "title: A\nroutes: {plan: a}\n"), ("site.yml", "title: A\nchecks: {citation.term: loud}\n"),
    ("site.yml", "footer: A\n"), ("site.yml", "title: A\ncontact: ai đó\n"),
    ("site.yml", "title: A\nlinks: [{title: a}]\n"),
    ("site.yml", "title: A\nlanguage: Tiếng Việt\n"), ("withdrawn.yml", "- {address: /plans/cu/, date: 2026}\n"),
    ("withdrawn.yml", "- {address: /plans/cu/, date: 05/3/2026, reason: x}\n"),
    ("withdrawn.yml", "- {address: /plans/cu/, date: 2026, reason: x, former: y}\n"),
  ]

  /// Each with the schemas of the archive without the slip; `check` refuses it as well.
  @Test(.enabled(if: Command.hasCheckJSONSchema, "check-jsonschema is not installed: no schema is tried"))
  func schemasRefuseSlips() throws {
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    for kind in Self.kinds { try folder.write(try Self.schema([kind], in: folder.path), to: "\(kind).json") }
    // Records can be wrong beside each other, other files only one at a time.
    var archives = [SiteFixture.minimal]
    var files: [String: [(name: String, text: String)]] = [:]
    for (index, slip) in Self.slips.enumerated() {
      let kind = try #require(Self.kinds.first { slip.file.hasPrefix($0) })
      try folder.write(Self.frontMatter(of: slip.text), to: "\(index).yml")
      files[kind, default: []].append(("\(index).yml", slip.text))
      if slip.file.hasSuffix(".md") {
        archives[0] = archives[0].with("content/\(kind)s/slip-\(index).md", slip.text)
      } else {
        archives.append(.minimal.with("content/" + slip.file, slip.text))
      }
    }
    for (kind, files) in files {
      let refused = try Self.refused(files.map(\.name), by: kind, in: folder)
      #expect(files.filter { !refused.contains($0.name) }.map(\.text) == [])
    }
    for (index, archive) in archives.enumerated() {
      let wrong = try TemporaryFolder()
      try wrong.write(archive)
      let errors = try Program.run(["check", "--language", "en"], in: wrong.path).errors.split(separator: "\n")
        .filter { $0.contains(": error: ") }
      if index > 0 { #expect(!errors.isEmpty, "\(archive.files)") }
      for path in archive.files.keys where path.contains("/slip-") {
        #expect(errors.contains { $0.hasPrefix(path + ":") }, "\(path): \(errors)")
      }
    }
  }

  private static func frontMatter(of text: String) -> String {
    text.hasPrefix("---\n")
      ? String(
        text.dropFirst(4).prefix(upTo: text.dropFirst(4).firstRange(of: "\n---\n")?.upperBound ?? text.endIndex)
          .dropLast(4)) : text
  }

  /// Those of the files of an archive that its own schemas refuse.
  private static func refusedFiles(of folder: TemporaryFolder) throws -> [String] {
    var refused: [String] = []
    for kind in kinds {
      try folder.write(try schema([kind], in: folder.path), to: "\(kind).json")
      let files = try folder.contents(of: "content").filter {
        $0.key == "\(kind).yml" || $0.key.hasPrefix("\(kind)s/")
      }.sorted { $0.key < $1.key }
      for (path, bytes) in files {
        try folder.write(frontMatter(of: String(decoding: bytes, as: UTF8.self)), to: "try/\(path).yml")
      }
      if files.isEmpty { continue }
      refused += try self.refused(files.map { "try/\($0.key).yml" }, by: kind, in: folder)
    }
    return refused
  }

  /// Those of the files that a schema refuses, or that are no YAML to the validator.
  private static func refused(_ files: [String], by kind: String, in folder: TemporaryFolder) throws -> [String] {
    struct Result: Decodable {
      struct Finding: Decodable { let filename: String }
      let errors: [Finding]
      let parse_errors: [Finding]?
    }
    let script = #"cd "$1" && shift && check-jsonschema --output-format json --schemafile "$@" || true"#
    let output = try #require(Command.output(["sh", "-c", script, "sh", folder.path, "\(kind).json"] + files))
    let result = try JSONDecoder().decode(Result.self, from: Data(output.utf8))
    return Set((result.errors + (result.parse_errors ?? [])).map(\.filename)).sorted()
  }

  // MARK: Visual Studio Code

  private static let starters = repositoryRoot + "/Sources/Embedded/Files/starter/common/"

  private static func settings(_ name: String) throws -> [String: Any] {
    try object(try String(contentsOfFile: starters + ".vscode/" + name, encoding: .utf8))
  }

  private static func task(_ name: String) throws -> [String: Any] {
    let tasks = try #require(try settings("tasks.json")["tasks"] as? [[String: Any]])
    return try #require(tasks.first { $0["label"] as? String == "plan-archive: \(name)" })
  }

  @Test(arguments: ["vi", "en"]) func theTaskFindsEveryFinding(_ language: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      .minimal.with(
        "content/plans/a.md",
        SiteFixture.plan("type: plans\n", body: "##Một: hai [x]\n\n## Khẩu hiệu\n\nKhông có: 3:4.\n")))
    let arguments = try #require(try Self.task("check")["args"] as? [String])
    let form = ["--language", language, "--diagnostics", "text"]
    let lines = try Program.run(arguments + form, in: folder.path).errors.split(separator: "\n").map(String.init)
    let matchers = try #require(try Self.task("check")["problemMatcher"] as? [[String: Any]])
    var found: [String] = []
    for line in lines {
      for matcher in matchers {
        let pattern = try #require(matcher["pattern"] as? [String: Any])
        let regexp = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
        let whole = NSRange(line.startIndex..., in: line)
        guard let match = regexp.firstMatch(in: line, range: whole) else { continue }
        let parts = try ["file", "line", "column", "code"].map { name in
          let group = try #require(pattern[name] as? Int)
          return String(line[try #require(Range(match.range(at: group), in: line))])
        }
        found.append(([try #require(matcher["severity"] as? String)] + parts).joined(separator: " "))
      }
    }
    #expect(
      found == [
        "error content/plans/a.md 5 7 value.choice", "warning content/plans/a.md 7 1 markdown.heading-mark",
        "info content/plans/a.md 9 1 plan.no-slogans",
      ], "\(lines)")
  }

  /// The files that the settings name are those that the task makes.
  @Test func theTaskMakesTheSchemasOfTheSettings() throws {
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    try folder.write("", to: ".vscode/settings.json")
    let arguments = try #require(try Self.task("schemas")["args"] as? [String])
    let path = URL(filePath: Program.path).deletingLastPathComponent().path
    let command = ["env", "-C", folder.path, "PATH=\(path):/usr/bin:/bin", "sh"] + arguments
    #expect(Command.output(command) != nil)
    let schemas = try #require(try Self.settings("settings.json")["yaml.schemas"] as? [String: String])
    let made = try folder.contents(of: ".vscode").filter { $0.key != "settings.json" }
    #expect(Set(made.keys.map { ".vscode/" + $0 }) == Set(schemas.keys))
    #expect(Set(schemas.values) == ["content/site.yml", "content/bodies.yml", "content/documents.yml"])
    for (schema, file) in schemas {
      let kind = try #require(file.split(separator: "/").last?.dropLast(4))
      #expect(schema == ".vscode/\(kind).schema.json")
      #expect(made["\(kind).schema.json"] == Array(try Self.schema([String(kind)], in: folder.path).utf8))
    }
    #expect(try Self.settings("extensions.json")["recommendations"] as? [String] != nil)
  }
}
