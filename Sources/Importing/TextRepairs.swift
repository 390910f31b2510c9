// Repairs that are certain, and suggestions for what is not.

import Foundation
import Texts

/// What is mended in every line of a source without asking.
enum TextRepairs {
  /// A line with every repair, each told to `note` with what it replaces.
  static func repaired(
    _ line: ExtractedText.Line, _ note: (_ old: String, _ new: String, _ line: ExtractedText.Line) -> Void
  ) -> ExtractedText.Line {
    var line = line
    for index in line.runs.indices {
      line.runs[index].text = repaired(line.runs[index].text) { note($0, $1, line) }
    }
    // Blanks at the joints of runs.
    for index in line.runs.indices.dropFirst()
    where line.runs[index].text.hasPrefix(" ") && line.runs[index - 1].text.hasSuffix(" ") {
      line.runs[index].text.removeFirst()
    }
    return line
  }

  private static func repaired(_ text: String, _ note: (_ old: String, _ new: String) -> Void) -> String {
    let composed = text.composed
    if !composed.utf8.elementsEqual(text.utf8) { note("NFD", "NFC") }
    var repaired = ""
    var isAfterBlank = false
    for scalar in composed.unicodeScalars {
      switch scalar {
      case "\u{1A3}", "\u{1A2}", "\u{D0}", "\u{F0}", "\u{189}":
        let letter: Unicode.Scalar = letters[scalar] ?? scalar
        note(String(scalar), String(letter))
        repaired.unicodeScalars.append(letter)
        isAfterBlank = false
      case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        note("U+" + String(scalar.value, radix: 16, uppercase: true), "")
      case _ where scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator:
        if scalar != " ", scalar != "\t" { note("U+" + String(scalar.value, radix: 16, uppercase: true), " ") }
        if isAfterBlank { continue }
        repaired.unicodeScalars.append(" ")
        isAfterBlank = true
      case _ where scalar.properties.generalCategory == .control:
        note("U+" + String(scalar.value, radix: 16, uppercase: true), "")
      default:
        repaired.unicodeScalars.append(scalar)
        isAfterBlank = false
      }
    }
    return repaired
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{1A3}": "ư", "\u{1A2}": "Ư", "\u{D0}": "Đ", "\u{F0}": "đ", "\u{189}": "Đ",
  ]
}

/// Pairs of words that a slip of one letter or tone makes of usual ones: proposed, never applied.
enum Suggestions {
  /// Each with the usual words that differ in one word by its marks only.
  static func all(in text: String) -> [(range: Range<String.Index>, written: String, meant: String)] {
    let words = text.split { !$0.isLetter }
    var found: [(range: Range<String.Index>, written: String, meant: String)] = []
    for index in words.indices.dropLast() {
      for count in [2, 3] where index + count <= words.count {
        let part = words[index..<index + count]
        let range = words[index].startIndex..<words[index + count - 1].endIndex
        // Between the words stand blanks only.
        guard text[range].allSatisfy({ $0.isLetter || $0 == " " }),
          let meant = usual[part.map { String($0).withoutMarks }.joined(separator: " ")]
        else { continue }
        let written = part.map { $0.lowercased() }
        for phrase in meant {
          let differences = zip(written, phrase).count { $0 != $1 }
          if differences == 1, !meant.contains(written) {
            found.append((range, String(text[range]), phrase.joined(separator: " ")))
            break
          }
        }
      }
    }
    for phrase in incomplete {
      for range in text.ranges(of: phrase.written) { found.append((range, phrase.written, phrase.meant)) }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Roman numerals in which recognition took strokes for another letter: “khóa XIH”.
  static func numerals(in text: String) -> [(written: String, meant: String)] {
    let words = text.split { !$0.isLetter }
    return zip(words, words.dropFirst()).compactMap { before, word in
      guard ["khoa", "thu", "hoi", "ky"].contains(before.folded()), word.contains(where: { "HlĨÌÍ".contains($0) }),
        word.allSatisfy({ "IVXHlĨÌÍ".contains($0) })
      else { return nil }
      let strokes = word.map { "lĨÌÍ".contains($0) ? "I" : String($0) }.joined()
      let meant = ["II", "I"].map { strokes.replacing("H", with: $0) }.first {
        OfficialMark.romanNumber($0[...]) != nil && !$0.contains("IIII")
      }
      return meant.map { (String(word), $0) }
    }
  }

  /// Words of administration whose parts with other marks are hardly ever meant, by their folded form.
  private static let usual: [String: [[String]]] = Dictionary(
    grouping: [
      "cổ vũ", "thúc đẩy", "cộng tác viên", "tuyên truyền", "tổ chức", "thực hiện",
      "triển khai",
      "phối hợp", "chủ trì", "nhiệm vụ", "giải pháp", "kế hoạch", "hướng dẫn", "nghị quyết", "chỉ thị", "kết luận",
      "quy định", "cấp ủy", "cấp uỷ", "thành ủy", "tỉnh ủy", "huyện ủy", "đảng ủy", "chính quyền", "đoàn thể",
      "mặt trận", "nhân dân", "cán bộ", "đảng viên", "công chức", "viên chức", "lãnh đạo", "chỉ đạo", "kiểm tra",
      "giám sát", "đôn đốc", "báo cáo", "tổng hợp", "tham mưu", "đề xuất", "kinh phí", "ngân sách", "hội nghị",
      "đại hội", "nhiệm kỳ", "khẩu hiệu", "băng rôn", "pa nô", "áp phích", "quán triệt", "học tập", "nghiên cứu",
      "sáng tạo", "đổi mới", "phát triển", "bảo đảm", "nâng cao", "nhận thức", "trách nhiệm", "tư tưởng", "đạo đức",
      "chính trị", "kinh tế", "xã hội", "văn hóa", "văn hoá", "quốc phòng", "an ninh", "đối ngoại", "thông tin",
      "truyền thông", "truyền thống", "báo chí", "kỷ niệm", "thi đua", "khen thưởng", "phong trào", "vận động",
      "hưởng ứng",
      "tăng cường", "đẩy mạnh", "tiếp tục", "thống nhất", "đoàn kết", "xuyên tạc", "phản bác", "thù địch",
      "sai trái", "sâu rộng", "thiết thực", "hiệu quả", "kịp thời", "chính xác", "đồng bộ", "rộng rãi", "phổ biến",
      "thời gian", "địa phương", "đơn vị", "cơ quan", "căn cứ", "ban hành", "tổng kết", "sơ kết", "rút kinh nghiệm",
      "cuộc sống", "quyết tâm", "phấn đấu", "khó khăn", "thách thức", "thời cơ", "vận hội", "thắng lợi",
      "nghiêm túc", "gương mẫu", "tiêu biểu", "điển hình", "tiên tiến", "xây dựng", "chỉnh đốn", "hệ thống",
      "tài liệu", "đề cương", "báo cáo viên", "tuyên truyền viên", "dư luận", "tâm trạng", "không gian mạng",
    ].map { $0.split(separator: " ").map { String($0) } }, by: { $0.map(\.withoutMarks).joined(separator: " ") })

  /// Words that lack one, or in which a slip makes another word that is usual too.
  private static let incomplete = [
    (written: "quan sai trái", meant: "quan điểm sai trái"), (written: "(đề b/c)", meant: "(để b/c)"),
    (written: "thống nhất đề", meant: "thống nhất để"), (written: "đề báo cáo", meant: "để báo cáo"),
  ]
}

extension String {
  /// Folded, but that “đ” stays another letter than “d”.
  fileprivate var withoutMarks: String { lowercased().replacing("đ", with: "dd").folded() }

  /// In NFC.
  fileprivate var composed: String {
    unicodeScalars.allSatisfy { $0.value < 0x300 || (0x1E00...0x1EFF).contains($0.value) }
      ? self : precomposedStringWithCanonicalMapping
  }
}
