// Nothing is lost: documents of random words, printed in random ways, come back word by word.

import Foundation
import Importing
import TestSupport
import Testing

@Suite struct WordPropertyTests {
  @Test func everyWordComesThrough() throws {
    let seed =
      ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap(UInt64.init) ?? .random(in: .min ... .max)
    for fixed in [UInt64(1), seed] {
      var random = SeededGenerator(seed: fixed)
      for round in 0..<150 {
        let printed = PrintedDocument(using: &random)
        let comment = "PLAN_ARCHIVE_SEED=\(fixed), round \(round):\n\(printed.text)"
        let document = try imported(printed.text)
        let text = document.record.body.words
        #expect(text == printed.body.flatMap(\.words), "\(comment)\n→\n\(document.record.body)")
        #expect(
          document.record.recipients.flatMap { ($0.name + " " + ($0.note ?? "")).words }
            == printed.recipients.flatMap(\.words), "\(comment)")
        let signatory = document.record.signatory
        #expect(
          [signatory?.authority, signatory?.role, signatory?.name].compactMap(\.self) == printed.signature, "\(comment)"
        )
        #expect(document.itemsBySection == printed.items, "\(comment)\n→\n\(document.record.body)")
        #expect(printed.text.words.missing(in: text + document.wordsBesideText) == [], "\(comment)")
      }
    }
  }
}

/// A document and the way in which it is printed.
private struct PrintedDocument {
  private(set) var text = ""
  /// The paragraphs of the text in order.
  private(set) var body: [String] = []
  private(set) var items: [Int] = []
  private(set) var recipients: [String] = []
  private(set) var signature: [String] = []

  private static let words =
    "cây sông làng xóm ruộng đồng mưa nắng thầy trò sách vở đường xa núi cao biển rộng thuyền lưới chợ quê mùa gặt lúa vàng tre xanh trường học bến nước"
    .split(separator: " ").map { String($0) }

  init(using random: inout some RandomNumberGenerator) {
    let width = Int.random(in: 60...95, using: &random)
    let spacing = Spacing.allCases.randomElement(using: &random) ?? .none
    let isOfState = Bool.random(using: &random)
    let head =
      isOfState
      ? [
        "ỦY BAN NHÂN DÂN", "XÃ BẾN MỚI", "Số: 07/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Bến Mới, ngày 03 tháng 4 năm 2024",
      ]
      : [
        "TỈNH ỦY SÔNG XANH", "ĐẢNG ỦY XÃ BẾN MỚI", "*", "Số 07-KH/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Bến Mới, ngày 03 tháng 4 năm 2024",
      ]
    var lines = head + ["", "KẾ HOẠCH", "trồng cây ở " + Self.some(3, using: &random), ""]

    add(
      "Thực hiện Hướng dẫn số 12-HD/TU ngày 01/3/2024 của Tỉnh ủy, " + Self.sentence(8...30, using: &random),
      to: &lines, width, spacing)
    let numerals = ["I", "II", "III", "IV"]
    for section in 0..<Int.random(in: 1...4, using: &random) {
      add(
        "\(numerals[section])\(isOfState ? "." : "-") \(Self.some(3, using: &random).uppercased())", to: &lines, width,
        spacing)
      let count = Int.random(in: 1...12, using: &random)
      items.append(count)
      for item in 1...count {
        add("\(item). " + Self.sentence(4...40, using: &random), to: &lines, width, spacing)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: for _ in 0..<2 { add("- " + Self.sentence(4...30, using: &random), to: &lines, width, spacing) }
        case 1:
          for letter in ["a", "b", "đ"] {
            add(letter + ") " + Self.sentence(4...30, using: &random), to: &lines, width, spacing)
          }
        case 2:
          for part in 1...2 {
            add("\(item).\(part). " + Self.sentence(4...30, using: &random), to: &lines, width, spacing)
          }
        default: break
        }
      }
    }
    recipients = ["Thường trực Tỉnh ủy (để b/c)", "Các chi bộ " + Self.some(2, using: &random), "Lưu Văn phòng"]
    signature =
      isOfState
      ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu"] : ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Thử"]
    lines += ["", "Nơi nhận:"] + recipients.map { "- " + $0 + "," } + [""] + signature
    text = Self.paged(lines, using: &random).joined(separator: "\n") + "\n"
  }

  private enum Spacing: CaseIterable { case none, paragraphs, lines }

  /// Prints a paragraph on lines of a width.
  private mutating func add(_ paragraph: String, to lines: inout [String], _ width: Int, _ spacing: Spacing) {
    body.append(paragraph)
    var line = ""
    func end() {
      lines.append(line)
      if spacing == .lines { lines.append("") }
    }
    for word in paragraph.split(separator: " ") {
      if !line.isEmpty, line.count + word.count >= width {
        end()
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    end()
    if spacing == .paragraphs { lines.append("") }
  }

  /// With a form feed and the number of the page every so many lines.
  private static func paged(_ lines: [String], using random: inout some RandomNumberGenerator) -> [String] {
    let length = Int.random(in: 12...60, using: &random)
    // The head and the foot stand on one page.
    let isPaged = Bool.random(using: &random)
    guard isPaged, lines.count > 40 else { return lines }
    return lines.enumerated().flatMap { index, line in
      index % length == length - 1 && index > 15 && index < lines.count - 15
        ? [line, "\u{C}\(index / length + 1)"] : [line]
    }
  }

  private static func some(_ count: Int, using random: inout some RandomNumberGenerator) -> String {
    (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  private static func sentence(_ range: ClosedRange<Int>, using random: inout some RandomNumberGenerator) -> String {
    let text = some(Int.random(in: range, using: &random), using: &random)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
