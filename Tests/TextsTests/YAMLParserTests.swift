import Diagnostics
import TestSupport
import Testing
import Texts

/// What a text gives: its value, or its findings.
private struct Read {
  let value: YAMLValue?
  let findings: [Diagnostic]

  init(_ text: String) {
    var report = Report()
    value = YAMLValue(parsing: Array(text.utf8), at: SourceLocation(file: "a.yml"), into: &report)
    findings = report.findings.sorted()
  }

  /// The value in one line without places; a null as `∅`.
  var shown: String? { value.map(Self.show) }

  private static func show(_ value: YAMLValue) -> String {
    switch value {
    case .scalar(let scalar): "‹" + scalar.text.replacing("\n", with: "⏎") + "›"
    case .null: "∅"
    case .sequence(let items, _): "[" + items.map(show).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{" + mapping.entries.map { "\($0.key): \(show($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

@Suite struct YAMLParserTests {
  @Test(arguments: [
    "no", "yes", "on", "True", "0777", "0x1F", "12:30", "1e999", ".nan", "2026-02-30", "1_000", "nil", "NaN", "Null.",
    "a#b", "a:b", "-x", "?x", ":x", "a, b", "a [b] {c}", "Mác-Lênin", "a 'b' \"c\"", "…",
  ])
  func scalarsStayText(_ scalar: String) {
    #expect(Read("a: \(scalar)\n").shown == "{a: ‹\(scalar)›}")
    #expect(Read("- \(scalar)").shown == "[‹\(scalar)›]")
    #expect(Read("a: \"no\" # no\n").shown == "{a: ‹no›}")
  }

  @Test(arguments: ["", " ", " ~", " null", " Null", " NULL", " # a", " ~ # a", "\n\n"])
  func nothingIsNull(_ value: String) {
    #expect(Read("a:\(value)\nb: c\n").shown == "{a: ∅, b: ‹c›}")
    #expect(Read("-\(value)\n- c\n").shown == "[∅, ‹c›]")
  }

  @Test func quotedWordsAreNeverNull() {
    #expect(Read(#"["", '~', "null"]"#).shown == "[‹›, ‹~›, ‹null›]")
  }

  @Test(
    arguments: [
      ("", nil), ("# a\n\n", nil), ("a: b", "{a: ‹b›}"), ("a : b # c\n", "{a: ‹b›}"),
      ("\"a b\": c\n'd': e\n", "{a b: ‹c›, d: ‹e›}"),
      ("a:\n  b: c\n  d:\n    e: f\ng: h\n", "{a: {b: ‹c›, d: {e: ‹f›}}, g: ‹h›}"),
      ("a:\n- b\n- c\nd: e\n", "{a: [‹b›, ‹c›], d: ‹e›}"),
      ("a:\n  # x\n  - b\n\n  - c: d\n    e: f\n  -\n    g: h\n", "{a: [‹b›, {c: ‹d›, e: ‹f›}, {g: ‹h›}]}"),
      ("- - a\n  - b\n- c: [d]\n", "[[‹a›, ‹b›], {c: [‹d›]}]"),
      ("  a: b\n  c: d\n", "{a: ‹b›, c: ‹d›}"),
      ("[]", "[]"), ("{ }\n", "{}"), ("[a, 'b', \"c\",]", "[‹a›, ‹b›, ‹c›]"),
      ("{a: b, c, d: }", "{a: ‹b›, c: ∅, d: ∅}"),
      ("{\"a\":b, 'c' : d}", "{a: ‹b›, c: ‹d›}"), ("[a: b, [c], {d: e}]", "[{a: ‹b›}, [‹c›], {d: ‹e›}]"),
      ("a: [ # x\n  b c\n  d,\n\n  e\n]\nf: g\n", "{a: [‹b c d›, ‹e›], f: ‹g›}"),
      ("[a:b, http://x/]", "[‹a:b›, ‹http://x/›]"),
    ] as [(String, String?)])
  func collections(_ text: String, _ shown: String?) {
    let read = Read(text)
    #expect(read.findings == [])
    #expect(read.shown == shown)
  }

  @Test(arguments: [
    (#"'it''s'"#, "it's"), (#"'a\n'"#, #"a\n"#), ("'a \n  b\n\n  c '", "a b⏎c "), (#""a\"\\\/\ b""#, #"a"\/ b"#),
    (#""\x41\u0103\U0001F600\n\t""#, "Aă😀⏎\t"), ("\"a \n  b\"", "a b"), ("\"a \\\n  b\"", "a b"),
    ("\"a\\\n\n  b\"", "a⏎b"),
    ("\"a\\t \n  b\"", "a\t b"), (#""e\u0301\u0323""#, "ẹ́"), (#""""#, ""), (#""a: b, # [c]""#, "a: b, # [c]"),
  ])
  func quoted(_ written: String, _ text: String) {
    #expect(Read("a: \(written) # x\nb: c\n").shown == "{a: ‹\(text)›, b: ‹c›}")
    #expect(Read("[\(written)]").shown == "[‹\(text)›]")
  }

  @Test func escapesGiveComposedText() {
    guard case .scalar(let scalar)? = Read(#""e\u0323\u0302""#).value else { return #expect(Bool(false)) }
    #expect(scalar.text.unicodeScalars.elementsEqual("ệ".unicodeScalars))
  }

  @Test(arguments: [
    ("|\n  a\n  b\n", "a⏎b⏎"), ("|-\n  a\n  b\n", "a⏎b"), ("|+\n  a\n\n", "a⏎⏎"),
    ("| # x\n\n  a\n   b\n\n  c\n", "⏎a⏎ b⏎⏎c⏎"),
    (">\n  a\n  b\n\n  c\n", "a b⏎c⏎"), (">\n  a\n\n\n  b\n", "a⏎⏎b⏎"), (">-\n  a\n    b\n  c\n", "a⏎  b⏎c"),
    ("|2-\n    a\n", "  a"),
    ("|\n  a: b # c\n  ---\n  \"d\n", "a: b # c⏎---⏎\"d⏎"), ("|\n", ""), ("|+\n\n\n", "⏎⏎"),
    (">\n  \ta\n  b\n", "\ta⏎b⏎"),
  ])
  func blockScalars(_ written: String, _ text: String) {
    #expect(Read("a: \(written)b: c\n").shown == "{a: ‹\(text)›, b: ‹c›}")
    #expect(Read("- - \(written.replacing("\n ", with: "\n   "))- c\n").shown == "[[‹\(text)›], ‹c›]")
  }

  @Test func blockScalarAtTheEndOfTheText() {
    #expect(Read("a: |\n  b").shown == "{a: ‹b›}")
    #expect(Read("a: |+\n  b\n  ").shown == "{a: ‹b⏎›}")
    #expect(Read("a: |").shown == "{a: ‹›}")
  }

  @Test func placesCountScalars() {
    let marked = Marked("⟦tên: ⟦Đại hội\n⟦\"ố\": {⟦ế: ⟦\"ộ\", ⟦b: ⟦[⟦c]}\n")
    guard case .mapping(let root)? = Read(marked.text).value, case .mapping(let inner) = root.entries[1].value,
      case .sequence(let items, let list) = inner.entries[1].value
    else { return #expect(Bool(false)) }
    let places = [
      root.location, root.entries[0].value.location, root.entries[1].keyLocation, inner.entries[0].keyLocation,
      inner.entries[0].value.location, inner.entries[1].keyLocation, list, items[0].location,
    ]
    #expect(places == marked.locations(in: "a.yml"))
  }

  @Test func placesOfATextWithinAFile() {
    var report = Report()
    let start = SourceLocation(file: "a.md", line: 3, column: 5)
    let value = YAMLValue(parsing: Array("a: b\nc: d\n".utf8), at: start, into: &report)
    guard case .mapping(let mapping)? = value else { return #expect(Bool(false)) }
    #expect(mapping.entries[0].value.location == SourceLocation(file: "a.md", line: 3, column: 8))
    #expect(mapping.entries[1].value.location == SourceLocation(file: "a.md", line: 4, column: 4))
  }

  /// NEL and the separators of Unicode, which YAML 1.1 counts as line ends; other findings tell of them.
  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"]) func otherLineEndsAreNone(_ end: String) {
    let marked = Marked("# c\(end)\na: b\(end)\(end)c\nd: \"e\(end)\"\n⟦f\n")
    #expect(Read(marked.text).findings.map(\.location) == marked.locations(in: "a.yml"))
  }

  /// A text, `⟦` at the places of its findings, and their code.
  @Test(arguments: [
    ("a: ⟦&x b\n", "yaml.feature"), ("a: [b, ⟦*x]\n", "yaml.feature"), ("⟦*x : b\n", "yaml.feature"),
    ("a: ⟦!!str b\nc: {d: ⟦!x e}\n", "yaml.feature"), ("a:\n  - ⟦&x\n", "yaml.feature"),
    ("{\"a\":⟦&x b}", "yaml.feature"),
    ("⟦<<: {a: b}\nc: {⟦<< : d}\n", "yaml.feature"), ("⟦%YAML 1.2\na: b\n", "yaml.feature"),
    ("⟦---\na: b\n", "yaml.second-document"), ("a: b\n⟦---\na: b\n", "yaml.second-document"),
    ("a: b\n⟦...\n", "yaml.second-document"), ("⟦? a\n: b\n", "yaml.key"), ("⟦[a]: b\n", "yaml.key"),
    ("a: b\n⟦{c: d}: e\n", "yaml.key"), ("a: {⟦[b]: c}\n", "yaml.key"), ("a: [⟦? b]\n", "yaml.key"),
    ("a:\n⟦\tb: c\n", "yaml.tab"), ("a:\n  ⟦\tb: c\n", "yaml.tab"), ("a: b\n⟦\t# c\n", "yaml.tab"),
    ("a: b\n⟦a: c\n⟦\"a\": d\n'b': e\n", "yaml.duplicate-key"), ("{a: b, ⟦'a': c,\n  ⟦A: d}", "yaml.duplicate-key"),
    ("tên: b\n⟦TÊN: c\n", "yaml.duplicate-key"), ("- {a: b}\n- a: b\n  ⟦A: c\n", "yaml.duplicate-key"),
    ("⟦a b\n", "yaml.syntax"), ("a⟦:b\n", "yaml.syntax"), ("tên_⟦:b\n", "yaml.syntax"), ("a: b⟦: c\n", "yaml.syntax"),
    ("a: \"b\" ⟦c\n", "yaml.syntax"), ("a: [b] ⟦c\n", "yaml.syntax"), ("\"a\" ⟦b: c\n", "yaml.syntax"),
    ("a: ⟦- b\n", "yaml.syntax"), ("a: [⟦- b]\n", "yaml.syntax"), ("a: b\n⟦- c\n", "yaml.syntax"),
    ("- a\n⟦b: c\n", "yaml.syntax"),
    ("a: b\n ⟦c: d\ne: f\n", "yaml.syntax"), ("a:\n   b: c\n ⟦d: e\n", "yaml.syntax"),
    ("  a: b\n⟦c: d\ne: f\n", "yaml.syntax"),
    ("a: b\n  ⟦c\nd: e\n", "yaml.syntax"), ("- a\n ⟦-b\n- c\n", "yaml.syntax"), ("a:\n  ⟦b\n", "yaml.syntax"),
    ("a: ⟦[b, c\nd: e\n", "yaml.syntax"), ("a: [b, ⟦{c: d]\n", "yaml.syntax"),
    ("a: ⟦[\"b\" c]\n", "yaml.syntax"), ("a: ⟦{b: c", "yaml.syntax"), ("a: ⟦\"b\n", "yaml.syntax"),
    ("a: ⟦'b\n  c\n", "yaml.syntax"),
    ("a: \"b\n⟦c: d\"\ne: f\n", "yaml.syntax"), ("a: \"\n\n⟦c\"\n", "yaml.syntax"), ("a: \"b⟦\\q\"\n", "yaml.syntax"),
    ("a: \"⟦\\x+1\"\n", "yaml.syntax"), ("a: \"⟦\\uD800\"\n", "yaml.syntax"), ("a: \"⟦\\u12\"\n", "yaml.syntax"),
    ("a: ⟦\"\\", "yaml.syntax"), ("a: ⟦[b\nc: d\ne: f⟦: g\n", "yaml.syntax"),
    ("a: ⟦%b\nc: ⟦@d\ne: ⟦`f\ng: ⟦]h\ni: ⟦}j\nk: ⟦,l\nm: ⟦|n\no: ⟦>p\n", "yaml.syntax"), ("[⟦#a]", "yaml.syntax"),
    ("⟦: b\n", "yaml.syntax"),
  ])
  func refused(_ text: String, _ code: String) {
    let marked = Marked(text)
    let read = Read(marked.text)
    #expect(read.findings.map(\.location) == marked.locations(in: "a.yml"))
    #expect(Set(read.findings.map(\.code)) == [code])
    #expect(read.value == nil)
  }

  @Test func findingsDoNotHideEachOther() {
    let marked = Marked(
      "⟦a b\nc: ⟦*d\ne:\n  f: \"g\" ⟦h\n  ⟦\ti: j\n  k:\n    - ⟦!l m\n    - n: o\n      ⟦n: p\nq: ⟦[r\n")
    let findings = Read(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "a.yml"))
    #expect(
      findings.map(\.code) == [
        "yaml.syntax", "yaml.feature", "yaml.syntax", "yaml.tab", "yaml.feature", "yaml.duplicate-key", "yaml.syntax",
      ])
  }

  @Test func manyFindingsTakeLittleMemory() {
    #expect(Read(String(repeating: "a b\n", count: 100_000)).findings.count == 50)
    #expect(Read("{" + String(repeating: "a: b,\n", count: 100_000) + "}").findings.count <= 51)
  }

  @Test(arguments: ["[", "- ", "{a: "]) func depth(_ opening: String) {
    #expect(Read(String(repeating: opening, count: 5_000)).findings.map(\.code) == ["yaml.depth"])
  }

  @Test func indentationBoundsDepth() {
    let lines = (0..<5_000).map { String(repeating: " ", count: $0) + "a:\n" }
    #expect(Read(lines.prefix(16).joined()).findings == [])
    let findings = Read(lines.joined()).findings
    #expect(findings.map(\.code) == ["yaml.depth"])
    #expect(findings.first?.location.line == 17)
    #expect(Read(lines.map { $0.replacing(":", with: ": b") }.joined()).findings.contains { $0.code == "yaml.depth" })
  }

  @Test func longLinesAreRefused() {
    let long = String(repeating: "ế", count: 19_997)
    #expect(Read("a: \(long)\n").findings == [])
    let marked = Marked("a: \(long)⟦ế\nb: ⟦*c\n# \(long)\(long)\nd: \"\n  \(long)\(long)\"\n")
    let findings = Read(marked.text).findings
    #expect(findings.map(\.location) == marked.locations(in: "a.yml"))
    #expect(findings.map(\.code) == ["value.too-long", "yaml.feature"])
  }

  @Test(arguments: [
    (#"\0"#, "encoding.control-character"), (#"\e"#, "encoding.control-character"), (#"\N"#, "encoding.line-separator"),
    (#"\L"#, "encoding.line-separator"), (#"\u202E"#, "encoding.bidirectional"), (#"\uFEFF"#, "encoding.invisible"),
    (#"\x9D"#, "encoding.control-character"), (#"\u01A3"#, "encoding.pdf-letter"),
    (#"\U0010FFFF"#, "encoding.unassigned"),
  ])
  func charactersMadeByEscapes(_ escape: String, _ code: String) {
    let marked = Marked("a: ⟦\"b\(escape)c\"\n")
    let findings = Read(marked.text).findings
    #expect(findings.map(\.code) == [code])
    #expect(findings.map(\.location) == marked.locations(in: "a.yml"))
  }

  @Test(arguments: [("", 1, 1), ("- a\n", 1, 1), ("\n\n  \"b\"\n", 3, 3), ("[a: b]\n", 1, 1)])
  func rootIsAMapping(_ text: String, _ line: Int, _ column: Int) {
    var report = Report()
    let mapping = YAMLMapping(parsing: Array(text.utf8), at: SourceLocation(file: "a.yml"), into: &report)
    #expect(mapping == nil)
    #expect(report.findings.map(\.code) == ["yaml.root"])
    #expect(report.findings.map(\.location) == [SourceLocation(file: "a.yml", line: line, column: column)])
  }
}
