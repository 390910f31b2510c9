// The wording of what can be wrong with a plan.

import Diagnostics

extension Diagnostic {
  static func dateAndWindow(_ place: SourceLocation) -> Self {
    Diagnostic(
      .planDateAndWindow, at: place,
      LocalizedText(
        vi: "đã có “issued” thì không ghi “issued_window”", en: "‘issued_window’ cannot stand together with ‘issued’"),
      hint: LocalizedText(
        vi: "văn bản ghi ngày thì giữ “issued”; ngày do suy luận thì giữ “issued_window”",
        en: "keep ‘issued’ if the document states its date, ‘issued_window’ if the date is inferred"))
  }

  static func windowWithoutBounds(_ place: SourceLocation) -> Self {
    Diagnostic(
      .valueMissing, at: place,
      LocalizedText(
        vi: "“issued_window” cần “earliest” hoặc “latest”", en: "‘issued_window’ needs ‘earliest’ or ‘latest’"),
      hint: LocalizedText(
        vi: "ghi ít nhất một mốc có căn cứ; nếu không có mốc nào, xóa “issued_window”",
        en: "write at least one bound that has grounds; if there is none, delete ‘issued_window’"))
  }

  static func windowReversed(_ place: SourceLocation) -> Self {
    Diagnostic(
      .dateOrder, at: place,
      LocalizedText(vi: "“latest” sớm hơn “earliest”", en: "‘latest’ lies before ‘earliest’"),
      hint: LocalizedText(vi: "đổi chỗ hai ngày hoặc sửa lại", en: "exchange the two dates or correct one"))
  }

  static func notATerm(_ value: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .valueTerm, at: place,
      LocalizedText(vi: "“\(value)” không phải nhiệm kỳ", en: "“\(value)” is no term of office"),
      hint: LocalizedText(vi: "viết hai năm, ví dụ “2020-2025”", en: "write two years, for example ‘2020-2025’"))
  }

  static func noSlogans(_ place: SourceLocation) -> Self {
    Diagnostic(
      .planNoSlogans, .warning, at: place,
      LocalizedText(vi: "mục khẩu hiệu không có khẩu hiệu nào", en: "the section of slogans has no slogan"),
      hint: LocalizedText(
        vi: "viết mỗi khẩu hiệu thành một mục của danh sách đánh số, có dấu cách sau số: “1. …”",
        en: "write each slogan as an item of a numbered list, with a blank behind the number: ‘1. …’"))
  }

  static func taskWithoutLead(_ place: SourceLocation) -> Self {
    Diagnostic(
      .valueMissing, at: place,
      LocalizedText(vi: "“lead” không nêu cơ quan nào", en: "‘lead’ names no body"),
      hint: LocalizedText(vi: "ghi mã của ít nhất một cơ quan", en: "write the ID of one body at least"))
  }

  static func slogansTwice(_ place: SourceLocation) -> Self {
    Diagnostic(
      .planSlogansTwice, at: place,
      LocalizedText(
        vi: "khẩu hiệu được ghi cả ở đây và trong phần nội dung", en: "slogans are listed here and in the body too"),
      hint: LocalizedText(
        vi: "xóa khóa “slogans”: phần khẩu hiệu trong nội dung là đủ",
        en: "delete the key ‘slogans’: the section in the body is enough"))
  }

  static func attachmentOutside(_ file: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .attachmentPath, at: place,
      LocalizedText(vi: "“\(file)” không nằm trong content/files/", en: "“\(file)” is not inside content/files/"),
      hint: LocalizedText(
        vi: "chép tệp vào content/files/ và ghi đường dẫn tính từ đó, ví dụ “2023/phu-luc.pdf”",
        en: "put the file into content/files/ and write its path from there, for example ‘2023/annex.pdf’"))
  }

  static func secret(_ place: SourceLocation) -> Self {
    Diagnostic(
      .planSecrecy, at: place,
      LocalizedText(
        vi: "văn bản có dấu mật không được đưa vào kho này, kể cả bản nội bộ",
        en: "a document with a secrecy marking does not belong in this archive, not even in the internal edition"),
      hint: LocalizedText(
        vi: "gỡ tệp khỏi kho (và khỏi lịch sử git) theo quy định bảo vệ bí mật nhà nước",
        en: "remove the file from the archive (and from its git history) as the rules on state secrets require"))
  }
}
