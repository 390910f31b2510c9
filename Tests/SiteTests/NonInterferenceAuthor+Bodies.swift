// Bodies of Markdown by lines, public or internal.

import Citations

extension Author {
  private static let headings = ["I- Mục đích, yêu cầu", "II- Nội dung", "Tổ chức", "Kết luận", "Phụ lục"]

  /// Lines without their ends; a passage may stand before any of them and behind the last.
  ///
  /// - Parameter slogans: items of the section of slogans; empty for none.
  mutating func bodyLines(slogans: [String] = []) -> [String] {
    var lines: [String] = []
    var blocks: [[String]] = (0..<random.number(1...4)).map { _ in block() }
    if !slogans.isEmpty {
      let layout = random.number(0...2)
      let lines = zip(1..., slogans).map { [["\($0). \($1)", "- \($1)", "“\($1)”"][layout], layout == 2 ? "" : nil] }
      let section = ["## III- Khẩu hiệu tuyên truyền", ""] + lines.joined().compactMap(\.self) + ["", "## Hết"]
      blocks.insert(section, at: random.number(0...blocks.count))
    }
    for block in blocks {
      lines += block
      if random.chance(85) { lines.append("") }
    }
    return lines
  }

  private mutating func block() -> [String] {
    switch random.number(0...20) {
    case 0, 1: return ["\(random.pick(["##", "###"])) \(random.pick(Self.headings))"]
    case 2: return ["\(phrase())", random.pick(["***", "* * *"])]
    case 3: return ["- \(phrase())", "  \(phrase())", "  - \(phrase())", "- \(phrase())"]
    case 4:
      // A jump of the numbers is worth a warning.
      let second = isOpen && random.chance(20) ? 5 : 2
      return ["1. \(phrase())", "", "   \(phrase())", "\(second). \(phrase())"]
    case 5: return ["| \(phrase()) | Số |", "| --- | --: |", "| \(phrase()) | 2 |", "| x | \(phrase()) |"]
    case 6: return ["```text", phrase(), "", "## \(phrase())", "```"]
    case 7: return ["~~~", "\(phrase())", "``` không đóng", "~~~"]
    case 8: return ["> \(phrase())", "> ", "> - \(phrase())", "\(phrase())"]
    case 9: return ["**\(phrase())** và *\(phrase())*  ", "`\(phrase())`"]
    case 10: return linkLines()
    case 11: return ["    \(phrase())", "", "    \(phrase())"]
    case 12, 13: return ["\(phrase()), \(citation()), \(phrase());", "\(citation())."]
    case 14: return ["> - \(citation())", "", "| A | \(citation()) |", "| --- | --- |", "| \(citation()) | x |"]
    case 15:
      return [
        "## IV- Tổ chức thực hiện", "", "### 1. \(random.pick(headingBodies))", "", "- \(phrase())", "- \(citation())",
        "", "### \(phrase()) và \(random.pick(headingBodies))", "", "\(phrase())",
      ]
    case 16:
      return [
        "## IV- Tổ chức thực hiện", "", "1. \(random.pick(headingBodies))", "- \(phrase())", "",
        "2. Giao \(random.pick(headingBodies)) chủ trì, phối hợp với \(random.pick(headingBodies)) \(phrase())", "",
        "a) \(random.pick(headingBodies)): \(phrase())", "b) Các cơ quan \(phrase()): \(phrase())",
      ]
    case 17:
      return [
        "| Nội dung | Chủ trì | Phối hợp | Thời hạn |", "|---|---|---|---|",
        "| \(phrase()) | \(random.pick(headingBodies)) | \(phrase()) | \(phrase()) |",
        "| \(phrase()) | | | \(phrase()) |",
      ]
    case 18:
      return ["Điều 2. \(random.pick(headingBodies)) chịu trách nhiệm \(phrase())", "", "## Điều 3", "", phrase()]
    case 19:
      let label = random.number(1...1_000_000)
      return [
        "\(phrase())[^\(label)], \(citation())[^\(label)]", "[^\(label)]: \(phrase())", "", "    \(citation())",
      ]
    default: return (0...random.number(0...2)).map { _ in phrase() }
    }
  }

  /// The bodies that a heading of tasks may name: in public text none of which only internal text may speak.
  private var headingBodies: [String] { isOpen ? Array(Self.bodyNames.dropLast()) : Self.bodyNames }

  private var isOpen: Bool {
    if case .open = voice { true } else { false }
  }

  /// Links to what is public, for what is internal would be an error of public text.
  private mutating func linkLines() -> [String] {
    var targets = ["https://example.org/\(random.number(1...9))", "mailto:a@example.org"]
    targets += publicPaths + publicAttachments.map { "files/\($0)" }
    let target = random.pick(targets)
    switch random.number(0...3) {
    case 0:
      let label = random.pick(["nguồn", "xem"])
      return ["Xem [\(phrase())][\(label)].", "", "[\(label)]: \(target)"]
    case 1 where !publicAttachments.isEmpty: return ["![\(phrase())](files/\(random.pick(publicAttachments)))"]
    default: return ["Xem [\(phrase())](\(target) \"\(phrase())\")", "và [\(phrase())](<\(target)>)."]
    }
  }

  /// What an editor can write wrong in public text; each gives an error or a warning in the public log.
  mutating func mistake() -> [String] {
    random.pick([
      ["[xem](plans/khong-co.md)"], ["Xem [chỗ này](#khong-co)."], ["Một <b>thẻ</b>."], ["[x](javascript:x)"],
      ["Chữ\u{200B}ẩn"], ["1. một", "3. ba"], ["```a\"b", "```"], ["![x](files/ban-que.pdf)"], ["[x](//host)"],
      ["Tiêu đề", "==="], ["Tiêu đề", "---"], ["| A | B |", "--- ---", "| a | b |"], ["- **Internal**： x"],
      ["access:"], ["---", "title: x", "topics:", "  - y", "---"], ["place: x", "# y", "---"],
      [":: internal"], ["• ::: internal", "", ":::"], [":\u{FE0F}::"], ["> : internal"],
      ["Một[^khong-co]"], ["", "[^thua]: x"], ["> [^cho-khac]: x"], ["x[^a]", "", "[^a]: x", "[^a]: y"], ["a<br>b"],
    ])
  }
}
