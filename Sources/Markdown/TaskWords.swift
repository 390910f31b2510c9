// The words of the trade: how sentences say who has to do something.

/// How implementation sections name who is in charge.
package enum TaskWords {
  /// What stands before the name of a body: “Giao Sở …”, “Trách nhiệm của Sở …”, “Giám đốc Sở …”. Each as words in lower case.
  package static let openers: [[Substring]] = [
    "giao nhiệm vụ cho", "giao trách nhiệm cho", "giao cho", "giao", "phân công", "kính đề nghị", "đề nghị", "yêu cầu",
    "trách nhiệm của", "nhiệm vụ của", "đối với", "các đồng chí", "đồng chí", "các ông", "phó", "tổng giám đốc",
    "giám đốc", "phó chủ tịch", "chủ tịch", "thủ trưởng", "chánh án", "chánh", "bí thư", "cục trưởng",
    "chi cục trưởng", "vụ trưởng", "viện trưởng", "hiệu trưởng", "chỉ huy trưởng", "bộ trưởng", "tổ trưởng",
    "đội trưởng",
    "trưởng", "tổng biên tập", "chủ nhiệm", "người đứng đầu",
  ].map { $0.split(separator: " ") }.sorted { $0.count > $1.count }

  /// What stands between these words and names.
  package static let fillers: Set<Substring> = ["các", "ông", "bà", "(", ")", "/", ":", "-", "–", "và", ",", ";"]

  /// How a sentence goes on behind the name: what has to be done.
  package static let duties: [[Substring]] = [
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
  ].map { $0.split(separator: " ") }

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

  /// Whether a text begins as one does that gives somebody a task.
  static func mayNameLead(_ text: String) -> Bool {
    if beginsWithBody(text) { return true }
    let words = text.prefix(240).lowercased().split { $0 == " " || $0 == "," }
    if openers.contains(where: { words.starts(with: $0) }) { return true }
    if duties.contains(where: { words.starts(with: $0) }) { return false }
    return words.indices.dropFirst().dropLast(2).contains { index in
      duties.prefix(5).contains { words[index...].starts(with: $0) }
    }
  }
}
