// What is internal: passages, keys, attachments.

import Citations
import Files
import Texts

extension Author {
  // MARK: Passages

  /// An internal passage for one place of a body.
  ///
  /// - Parameters:
  ///   - lines: the public lines of the body: headings and definitions of them come again inside.
  ///   - isWild: whether it may hold what stops the internal edition.
  mutating func addPassage(to draft: inout Draft, amid lines: [String], isWild: Bool) {
    let (text, secrets) = writing(.passage) { author in
      var inside: [String] = []
      for _ in 0..<author.random.number(1...2) { inside += author.passageBlock(amid: lines, isWild: isWild) }
      return (["::: internal"] + inside + [":::"]).map { $0 + "\n" }.joined()
    }
    draft.add(text, on: side(), secrets)
  }

  private mutating func passageBlock(amid lines: [String], isWild: Bool) -> [String] {
    let heading = lines.first { $0.hasPrefix("#") } ?? "## I- Mục đích"
    let quiet = secret(isShown: false)
    switch random.number(0...(isWild ? 17 : 11)) {
    case 0: return [heading, phrase(always: true)]
    case 1: return ["\(heading) \(phrase(always: true))"]
    case 2: return ["## IV- Khẩu hiệu", "", "1. \(phrase(always: true))", "2. \(phrase())"]
    case 3: return ["[\(quiet.plain)]: https://example.org/\(quiet.plain)", "", phrase(always: true)]
    case 4: return ["```", phrase(always: true)]
    case 5: return ["~~~ text", phrase(always: true), "~~~"]
    case 6: return ["| \(phrase(always: true)) | 1 |"]
    case 7: return ["- \(phrase())", "", "  \(phrase(always: true))"]
    case 8: return ["9. \(phrase(always: true))"]
    case 9: return ["\(citation()) của Ban \(phrase(always: true))", citation()]
    case 10: return bodyLines() + [phrase(always: true)]
    case 11: return ["## Tổ chức thực hiện", "", "### \(random.pick(Self.bodyNames))", "", phrase(always: true)]
    case 12: return ["", "---", "", "access: internal \(phrase(always: true))", "internal: {a: b}", ""]
    case 13: return [phrase(always: true), "---"]
    case 14: return ["<div title=\"\(phrase(always: true))\">"]
    case 15:
      return ["[\(phrase(always: true))](plans/\(quiet.plain).md)", "[nguồn]: https://example.org/\(quiet.plain)"]
    case 16: return ["\(phrase(always: true))\u{202E}\u{7}", "===", "[x](javascript:\(quiet.plain))"]
    default: return ["[nguồn]: /\(quiet.plain)", "[xem]: files/\(quiet.plain).pdf"]
    }
  }

  // MARK: Keys

  /// A key `internal` for one record.
  mutating func addKey(to draft: inout Draft, of kind: Secret.Kind, indentation: Int = 0) {
    let blanks = String(repeating: " ", count: indentation)
    let (text, secrets) = writing(kind) { author in
      let entries = kind == .planKey && author.random.chance(50) ? author.internalAttachments() : []
      let lines = author.random.pick([Self.flowKey, Self.blockKey, Self.brokenKey])(&author, entries)
      return lines.map { $0.isEmpty ? "\n" : blanks + $0 + "\n" }.joined()
    }
    draft.add(text, on: side(), secrets)
  }

  /// - Parameter entries: those of its list of attachments.
  private static func flowKey(_ author: inout Author, _ entries: [String]) -> [String] {
    let list = entries.isEmpty ? "" : "attachments: [\(entries.map { "{\($0)}" }.joined(separator: ", "))], "
    return ["internal: {\(list)ghi_chu: \(author.phrase(always: true)), danh_sach: [\(author.phrase()), b]}"]
  }

  private static func blockKey(_ author: inout Author, _ entries: [String]) -> [String] {
    var lines = [author.random.pick(["internal:", "internal: # \(author.phrase(isShown: false))", "internal :"])]
    if !entries.isEmpty { lines += ["  attachments:"] + entries.map { "  - {\($0)}" } }
    for number in 0..<author.random.number(1...3) {
      lines += author.random.pick([
        ["  khoa\(number): \(author.phrase(always: true))"],
        [
          "  khoa\(number): |", "    \(author.phrase(always: true))", "", "      sâu hơn", "    # không phải chú thích",
        ],
        ["  khoa\(number):", "    long: {a: \(author.phrase(always: true))}", "    b: \"c: d\""],
        [
          "  khoa\(number):", "    - \(author.phrase(always: true))", "", "    # \(author.phrase(isShown: false))",
          "    - b",
        ],
        ["  # \(author.phrase(isShown: false))", "", "  khoa\(number): x"],
        ["# \(author.phrase(isShown: false))", "  khoa\(number): \"\(author.phrase(always: true))\""],
      ])
    }
    if author.random.chance(30) { lines.append("  # \(author.phrase(isShown: false))") }
    return lines
  }

  /// What YAML would stumble over.
  private static func brokenKey(_ author: inout Author, _ entries: [String]) -> [String] {
    guard author.pair.isWild else { return flowKey(&author, entries) }
    return author.random.pick([
      ["internal:", "  a: [\(author.phrase(always: true))"], ["internal:", "  \"\(author.phrase(always: true))"],
      ["internal:", "  a: b: \(author.phrase(always: true))"], ["internal:", "\t\(author.phrase(always: true))"],
      ["internal:", "  &a *b !c \(author.phrase(always: true))", "  <<: x"],
      ["internal: {a: \"\(author.phrase(always: true))}"],
    ])
  }

  // MARK: Attachments

  /// The key `attachments` in one of the forms that YAML has for it; nothing if there are no files.
  mutating func attachmentList(_ files: [String]) -> String {
    if files.isEmpty { return "" }
    let entries = files.map { attachmentEntry($0) }
    return random.chance(30)
      ? "attachments:\n" + entries.map { "- " + $0.replacing(", ", with: "\n  ") + "\n" }.joined()
      : "attachments:" + flowList(entries.map { "{\($0)}" }) + "\n"
  }

  /// Entries below the key `internal` of a plan; their names are like public ones.
  private mutating func internalAttachments() -> [String] {
    (0..<random.number(1...2)).map { _ in
      let (text, secrets) = writing(.attachment) { author in
        let name = author.random.pick(author.publicAttachments + ["ban-quet.pdf"]).dropLast(4)
        let file = "\(name)\(author.random.pick(["", "-", "-2"]))\(author.secret().plain).pdf"
        author.pair.attachments.append(ContentPair.Attachment(path: "content/files/\(file)", side: .both))
        return author.attachmentEntry(file)
      }
      self.secrets += secrets
      return text
    }
  }

  private mutating func attachmentEntry(_ file: String) -> String {
    let title = "title: \(random.pick([phrase(), "\"\(phrase())[x]\"", "\(phrase()) của ng'x"]))"
    let file = "file: \(random.pick([file, "\"\(file)\"", "'\(file)'"]))"
    return random.pick(["\(title), \(file)", "\(file), \(title)"])
  }
}
