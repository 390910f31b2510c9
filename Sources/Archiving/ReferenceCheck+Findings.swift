// The wording of what can be wrong with the references between records.

import Texts
import Diagnostics

extension Diagnostic {
  static func unknownID(
    _ id: Located<String>, _ code: DiagnosticCode, in known: [String], of place: String
  ) -> Self {
    let nearest = nearestName(to: id.value, in: known)
    return Diagnostic(
      code, at: id.location,
      LocalizedText(vi: "không có mã “\(id.value)” trong \(place)", en: "there is no ID ‘\(id.value)’ in \(place)"),
      hint: nearest.map { LocalizedText(vi: "có phải ý bạn là “\($0)”?", en: "did you mean ‘\($0)’?") }
        ?? LocalizedText(vi: "thêm mục này vào \(place), hoặc sửa mã", en: "add it to \(place), or correct the ID"))
  }

  static func cycle(_ id: Located<String>) -> Self {
    Diagnostic(
      .referenceCycle, at: id.location,
      LocalizedText(
        vi: "tham chiếu “\(id.value)” cuối cùng quay về chính mục này",
        en: "the reference ‘\(id.value)’ leads back to this entry"),
      hint: LocalizedText(
        vi: "xóa hoặc sửa một tham chiếu trong vòng", en: "remove or correct one reference of the circle"))
  }

  static func duplicateNumber(
    _ number: String, _ other: SourceLocation, _ place: SourceLocation, _ severity: Severity = .error
  ) -> Self {
    Diagnostic(
      .duplicateNumber, severity, at: place,
      LocalizedText(
        vi: "số “\(number)” cùng cơ quan, cùng loại, cùng năm đã có ở \(other.file):\(other.line)",
        en: "the number ‘\(number)’ of the same issuer, type and year stands in \(other.file):\(other.line) already"),
      hint: LocalizedText(
        vi: "nếu là một văn bản, xóa một bản ghi; nếu không, kiểm tra số, “issuer”, “type” và ngày",
        en: "if it is one document, delete one record; otherwise check the number, ‘issuer’, ‘type’ and the date"))
  }

  static func twinNames(_ path: Located<String>, _ twin: Located<String>) -> Self {
    Diagnostic(
      .fileTwin, at: path.location,
      LocalizedText(
        vi: "“\(path.value)” chỉ khác “\(twin.value)” ở chữ hoa, chữ thường hoặc cách mã hóa dấu",
        en: "“\(path.value)” differs from “\(twin.value)” only by case or Unicode form"),
      hint: LocalizedText(
        vi: "đổi tên một trong hai tệp: nhiều máy coi hai tên này là một",
        en: "rename one of the two: many systems take these names for one"))
  }

  static func attachmentTooLarge(_ path: Located<String>) -> Self {
    Diagnostic(
      .attachmentTooLarge, at: path.location,
      LocalizedText(vi: "\(path.value) lớn hơn 1 GiB", en: "\(path.value) is larger than 1 GiB"),
      hint: LocalizedText(vi: "nén lại hoặc chia nhỏ tệp", en: "compress the file or split it"))
  }

  static func attachmentWithScripts(_ path: Located<String>) -> Self {
    Diagnostic(
      .attachmentKind, at: path.location,
      LocalizedText(
        vi: "trình duyệt có thể chạy mã trong loại tệp này: \(path.value)",
        en: "browsers can run scripts in this kind of file: \(path.value)"),
      hint: LocalizedText(vi: "đổi sang PDF, PNG hoặc văn bản thường", en: "convert it to PDF, PNG or plain text"))
  }

  static func missingAttachment(_ path: Located<String>, nearest: String?) -> Self {
    Diagnostic(
      .attachmentMissing, at: path.location,
      LocalizedText(vi: "không có tệp \(path.value)", en: "there is no file \(path.value)"),
      hint: nearest.map { LocalizedText(vi: "có phải ý bạn là \($0)?", en: "did you mean \($0)?") }
        ?? LocalizedText(vi: "chép tệp vào content/files/", en: "put the file into content/files/"))
  }

  static func unlistedAttachment(_ path: Located<String>) -> Self {
    Diagnostic(
      .linkAttachment, at: path.location,
      LocalizedText(
        vi: "\(path.value) không được đăng: không kế hoạch nào ghi tệp này trong “attachments”",
        en: "\(path.value) is not published: no plan lists it in ‘attachments’"),
      hint: LocalizedText(
        vi: "thêm tệp vào khóa “attachments” của kế hoạch", en: "add the file to the key ‘attachments’ of the plan"))
  }

  static func deadAnchor(_ fragment: String, nearest: String?, _ place: SourceLocation) -> Self {
    Diagnostic(
      .linkAnchor, at: place,
      LocalizedText(
        vi: "trang đích không có chỗ nào tên “#\(fragment)”", en: "the page has no place named ‘#\(fragment)’"),
      hint: nearest.map { LocalizedText(vi: "có phải ý bạn là “#\($0)”?", en: "did you mean ‘#\($0)’?") }
        ?? LocalizedText(
          vi: "tên chỗ là tiêu đề viết thường, không dấu, nối bằng “-”: “## Mục đích” là “#muc-dich”",
          en:
            "a place is named by its heading in lower case without accents, joined by ‘-’: ‘## Mục đích’ is ‘#muc-dich’"
        ))
  }
}
