import Texts

extension Labels {
  /// What editors call keys and values: the interface texts of their theme, and other words for the same.
  ///
  /// - Parameter interfaceTexts: by name. A part of a name is the key or value: `record-issuer`, `type-plan`, `notes-title`.
  package init(interfaceTexts: [String: String]) {
    self.init()
    for (name, text) in interfaceTexts where !text.contains("{") {
      guard let group = name.firstIndex(of: "-") else { continue }
      let meaning = String(name.hasSuffix("-title") ? name[..<group] : name[name.index(after: group)...])
      add(text, for: meaning)
      add(text, for: Self.keys[meaning] ?? meaning.replacing("-", with: "_"))
    }
    for (meaning, words) in Self.words { for word in words { add(word, for: meaning) } }
  }

  /// Keys whose interface texts have other names.
  private static let keys = [
    "window": "issued_window", "organiser": "body", "partners": "with",
  ]

  /// Words that no page prints.
  private static let words = [
    "title": ["tiêu đề", "tên", "tên văn bản", "tên kế hoạch", "trích yếu"], "number": ["số hiệu", "số văn bản"],
    "issuer": ["đơn vị ban hành", "nơi ban hành"], "issued": ["ngày", "ngày ký", "ngày tháng"],
    "name": ["tên", "họ tên", "họ và tên"], "role": ["chức vụ", "chức danh"], "authority": ["thay mặt"],
    "earliest": ["từ ngày", "sớm nhất"], "latest": ["đến ngày", "muộn nhất"], "evidence": ["căn cứ", "cơ sở"],
    "attachments": ["đính kèm", "tệp đính kèm", "phụ lục"], "notes": ["ghi chú"], "note": ["ghi chú"],
    "tasks": ["nhiệm vụ", "phân công"], "lead": ["chủ trì", "chủ trì thực hiện"], "text": ["nội dung", "nhiệm vụ"],
    "start": ["từ ngày", "ngày bắt đầu", "bắt đầu"],
    "end": ["đến ngày", "ngày kết thúc", "kết thúc"], "kind": ["loại"], "type": ["loại"], "source": ["nguồn"],
    "id": ["mã"], "url": ["địa chỉ", "liên kết"], "description": ["mô tả"], "language": ["ngôn ngữ"],
    "national": ["trung ương"], "provincial": ["tỉnh"],
    "district": ["huyện", "quận"], "commune": ["xã"], "sector": ["ngành"], "cancelled": ["hủy"],
  ]
}
