// Words a comparison for people and for programs.

package import Diagnostics
import Erasing

package struct ComparisonPrinter: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case text, markdown, json
  }

  /// A comment of GitHub holds 65,536 characters.
  private static let mostCharacters = 65_000

  private let format: Format
  private let language: Language

  package init(_ format: Format, language: Language) {
    self.format = format
    self.language = language
  }

  package func print(_ comparison: Comparison) -> String {
    if format == .json { return json(comparison).text + "\n" }
    var parts: [(heading: LocalizedText, level: Int, items: [String])] = []
    if comparison.hasErrors || comparison.hadErrors {
      parts.append((comparison.hasErrors ? Self.newErrors : Self.oldErrors, 0, []))
    }
    for group in Self.groups {
      let sections = group.kinds.compactMap { kind, heading in
        let items = comparison.differences.filter { $0.kind == kind && $0.edition == group.edition }.map(item)
        return items.isEmpty ? nil : (heading: heading, level: group.title == nil ? 1 : 2, items: items)
      }
      if let title = group.title, !sections.isEmpty { parts.append((title, 1, [])) }
      parts += sections
    }
    if comparison.differences.isEmpty { parts.append((Self.nothing, 0, [])) }
    return bounded(parts)
  }

  /// The parts with as many of their items as there is room for.
  private func bounded(_ parts: [(heading: LocalizedText, level: Int, items: [String])]) -> String {
    let heads = parts.map { heading($0.heading, $0.level, $0.items.count) }
    // What is left behind the headings, and a line for each part that says what is left out.
    var room = format == .text ? Int.max : Self.mostCharacters - heads.reduce(0) { $0 + $1.utf16.count + 60 }
    var text = ""
    for (part, head) in zip(parts, heads) {
      text += head
      var shown = 0
      for item in part.items {
        guard item.utf16.count <= room else { break }
        room -= item.utf16.count
        text += item
        shown += 1
      }
      let rest = part.items.count - shown
      if rest > 0 {
        text += "\n" + LocalizedText(vi: "… và \(rest) mục nữa", en: "… and \(rest) more")[language] + "\n"
      }
    }
    return text
  }

  private func heading(_ heading: LocalizedText, _ level: Int, _ count: Int) -> String {
    let text = heading[language] + (count > 0 ? ": \(count)" : "")
    switch (format, level) {
    case (.markdown, 1...): return "\n\(String(repeating: "#", count: level + 1)) \(text)\n\n"
    case (.markdown, _): return "\n**\(text)**\n"
    case (_, 2): return "  \(text)\n"
    default: return "\(text)\n"
    }
  }

  // MARK: Items

  private func item(_ difference: Comparison.Difference) -> String {
    var words: [String] = []
    if let code = difference.code { words.append("[\(code)]") }
    if let address = difference.address {
      words.append((difference.former.map { quoted($0) + " → " } ?? "") + quoted(address))
    }
    let subject = difference.kind == .gained || difference.kind == .lost ? Self.subjects[difference.subject] : nil
    words.append((subject.map { $0[language] + ": " } ?? "") + quoted(difference.title[language]))
    if let place = difference.place, difference.address == nil {
      let isOfFile = difference.subject == .page || difference.subject == .entry
      words.append("(" + quoted(isOfFile ? place.file : "\(place.file):\(place.line)") + ")")
    }
    let mark = format == .markdown ? "- " : "    "
    return mark + words.joined(separator: " ") + "\n" + difference.changes.map(change).joined()
  }

  private func change(_ change: Comparison.Change) -> String {
    let name = change.name?[language] ?? quoted(change.key)
    let mark = (format == .markdown ? "  - " : "      ") + name
    if change.key == "body" {
      let lines = [("−", change.old), ("+", change.new)].flatMap { sign, text in
        text.split(separator: "\n").map { "\(sign) \(quoted(String($0)))" }
      }
      let inner = format == .markdown ? "    - " : "        "
      let rest =
        lines.count > 20
        ? [LocalizedText(vi: "… và \(lines.count - 20) dòng nữa", en: "… and \(lines.count - 20) more lines")[language]]
        : []
      return mark + ":\n" + (lines.prefix(20) + rest).map { inner + $0 + "\n" }.joined()
    }
    return mark + ": " + quoted(change.old) + " → " + quoted(change.new) + "\n"
  }

  /// What an author wrote, on one line and not too long. In a comment it is code: no markup, link or mention.
  private func quoted(_ text: String) -> String {
    if text.isEmpty { return LocalizedText(vi: "(trống)", en: "(empty)")[language] }
    let start = text.unicodeScalars.prefix(300)
    let plain = DiagnosticPrinter.plain(String(start) + (start.endIndex < text.endIndex ? "…" : ""))
    guard format == .markdown else { return plain }
    var (run, longest) = (0, 0)
    for byte in plain.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest > 0 || plain.hasPrefix(" ") ? "\(fence) \(plain) \(fence)" : fence + plain + fence
  }

  // MARK: JSON

  private func json(_ comparison: Comparison) -> JSON {
    let differences = comparison.differences.map { difference in
      var members: [(String, JSON)] = [
        ("edition", .string(difference.edition.rawValue)), ("kind", .string(difference.kind.rawValue)),
        ("subject", .string(difference.subject.rawValue)), ("title", .string(difference.title[language])),
      ]
      if let address = difference.address { members.append(("address", .string(address))) }
      if let former = difference.former { members.append(("former", .string(former))) }
      if let code = difference.code { members.append(("code", .string(code))) }
      if let place = difference.place {
        members += [("file", .string(place.file)), ("line", .number(place.line))]
      }
      if !difference.changes.isEmpty {
        let changes = difference.changes.map { change in
          JSON.object([
            ("key", .string(change.key)), ("name", .string(change.name?[language] ?? change.key)),
            ("old", .string(change.old)), ("new", .string(change.new)),
          ])
        }
        members.append(("changes", .array(changes)))
      }
      return JSON.object(members)
    }
    return [
      "hasErrors": .boolean(comparison.hasErrors), "hadErrors": .boolean(comparison.hadErrors),
      "differences": .array(differences),
    ]
  }

  // MARK: Words

  private typealias Group = (title: LocalizedText?, edition: Edition, kinds: [(Comparison.Kind, LocalizedText)])

  private static let groups: [Group] = [
    (
      nil, .public,
      [
        (
          .published,
          LocalizedText(vi: "⚠ SẼ ĐƯỢC CÔNG KHAI (trước đây là nội bộ)", en: "⚠ BECOMES PUBLIC (was internal)")
        ),
        (.withdrawn, LocalizedText(vi: "Không còn công khai", en: "No longer public")),
      ]
    ), (LocalizedText(vi: "Bản công khai", en: "Public edition"), .public, kinds),
    (LocalizedText(vi: "Chỉ trong bản nội bộ", en: "In the internal edition only"), .internal, kinds),
    (
      nil, .internal,
      [
        (.found, LocalizedText(vi: "Phát hiện mới", en: "New findings")),
        (.mended, LocalizedText(vi: "Phát hiện không còn nữa", en: "Findings that are gone")),
      ]
    ),
  ]

  private static let kinds: [(Comparison.Kind, LocalizedText)] = [
    (.added, LocalizedText(vi: "Trang, tệp và mục mới", en: "New pages, files and entries")),
    (.moved, LocalizedText(vi: "Chuyển địa chỉ", en: "Moved")),
    (.removed, LocalizedText(vi: "Không còn", en: "Gone")),
    (.changed, LocalizedText(vi: "Thay đổi", en: "Changed")),
    (.gained, LocalizedText(vi: "Thêm khẩu hiệu, viện dẫn, nhiệm vụ", en: "Slogans, citations and tasks gained")),
    (.lost, LocalizedText(vi: "Bớt khẩu hiệu, viện dẫn, nhiệm vụ", en: "Slogans, citations and tasks lost")),
  ]

  private static let subjects: [Comparison.Subject: LocalizedText] = [
    .slogan: LocalizedText(vi: "khẩu hiệu", en: "slogan"), .citation: LocalizedText(vi: "viện dẫn", en: "citation"),
    .task: LocalizedText(vi: "nhiệm vụ", en: "task"),
  ]

  private static let newErrors = LocalizedText(
    vi: "Thư mục mới còn lỗi: chưa tạo được trang web, và phần so sánh này có thể thiếu.",
    en: "The new folder has errors: no site can be made of it, and this comparison may lack something.")
  private static let oldErrors = LocalizedText(
    vi: "Thư mục cũ có lỗi: phần so sánh này có thể thiếu.",
    en: "The old folder has errors: this comparison may lack something.")
  private static let nothing = LocalizedText(vi: "Không có gì khác nhau.", en: "There is no difference.")
}
