// What a file is, by its first bytes: a name can be wrong.

package import Diagnostics
import Files

package enum SourceKind: Sendable, Equatable {
  case text, pdf, image, docx, odt, doc, rtf
  /// A table of many plans: text with separators, or a spreadsheet.
  case delimitedRegister, spreadsheet

  /// - Parameter name: of the file; its ending tells a register from a text.
  /// - Throws: when it is nothing that can be imported.
  package init(of bytes: [UInt8], named name: String) throws(EnvironmentError) {
    func begins(_ start: [UInt8]) -> Bool { bytes.starts(with: start) }
    guard !bytes.isEmpty else { throw .unreadable(name, "là tệp rỗng", "is empty") }
    if bytes.prefix(1024).contains(0x25), Array(bytes.prefix(1024)).firstIndex(of: Array("%PDF-".utf8)) != nil {
      self = .pdf
    } else if Self.pictures.contains(where: begins) {
      self = .image
    } else if begins(Array("{\\rtf".utf8)) {
      self = .rtf
    } else if begins(Array("PK".utf8) + [3, 4]) {
      self = try Self.kind(ofArchive: bytes, named: name)
    } else if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      self = try Self.kind(ofCompound: bytes, named: name)
    } else {
      self = try Self.kind(ofText: bytes, named: name)
    }
  }

  /// PNG, JPEG, TIFF in both byte orders.
  private static let pictures: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
  ]

  private static func kind(ofArchive bytes: [UInt8], named name: String) throws(EnvironmentError) -> SourceKind {
    let directory = try ZipDirectory(bytes, of: name)
    if directory.has("word/document.xml") { return .docx }
    if directory.has("xl/workbook.xml") { return .spreadsheet }
    let type = directory.entries.first { $0.name == "mimetype" }.map {
      String(decoding: bytes[$0.content], as: UTF8.self)
    }
    guard let type, type.hasPrefix("application/vnd.oasis.opendocument.") else {
      throw unknown(name, "một tệp nén khác", "another kind of archive")
    }
    // An encrypted part is stored, and is no XML.
    if let text = directory.entries.first(where: { $0.name == "content.xml" }), text.isStored,
      !bytes[text.content].starts(with: "<?xml".utf8)
    {
      throw encrypted(name)
    }
    if type.hasSuffix(".text") { return .odt }
    if type.hasSuffix(".spreadsheet") { return .spreadsheet }
    throw unknown(name, "một tệp OpenDocument khác", "another kind of OpenDocument")
  }

  /// An OLE file ([MS-CFB]): the names of its streams are UTF-16.
  private static func kind(ofCompound bytes: [UInt8], named name: String) throws(EnvironmentError) -> SourceKind {
    func has(_ stream: String) -> Bool { bytes.firstIndex(of: stream.utf8.flatMap { [$0, 0] }) != nil }
    if has("EncryptedPackage") { throw encrypted(name) }
    if has("_VBA_PROJECT") || has("Macros\0") { throw ZipDirectory.macros(name) }
    if has("WordDocument") { return .doc }
    if has("Workbook") || has("Book\0") { return .spreadsheet }
    throw unknown(name, "một tệp Office khác", "another kind of Office file")
  }

  private static func kind(ofText bytes: [UInt8], named name: String) throws(EnvironmentError) -> SourceKind {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if !isUTF16, bytes.holds(0) { throw unknown(name, "một dạng khác", "something else") }
    let start = String(decoding: bytes.prefix(512).drop { $0 <= 0x20 || $0 > 0x7F }, as: UTF8.self).lowercased()
    if ["<!doctype html", "<html", "mime-version:", "<?xml"].contains(where: { start.hasPrefix($0) }) {
      throw unknown(name, "một trang web hay tệp XML", "a web page or an XML file")
    }
    let ending = name.split(separator: ".").last.map { $0.lowercased() }
    return ending == "csv" || ending == "tsv" ? .delimitedRegister : .text
  }

  private static func encrypted(_ name: String) -> EnvironmentError {
    .unreadable(
      name, "được đặt mật khẩu", "is protected by a password",
      hint: LocalizedText(
        vi: "mở tệp bằng mật khẩu rồi lưu lại không có mật khẩu",
        en: "open it with the password and save it without one"))
  }

  private static func unknown(_ name: String, _ vi: String, _ en: String) -> EnvironmentError {
    .unreadable(
      name, "không phải văn bản nhập được mà là \(vi)", "is no document that can be imported, but \(en)",
      hint: LocalizedText(
        vi: "nhập được: văn bản thuần, PDF, ảnh PNG, JPEG, TIFF, DOCX, ODT, DOC, RTF, CSV, XLSX, XLS, ODS",
        en: "these can be: plain text, PDF, PNG, JPEG, TIFF, DOCX, ODT, DOC, RTF, CSV, XLSX, XLS, ODS"))
  }
}
