import Diagnostics
import Erasing
import Files
import Outputs
import TestSupport
import Testing

/// The internal edition shows what is internal and marks it; the public edition of the same content has none of the marks.
@Suite struct InternalEditionTests {
  /// Something internal of every kind.
  private static let fixture = SiteFixture.minimal
    .with("content/site.yml", "title: Kho\ninternal:\n  Trang: note-site\n")
    .with(
      "content/bodies.yml",
      """
      - id: btv
        name: Ban Thường vụ
        internal:
          Cơ quan: note-body
      - id: khac
        name: Cơ quan khác

      """
    )
    .with(
      "content/documents.yml", "- number: 1-HD/TU\n  title: Hướng dẫn\n  internal:\n    Văn bản: note-document\n"
    )
    .with(
      "content/plans/a.md",
      SiteFixture.plan(
        """
        issued: 2025
        events: [dh]
        attachments:
          - {title: Phụ lục, file: a.pdf}
        internal:
          attachments:
            - {title: Phiếu, file: b.txt}
          Kế hoạch:
            Nơi giữ: note-plan

        """, body: "Một.\n\n::: internal\nĐoạn kín.\n:::\n\nHai.\n")
    )
    .with(
      "content/plans/b.md",
      "---\ntitle: Kế hoạch kín\naccess: internal\nissuer: btv\nevents: [dh]\n"
        + "attachments: [{title: Phụ lục kín, file: c.pdf}]\ninternal: {Kế hoạch: note-secret}\n---\n"
    )
    .with("content/events/dh.md", SiteFixture.event("start: 2025\ninternal:\n  Sự kiện: note-event\n"))
    .with(
      "content/events/kin.md",
      "---\ntitle: Sự kiện kín\naccess: internal\nkind: other\nlevel: national\nstatus: held\n---\n"
    )
    .with("content/pages/about.md", SiteFixture.page("internal:\n  Trang: note-page\n"))
    .with(
      "content/pages/index.md", "---\ntitle: Chào\naccess: internal\ninternal: {Trang: note-home}\n---\nLời chào.\n"
    )
    .with("content/pages/kin.md", "---\ntitle: Trang kín\naccess: internal\n---\n")
    .withAttachment("content/files/a.pdf").withAttachment("content/files/b.txt").withAttachment("content/files/c.pdf")

  private static func pages(_ edition: Edition) async throws -> [String: String] {
    let (rendered, report) = await fixture.render(edition)
    #expect(report.sorted().shown.filter { $0.severity != .note } == [])
    let site = try #require(rendered)
    return Dictionary(
      uniqueKeysWithValues: try site.files.filter { $0.path.hasSuffix(".html") }.map {
        ($0.path, try #require(site.text($0.path)))
      })
  }

  private static let badge = "<span class=\"internal\">Nội bộ</span>"

  private static func lines(_ html: String?, with text: String) -> [Substring] {
    (html ?? "").split(separator: "\n").filter { $0.contains(text) }
  }

  @Test func everyPageSaysWhichEditionItIs() async throws {
    let pages = try await Self.pages(.internal)
    #expect(pages.count == 19)
    for (path, html) in pages {
      #expect(html.contains("<meta name=\"robots\" content=\"noindex, nofollow, noarchive\">"), "\(path)")
      #expect(html.contains("<p class=\"edition\">Bản nội bộ, không công bố</p>"), "\(path)")
      #expect(html.contains("<li><a href=\"/internal/\""), "\(path)")
    }
    #expect(pages["internal/index.html"]?.contains("<a href=\"/internal/\" aria-current=\"true\">") == true)
  }

  @Test func whatIsInternalCarriesABadge() async throws {
    let pages = try await Self.pages(.internal)
    for path in ["plans/b/index.html", "events/kin/index.html", "kin/index.html", "index.html"] {
      let html = try #require(pages[path])
      #expect(Self.lines(html, with: "class=\"kicker\"").first?.contains(Self.badge) == true, "\(path)")
    }
    for path in ["plans/a/index.html", "events/dh/index.html", "about/index.html"] {
      #expect(Self.lines(pages[path], with: "<p class=\"kicker\">").first?.contains(Self.badge) != true, "\(path)")
    }
    // Cards: of the plans, on their list and on the event; of the events and their plans, on the timeline.
    for path in ["plans/index.html", "index.html"] {
      let cards = Self.lines(pages[path], with: "<p class=\"kicker\">Kế hoạch")
      #expect(cards.map { $0.contains(Self.badge) } == [false, true], "\(path)")
    }
    let served = Self.lines(pages["events/dh/index.html"], with: "<p class=\"kicker\">Kế hoạch")
    #expect(served.map { $0.contains(Self.badge) } == [false, true])
    let timeline = pages["timeline/index.html"]
    #expect(Self.lines(timeline, with: "<p class=\"facts\">").map { $0.contains(Self.badge) } == [false, true])
    #expect(Self.lines(timeline, with: "/plans/b/").allSatisfy { $0.contains(Self.badge) })
  }

  @Test func attachmentsOfStaffAreMarkedAndPublished() async throws {
    let pages = try await Self.pages(.internal)
    let ofPublic = Self.lines(pages["plans/a/index.html"], with: "href=\"/files/")
    #expect(ofPublic.map { $0.contains(Self.badge) } == [false, true])
    // No public plan lists it, so the public edition does not have it.
    let ofInternal = Self.lines(pages["plans/b/index.html"], with: "href=\"/files/c.pdf\"")
    #expect(ofInternal.map { $0.contains(Self.badge) } == [true])
    let files = try #require(await Self.fixture.render(.internal).site).files.map(\.path)
    #expect(files.filter { $0.hasPrefix("files/") } == ["files/a.pdf", "files/b.txt", "files/c.pdf"])
  }

  @Test func notesStandOnTheirRecordsAndTogetherOnOnePage() async throws {
    let pages = try await Self.pages(.internal)
    let places = [
      ("plans/a/index.html", "note-plan"), ("plans/b/index.html", "note-secret"),
      ("events/dh/index.html", "note-event"), ("about/index.html", "note-page"), ("index.html", "note-home"),
    ]
    for (path, note) in places { #expect(Self.lines(pages[path], with: "<dd>\(note)</dd>").count == 1, "\(path)") }
    #expect(pages["plans/a/index.html"]?.contains("<dt>Kế hoạch › Nơi giữ</dt>") == true)
    let all = try #require(pages["internal/index.html"])
    #expect(
      Self.lines(all, with: "note-").compactMap { $0.firstMatch(of: /note-[a-z]+/)?.output } == [
        "note-site", "note-body", "note-document", "note-plan", "note-secret", "note-event", "note-page", "note-home",
      ])
    #expect(
      Self.lines(all, with: "<h2>") == [
        "<h2><a href=\"/\">Kho</a></h2>", "<h2><a href=\"/bodies/btv/\">Ban Thường vụ</a></h2>",
        "<h2>1-HD/TU – Hướng dẫn</h2>",
        "<h2><a href=\"/plans/a/\">Kế hoạch A</a></h2>", "<h2><a href=\"/plans/b/\">Kế hoạch kín</a></h2>",
        "<h2><a href=\"/events/dh/\">Đại hội</a></h2>", "<h2><a href=\"/about/\">Giới thiệu</a></h2>",
        "<h2><a href=\"/\">Chào</a></h2>",
      ])
    #expect(Self.lines(all, with: "content/bodies.yml").count == 1)
  }

  @Test func passagesHaveAFrameAndItsLabel() async throws {
    let html = try #require(try await Self.pages(.internal)["plans/a/index.html"])
    #expect(html.contains("<div class=\"internal-passage\">\n<p>Đoạn kín.</p>\n</div>"))
    #expect(html.contains("<style>:root { --internal-label: \"Nội bộ\"; }</style>"))
  }

  @Test func pageOfNotesExistsWithoutNotes() async throws {
    let site = try #require(await SiteFixture.minimal.render(.internal).site)
    #expect(try #require(site.text("internal/index.html")).contains("Chưa có ghi chú nội bộ nào."))
  }

  @Test func publicEditionHasNoneOfIt() async throws {
    let pages = try await Self.pages(.public)
    #expect(pages.count == 15)
    for (path, html) in pages {
      for mark in ["robots", "edition", "internal", "nội bộ", "Nội bộ", "note-", "kín", "Phiếu", "<style"] {
        #expect(!html.contains(mark), "\(path): \(mark)")
      }
    }
    let files = try #require(await Self.fixture.render(.public).site).files.map(\.path)
    #expect(files.filter { $0.hasPrefix("files/") } == ["files/a.pdf"])
    #expect(!files.contains("robots.txt"))
  }

  @Test(arguments: ["content/pages/internal.md", "content/plans/internal.md"])
  func addressOfThePageIsReserved(_ path: String) async throws {
    let text = path.contains("pages") ? SiteFixture.page() : SiteFixture.plan()
    #expect(await SiteFixture.minimal.with(path, text).findings().map(\.code) == ["record.reserved"])
  }
}
