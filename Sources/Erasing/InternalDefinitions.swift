// Definitions of links and footnotes inside internal passages that text outside them uses: in the public edition that text would show brackets.

import Diagnostics

enum InternalDefinitions {
  /// Reports each use, outside the passages, of a label that only a passage defines. Shown in the internal log only.
  static func check(
    _ lines: SourceLines, _ body: Range<Int>, _ passages: [InternalPassage], of file: String, into report: inout Report
  ) {
    guard !passages.isEmpty else { return }
    var inside = [Bool](repeating: false, count: lines.count)
    for passage in passages { for line in passage.lines { inside[line] = true } }
    var withheld: Set<String> = []
    var published: Set<String> = []
    for line in body {
      guard let label = defined(lines.content(line)) else { continue }
      if inside[line] { withheld.insert(label) } else { published.insert(label) }
    }
    withheld.subtract(published)
    guard !withheld.isEmpty else { return }
    for line in body where !inside[line] {
      let text = String(decoding: lines.content(line), as: UTF8.self)
      for (column, label) in labels(in: text) where withheld.contains(label) {
        let rule = label.hasPrefix("^") ? rules.withheldFootnote : rules.withheld
        report.add(rule, label, at: SourceLocation(file: file, line: line + 1, column: column))
      }
    }
  }

  /// The label of a definition `[label]: address` (CommonMark 0.30, section 4.7), folded as labels are compared.
  private static func defined(_ content: ArraySlice<UInt8>) -> String? {
    let rest = content.drop { $0 == 0x20 }
    guard rest.startIndex - content.startIndex < 4, rest.first == UInt8(ascii: "["),
      let end = rest.firstIndex(of: UInt8(ascii: "]")), rest[(end + 1)...].first == UInt8(ascii: ":")
    else { return nil }
    return normalised(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self))
  }

  /// What stands between brackets, with the column of its opening bracket.
  private static func labels(in text: String) -> [(column: Int, label: String)] {
    var labels: [(Int, String)] = []
    var open: (column: Int, text: String.UnicodeScalarView)?
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "[" {
        open = (offset + 1, String.UnicodeScalarView())
      } else if scalar == "]" {
        if let (column, label) = open { labels.append((column, normalised(String(label)))) }
        open = nil
      } else {
        open?.text.append(scalar)
      }
    }
    return labels
  }

  private static func normalised(_ label: String) -> String {
    label.lowercased().unicodeScalars.split { $0.properties.isWhitespace }.map { String(Substring($0)) }.joined(
      separator: " ")
  }
}

package struct InternalDefinitionRules: RuleTable {
  let withheld = Rule(
    "passage.definition",
    vi: "địa chỉ của “[{0}]” chỉ được ghi trong một đoạn nội bộ", hint: "chuyển dòng “[{0}]: …” ra ngoài đoạn nội bộ",
    en: "only an internal passage defines the address of “[{0}]”", hint: "move the line ‘[{0}]: …’ out of the passage")

  let withheldFootnote = Rule(
    "passage.definition",
    vi: "lời chú thích “[{0}]” chỉ có trong một đoạn nội bộ", hint: "chuyển dòng “[{0}]: …” ra ngoài đoạn nội bộ",
    en: "only an internal passage has the footnote “[{0}]”", hint: "move the line ‘[{0}]: …’ out of the passage")

  package init() {}
}
private let rules = InternalDefinitionRules()
