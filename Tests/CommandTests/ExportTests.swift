import Files
import Foundation
import TestSupport
import Testing

/// `plan-archive export bagit`; `Tests/OutputTests/data_test.py` has other programs validate bags.
@Suite struct ExportTests {
  private static let fixture = SiteFixture.minimal
    .with("content/files/kem/phu-luc 100%\u{301}.pdf", "%PDF-1.4 ngắn")
    .with("content/files/rieng.pdf", "%PDF-1.4 riêng")
    .with(
      "content/plans/a.md",
      SiteFixture.plan(
        "attachments: [{title: Phụ lục, file: kem/phu-luc 100%\u{301}.pdf}]\n"
          + "internal: {attachments: [{title: Riêng, file: rieng.pdf}]}\n",
        body: "Lời.\n\n::: internal\nKín zyxwv\n:::\n")
    )
    .with("content/plans/kin.md", SiteFixture.plan().replacing("public", with: "internal"))

  private static func bag(
    _ folder: TemporaryFolder, _ name: String, _ arguments: [String] = []
  ) throws -> [String: [UInt8]] {
    let outcome = try Program.run(["export", "bagit", name] + arguments, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try folder.contents(of: name)
  }

  /// The list of all files of the payload with their checksums, whatever their names, and a second list of the other files.
  @Test func bagListsAllItsFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let bag = try Self.bag(folder, "tui")
    for (manifest, isPayload) in [("manifest-sha256.txt", true), ("tagmanifest-sha256.txt", false)] {
      let lines = String(decoding: try #require(bag[manifest]), as: UTF8.self).split(separator: "\n").map(String.init)
      let expected = bag.filter { $0.key.hasPrefix("data/") == isPayload && $0.key != "tagmanifest-sha256.txt" }
        .map { path, bytes in
          let parts = path.unicodeScalars.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
          return "\(Digest(bytes).hexadecimal)  \(parts.joined(separator: "%25"))"
        }
      #expect(Set(lines) == Set(expected) && lines.count == expected.count)
    }
    #expect(bag["bagit.txt"] == Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8))
    let payload = bag.filter { $0.key.hasPrefix("data/") }
    let size = payload.reduce(0) { $0 + $1.value.count }
    #expect(
      String(decoding: bag["bag-info.txt"] ?? [], as: UTF8.self) == """
        External-Description: Kho kế hoạch
        Bag-Software-Agent: plan-archive 0.1.0
        Edition: public
        Payload-Oxum: \(size).\(payload.count)

        """)
  }

  @Test func sameContentMakesTheSameBag() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let bag = try Self.bag(folder, "mot")
    #expect(try Self.bag(folder, "hai/ba") == bag)
    // The site is the one that `build` makes, of the bag's own sources too.
    #expect(try Program.run(["build", "--source", "mot/data/source", "--output", "lai"], in: folder.path).status == 0)
    let site = try folder.contents(of: "lai")
    #expect(Set(site.keys) == Set(bag.keys.compactMap { $0.hasPrefix("data/site/") ? String($0.dropFirst(10)) : nil }))
    for (path, bytes) in site { #expect(bag["data/site/" + path] == bytes, "\(path)") }
    #expect(try Program.run(["verify", "mot/data/site"], in: folder.path).status == 0)
  }

  @Test func editionDecidesWhatIsInIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let (open, staff) = (try Self.bag(folder, "mot"), try Self.bag(folder, "hai", ["--edition", "internal"]))
    let secrets = ["data/source/content/plans/kin.md", "data/source/content/files/rieng.pdf"]
    #expect(secrets.allSatisfy { open[$0] == nil && staff[$0] != nil })
    for bytes in open.values { #expect(!String(decoding: bytes, as: UTF8.self).contains("zyxwv")) }
    #expect(String(decoding: staff["data/source/content/plans/a.md"] ?? [], as: UTF8.self).contains("zyxwv"))
    // Nothing of it, not even a checksum, depends on what is internal.
    try folder.write(
      Self.fixture.with(
        "content/plans/kin.md", SiteFixture.plan("topics: [Khác]\n").replacing("public", with: "internal")))
    #expect(try Self.bag(folder, "ba") == open)
  }

  /// What the guide says is never published: comments, and bodies and documents that nothing public names. The same site is
  /// made without them, also where they share a name or number with others, so that nobody can say which is meant.
  @Test func publicBagHoldsWhatIsPublished() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.commented)
    try folder.write(
      "/about/\n/documents/luat-x/\n/plans/a/\n/plans/cu/\n/plans/rut/\n", to: "content/addresses.txt")
    let open = try Self.bag(folder, "tui")
    for (path, bytes) in open { #expect(!String(decoding: bytes, as: UTF8.self).contains("zyxwv"), "\(path)") }
    func text(_ name: String) -> String {
      String(decoding: open["data/source/content/\(name)"] ?? [], as: UTF8.self)
    }
    for kept in ["btv", "tren", "chung-1", "chung-2"] {
      #expect(text("bodies.yml").contains("id: \"\(kept)\""), "\(kept)")
    }
    #expect(text("documents.yml").contains("\"7-NQ/TW\"") && text("documents.yml").contains("luat-x"))
    #expect(text("plans/a.md").contains("title: 'Kế hoạch C# và #1'\naccess: public #\n#\n"))
    #expect(text("plans/a.md").contains("# Không phải lời chú"))
    #expect(text("plans/sach.md") == SiteFixture.plan().replacing("\n", with: "\r\n"))
    #expect(open["data/site/plans/cu/index.html"] != nil && open["data/site/plans/rut/index.html"] != nil)
    let outcome = try Program.run(
      ["build", "--source", "tui/data/source", "--output", "lai", "--strict"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.contents(of: "lai") == Self.site(in: open))
    // Staff have everything as it is.
    let staff = try Self.bag(folder, "kin", ["--edition", "internal"])
    for (path, bytes) in Self.commented.files { #expect(staff["data/source/" + path] == bytes, "\(path)") }
  }

  private static func site(in bag: [String: [UInt8]]) -> [String: [UInt8]] {
    let site = bag.filter { $0.key.hasPrefix("data/site/") }
    return Dictionary(uniqueKeysWithValues: site.map { (String($0.key.dropFirst("data/site/".count)), $0.value) })
  }

  private static let commented = SiteFixture.minimal
    .with(
      "content/site.yml",
      "# zyxwv\ntitle: Kho\nlanguage: vi # zyxwv\nchecks: {citation.tie: off, task.body: off}\n"
    )
    .with(
      "content/bodies.yml",
      """
      # zyxwv
      - id: btv
        name: Ban Thường vụ   
        parent: tren
      - {id: tren, name: 'Cấp trên'} # zyxwv
      - id: chi-noi-bo
        name: Ban zyxwv
        aliases:
          - Tổ zyxwv
      - {id: khong-ai, name: Cơ quan zyxwv, former_addresses: [/bodies/zyxwv/]}
      # Hai cơ quan cùng tên gọi khác; zyxwv
      - {id: chung-1, name: Sở Một, aliases: [Sở Chung], level: }
      - {id: chung-2, name: Sở Hai, aliases: [Sở Chung]}

      """
    )
    .with(
      "content/documents.yml",
      """
      - number: 7-NQ/TW # zyxwv
        date: 2019
      - {number: 7-NQ/TW, date: 2020}
      - {number: 99-KH/ZY, title: Kế hoạch zyxwv}
      - {id: luat-x, title: Luật X, aliases: [Luật “X”]}
      - {id: zyxwv, title: Luật zyxwv}

      """
    )
    .with(
      "content/withdrawn.yml",
      "# zyxwv\n- address: /plans/rut/ # zyxwv\n  date: 2026\n  reason: |+ # zyxwv\n    Một # hai\n\n# zyxwv\n"
    )
    .with(
      "content/plans/a.md",
      """
      ---
      # zyxwv
      title: 'Kế hoạch C# và #1'
      access: public # zyxwv
      #zyxwv
      issuer: [btv, # zyxwv
        # zyxwv
        tren]
      topics:   # zyxwv
        - Một
        # zyxwv
        - 'Hai # ba'
      former_addresses: [/plans/cu/]
      notes:
        - kind: inference
          text: | # zyxwv
            # Không phải lời chú
            Hai
      slogans: [một # zyxwv
        , hai]
      ---
      ## # Đề mục

      Theo Nghị quyết 7-NQ/TW và Luật X.

      ## Tổ chức thực hiện

      ### Sở Chung

      - Làm việc.

      """
    )
    .with("content/plans/sach.md", SiteFixture.plan().replacing("\n", with: "\r\n"))
    .with(
      "content/plans/kin.md",
      SiteFixture.plan(
        "tasks: [{lead: [chi-noi-bo], text: zyxwv}]\nbased_on: [99-KH/ZY]\n", body: "Luật zyxwv.\n"
      ).replacing("public", with: "internal"))

  /// The address of the site can be given as for `build`, which makes the same site of the bag.
  @Test func bagOfASiteWithAnAddress() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture)
    let address = ["--base-url", "https://example.org/kho/"]
    let bag = try Self.bag(folder, "tui", address)
    #expect(String(decoding: bag["bag-info.txt"] ?? [], as: UTF8.self).contains("https://example.org/kho/"))
    #expect(bag["data/site/sitemap.xml"] != nil)
    let build = ["build", "--source", "tui/data/source", "--output", "lai"]
    #expect(try Program.run(build + address, in: folder.path).status == 0)
    #expect(try folder.contents(of: "lai") == Self.site(in: bag))
    #expect(try Program.run(["export", "bagit", "x", "--base-url", "example.org"], in: folder.path).status == 64)
  }

  @Test func nothingIsLeftWhereItFails() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.fixture.with("content/plans/b.md", SiteFixture.plan("isued: 2025\n")))
    #expect(try Program.run(["export", "bagit", "tui"], in: folder.path).status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/tui"))
    try folder.write(Self.fixture)
    try folder.write("của tôi", to: "day/x")
    try FileManager.default.removeItem(atPath: folder.path + "/content/plans/b.md")
    #expect(try Program.run(["export", "bagit", "day"], in: folder.path).status == 1)
    #expect(try folder.contents(of: "day") == ["x": Array("của tôi".utf8)])
    #expect(try Program.run(["export", "bagit", "content/tui"], in: folder.path).status == 1)
    #expect(try Program.run(["export", "bagit"], in: folder.path).status == 64)
  }
}
