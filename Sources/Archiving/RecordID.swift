// The rules for IDs: they are file names and addresses at once.

import Diagnostics

enum RecordID {
  /// Addresses that the site uses itself.
  static let reserved: Set<String> = ["index", "search", "assets", "files", "internal", "topics", "terms", "404"]
  /// Names that Windows keeps for devices: a clone there could not hold the file.
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// Lower-case ASCII letters, digits and hyphens (content/README.md), a letter or digit first, at most 100.
  static func isValid(_ id: String) -> Bool {
    guard let first = id.utf8.first, first != UInt8(ascii: "-"), id.utf8.count <= 100, !devices.contains(id) else {
      return false
    }
    return id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
  }
}

extension Diagnostic {
  static func badRecordID(_ id: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .recordID, at: place,
      LocalizedText(vi: "“\(id)” không dùng làm mã được", en: "“\(id)” cannot be an ID"),
      hint: LocalizedText(
        vi: "chỉ dùng chữ thường không dấu, chữ số và “-”, nhiều nhất 100 ký tự, ví dụ “ke-hoach-31”",
        en: "use lower-case ASCII letters, digits and ‘-’, at most 100, for example ‘ke-hoach-31’"))
  }

  static func reservedRecordID(_ id: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .recordReserved, at: place,
      LocalizedText(vi: "địa chỉ “\(id)” do trang web dùng", en: "the address ‘\(id)’ is used by the site itself"),
      hint: LocalizedText(vi: "chọn tên khác", en: "choose another name"))
  }
}
