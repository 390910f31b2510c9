import Foundation
import TestSupport
import Testing

@Suite struct ServeTests {
  private static func source(_ fixture: SiteFixture = .minimal) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(fixture)
    return folder
  }

  /// A page without what the preview adds to it, which leaves a line end in items.
  private static func bare(_ page: String) -> String {
    page.replacing("<li>\n", with: "<li>").replacing(
      /<link rel="stylesheet" href="\/\.plan-archive[^\n]*\n<script[^\n]*\n/, with: "")
  }

  @Test(arguments: ["public", "internal"])
  func everyFileIsThatOfABuild(_ edition: String) throws {
    let text =
      "# Bài\n".dropFirst(6)
      + "Một **hai**.\n\n## Ba\n\n- bốn\n  - năm\n\n| a | b |\n|---|---|\n| c | d |\n\nx[^1]\n\n[^1]: y\n\n::: internal\nKín.\n:::\n"
    let fixture = SiteFixture.minimal.with(
      "content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: quét ảnh.pdf}]\n", body: String(text)))
    let folder = try Self.source(
      fixture.with("content/plans/k.md", SiteFixture.plan().replacing("public", with: "internal")))
    try folder.write("%PDF-1.4 x", to: "content/files/quét ảnh.pdf")
    #expect(try Program.run(["build", "--edition", edition, "--output", "site"], in: folder.path).status == 0)
    let preview = try RunningPreview(of: folder, ["--edition", edition])
    var count = 0
    for (path, bytes) in try folder.contents(of: "site") where path != "SHA256SUMS" {
      let answer = try preview.get("/" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""))
      #expect(answer.status == 200, "\(path)")
      #expect(Self.bare(answer.text) == Self.bare(String(decoding: bytes, as: UTF8.self)), "\(path)")
      count += 1
    }
    #expect(count > 20)
    #expect(try preview.get("/plans/k/").status == (edition == "internal" ? 200 : 404))
  }

  @Test func changesShow() throws {
    let preview = try RunningPreview(of: Self.source())
    let tag = try preview.get("/plans/a/").headers["etag"]
    func write(_ text: String, to path: String, until address: String, has words: String) throws {
      try preview.change({ try $0.write(text, to: path) }, until: address) { $0.text.contains(words) }
    }
    try write(SiteFixture.plan(body: "Lời mới.\n"), to: "content/plans/a.md", until: "/plans/a/", has: "Lời mới.")
    #expect(try preview.get("/plans/a/").headers["etag"] != tag)
    // Folders are watched since they were made, or got another name.
    let inner = "content/plans/2026/quy-1/b.md"
    try write(SiteFixture.plan(body: "Lần một.\n"), to: inner, until: "/plans/b/", has: "Lần một.")
    try write(SiteFixture.plan(body: "Lần hai.\n"), to: inner, until: "/plans/b/", has: "Lần hai.")
    try preview.change(
      { folder in
        try FileManager.default.moveItem(
          atPath: folder.path + "/content/plans/2026", toPath: folder.path + "/content/plans/2027")
        try folder.write(SiteFixture.plan(body: "Lần ba.\n"), to: "content/plans/2027/quy-1/b.md")
      }, until: "/plans/b/"
    ) { $0.text.contains("Lần ba.") }
    try preview.change(
      { try FileManager.default.removeItem(atPath: $0.path + "/content/plans/2027/quy-1/b.md") }, until: "/plans/b/"
    ) { $0.status == 404 }
    try write("title: Tên khác\n", to: "content/site.yml", until: "/plans/a/", has: "Tên khác")
    let styled = try preview.get("/plans/a/").headers["etag"]
    try write(
      "p { color: red }\n", to: "themes/default/assets/style.css", until: "/assets/style.css", has: "p { color: red }")
    // Only the style sheet is another one, and the browser must see that.
    #expect(try preview.get("/plans/a/").headers["etag"] != styled)
  }

  /// What one file says of another is not kept when that one changes.
  @Test func changesOfOneFileShowOnThePagesOfOthers() throws {
    let folder = try Self.source(
      .minimal.with("content/plans/b.md", SiteFixture.plan("number: 7-KH/BTV\n"))
        .with("content/plans/a.md", SiteFixture.plan(body: "Theo Kế hoạch số 7-KH/BTV.\n\n## Lời hô\n\n1. Tiến lên!\n"))
    )
    let preview = try RunningPreview(of: folder)
    let cited = "href=\"/documents/07-kh-btv/\""
    #expect(try !preview.get("/plans/a/").text.contains(cited))
    try preview.change(
      { try $0.write(SiteFixture.plan("number: 8-KH/BTV\n"), to: "content/plans/b.md") }, until: "/plans/a/"
    ) { $0.text.contains(cited) }
    try preview.change(
      { try $0.write("- {id: btv, name: Ban Bí thư, level: provincial}\n", to: "content/bodies.yml") },
      until: "/plans/a/"
    ) { $0.text.contains("Ban Bí thư") }
    // The heading becomes one of slogans by the settings alone.
    #expect(try !preview.get("/slogans/").text.contains("Tiến lên!"))
    try preview.change(
      { try $0.write("title: K\nslogan_headings: [lời hô]\n", to: "content/site.yml") }, until: "/slogans/"
    ) { $0.text.contains("Tiến lên!") }
  }

  @Test func findingsStandOnTopAndAtTheirPassages() throws {
    let body = "Một.\n\n- hai\n- ba\n\n## Bốn\n\nNăm.\n"
    let folder = try Self.source(.minimal.with("content/plans/a.md", SiteFixture.plan(body: body)))
    let preview = try RunningPreview(of: folder, ["--language", "en"])
    #expect(try !preview.get("/plans/a/").text.contains("preview-findings"))
    let broken = SiteFixture.plan(body: body.replacing("- ba", with: "- ba [x](k.md)"))
    try preview.change({ try $0.write(broken, to: "content/plans/a.md") }, until: "/plans/a/") {
      $0.text.contains("preview-findings")
    }
    let page = try preview.get("/plans/a/")
    #expect(page.status == 200)
    let text = page.text
    #expect(text.contains("There are errors, so the page below is still the one before them"))
    #expect(text.contains("content/plans/a.md:9:6</a>: <strong>error:</strong> the link “k.md” leads nowhere"))
    #expect(text.contains("Hint: "))
    #expect(text.contains("<pre>- ba <mark>"))
    // Within the item that it is about, and the page is the one before.
    let passage = try #require(text.firstRange(of: "<aside class=\"preview-finding error\" id=\"preview_0\""))
    #expect(text[..<passage.lowerBound].hasSuffix("<li>\n") || text[..<passage.lowerBound].hasSuffix("<li>"), "\(text)")
    #expect(text[passage.lowerBound...].contains("</aside>\nba</li>"), "\(text)")
    // Other pages tell of it too, with a way there.
    #expect(try preview.get("/events/dh/").text.contains("<a href=\"/plans/a/\">content/plans/a.md:9:6</a>"))
    try preview.change({ try $0.write(SiteFixture.plan(body: body), to: "content/plans/a.md") }, until: "/plans/a/") {
      !$0.text.contains("preview-finding")
    }
  }

  @Test func whatCannotBeMadeSaysWhyAndRecovers() throws {
    let folder = try Self.source(.minimal.with("content/plans/a.md", SiteFixture.plan("isued: 2025\n")))
    let preview = try RunningPreview(of: folder, ["--language", "vi"])
    let page = try preview.get("/plans/a/")
    #expect(page.status == 503)
    #expect(page.text.contains("Chưa tạo được trang này"))
    #expect(page.text.contains("content/plans/a.md:5:1: <strong>lỗi:</strong> không có khóa “isued”"))
    #expect(page.text.contains("/.plan-archive/preview.js"))
    try preview.change(
      { try $0.write(SiteFixture.plan("issued: 2025\n"), to: "content/plans/a.md") }, until: "/plans/a/"
    ) { $0.status == 200 }
  }

  /// Lines are those of the author's file, places those of what the edition has of it.
  @Test func linesBehindInternalPassagesAreTheAuthors() throws {
    let body = "::: internal\nKín.\n:::\n\nMột.\n\nHai ![](x.png)\n"
    let folder = try Self.source(.minimal.with("content/plans/a.md", SiteFixture.plan(body: body)))
    let page = try RunningPreview(of: folder).get("/plans/a/")
    #expect(page.text.contains("content/plans/a.md:12:"), "\(page.text)")
    #expect(!page.text.contains("Kín"))
  }

  @Test func nothingIsWritten() throws {
    let folder = try Self.source()
    let before = try folder.contents(of: ".")
    let preview = try RunningPreview(of: folder)
    for path in ["/", "/plans/a/", "/search/", "/lists/plans.json", "/nothing"] { _ = try preview.get(path) }
    #expect(try folder.contents(of: ".") == before)
  }

  // MARK: Requests

  private static let hostile: [(request: String, status: Int)] = [
    // Addresses: 100.
    ("GET /../content/site.yml HTTP/1.1", 400), ("GET /plans/../../content/site.yml HTTP/1.1", 400),
    ("GET /..%2fcontent/site.yml HTTP/1.1", 400), ("GET /%2e%2e/content/site.yml HTTP/1.1", 400),
    ("GET /.%2E/content/site.yml HTTP/1.1", 400), ("GET /%252e%252e/content/site.yml HTTP/1.1", 404),
    ("GET /..\\content\\site.yml HTTP/1.1", 400), ("GET /..%5ccontent/site.yml HTTP/1.1", 400),
    ("GET /%2f%2fetc/passwd HTTP/1.1", 400), ("GET //etc/passwd HTTP/1.1", 404),
    ("GET /%00 HTTP/1.1", 400), ("GET /plans/a/%00.html HTTP/1.1", 400), ("GET /%0d%0aX:%20y HTTP/1.1", 400),
    ("GET /%7f HTTP/1.1", 400), ("GET /%c0%ae%c0%ae/ HTTP/1.1", 400), ("GET /%ff HTTP/1.1", 400),
    ("GET /%u002e HTTP/1.1", 400), ("GET /% HTTP/1.1", 400), ("GET /%4 HTTP/1.1", 400), ("GET /%zz HTTP/1.1", 400),
    ("GET /%+1 HTTP/1.1", 400), ("GET /. HTTP/1.1", 400), ("GET /./ HTTP/1.1", 400), ("GET /plans/./a/ HTTP/1.1", 400),
    ("GET /content/site.yml HTTP/1.1", 404), ("GET /content/plans/a.md HTTP/1.1", 404),
    ("GET /themes/default/theme.yml HTTP/1.1", 404), ("GET /etc/passwd HTTP/1.1", 404),
    ("GET /files/secret.txt HTTP/1.1", 404), ("GET /.git/config HTTP/1.1", 404), ("GET /.plan-archive/ HTTP/1.1", 404),
    ("GET /.plan-archive/../content/site.yml HTTP/1.1", 400), ("GET /.plan-archive/preview.JS HTTP/1.1", 404),
    ("GET /plans/A/ HTTP/1.1", 404), ("GET /plans/a/index.html/ HTTP/1.1", 404),
    ("GET /plans/a/index.html/x HTTP/1.1", 404), ("GET /plans/a%3Fx HTTP/1.1", 404), ("GET /plans//a/ HTTP/1.1", 404),
    ("GET http://localhost/ HTTP/1.1", 400), ("GET * HTTP/1.1", 400), ("GET plans/a/ HTTP/1.1", 400),
    ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1", 414),
    ("GET /\(String(repeating: "a/", count: 4000)) HTTP/1.1", 404),
    ("GET /?\(String(repeating: "b", count: 9000)) HTTP/1.1", 414),
    ("GET /plans/a/?x=<script>alert(1)</script> HTTP/1.1", 200), ("GET /plans/a?x=y HTTP/1.1", 302),
    ("GET /.plan-archive/changes?x HTTP/1.1", 200), ("GET /.plan-archive/changes?-1 HTTP/1.1", 200),
    ("GET /.plan-archive/changes?99999999999999999999999 HTTP/1.1", 200),
    // Methods.
    ("POST / HTTP/1.1", 405), ("PUT /plans/a/ HTTP/1.1", 405), ("DELETE /plans/a/ HTTP/1.1", 405),
    ("OPTIONS / HTTP/1.1", 405), ("TRACE / HTTP/1.1", 405), ("CONNECT localhost:80 HTTP/1.1", 405),
    ("PROPFIND / HTTP/1.1", 404), ("\u{0}GET / HTTP/1.1", 404),
    // Hosts and origins: 102, 103.
    ("GET / HTTP/1.1\r\nHost: evil.example", 421), ("GET / HTTP/1.1\r\nHost: localhost", 421),
    ("GET / HTTP/1.1\r\nHost: localhost:1", 421), ("GET / HTTP/1.1\r\nHost: localhost.evil.example:PORT", 421),
    ("GET / HTTP/1.1\r\nHost: [::1]:PORT", 421), ("GET / HTTP/1.1\r\nHost: 0.0.0.0:PORT", 421),
    ("GET / HTTP/1.1\r\nHost: 2130706433:PORT", 421), ("GET / HTTP/1.1\r\nHost: localhost:PORT@evil.example", 421),
    ("GET / HTTP/1.1\r\nHost: user@localhost:PORT", 421), ("GET / HTTP/1.1\r\nHost:", 421),
    ("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT", 200), ("GET / HTTP/1.1\r\nHost: LOCALHOST:PORT", 200),
    ("GET / HTTP/1.1\r\nOrigin: http://evil.example", 403), ("GET / HTTP/1.1\r\nOrigin: null", 403),
    ("GET / HTTP/1.1\r\nOrigin: http://localhost", 403), ("GET / HTTP/1.1\r\nOrigin: https://localhost:PORT", 403),
    ("GET / HTTP/1.1\r\nOrigin: http://127.0.0.1:PORT", 403), ("GET / HTTP/1.1\r\nOrigin: http://2130706433:PORT", 403),
    ("GET / HTTP/1.1\r\nOrigin: http://localhost:PORT", 200),
    ("GET /.plan-archive/changes HTTP/1.1\r\nOrigin: http://evil.example", 403),
    ("GET /.plan-archive/changes HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors", 403),
    ("GET /.plan-archive/changes HTTP/1.1\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors", 403),
    ("GET / HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate", 200),
    (
      "GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\nOrigin: http://evil.example",
      403
    ),
    // Forms: closed without an answer, and the server goes on.
    ("GET", 0), ("GET /", 0), ("", 0), ("HTTP/1.1 200 OK", 404), ("GET / HTTP/1.1\r\nContent-Length: -1", 0),
    ("GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked", 0),
  ]

  @Test func hostileRequestsGetNothing() throws {
    let folder = try Self.source()
    try folder.write("bí mật", to: "content/files/secret.txt")
    let preview = try RunningPreview(of: folder)
    for (request, status) in Self.hostile {
      var lines = request.replacing("PORT", with: String(preview.port))
      if !lines.contains("\nHost:") { lines += "\r\nHost: localhost:\(preview.port)" }
      if !lines.contains("Connection:") { lines += "\r\nConnection: close" }
      let answer = try preview.send(lines + "\r\n\r\n")
      #expect(answer.status == status, "\(request.prefix(100))")
      for secret in ["bí mật", "issuer: btv", "title: Kho", "root:", "<script>alert"] {
        #expect(!answer.text.contains(secret), "\(request.prefix(100))")
      }
      #expect(answer.headers["access-control-allow-origin"] == nil)
    }
    #expect(try preview.get("/plans/a/").status == 200)
  }

  @Test func headHasNoBody() throws {
    let preview = try RunningPreview(of: Self.source())
    let head = try preview.send(
      "HEAD /plans/a/ HTTP/1.1\r\nHost: localhost:\(preview.port)\r\nConnection: close\r\n\r\n")
    let page = try preview.get("/plans/a/")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect(head.headers["content-length"] == String(page.body.count))
    #expect(head.headers["etag"] == page.headers["etag"])
    #expect(page.headers["cache-control"] == "no-store")
    #expect(page.headers["content-security-policy"] == "frame-ancestors 'none'")
  }

  /// HOSTILE.md 101: what is a file when the archive is read can be a link when somebody asks for it.
  @Test func linksPlantedLaterLeadNowhere() throws {
    let folder = try Self.source(
      .minimal.with(
        "content/plans/a.md", SiteFixture.plan("attachments: [{title: A, file: a.pdf}, {title: B, file: b/c.pdf}]\n")))
    try folder.write("%PDF-1.4 a", to: "content/files/a.pdf")
    try folder.write("%PDF-1.4 c", to: "content/files/b/c.pdf")
    try folder.write("ngoài", to: "outside/c.pdf")
    let preview = try RunningPreview(of: folder)
    #expect(try preview.get("/files/a.pdf").text == "%PDF-1.4 a")
    #expect(try preview.get("/files/a.pdf").headers["content-type"] == "application/pdf")
    let files = FileManager.default
    let change: (TemporaryFolder) throws -> Void = { folder in
      try files.removeItem(atPath: folder.path + "/content/files/a.pdf")
      try files.createSymbolicLink(
        atPath: folder.path + "/content/files/a.pdf", withDestinationPath: folder.path + "/outside/c.pdf")
      try files.removeItem(atPath: folder.path + "/content/files/b")
      try files.createSymbolicLink(
        atPath: folder.path + "/content/files/b", withDestinationPath: folder.path + "/outside")
    }
    try preview.change(change, until: "/plans/a/") { $0.text.contains("preview-finding") }
    for path in ["/files/a.pdf", "/files/b/c.pdf"] {
      let answer = try preview.get(path)
      #expect(answer.status == 404, "\(path)")
      #expect(!answer.text.contains("ngoài"))
    }
    #expect(try preview.get("/plans/a/").text.contains("symbolic link"))
  }

  @Test func addressesHaveThePathOfTheBaseURL() throws {
    let folder = try Self.source(
      .minimal.with("content/site.yml", "title: K\nbase_url: https://example.org/luu-tru/\n"))
    let preview = try RunningPreview(of: folder)
    #expect(try preview.get("/").headers["location"] == "/luu-tru/")
    #expect(try preview.get("/luu-tru/plans/a").headers["location"] == "/luu-tru/plans/a/")
    #expect(try preview.get("/luu-tru/plans/a/").status == 200)
    #expect(try preview.get("/plans/a/").status == 404)
  }

  // MARK: The command

  @Test func whatStopsIt() throws {
    let folder = try Self.source()
    let preview = try RunningPreview(of: folder)
    let taken = try Program.run(
      ["serve", "--port", String(preview.port), "--language", "en"], in: folder.path)
    #expect(taken.status == 1)
    #expect(taken.errors.contains("another program uses this port"), "\(taken.errors)")
    // HOSTILE.md 104.
    let everywhere = try Program.run(["serve", "--host", "0.0.0.0", "--language", "en"], in: folder.path)
    #expect(everywhere.status == 1)
    #expect(everywhere.errors.contains("‘0.0.0.0’ is not the IPv4 address of one machine"), "\(everywhere.errors)")
    #expect(try Program.run(["serve", "--port", "65536"], in: folder.path).status == 64)
    let empty = try TemporaryFolder()
    let nothing = try Program.run(["serve", "--language", "en"], in: empty.path)
    #expect(nothing.status == 1)
    #expect(nothing.errors.contains("there is no folder ‘./content’"), "\(nothing.errors)")
  }
}
