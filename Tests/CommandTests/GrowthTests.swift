// Whatever an author wrote, a check takes time that grows with its length and not with the square of it.

import TestSupport
import Testing

/// One after another: what runs beside them takes processor time of its own, but spoils their caches.
@Suite(.serialized) struct GrowthTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The files that differ from the minimal site, with about so many bytes.
    let files: @Sendable (Int) -> [String: String]

    /// A plan of lines.
    static func body(_ name: String, before: String = "", _ line: @escaping @Sendable (Int) -> String) -> Kind {
      Kind(testDescription: name) { ["content/plans/a.md": SiteFixture.plan(body: before + repeated(line, $0))] }
    }

    static func header(_ name: String, _ before: String, _ line: @escaping @Sendable (Int) -> String) -> Kind {
      Kind(testDescription: name) { ["content/plans/a.md": SiteFixture.plan(before + repeated(line, $0) + "\n")] }
    }

    static func bodies(_ name: String, _ line: @escaping @Sendable (Int) -> String) -> Kind {
      Kind(testDescription: name) {
        ["content/bodies.yml": "- {id: btv, name: Ban Thường vụ, level: provincial}\n" + repeated(line, $0)]
      }
    }
  }

  private static func repeated(_ line: (Int) -> String, _ size: Int) -> String {
    var text = ""
    var index = 0
    while text.utf8.count < size {
      text += line(index)
      index += 1
    }
    return text
  }

  static let kinds: [Kind] = [
    .header("unknown events", "events:\n") { "  - khong-co-\($0)\n" },
    .header("unknown keys", "") { "khong_co_\($0): a\n" },
    .header("mappings with unknown keys", "recipients:\n") { _ in "  - {nmae: a}\n" },
    .header("errors of YAML", "") { _ in "a b\n" },
    .header("unclosed brackets", "") { _ in "a: [\n" },
    .header("internal: on one line", "place: ") { _ in "internal:," },
    .header("marks by escapes", "place: \"a\\\n ") { _ in "\\u0301\\u0323\\\n " },
    .bodies("unknown parents") { "- {id: b\($0), name: a, level: commune, parent: khong-\($0)}\n" },
    .bodies("chain of parents") { "- {id: b\($0), name: a\($0), level: commune, parent: b\($0 + 1)}\n" },
    .bodies("chain into a circle") {
      "- {id: b\($0), name: a\($0), level: commune, parent: b\($0 == 0 ? 1 : $0 - 1)}\n"
    },
    .bodies("empty entries") { _ in "- {}\n" },
    .bodies("texts for entries") { _ in "- a\n" },
    .body("dead anchors and headings") { "## Đầu mục \($0)\n\n[a](#dau-muc-x\($0))\n\n" },
    .body("numbers of a list", before: "1. a\n") { _ in "5. s\n" },
    .body("characters that must not stand there") { _ in "\u{AD}\u{202E}\u{1}\n" },
    .body("combining marks", before: "a") { _ in "\u{301}\u{323}" },
    .body("decomposed letters") { _ in "e\u{323}\u{302}\n\n" },
    .body("line breaks in cells", before: "| a |\n|---|\n") { _ in
      "| " + String(repeating: "<br>", count: 500) + " |\n"
    },
    .body("links in links") { _ in "[<http://a>](b)\n\n" },
    .body("references with long addresses", before: "[a]: /" + String(repeating: "x", count: 3000) + "\n\n") { _ in
      "[a]\n\n"
    },
    .body("unknown bodies of tasks", before: "## Tổ chức thực hiện\n\n") { "### Cơ quan \($0)\n\n- a\n\n" },
    .body("bodies in headings", before: "## Tổ chức thực hiện\n\n") { _ in
      "### " + String(repeating: "Ban Thường vụ, ", count: 500) + "\n\n- a\n\n"
    },
    .body("marks of lines") { _ in "• a\n1.b\n##c\n" },
    .body("indented lines") { _ in "\ta\n" },
    .body("emphasis beside letters") { _ in String(repeating: "**“a”**b ", count: 500) + "\n\n" },
    .body("addresses that are never closed") { _ in String(repeating: "[a](b/ ", count: 1000) + "\n\n" },
    .body("cells between tabs") { _ in "a\tb\n" },
    .body("items of two levels") { _ in "- a\n+ b\n" },
    .body("bold lines", before: "## 1. a\n\n") { _ in "**2. b**\n\n" },
    Kind(testDescription: "one number, many entries") { size in
      [
        "content/documents.yml": repeated({ "- {number: 1-NQ/TW, date: 2017-01-01, issuer: b\($0)}\n" }, size / 2),
        "content/plans/a.md": SiteFixture.plan(
          body: repeated({ _ in "Nghị quyết số 1-NQ/TW ngày 02/1/2017 của Ban Thường vụ\n\n" }, size / 2)),
      ]
    },
    Kind(testDescription: "slogan headings and headings") { size in
      [
        "content/site.yml": "title: A\nslogan_headings:\n" + repeated({ "  - mục số \($0)\n" }, size / 2),
        "content/plans/a.md": SiteFixture.plan(body: repeated({ "## Mục khác \($0)\n\n" }, size / 2)),
      ]
    },
    Kind(testDescription: "sections of a template") { size in
      ["themes/default/templates/not-found.mustache": "<!DOCTYPE html>" + repeated({ _ in "{{#site}}{{/site}}" }, size)]
    },
    Kind(testDescription: "unknown names in a template") { size in
      ["themes/default/templates/not-found.mustache": "<!DOCTYPE html>" + repeated({ _ in "{{titel}}\n" }, size)]
    },
  ]

  /// At n and 2 n, by processor time beyond that of the minimal site. What is quick at 1 MiB has no room to grow.
  @Test(arguments: kinds) func isLinear(_ kind: Kind) throws {
    let start = try seconds(SiteFixture.minimal)
    var ratios: [Double] = []
    for _ in 0..<3 {
      var size = 1 << 14
      var time = 0.0
      repeat {
        size *= 2
        time = try seconds(kind, size) - start
      } while time < 0.2 && size < 1 << 20
      if time < 0.2 { return }
      ratios.append((try seconds(kind, 2 * size) - start) / time)
      if ratios.contains(where: { $0 < 2.6 }) { return }
    }
    Issue.record("\(kind): \(ratios)")
  }

  private func seconds(_ kind: Kind, _ size: Int) throws -> Double {
    try seconds(kind.files(size).reduce(SiteFixture.minimal) { $0.with($1.key, $1.value) })
  }

  /// The processor time of a check in all threads.
  private func seconds(_ fixture: SiteFixture) throws -> Double {
    let folder = try TemporaryFolder()
    try folder.write(fixture)
    let outcome = try Program.run(
      ["check"], in: folder.path, through: ["bash", "-c", "\"$@\"; status=$?; times >&2; exit $status", "bash"])
    #expect(outcome.status == 0 || outcome.status == 1)
    // The last line has the times of the program, user and system: 0m0.123s 0m0.045s
    let times = outcome.errors.split(separator: "\n").last?.split(separator: " ") ?? []
    return times.reduce(0) { sum, time in
      let parts = time.split(whereSeparator: { $0 == "m" || $0 == "s" }).compactMap { Double($0) }
      return sum + parts[0] * 60 + parts[1]
    }
  }
}
