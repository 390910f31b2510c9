import Foundation
import TestSupport
import Testing

/// `plan-archive compare`, on prepared pairs of source folders.
@Suite struct CompareTests {
  private static let site = SiteFixture.minimal.with(
    "content/plans/a.md",
    SiteFixture.plan(
      "number: 31-KH/ĐU\ninternal: {ghi_chu: Chờ ý kiến của Thường trực}\n",
      body: "Mở đầu chung cho mọi người.\n\n::: internal\nKinh phí dự kiến ba trăm triệu đồng.\n:::\n"))

  private static func compare(
    _ old: SiteFixture, _ new: SiteFixture, _ options: [String] = []
  ) throws -> Program.Outcome {
    let folders = (try TemporaryFolder(), try TemporaryFolder())
    try folders.0.write(old)
    try folders.1.write(new)
    return try Program.run(["compare", folders.0.path, folders.1.path, "--language", "en"] + options)
  }

  private static func differences(_ old: SiteFixture, _ new: SiteFixture) throws -> [[String: Any]] {
    let output = try compare(old, new, ["--format", "json"]).output
    let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return try #require(json?["differences"] as? [[String: Any]])
  }

  /// One line a difference: edition, kind, subject, address or place, title.
  private static func summary(_ old: SiteFixture, _ new: SiteFixture) throws -> [String] {
    try differences(old, new).map { difference in
      func text(_ key: String) -> String? { difference[key].map { "\($0)" } }
      let place = text("address") ?? "\(text("file") ?? ""):\(text("line") ?? "")"
      return [text("edition"), text("kind"), text("subject"), place, text("title")].compactMap(\.self)
        .joined(separator: " ")
    }
  }

  private static func isInternal(_ text: String) -> String {
    text.replacing("access: public", with: "access: internal")
  }

  @Test func sameFoldersHaveNoDifference() throws {
    #expect(try Self.compare(Self.site, Self.site).output == "There is no difference.\n")
    #expect(try Self.differences(Self.site, Self.site).isEmpty)
  }

  // MARK: A plan is published

  private static let draft = site.with(
    "content/plans/kin.md",
    isInternal(
      SiteFixture.plan(
        "title: Kế hoạch kín\nattachments: [{title: Quét, file: kin.pdf}]\nslogans: [Thi đua lập thành tích!]\n",
        body: "Một câu chỉ có trong kế hoạch kín.\n"
      ).replacing("title: Kế hoạch A\n", with: ""))
  ).with("content/files/kin.pdf", "%PDF-1.7 kín")
  private static let published = draft.with(
    "content/plans/kin.md",
    SiteFixture.plan(
      "title: Kế hoạch kín\nattachments: [{title: Quét, file: kin.pdf}]\nslogans: [Thi đua lập thành tích!]\n",
      body: "Một câu chỉ có trong kế hoạch kín.\n"
    ).replacing("title: Kế hoạch A\n", with: ""))

  @Test func publishedPlanComesFirst() throws {
    #expect(
      try Self.summary(Self.draft, Self.published) == [
        "public published page /plans/kin/ Kế hoạch kín", "public published page /files/kin.pdf Quét",
        "public gained slogan : Thi đua lập thành tích!", "internal changed page /plans/kin/ Kế hoạch kín",
      ])
    let outcome = try Self.compare(Self.draft, Self.published)
    #expect(outcome.output.hasPrefix("⚠ BECOMES PUBLIC (was internal): 2\n"), "\(outcome.output)")
    #expect(outcome.status == 0)
    #expect(try Self.compare(Self.draft, Self.published, ["--fail-on", "published"]).status == 1)
    #expect(
      try Self.compare(Self.draft, Self.published, ["--fail-on", "withdrawn", "--fail-on", "errors"]).status == 0)
  }

  /// A passage without its marks, one that is moved into another record, and a note that becomes a public value.
  @Test func publishedTextIsFoundWhereverItStands() throws {
    let old = try #require(Self.site.files["content/plans/a.md"].map { String(decoding: $0, as: UTF8.self) })
    let bare = old.replacing("::: internal\n", with: "").replacing(":::\n", with: "")
    #expect(
      try Self.summary(Self.site, Self.site.with("content/plans/a.md", bare)).first
        == "public published line content/plans/a.md:10 Kinh phí dự kiến ba trăm triệu đồng.")
    let elsewhere = Self.site.with(
      "content/pages/about.md", SiteFixture.page(body: "- Kinh phí dự kiến: ba trăm triệu đồng\n"))
    #expect(
      try Self.summary(Self.site, elsewhere).first
        == "public published line content/pages/about.md:5 - Kinh phí dự kiến: ba trăm triệu đồng")
    let note = Self.site.with(
      "content/pages/about.md",
      SiteFixture.page(body: "Xem.\n").replacing("Giới thiệu", with: "Chờ ý kiến của Thường trực"))
    #expect(
      try Self.summary(Self.site, note).first
        == "public published line content/pages/about.md:2 title: Chờ ý kiến của Thường trực")
  }

  /// Within a record, the words need not tell where they come from, and it can have another ID, or lie elsewhere.
  @Test func publishedTextIsFoundInItsRecordHoweverShort() throws {
    func plan(_ key: String, _ body: String) -> String {
      SiteFixture.plan(key, body: "Mở đầu.\n\n\(body)Mật: Z9-4417\n\n***\n\n- Đạt\n\(body.isEmpty ? "" : ":::\n")")
    }
    let old = SiteFixture.minimal.with("content/plans/a.md", plan("", "::: internal\n"))
      .with("content/pages/about.md", SiteFixture.page(body: "Đạt.\n"))
    let lines = { (path: String, line: Int) in
      [(line, "Mật: Z9-4417"), (line + 4, "- Đạt")].map { "public published line \(path):\($0) \($1)" }
    }
    for (path, key) in [
      ("content/plans/a.md", ""), ("content/plans/2026/a.md", ""),
      ("content/plans/b.md", "former_addresses: [/plans/a/]\n"),
    ] {
      let new = old.without("content/plans/a.md").with(path, plan(key, ""))
      let found = try Self.summary(old, new).filter { $0.contains("published") }
      #expect(found == lines(path, key.isEmpty ? 8 : 9))
      #expect(try Self.compare(old, new, ["--fail-on", "published"]).status == 1)
    }
    // In another record it could come from anywhere.
    let elsewhere = old.with("content/pages/about.md", SiteFixture.page(body: "Mật: Z9-4417\n"))
    #expect(try !Self.summary(old, elsewhere).contains { $0.contains("published") })
  }

  /// Values count behind whatever key, unless they are public elsewhere; keys alone say nothing.
  @Test func publishedValuesAreFoundInTheirRecord() throws {
    func plan(_ keys: String) -> SiteFixture {
      SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(keys, body: "Nội dung.\n"))
        .with("content/pages/about.md", SiteFixture.page(body: "Nơi họp: Hội trường\n"))
    }
    let old = plan("internal:\n  ma: Z9-4417\n  noi: Hội trường\n  topics:\n    - họp kín\n")
    let new = plan("topics:\n  - thi đua\nnumber: Z9-4417\nplace: Hội trường\n")
    #expect(
      try Self.summary(old, new).filter { $0.contains("published") } == [
        "public published line content/plans/a.md:7 number: Z9-4417"
      ])
  }

  /// Also as an item or value in flow style, in quotes, and in a cell; and from there.
  @Test func publishedTextIsFoundInFlowStyleAndCells() throws {
    let long = "Kinh phí của cả đợt, dự kiến là ba trăm triệu đồng"
    let internals = [
      SiteFixture.plan("internal:\n  x: \(long)\n", body: "Mở đầu.\n"),
      SiteFixture.plan("internal: {x: \"\(long)\", y: z}\n", body: "Mở đầu.\n"),
      SiteFixture.plan(body: "Mở đầu.\n\n::: internal\n\(long).\n:::\n"),
      SiteFixture.plan(body: "Mở đầu.\n\n::: internal\n| TT | Việc |\n|---|---|\n| 1 | \(long) |\n:::\n"),
    ]
    let publics = [
      ("notes: [{kind: inference, text: \"\(long)\"}]\n", "Mở đầu.\n", 5),
      ("recipients: [{name: '\(long)', note: để biết}]\n", "Mở đầu.\n", 5),
      ("topics: [khác, \"\(long)\"]\n", "Mở đầu.\n", 5),
      ("", "Mở đầu.\n\n| TT | Việc |\n|---|---|\n| 1 | \(long) |\n", 10),
    ]
    for old in internals {
      let old = SiteFixture.minimal.with("content/plans/a.md", old)
      for (keys, body, line) in publics {
        let new = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(keys, body: body))
        let place = "public published line content/plans/a.md:\(line) "
        #expect(try Self.summary(old, new).contains { $0.hasPrefix(place) }, "\(keys)\(body)")
        #expect(try Self.compare(old, new, ["--fail-on", "published"]).status == 1)
      }
      let entry = "- {address: /plans/x/, date: 2026-01-02, reason: '\(long)'}\n"
      let withdrawn = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(body: "Mở đầu.\n"))
        .with("content/withdrawn.yml", entry)
      #expect(
        try Self.summary(old, withdrawn).first?.hasPrefix("public published line content/withdrawn.yml:1 ") == true)
    }
    // Texts of links and clauses come from anywhere.
    let prose = { (mark: String, rest: String) in
      let end = mark.isEmpty ? "" : ":::\n"
      let text =
        "\(rest) theo [Nghị quyết về công tác cán bộ](https://example.org/), với các cơ quan liên quan, và \(rest)."
      return Self.site.with("content/pages/about.md", SiteFixture.page(body: "Xem.\n\n\(mark)\(text)\n\(end)"))
    }
    #expect(
      try !Self.summary(prose("::: internal\n", "làm"), prose("", "họp")).contains { $0.contains("published") })
  }

  /// The page has an address that it did not have when it was internal.
  @Test func publishedPlanWithAnotherIDComesFirst() throws {
    let text = try #require(Self.published.files["content/plans/kin.md"].map { String(decoding: $0, as: UTF8.self) })
    let new = Self.published.without("content/plans/kin.md").with(
      "content/plans/mo.md", text.replacing("issuer: btv\n", with: "issuer: btv\nformer_addresses: [/plans/kin/]\n"))
    #expect(
      try Self.summary(Self.draft, new).prefix(2) == [
        "public published page /plans/mo/ Kế hoạch kín", "public published page /files/kin.pdf Quét",
      ])
    #expect(try Self.compare(Self.draft, new).output.contains("    /plans/kin/ → /plans/mo/ Kế hoạch kín\n"))
    #expect(try Self.compare(Self.draft, new, ["--fail-on", "published"]).status == 1)
  }

  /// Nobody can say that it was public: also with its attachment, under another ID, and of a data file.
  @Test func whatCouldNotBeJudgedIsPublished() throws {
    let text = try #require(Self.published.files["content/plans/kin.md"].map { String(decoding: $0, as: UTF8.self) })
    let pages = ["public published page /plans/kin/ Kế hoạch kín", "public published page /files/kin.pdf Quét"]
    for broken in [
      text.replacing("access: public", with: "access: intern"), text.replacing("access: public\n", with: ""),
      text + "\n::: internal\nThừa.\n",
      // It has no title, and so no address in the internal edition.
      Self.isInternal(text.replacing("title: Kế hoạch kín\n", with: "")),
    ] {
      let old = Self.draft.with("content/plans/kin.md", broken)
      #expect(try Self.summary(old, Self.published).filter { $0.hasPrefix("public published") } == pages, "\(broken)")
      #expect(try Self.compare(old, Self.published, ["--fail-on", "published"]).status == 1)
      let renamed = Self.published.without("content/plans/kin.md").with(
        "content/plans/mo.md", text.replacing("issuer: btv\n", with: "issuer: btv\nformer_addresses: [/plans/kin/]\n"))
      #expect(try Self.summary(old, renamed).first == "public published page /plans/mo/ Kế hoạch kín")
    }
    // One that was public, and had an error of another kind.
    let faulty = Self.published.with("content/plans/kin.md", text.replacing("title: Kế hoạch kín\n", with: ""))
    #expect(try Self.compare(faulty, Self.published, ["--fail-on", "published"]).status == 0)
    let documents = { (key: String) in
      Self.site.with("content/documents.yml", "- number: 9-HD/TW\n  title: Hướng dẫn về một việc\n\(key)")
    }
    #expect(
      try Self.summary(documents("  Internal: {x: y}\n"), documents("")).contains(
        "public published line content/documents.yml:2   title: Hướng dẫn về một việc"))
  }

  // MARK: A passage is withdrawn

  @Test func withdrawnPassageIsNoLongerPublic() throws {
    let old = SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan(body: "Một hai ba bốn.\n\nNăm sáu bảy tám.\n"))
    let new = SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan(body: "Một hai ba bốn.\n\n::: internal\nNăm sáu bảy tám.\n:::\n"))
    #expect(
      try Self.summary(old, new) == [
        "public withdrawn line content/plans/a.md:8 Năm sáu bảy tám.", "public changed page /plans/a/ Kế hoạch A",
        "internal changed page /plans/a/ Kế hoạch A",
      ])
    #expect(try Self.compare(old, new, ["--fail-on", "withdrawn"]).status == 1)
    #expect(try Self.compare(old, new, ["--fail-on", "published"]).status == 0)
    func short(_ mark: String) -> SiteFixture {
      SiteFixture.minimal.with(
        "content/plans/a.md", SiteFixture.plan(body: mark.isEmpty ? "Số 4.\n" : "::: internal\nSố 4.\n:::\n"))
    }
    #expect(try Self.summary(short(""), short(":::")).first == "public withdrawn line content/plans/a.md:6 Số 4.")
  }

  @Test func recordThatBecomesInternalIsWithdrawn() throws {
    let old = SiteFixture.minimal.with(
      "content/plans/b.md", SiteFixture.plan("number: 5-KH/ĐU\n", body: "Theo số 7-HD/TW.\n"))
    let new = old.with(
      "content/plans/b.md", Self.isInternal(SiteFixture.plan("number: 5-KH/ĐU\n", body: "Theo số 7-HD/TW.\n")))
    #expect(
      try Self.summary(old, new) == [
        "public withdrawn page /plans/b/ Kế hoạch A", "public withdrawn page /documents/07-hd-tw/ 7-HD/TW",
        "public lost citation /plans/b/ 7-HD/TW", "internal changed page /plans/b/ Kế hoạch A",
      ])
  }

  // MARK: An ID is renamed

  @Test func renamedRecordHasMoved() throws {
    let plan = SiteFixture.plan("slogans: [Muôn năm đoàn kết!]\n", body: "Theo số 7-HD/TW.\n")
    let old = SiteFixture.minimal.with("content/plans/a.md", plan)
    let new = SiteFixture.minimal.without("content/plans/a.md").with(
      "content/plans/2026/moi.md", plan.replacing("issuer: btv\n", with: "issuer: btv\nformer_addresses: [/plans/a/]\n")
    )
    let differences = try Self.differences(old, new)
    #expect(
      try Self.summary(old, new) == [
        "public moved page /plans/moi/ Kế hoạch A", "public changed page /plans/moi/ Kế hoạch A",
      ])
    #expect(differences.first?["former"] as? String == "/plans/a/")
    let changes = try #require(differences.last?["changes"] as? [[String: String]])
    #expect(changes.map { $0["name"] } == ["Former addresses"])
    // Without a former address it is gone, and the ledger says so.
    let unrecorded = SiteFixture.minimal.without("content/plans/a.md").with("content/plans/moi.md", plan)
      .with("content/addresses.txt", "/plans/a/\n")
    let outcome = try Self.compare(
      old.with("content/addresses.txt", "/plans/a/\n"), unrecorded, ["--fail-on", "errors"])
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains("New findings: 1") && outcome.output.contains("[address.gone]"), "\(outcome.output)")
    #expect(outcome.output.contains("No longer public: 1\n    /plans/a/ Kế hoạch A\n"))
  }

  // MARK: Attachments, data files

  /// Also a scan that only staff have, and each once.
  @Test func attachmentWithOtherBytesHasChanged() throws {
    let keys = "attachments: [{title: Quét, file: a.pdf}]\ninternal: {attachments: [{title: Nháp, file: b.pdf}]}\n"
    let old = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(keys))
      .with("content/files/a.pdf", "%PDF-1.7 cũ").with("content/files/b.pdf", "%PDF-1.7")
    let new = old.with("content/files/a.pdf", "%PDF-1.7 mới").with("content/files/b.pdf", "%PDF-1.8")
    #expect(
      try Self.summary(old, new) == [
        "public changed page /files/a.pdf Quét", "internal changed page /files/b.pdf Nháp",
      ])
    #expect(
      try Self.compare(old, new).output.hasSuffix(
        """
            /files/b.pdf Nháp
              Content of the file (SHA-256): 86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b → c689ba7ec9dc06afeb122d4e5b789c37820d336d1c5b78274f445cff677e48ce

        """))
  }

  /// Bytes that only staff had are published under whatever name; not those that readers had too.
  @Test func attachmentWithBytesOfStaffIsPublished() throws {
    func plan(_ attachments: String, hidden: String = "{title: Nháp, file: b.pdf}, {title: Sạch, file: c.pdf}")
      -> String
    {
      SiteFixture.plan("attachments: [\(attachments)]\ninternal: {attachments: [\(hidden)]}\n")
    }
    let quet = "{title: Quét, file: a.pdf}"
    let old = SiteFixture.minimal.with("content/plans/a.md", plan(quet)).with("content/files/a.pdf", "%PDF-1.7 a")
      .with("content/files/b.pdf", "%PDF-1.7 b").with("content/files/c.pdf", "%PDF-1.7 a")
    let replaced = old.with("content/files/a.pdf", "%PDF-1.7 b")
    #expect(try Self.summary(old, replaced) == ["public published page /files/a.pdf Quét"])
    let added = old.with("content/plans/a.md", plan("\(quet), {title: Mới, file: d.pdf}"))
      .with("content/files/d.pdf", "%PDF-1.7 b")
    let renamed = old.with(
      "content/plans/a.md", plan("\(quet), {title: Mới, file: d.pdf}", hidden: "{title: Sạch, file: c.pdf}")
    ).without("content/files/b.pdf").with("content/files/d.pdf", "%PDF-1.7 b")
    for new in [added, renamed] {
      let pages = try Self.summary(old, new).filter { $0.contains("/files/") }
      #expect(pages.first == "public published page /files/d.pdf Mới")
      #expect(!pages.contains { $0.contains("added") }, "\(pages)")
    }
    for new in [replaced, added, renamed] {
      let outcome = try Self.compare(old, new, ["--fail-on", "published"])
      #expect(outcome.status == 1)
      #expect(
        outcome.output.hasPrefix("⚠ BECOMES PUBLIC (was internal): 1\n    /files/b.pdf → /files/"), "\(outcome.output)")
    }
    // Readers had these bytes.
    let copied = added.with("content/files/d.pdf", "%PDF-1.7 a")
    #expect(try Self.summary(old, copied).first == "public added page /files/d.pdf Mới")
    #expect(try Self.compare(old, copied, ["--fail-on", "published"]).status == 0)
  }

  /// Entries without a page, and with one that was there before them; a new page says all.
  @Test func entriesOfDataFilesAreNewOrGone() throws {
    let old = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(body: "Theo số 7-HD/TW.\n"))
      .with("content/withdrawn.yml", "- {address: /plans/x/, date: 2026-01-02, reason: Trùng.}\n")
    let body = "- {id: btv, name: Ban Thường vụ, level: provincial}\n"
    let new = old.without("content/withdrawn.yml")
      .with("content/bodies.yml", body + "- {id: du, name: Đảng ủy, level: commune}\n")
      .with("content/documents.yml", "- {number: 7-HD/TW, title: Hướng dẫn}\n- {number: 8-HD/TW, title: Khác}\n")
      .with("content/addresses.txt", "/plans/a/\n")
    #expect(
      try Self.summary(old, new) == [
        "public added entry content/addresses.txt:1 content/addresses.txt",
        "public added entry content/bodies.yml:1 Đảng ủy", "public added entry /documents/07-hd-tw/ Hướng dẫn",
        "public added entry content/documents.yml:1 Khác",
        "public removed entry content/withdrawn.yml:1 address: /plans/x/",
      ])
    #expect(try Self.compare(old, new).output.contains("    Đảng ủy (content/bodies.yml)\n"))
    #expect(try Self.compare(old, new, ["--fail-on", "withdrawn"]).status == 0)
    let named = new.with("content/plans/b.md", SiteFixture.plan().replacing("issuer: btv", with: "issuer: du"))
    #expect(
      try Self.summary(old, named).filter { $0.hasSuffix("Đảng ủy") } == ["public added page /bodies/du/ Đảng ủy"])
    let ledger = try Self.compare(new, new.with("content/addresses.txt", "/bodies/btv/\n")).output
    #expect(
      ledger.contains("    content/addresses.txt (content/addresses.txt)\n      Text:\n        − /plans/a/\n"),
      "\(ledger)")
  }

  // MARK: Fields, words, forms

  @Test func fieldsAreNamedInWords() throws {
    let old = SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan("issued: 2026-01-02\n", body: "Cũ.\nGiữ.\n"))
    let new = SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan("issued: 2026-01-03\n", body: "Giữ.\nMới.\n")
    )
    .with("content/bodies.yml", "- {id: btv, name: Ban Thường vụ Đảng ủy, level: provincial}\n")
    let text = try Self.compare(old, new, ["--language", "vi"]).output
    #expect(text.contains("      Ngày ban hành: 2026-01-02 → 2026-01-03\n"), "\(text)")
    #expect(text.contains("      Phần nội dung:\n        − Cũ.\n        + Mới.\n"), "\(text)")
    #expect(text.contains("Tên cơ quan: Ban Thường vụ → Ban Thường vụ Đảng ủy"), "\(text)")
    #expect(!text.contains("Chỉ trong bản nội bộ"), "\(text)")
  }

  /// The same lines in another order are another text.
  @Test func movedLinesAreTold() throws {
    func plan(_ body: String) -> SiteFixture {
      SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(body: body))
    }
    func tasks(_ first: String, _ second: String) -> SiteFixture {
      plan("## Tổ chức thực hiện\n\n### 1. Ban A\n\n- \(first)\n\n### 2. Sở B\n\n- \(second)\n")
    }
    let exchanged = try Self.compare(tasks("Việc một.", "Việc hai."), tasks("Việc hai.", "Việc một.")).output
    #expect(
      exchanged.contains(
        "      Text:\n        − - Việc một.\n        − ### 2. Sở B\n        + ### 2. Sở B\n        + - Việc một.\n"),
      "\(exchanged)")
    let rows = ["| 1 | Một |", "| 2 | Hai |"]
    let table = { (rows: [String]) in plan("| TT | Tên |\n|---|---|\n\(rows.joined(separator: "\n"))\n") }
    let row = try Self.compare(table(rows), table(rows.reversed())).output
    #expect(row.contains("        − | 1 | Một |\n        + | 1 | Một |\n"), "\(row)")
    // A line that is there twice has one counterpart each.
    let twice = try Self.compare(plan("Một.\n***\nHai.\n"), plan("***\nMột.\n***\nHai.\n")).output
    #expect(twice.contains("      Text:\n        + ***\n") && !twice.contains("−"), "\(twice)")
  }

  /// What says the same and is written in another way: blank lines, order, quotes, letters of another composition.
  @Test func otherBytesAreTold() throws {
    func change(_ old: SiteFixture, _ new: SiteFixture) throws -> [[String: String]] {
      let differences = try Self.differences(old, new).filter { $0["subject"] as? String != "finding" }
      #expect(differences.count == 1)
      #expect(differences.first?["edition"] as? String == "public")
      return try #require(differences.first?["changes"] as? [[String: String]])
    }
    let plan = SiteFixture.plan("number: 31-KH/ĐU\nplace: Huế\n", body: "Một.\nHai.\n")
    let old = SiteFixture.minimal.with("content/plans/a.md", plan)
    for (part, other, lines) in [
      ("Một.\n", "Một.\n\n", ["Hai.", ""]), ("number: 31-KH/ĐU\nplace: Huế", "place: Huế\nnumber: 31-KH/ĐU", nil),
      ("place: Huế", "place: \"Huế\"", ["place: Huế", "place: \"Huế\""]),
    ] as [(String, String, [String]?)] {
      let changes = try change(old, old.with("content/plans/a.md", plan.replacing(part, with: other)))
      #expect(changes.map { $0["key"] } == ["source"])
      if let lines { #expect(changes.map { [$0["old"] ?? "", $0["new"] ?? ""] } == [lines]) }
    }
    let decomposed = try change(
      old, old.with("content/plans/a.md", plan.replacing("Một.", with: "Một.".decomposedStringWithCanonicalMapping)))
    #expect(decomposed.map { $0["key"] } == ["source"])
    // Entries in another order; a file with the same error still.
    let bodies = [
      "- {id: btv, name: Ban Thường vụ, level: provincial}\n", "- {id: du, name: Đảng ủy, level: commune}\n",
    ]
    let listed = { (bodies: [String]) in SiteFixture.minimal.with("content/bodies.yml", bodies.joined()) }
    #expect(try change(listed(bodies), listed(bodies.reversed())).map { $0["key"] } == ["source"])
    let broken = { (text: String) in SiteFixture.minimal.with("content/documents.yml", "\(text): [\n") }
    #expect(try change(broken("a"), broken("b")).map { $0["key"] } == ["source"])
  }

  /// What authors wrote is no markup of a comment.
  @Test func markdownQuotesWhatAuthorsWrote() throws {
    let new = SiteFixture.minimal.with(
      "content/plans/b.md",
      SiteFixture.plan().replacing("title: Kế hoạch A", with: "title: \"`x` @ban [a](b) <b>\""))
    let text = try Self.compare(.minimal, new, ["--format", "markdown"]).output
    #expect(text.contains("- `/plans/b/` `` `x` @ban [a](b) <b> ``\n"), "\(text)")
    let key = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan("\"<b>`@ban`</b>\": x\n"))
    let changes = try Self.compare(.minimal, key, ["--format", "markdown"]).output
    #expect(changes.contains("  - `` <b>`@ban`</b> ``: (empty) → `x`\n"), "\(changes)")
    #expect(changes.contains("- [key.unknown] `` there is no key ‘<b>`@ban`</b>’ `` ("), "\(changes)")
  }

  @Test func markdownFitsAComment() throws {
    var new = SiteFixture.minimal
    for index in 0..<400 {
      new = new.with(
        "content/plans/p\(index).md",
        SiteFixture.plan().replacing("Kế hoạch A", with: String(repeating: "Kế hoạch dài ", count: 20) + "\(index)"))
    }
    let text = try Self.compare(.minimal, new, ["--format", "markdown"]).output
    #expect(text.utf16.count <= 65_000)
    #expect(text.utf16.count > 60_000)
    #expect(text.contains("### New pages, files and entries: 400") && text.contains(/… and \d+ more/))
  }

  @Test func findingsAreNewOrMended() throws {
    let broken = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan("issued: x\n"))
    #expect(
      try Self.compare(.minimal, broken).output.contains("New findings: 1\n    [value.date]"))
    // A record with another ID has them still.
    let plan = SiteFixture.plan("number: x\n", body: "## I- Tổ chức thực hiện\n")
    let moved = SiteFixture.minimal.without("content/plans/a.md").with(
      "content/plans/b.md", plan.replacing("issuer: btv\n", with: "issuer: btv\nformer_addresses: [/plans/a/]\n"))
    let old = SiteFixture.minimal.with("content/plans/a.md", plan)
    let isFinding = { (difference: [String: Any]) in difference["subject"] as? String == "finding" }
    #expect(try Self.differences(.minimal, old).contains(where: isFinding))
    #expect(try !Self.differences(old, moved).contains(where: isFinding))
    let mended = try Self.compare(broken, .minimal)
    #expect(mended.output.hasPrefix("The old folder has errors"), "\(mended.output)")
    #expect(mended.output.contains("Findings that are gone: 1"))
    #expect(try Self.compare(broken, .minimal, ["--fail-on", "errors"]).status == 0)
  }

  @Test func wrongUsage() throws {
    #expect(try Self.compare(.minimal, .minimal, ["--fail-on", "x"]).status == 64)
    #expect(try Program.run(["compare", "."]).status == 64)
    #expect(try Program.run(["compare", "/nowhere", "/nowhere"]).status == 1)
    // In the language that is asked for, else that of a site that is there.
    let folder = try TemporaryFolder()
    try folder.write(.minimal.with("content/site.yml", "title: Archive\nlanguage: en\n"))
    for (arguments, name) in [
      (["/nowhere", folder.path], "OLD"), ([folder.path, "/nowhere"], "NEW"),
      (["/nowhere", "/nowhere", "--language", "en"], "OLD"),
    ] {
      let outcome = try Program.run(["compare"] + arguments)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("there is no folder ‘/nowhere/content’"), "\(outcome.errors)")
      #expect(outcome.errors.contains("hint: \(name) must be a folder that holds content/\n"), "\(outcome.errors)")
    }
    let vietnamese = try Program.run(["compare", folder.path, "/nowhere", "--language", "vi"]).errors
    #expect(vietnamese.contains("NEW phải là thư mục chứa content/\n"), "\(vietnamese)")
  }
}
