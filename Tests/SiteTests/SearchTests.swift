import Erasing
import Files
import Foundation
import Outputs
import TestSupport
import Testing
import Texts

/// The search, as its script finds things in the files of the index. `Tests/BrowserTests` looks at the page.
@Suite(.enabled(if: Command.hasNode, "node is not installed: what the script of the search finds is not tried"))
struct SearchTests {
  private struct Outcome: Decodable {
    let count: Int
    let counts: [String: Int]
    let isPartial: Bool
    /// Title, address and note, with what is marked between « and ».
    let found: [String: [[String]]]
    let bytes: Int
  }

  private static func folder(_ site: RenderedSite) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in site.files where file.path.hasPrefix("search/") || file.path.hasPrefix("assets/") {
      try folder.write(try #require(file.madeBytes), to: file.path)
    }
    return folder
  }

  private static func node(_ folder: TemporaryFolder, _ arguments: [String]) throws -> [Substring] {
    let command = ["node", repositoryRoot + "/Tests/BrowserTests/search.mjs", folder.path] + arguments
    return try #require(Command.output(command)).split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func search(_ queries: [String], in site: RenderedSite) throws -> [Outcome] {
    let folder = try folder(site)
    return try node(folder, queries).filter { !$0.isEmpty }.map {
      try JSONDecoder().decode(Outcome.self, from: Data($0.utf8))
    }
  }

  // MARK: What is found

  private static let fixture = SiteFixture.minimal
    .with(
      "content/plans/a.md",
      "---\ntitle: Tuyên truyền đổi mới\naccess: public\nissuer: btv\nnumber: 31-KH/ĐU\nissued: 2025\ntopics: [Chuyển đổi số]\n---\n"
    )
    .with(
      "content/plans/b.md",
      "---\ntitle: Sơ kết đợt đôi mọi 31\naccess: public\nissuer: btv\nnumber: 07-KH/TU\nissued: 2026\n---\nTheo Nghị quyết số 18-NQ/TW.\n"
    )
    .with(
      "content/plans/c.md",
      "---\ntitle: Khánh thành kho\naccess: public\nissuer: btv\nnumber: 310 - KH/ĐU\nissued: 2024\nslogans: [Toàn Đảng đồng lòng!]\n---\n"
    )
    .with(
      "content/plans/d.md", "---\ntitle: Chuyển đổi cây trồng\naccess: public\nissuer: btv\nissued: 2020\n---\n"
    )
    .with("content/bodies.yml", "- {id: btv, name: Ban Thường vụ Đảng ủy, level: commune, aliases: [BTV, Ban TVĐU]}\n")
    .with("content/events/dh.md", SiteFixture.event("aliases: [Đại hội XIV]\n"))

  private static let cases: [(query: String, found: [String: [String]])] = [
    // Numbers, in whatever way they are written.
    ("31-KH/ĐU", ["plans": ["a"]]), ("31-kh/du", ["plans": ["a"]]), ("31kh", ["plans": ["a"]]),
    ("số 31-KH/ĐU", ["plans": ["a"]]), ("31 - kh/đu", ["plans": ["a"]]), ("310kh", ["plans": ["c"]]),
    ("7-kh", ["plans": ["b"]]), ("07-KH", ["plans": ["b"]]), ("kh/tu 07", ["plans": ["b"]]),
    ("nghị quyết 18-nq", ["documents": ["18-nq-tw"]]), ("31", ["plans": ["b", "a", "c"]]),
    // Exact accents first, whatever order the archive has.
    ("đổi mới", ["plans": ["a", "b"]]), ("đôi mọi", ["plans": ["b", "a"]]), ("doi moi", ["plans": ["b", "a"]]),
    ("ĐỔI MỚI", ["plans": ["a", "b"]]), ("đổi mới".decomposedStringWithCanonicalMapping, ["plans": ["a", "b"]]),
    // The last word may be unfinished, unless a blank follows.
    ("tuy", ["plans": ["a"]]), ("tuy ", [:]), ("tuyên tru", ["plans": ["a"]]),
    // In every group, with other names and topics.
    ("btv", ["bodies": ["btv"]]), ("đảng ủy", ["bodies": ["btv"]]), ("dang", ["slogans": [""], "bodies": ["btv"]]),
    ("đại hội xiv", ["events": ["dh"]]), ("chuyen doi so", ["plans": ["a"], "topics": ["chuyen-doi-so"]]),
    ("kế hoạch đổi", ["plans": ["a", "d", "b"]]),
    // Titles before topics.
    ("chuyển đổi", ["plans": ["d", "a"], "topics": ["chuyen-doi-so"]]),
    ("không có từ nào như thế", [:]), ("!!!", [:]), ("\"<b>", ["bodies": ["btv"]]), ("*", [:]), ("__proto__", [:]),
  ]

  @Test func findsWhatIsMeant() async throws {
    let site = try #require(await Self.fixture.render().site)
    let outcomes = try Self.search(Self.cases.map(\.query), in: site)
    try #require(outcomes.count == Self.cases.count)
    for (outcome, expected) in zip(outcomes, Self.cases) where !outcome.isPartial || !expected.found.isEmpty {
      let found = outcome.found.mapValues { entries in
        entries.map { entry in String(entry[1].split(separator: "/").last ?? "") }
      }
      for (group, names) in expected.found where names != [""] {
        #expect(found[group] == names, "\(expected.query)")
      }
      #expect(Set(found.keys) == Set(expected.found.keys), "\(expected.query)")
      #expect(outcome.count == expected.found.values.reduce(0) { $0 + $1.count }, "\(expected.query)")
    }
  }

  @Test func saysWhenNothingHasAllTheWords() async throws {
    let site = try #require(await Self.fixture.render().site)
    let outcomes = try Self.search(["đổi mới xyzzy", "xyzzy", "đổi mới"], in: site)
    #expect(outcomes.map(\.isPartial) == [true, true, false])
    #expect(outcomes.map(\.count) == [2, 0, 2])
  }

  @Test func marksTheWordsAsTheyAreWritten() async throws {
    let site = try #require(await Self.fixture.render().site)
    let outcomes = try Self.search(["doi moi", "31kh", "chuyen"], in: site)
    #expect(outcomes[0].found["plans"]?[1][0] == "Tuyên truyền «đổi» «mới»")
    #expect(outcomes[1].found["plans"]?[0][2] == "«31-KH/ĐU» · Ban Thường vụ Đảng ủy · 2025 · Chuyển đổi số")
    #expect(outcomes[2].found["topics"]?[0][0] == "«Chuyển» đổi số")
  }

  // MARK: The index

  /// Script and program fold every letter alike.
  @Test func scriptFoldsAsTheProgramDoes() async throws {
    let scalars = [0x20..<0x250, 0x300..<0x400, 0x1E00..<0x2070, 0x20A0..<0x20C0, 0x2100..<0x2200, 0x4E00..<0x4E20]
      .joined().compactMap { Unicode.Scalar($0) }
    let lines = scalars.map { "a\($0)b \($0)c" } + ["\u{1F600} x", "Đ\u{303}ð \u{189}", "ƢƣƯư"]
    let site = try #require(await SiteFixture.minimal.render().site)
    let folder = try Self.folder(site)
    try folder.write(lines.joined(separator: "\n"), to: "lines")
    let words = try Self.node(folder, ["--words", folder.path + "/lines"])
    for (line, words) in zip(lines, words) where words != line.folded() {
      Issue.record("\(line.unicodeScalars.map { String($0.value, radix: 16) }): \(words), not \(line.folded())")
    }
  }

  /// Of an index in many files, every word and beginning of a word finds what a look at every title finds.
  @Test func filesTogetherHaveEverything() async throws {
    var random = SeededGenerator(seed: 13)
    let initials = ["t", "th", "tr", "đ", "n", "ng", "kh", "k", "ph", "h"]
    let finals = ["a", "à", "oan", "oán", "ươi", "inh", "uyên", "uyến", "ôi", "iệu"]
    var fixture = SiteFixture.minimal.without("content/events/dh.md")
    var titles: [String: String] = [:]
    for number in 0..<900 {
      let words = (0..<16).map { _ in
        initials.randomElement(using: &random)! + finals.randomElement(using: &random)!
      }
      titles["e\(number)"] = words.joined(separator: " ")
      fixture = fixture.with(
        "content/events/e\(number).md",
        "---\ntitle: \(words.joined(separator: " "))\naccess: public\nkind: other\nlevel: national\nstatus: held\n---\n"
      )
    }
    let site = try #require(await fixture.render().site)
    let index = site.files.map(\.path).filter { $0.hasPrefix("search/") }
    #expect(index.count { $0.contains("/words-") } > 3)
    let forms = Set(titles.values.flatMap { $0.split(separator: " ").map(String.init) }).sorted()
    let beginnings = Set(forms.map { $0.folded() }.flatMap { word in (1...word.count).map { String(word.prefix($0)) } })
      .sorted()
    let queries = forms.map { $0 + " " } + beginnings + ["t ng", "thoan kh ", "da u"]
    for (query, outcome) in zip(queries, try Self.search(queries, in: site)) {
      let terms = query.folded().split(separator: " ")
      let count = titles.values.count { title in
        let words = title.folded().split(separator: " ")
        return terms.enumerated().allSatisfy { index, term in
          let isPrefix = index == terms.count - 1 && !query.hasSuffix(" ")
          return words.contains { isPrefix ? $0.hasPrefix(term) : $0 == term }
        }
      }
      #expect((outcome.isPartial ? 0 : outcome.counts["events"] ?? 0) == count, "“\(query)”")
    }
  }

  // MARK: Editions

  /// What is internal leaves no word, number or gap in the public index.
  @Test func publicIndexTellsNothingOfWhatIsInternal() async throws {
    let secret = Self.fixture
      .with(
        "content/plans/kin.md",
        "---\ntitle: Tuyệt mật zyxwv\naccess: internal\nissuer: kin\nnumber: 99-KH/ĐU\nissued: 2026\ntopics: [Mật zyxwv]\nslogans: [Giữ kín zyxwv!]\n---\nTheo số 98-NQ/TW.\n"
      )
      .with(
        "content/bodies.yml",
        "- {id: btv, name: Ban Thường vụ Đảng ủy, level: commune, aliases: [BTV, Ban TVĐU]}\n- {id: kin, name: Ban zyxwv}\n"
      )
    let files = try await [Self.fixture, secret].map { fixture in
      try #require(await fixture.render().site).files.filter { $0.path.hasPrefix("search/") }
    }
    #expect(files[0].map(\.path) == files[1].map(\.path))
    #expect(files[0].map(\.madeBytes) == files[1].map(\.madeBytes))
    let staff = try #require(await secret.render(.internal).site)
    #expect(try Self.search(["zyxwv"], in: staff)[0].count == 4)
  }
}

extension Array where Element == SiteFixture {
  fileprivate func map<Result>(_ transform: (SiteFixture) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
