// What is internal: passages, keys, entries of attachments, whole files.

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
      let lines = author.random.pick([Self.flowKey, Self.blockKey, Self.brokenKey])(&author)
      return lines.map { $0.isEmpty ? "\n" : blanks + $0 + "\n" }.joined()
    }
    draft.add(text, on: side(), secrets)
  }

  private static func flowKey(_ author: inout Author) -> [String] {
    ["internal: {ghi_chu: \(author.phrase(always: true)), danh_sach: [\(author.phrase()), b]}"]
  }

  private static func blockKey(_ author: inout Author) -> [String] {
    var lines = [author.random.pick(["internal:", "internal: # \(author.phrase(isShown: false))", "internal :"])]
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
  private static func brokenKey(_ author: inout Author) -> [String] {
    guard author.pair.isWild else { return flowKey(&author) }
    return author.random.pick([
      ["internal:", "  a: [\(author.phrase(always: true))"], ["internal:", "  \"\(author.phrase(always: true))"],
      ["internal:", "  a: b: \(author.phrase(always: true))"], ["internal:", "\t\(author.phrase(always: true))"],
      ["internal:", "  &a *b !c \(author.phrase(always: true))", "  <<: x"],
      ["internal: {a: \"\(author.phrase(always: true))}"],
    ])
  }

  // MARK: Attachments

  /// The key `attachments` of a public plan.
  mutating func addAttachments(to draft: inout Draft, listing files: [String]) {
    var entries: [(text: String, side: ContentPair.Side?, secrets: [Secret])] = files.map { file in
      (attachmentEntry(file, access: "public"), nil, [])
    }
    // A list without public entries is internal as a whole, with its key.
    let whole = side()
    for _ in 0..<random.number(files.isEmpty ? 1...1 : 0...2) {
      let (text, secrets) = writing(.attachment) { author in
        let name = author.random.pick(files + ["ban-quet.pdf"]).dropLast(4) + author.random.pick(["", "-", "-2"])
        let file = "\(name)\(author.secret().plain).pdf"
        author.pair.attachments.append(ContentPair.Attachment(path: "content/files/\(file)", side: .both))
        return author.attachmentEntry(file, access: "internal")
      }
      entries.insert((text, files.isEmpty ? whole : side(), secrets), at: random.number(0...entries.count))
    }
    guard !entries.isEmpty else { return }
    let key: (String, ContentPair.Side?) = files.isEmpty ? ("attachments:", whole) : ("attachments:", nil)
    func add(_ text: String, _ side: ContentPair.Side?, _ secrets: [Secret]) {
      draft.pieces.append((text, side, secrets))
    }
    switch random.number(0...2) {
    case 0:
      // A block: each entry on lines of its own.
      add(key.0 + "\n", key.1, [])
      let blanks = random.pick(["", "  "])
      for entry in entries {
        let text = random.chance(50) ? "\(blanks)- {\(entry.text)}\n" : blockEntry(entry.text, blanks)
        add(text, entry.side, entry.secrets)
      }
    case 1:
      let separators = separators(of: entries.map(\.side), between: ", ")
      add(key.0 + " [", key.1, [])
      for (entry, (before, after)) in zip(entries, separators) {
        add("\(before){\(entry.text)}\(after)", entry.side, entry.secrets)
      }
      add("]\n", key.1, [])
    default:
      let separators = separators(of: entries.map(\.side), between: ",\n  ")
      add(key.0 + " [\n  ", key.1, [])
      for (entry, (before, after)) in zip(entries, separators) {
        add("\(before){\(entry.text)}\(after)", entry.side, entry.secrets)
      }
      add("\n  ]\n", key.1, [])
    }
  }

  /// What stands before and behind each entry, so that any internal ones can be left out.
  private func separators(of sides: [ContentPair.Side?], between separator: String) -> [(String, String)] {
    let first = sides.firstIndex { $0 == nil } ?? 0
    return sides.indices.map { ($0 > first ? separator : "", $0 < first ? separator : "") }
  }

  private mutating func attachmentEntry(_ file: String, access: String) -> String {
    let quoted = random.pick([file, "\"\(file)\"", "'\(file)'"])
    let title = random.pick(["\(phrase())", "\"\(phrase()), [x]\"", "\(phrase()) của ng'x"])
    return random.pick([
      "title: \(title), file: \(quoted), access: \(access)", "access: \(access), file: \(quoted), title: \(title)",
      "file: \(quoted), access: '\(access)', title: \(title)",
    ])
  }

  private func blockEntry(_ flow: String, _ blanks: String) -> String {
    var text = ""
    var keys = flow
    for key in ["title", "file", "access"] { keys = keys.replacing(", \(key): ", with: "\n\(key): ") }
    for (index, line) in keys.split(separator: "\n").enumerated() {
      text += "\(blanks)\(index == 0 ? "- " : "  ")\(line)\n"
    }
    return text
  }
}
