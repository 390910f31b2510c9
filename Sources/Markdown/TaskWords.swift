// The words of the trade: how sentences say who has to do something.

import Texts

/// How implementation sections name who is in charge.
package enum TaskWords {
  /// What stands before the name of a body: “Giao Sở …”, “Trách nhiệm của Sở …”, “Giám đốc Sở …”. Each as words in lower case.
  package static let openers = Phrases([
    "giao nhiệm vụ cho", "giao trách nhiệm cho", "giao cho", "giao", "phân công", "kính đề nghị", "đề nghị", "yêu cầu",
    "trách nhiệm của", "nhiệm vụ của", "đối với", "các đồng chí", "đồng chí", "các ông", "phó", "tổng giám đốc",
    "giám đốc", "phó chủ tịch", "chủ tịch", "thủ trưởng", "chánh án", "chánh", "bí thư", "cục trưởng",
    "chi cục trưởng", "vụ trưởng", "viện trưởng", "hiệu trưởng", "chỉ huy trưởng", "bộ trưởng", "tổ trưởng",
    "đội trưởng",
    "trưởng", "tổng biên tập", "chủ nhiệm", "người đứng đầu",
  ])

  /// What stands between these words and names.
  package static let fillers: Set<Substring> = ["các", "ông", "bà", "(", ")", "/", ":", "-", "–", "và", ",", ";"]

  private static let foldedFillers = Set(fillers.map { String($0).folded() })

  /// Whether a word, folded, can stand before a name.
  package static func canStandBeforeName(_ word: String) -> Bool {
    openers.begins(word) || foldedFillers.contains(word)
  }

  /// How a sentence goes on behind the name: what has to be done.
  package static let duties = Phrases([
    "chủ trì", "phối hợp", "chịu trách nhiệm", "có trách nhiệm", "có nhiệm vụ", "căn cứ", "tham mưu", "xây dựng",
    "hướng dẫn",
    "triển khai", "thực hiện", "thi hành", "theo dõi", "đôn đốc", "rà soát", "bố trí", "bảo đảm", "đảm bảo", "kiểm tra",
    "tổ chức",
    "nghiên cứu", "cung cấp", "tuyên truyền", "vận động", "thường xuyên", "kịp thời", "chỉ đạo", "lập", "trình",
    "báo cáo", "giám sát",
    "đề xuất", "thẩm định", "quản lý", "hỗ trợ", "tăng cường", "đẩy mạnh", "chủ động", "giúp", "làm đầu mối",
    "là cơ quan", "là đầu mối",
    "tiếp tục", "phổ biến", "quán triệt", "ban hành", "cử", "dự toán", "cân đối", "thông tin", "định hướng", "lãnh đạo",
    "tập trung",
    "tiếp nhận", "tổng hợp", "công bố", "đăng tải", "phát động", "làm",
  ])
  private static let signs = Phrases(["chủ trì", "phối hợp", "chịu trách nhiệm", "có trách nhiệm", "có nhiệm vụ"])

  private static let nouns: Set<Substring> = [
    "sở", "ban", "phòng", "ubnd", "hđnd", "ubmttq", "mttq", "hội", "bộ", "cục", "vụ", "viện", "báo", "đài", "trường",
    "đoàn",
    "ngành", "btv", "lđlđ", "tòa", "toà", "đội", "khoa", "xã", "phường", "ủy", "uỷ",
  ]
  private static let pairs: Set<String> = Set(
    [
      "văn phòng", "liên đoàn", "liên hiệp", "liên minh", "công an", "công ty", "công đoàn", "chi cục", "chi bộ",
      "chi đoàn",
      "chi hội", "thanh tra", "thành ủy", "thành uỷ", "thành đoàn", "trung tâm", "tỉnh ủy", "tỉnh uỷ", "tỉnh đoàn",
      "huyện ủy",
      "huyện uỷ", "huyện đoàn", "quận ủy", "quận uỷ", "quận đoàn", "thị ủy", "thị uỷ", "mặt trận", "đảng ủy", "đảng uỷ",
      "đảng bộ",
      "đảng đoàn", "cơ quan", "đơn vị", "kho bạc", "ngân hàng", "bưu điện", "doanh nghiệp", "tổ công", "tổ dân",
      "tổ chức", "hải quan",
      "cấp ủy", "cấp uỷ", "bảo hiểm", "bảo tàng", "điện lực", "thường trực", "nhà văn", "thư viện", "địa phương",
      "khu phố", "trạm y",
      "hợp tác", "cộng tác", "cá nhân", "hộ gia", "chính quyền", "lực lượng", "quận huyện", "thủ trưởng", "giám đốc",
      "chủ tịch",
    ])
  /// Words that begin with one of the nouns and name no body.
  private static let others: Set<String> = [
    "hội nghị", "hội thi", "hội thảo", "hội diễn", "hội họp", "hội trại", "hội chợ", "ban hành", "ban đầu", "báo cáo",
    "báo chí",
    "phòng chống", "trường hợp", "đoàn kết", "bộ máy", "ngành nghề", "đài hoa", "ủy quyền", "tổ chức", "viện dẫn",
    "bộ tiêu", "bộ nhận",
  ]

  /// Whether a text begins as the name of a body does: with one of the nouns for offices, unions, units, or “các” before it.
  package static func beginsWithBody(_ text: some StringProtocol) -> Bool {
    let beginning = String(text.prefix(60)).lowercased()
    var words = beginning.split(separator: " ", maxSplits: 3)
    let isPlural = ["các", "những", "toàn"].contains(words.first)
    if isPlural { words.removeFirst() }
    guard let first = words.first else { return false }
    let noun = first.prefix { $0.isLetter }
    let pair = words.count > 1 && noun.count == first.count ? "\(first) \(words[1].prefix { $0.isLetter })" : ""
    if pairs.contains(pair) { return isPlural || !others.contains(pair) }
    return nouns.contains(noun) && !others.contains(pair)
  }

  /// The first words of names, folded, to find out quickly that a text begins with none.
  private static let firstWords = Set(
    (nouns.map(String.init) + pairs.map { String($0.prefix { $0 != " " }) } + ["các", "những", "toàn"]).map {
      $0.folded()
    })

  /// Whether a text begins as one does that gives somebody a task.
  static func mayNameLead(_ text: String) -> Bool {
    let words = text.utf8.prefix(300).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }.map(Substring.init)
    guard let first = words.first else { return false }
    if firstWords.contains(String(first).folded()), beginsWithBody(text) { return true }
    if openers.length(at: 0, in: words) != nil { return true }
    if duties.length(at: 0, in: words) != nil { return false }
    return words.indices.dropFirst().dropLast(2).contains { signs.length(at: $0, in: words) != nil }
  }
}

/// Phrases that are looked for in texts by words, the longest first. Their first words in any case.
package struct Phrases: Sendable {
  /// The other words of each, by its first word, folded.
  private let phrases: [String: [[Substring]]]

  fileprivate init(_ phrases: [String]) {
    let split = phrases.map { $0.split(separator: " ") }.sorted { $0.count > $1.count }
    self.phrases = Dictionary(grouping: split) { String($0[0]).folded() }
  }

  /// Whether a word, folded, is the first of a phrase.
  package func begins(_ word: String) -> Bool { phrases[word] != nil }

  /// How many words the phrase has that begins at one of them; nil for none.
  package func length(at index: Int, in words: [Substring]) -> Int? {
    guard let candidates = phrases[String(words[index]).folded()] else { return nil }
    let first = words[index].lowercased()
    return candidates.first { phrase in
      phrase[0] == first && words[(index + 1)...].starts(with: phrase.dropFirst()) { $0.lowercased() == $1 }
    }?.count
  }
}
