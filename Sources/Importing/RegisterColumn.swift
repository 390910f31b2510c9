// The columns of registers, as offices name them.

import Texts

/// A column of a register.
package struct RegisterColumn: Sendable {
  /// What the archive keeps of a register.
  package enum Field: String, CaseIterable, Sendable {
    /// The number with its codes, or the number alone.
    case number
    /// The codes of the number, in a column of their own.
    case notation
    case issued, title, issuer, type, signatory, recipients, pages, secrecy

    /// What it becomes in front matter.
    var key: String { self == .notation ? "number" : self == .pages ? "source.pages" : rawValue }

    /// The headings that offices use, folded and without the words “văn bản”, and the names of the fields that Circular
    /// 02/2019/TT-BNV has.
    fileprivate var headings: [String] {
      switch self {
      case .number:
        ["so", "so hieu", "so ky hieu", "so va ky hieu", "so ki hieu", "so va ki hieu", "so kh", "codenumber"]
      case .notation: ["ky hieu", "ki hieu", "codenotation"]
      case .issued:
        [
          "ngay", "ngay thang", "ngay thang nam", "ngay ban hanh", "ngay thang ban hanh", "ngay thang nam ban hanh",
          "ngay ky", "ngay ky ban hanh", "thoi gian ban hanh", "issueddate",
        ]
      case .title:
        [
          "trich yeu", "trich yeu noi dung", "noi dung trich yeu", "ten loai va trich yeu noi dung",
          "ten loai va trich yeu",
          "ten loai trich yeu noi dung", "noi dung", "ten", "tieu de", "subject",
        ]
      case .issuer:
        [
          "co quan ban hanh", "noi ban hanh", "don vi ban hanh", "tac gia", "co quan to chuc ban hanh",
          "ten co quan ban hanh",
          "ten co quan to chuc ban hanh", "organname",
        ]
      case .type: ["loai", "ten loai", "the loai", "typename"]
      case .signatory: ["nguoi ky", "ho ten nguoi ky", "ho va ten nguoi ky", "nguoi ky ban hanh"]
      case .recipients: ["noi nhan", "don vi nhan", "co quan nhan", "noi nhan don vi nhan"]
      // A sheet (số tờ) is not a page.
      case .pages: ["so trang", "so luong trang", "pageamount"]
      case .secrecy: ["do mat", "muc do mat", "do khan mat"]
      }
    }
  }

  /// No two columns of a register have the same.
  package let heading: String
  /// nil for what is kept for staff under its heading.
  package let field: Field?

  private static let fields = Dictionary(
    uniqueKeysWithValues: Field.allCases.flatMap { field in field.headings.map { ($0, field) } })

  /// The columns below a head.
  ///
  /// - Parameter above: the row over the head: a heading can stand there over several columns.
  static func all(_ head: [String], above: [String] = []) -> [RegisterColumn] {
    var taken: Set<Field> = []
    var headings: Set<String> = ["attachments"]
    return (0..<max(head.count, above.count)).map { index in
      let written = index < head.count ? head[index] : ""
      let cell = written.isEmpty && index < above.count ? above[index] : written
      let field = field(of: cell).flatMap { taken.insert($0).inserted ? $0 : nil }
      let name = cell.isEmpty ? Self.name(index) : cell
      let isUnique = headings.insert(name.lowercased()).inserted
      return RegisterColumn(heading: isUnique ? name : "\(name) (\(Self.name(index)))", field: field)
    }
  }

  /// What a column without a heading is called.
  static func name(_ index: Int) -> String { "Cột \(index + 1)" }

  private static func field(of heading: String) -> Field? {
    // “Mật” is not “mặt”.
    if heading.lowercased().split(whereSeparator: { !$0.isLetter }).contains("mật") { return .secrecy }
    let words = heading.folded().replacing(" van ban", with: "").replacing(" vb", with: "")
    return fields[words]
  }
}
