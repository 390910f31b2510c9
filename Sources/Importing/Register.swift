// Registers that offices keep of their documents: each row that names one becomes a record without its text.

import Citations
package import Diagnostics
import Foundation
import Records
import Texts

package struct Register: Sendable {
  /// A row as a record.
  package struct Entry: Sendable {
    /// In the file, from 1.
    package let row: Int
    /// Without issuers.
    package let record: ProposedRecord
    /// As they are written.
    package let issuers: [String]
  }

  /// A row that makes no record.
  package struct Refusal: Sendable {
    package let row: Int
    package let reason: Reason
    /// What the row says; empty where nobody is to read it here.
    package let text: String
  }

  package enum Reason: String, CaseIterable, Sendable {
    case aboveHead = "above-head"
    case head, heading, quotes, empty, secrecy, type

    /// The reason in a sentence.
    package var words: LocalizedText {
      switch self {
      case .aboveHead: LocalizedText(vi: "đứng trên dòng tên cột", en: "it stands above the headings")
      case .head: LocalizedText(vi: "dòng tên hoặc số thứ tự của cột", en: "headings or numbers of columns")
      case .heading:
        LocalizedText(vi: "chỉ có một ô: dòng ngăn các phần của sổ", en: "one cell only: a heading within the register")
      case .quotes: LocalizedText(vi: "dấu nháy kép không đi thành cặp", en: "its quotation marks do not pair")
      case .empty:
        LocalizedText(
          vi: "không có trích yếu, cũng không có số ký hiệu đầy đủ", en: "it has neither a subject nor a whole number")
      case .secrecy:
        LocalizedText(
          vi: "văn bản có độ mật không được đưa vào kho",
          en: "documents with a secrecy marking do not belong into the archive")
      case .type: LocalizedText(vi: "kho chưa nhận loại văn bản này", en: "the archive has no documents of this type")
      }
    }
  }

  package private(set) var columns: [RegisterColumn] = []
  package private(set) var entries: [Entry] = []
  /// In the order of the file.
  package private(set) var refused: [Refusal] = []

  private var monthFirst = false

  /// The options by which LibreOffice makes CSV of the first sheet of a workbook, in UTF-8 and with dates as it shows them: by
  /// day, month and year if the environment has `environment`.
  package static func conversion(of workbook: String, into folder: String) -> [String] {
    // Comma, quotes, UTF-8, from the first row on; Vietnamese; quotes where they are needed; cells as shown; no formulas.
    let options = "44,34,76,1,,1066,false,true,false,false,false,0"
    return ["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):\(options)", "--outdir", folder, workbook]
  }

  /// LibreOffice writes the dates of workbooks as is usual in this language.
  package static let environment = ["LC_ALL": "vi_VN.UTF-8"]

  /// - Parameters:
  ///   - path: for messages.
  ///   - encoding: nil for UTF-8 or UTF-16.
  /// - Throws: when it is no text, or has no row of headings.
  package init(csv bytes: [UInt8], of path: String, encoding: LegacyEncoding? = nil) throws(EnvironmentError) {
    guard let text = encoding?.text(of: bytes) ?? Self.text(of: bytes) else {
      throw .encoding(path, LegacyEncoding.guess(bytes))
    }
    if encoding == nil, let guess = LegacyEncoding.guess(misread: text) { throw .encoding(path, guess) }
    let lines = CSVRecord.lines(of: text)
    guard let (delimiter, columns) = Self.head(in: lines) else { throw .noHead(path) }
    self.columns = columns
    read(CSVRecord.all(in: lines[...], delimiter: delimiter))
  }

  /// nil when the bytes are neither UTF-8 nor UTF-16 with its mark.
  private static func text(of bytes: [UInt8]) -> String? {
    switch bytes.prefix(2) {
    case [0xFF, 0xFE], [0xFE, 0xFF]:
      let low = bytes[0] == 0xFF ? 0 : 1
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0 + 1 - low]) << 8 | UInt16(bytes[$0 + low])
      }
      return String(validating: units, as: UTF16.self)
    default:
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      return String(validating: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    }
  }

  /// The head is the first row in which two columns are known; titles stand above it. It tells the delimiter too.
  private static func head(in lines: [Substring]) -> (delimiter: Character, columns: [RegisterColumn])? {
    let heads = [",", ";", "\t"].compactMap { (delimiter: Character) -> (Character, [RegisterColumn])? in
      var above: [String] = []
      for record in CSVRecord.all(in: lines.prefix(mostLinesAboveHead), delimiter: delimiter) {
        let cells = (record.cells ?? []).map(\.cleaned)
        if RegisterColumn.all(cells).known > 1 { return (delimiter, RegisterColumn.all(cells, above: above)) }
        above = cells
      }
      return nil
    }
    return heads.max { $0.1.known < $1.1.known }
  }

  private static let mostLinesAboveHead = 100

  private mutating func read(_ records: [CSVRecord]) {
    var head: [String]?
    var rows: [(number: Int, cells: [String])] = []
    for record in records {
      guard let cells = record.cells?.map({ $0.trimmed }) else {
        refused.append(Refusal(row: record.number, reason: .quotes, text: record.text.cleaned))
        continue
      }
      let names = cells.map(\.cleaned)
      if head == nil, RegisterColumn.all(names).known > 1 {
        head = names
      } else if head == nil || head == names {
        refuse(record.number, cells, head == nil ? .aboveHead : .head)
      } else {
        rows.append((record.number, cells))
      }
    }
    monthFirst = rows.contains { row in
      columns.indices.contains { columns[$0].field == .issued && $0 < row.cells.count && row.cells[$0].isMonthFirst }
    }
    for row in rows {
      switch entry(row.number, row.cells) {
      case .success(let entry): entries.append(entry)
      case .failure(let reason): refuse(row.number, row.cells, reason)
      }
    }
    refused.sort { $0.row < $1.row }
  }

  private mutating func refuse(_ row: Int, _ cells: [String], _ reason: Reason) {
    let text = reason == .secrecy ? "" : cells.map(\.cleaned).filter { !$0.isEmpty }.joined(separator: " | ")
    refused.append(Refusal(row: row, reason: reason, text: text))
  }

  private func entry(_ row: Int, _ cells: [String]) -> Result<Entry, Reason> {
    var record = ProposedRecord()
    record.extent = .summary
    record.body = "Bản ghi này lập từ sổ đăng ký văn bản; toàn văn chưa được nhập.\n"
    var values: [RegisterColumn.Field: String] = [:]
    func keep(_ field: RegisterColumn.Field) {
      guard let value = values[field], let column = columns.first(where: { $0.field == field }) else { return }
      record.internalKeys.append((column.heading, value.cleaned))
    }
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      if index < columns.count, let field = columns[index].field {
        values[field] = cell
      } else {
        let heading = index < columns.count ? columns[index].heading : RegisterColumn.name(index)
        record.internalKeys.append((heading, cell.cleaned))
      }
    }
    if cells.contains(where: \.marksSecrecy) || values[.secrecy].map({ !$0.meansNoSecrecy }) ?? false {
      return .failure(.secrecy)
    }
    let filled = cells.filter { !$0.isEmpty }
    if filled.count == 1 { return .failure(.heading) }
    if !filled.contains(where: { $0.contains(where: \.isLetter) }) { return .failure(.head) }
    keep(.secrecy)

    let (number, isWhole) = Self.number(values[.number]?.cleaned, values[.notation]?.cleaned)
    record.number = number
    if !isWhole { keep(.notation) }
    let title = values[.title]?.cleaned ?? ""
    guard let found = DocumentType(values[.type]?.cleaned, number.map { DocumentNumber(written: $0) }, title) else {
      return .failure(.type)
    }
    record.kind = found.kind
    if let note = found.note { record.notes.append(.init(.inference, note)) }
    if !found.isStated { keep(.type) }
    if title.isEmpty {
      guard let number, number.contains(where: \.isLetter) else { return .failure(.empty) }
      record.title = "\(found.name) \(number)"
      record.notes.append(.init(.transcription, "Sổ đăng ký không ghi trích yếu của văn bản."))
    } else {
      record.title = title
    }

    if let written = values[.issued]?.cleaned {
      record.issued = date(written)
      if record.issued == nil {
        record.notes.append(.init(.transcription, "Sổ đăng ký ghi ngày là “\(written)”; chưa đọc được thành ngày."))
      }
    }
    if let pages = values[.pages]?.cleaned {
      if pages.utf8.count < 5, let count = Int(pages), count > 0 {
        record.source.append(("pages", String(count)))
      } else {
        keep(.pages)
      }
    }
    record.signatory = values[.signatory].map { ProposedRecord.Signatory(line: $0) }
    record.recipients = (values[.recipients]?.parts ?? []).map { .init(name: $0) }
    return .success(Entry(row: row, record: record, issuers: values[.issuer]?.parts ?? []))
  }

  /// A number of one column or of two.
  ///
  /// - Returns: with `isWhole` false when the codes are of another number.
  private static func number(_ count: String?, _ codes: String?) -> (number: String?, isWhole: Bool) {
    let count = count.map { String($0.replacing(#/^[Ss][Ốố]\s*:?\s*/#, with: "")) }
    guard let codes, let count else { return (count ?? codes, true) }
    if count.hasSuffix(codes) { return (count, true) }
    guard count.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." }) else { return (count, false) }
    if let sign = codes.first, "/-–".contains(sign) { return (count + codes, true) }
    // The Party writes 31-KH/ĐU, the State 31/KH-UBND.
    let forms = codes.contains("/") ? ["-", "/"] : ["/", "-"]
    let numbers = forms.map { count + $0 + codes }
    return (numbers.first { DocumentNumber($0) != nil } ?? numbers[0], true)
  }

  private func date(_ written: String) -> String? {
    let day = written.replacing(#/[ T]0?0:00(:00(\.0+)?)?$/#, with: "")
    if let match = day.wholeMatch(of: #/(\d{1,2})([\/.])(\d{1,2})\2(\d\d|\d{4})/#) {
      let (first, second) = (Int(match.1) ?? 0, Int(match.3) ?? 0)
      if monthFirst, first < 13, second < 13, first != second { return nil }
      // Documents of the Party begin in 1930.
      switch (match.4.count, Int(match.4) ?? 0) {
      case (2, 0...29): return WrittenDate.iso("\(match.1)/\(match.3)/20\(match.4)")
      case (2, 45...): return WrittenDate.iso("\(match.1)/\(match.3)/19\(match.4)")
      case (2, _): return nil
      default: break
      }
    }
    return WrittenDate.iso(day)
  }
}

/// The type of a document, from what a register says of it.
private struct DocumentType {
  let kind: Plan.Kind
  let name: String
  /// Whether the register has it in a column of its own.
  var isStated = false
  var note: String?

  /// nil when it is a type that an archive does not hold.
  init?(_ type: String?, _ number: DocumentNumber?, _ title: String) {
    let code = number?.typeCode ?? ""
    let isParty = number?.isPartyNumber ?? false
    let coded = code.isEmpty ? [] : Citation.Kind.allCases.filter { $0.has(typeCode: code) && $0.isOf(isParty, code) }
    let words = title.folded()
    let found: Citation.Kind
    if let stated = type.flatMap(Self.kind(named:)) {
      found = stated
      isStated = true
    } else if let kind = coded.first, Set(coded.map(\.planKind)).count == 1 {
      found = kind
    } else if let kind = Self.kinds.first(where: { words.isFolded($0.words) })?.kind {
      found = kind
    } else if coded.contains(.decision) {
      found = .decision
      note = "Ký hiệu QĐ dùng cho quyết định và quy định; loại văn bản ở đây là suy luận."
    } else if let number, !isParty, number.normalised.contains("/") {
      found = .letter
      note = "Sổ đăng ký không ghi loại văn bản; số ký hiệu không có chữ viết tắt của loại là của công văn."
    } else {
      found = .plan
      note = "Sổ đăng ký không ghi loại văn bản; tạm ghi là kế hoạch."
    }
    guard let kind = found.planKind else { return nil }
    self.kind = kind
    name = found.rawValue.prefix(1).uppercased() + found.rawValue.dropFirst()
  }

  /// Longer names first: “nghị quyết liên tịch”.
  private static let kinds = Citation.Kind.allCases.map { (words: $0.rawValue.folded(), kind: $0) }
    .sorted { $0.words.utf8.count > $1.words.utf8.count }

  /// The kind that a cell names, by its words or its code.
  private static func kind(named type: String) -> Citation.Kind? {
    let folded = type.folded()
    return kinds.first { $0.words == folded }?.kind
      ?? Citation.Kind.allCases.first { $0.has(typeCode: type[...]) && $0.isOf(false, type[...]) }
  }
}

extension Citation.Kind {
  /// Codes that the Party and the State use for different kinds: both write decisions as QĐ, the Party regulations too; its TT
  /// are circular letters.
  fileprivate func isOf(_ isParty: Bool, _ code: Substring) -> Bool {
    switch (self, code.uppercased()) {
    case (.regulation, "QĐ"): isParty
    case (.circularLetter, _): isParty
    case (.circular, "TT"): !isParty
    default: true
    }
  }
}

extension ProposedRecord.Signatory {
  /// The cell of who signed: a name, with the role beside it or not.
  fileprivate init(line: String) {
    let parts = line.split { ",;()\n".contains($0) }.map { String($0).cleaned }.filter { !$0.isEmpty }
    let roles = parts.filter { part in
      ["bí thư", "chủ tịch", "trưởng", "giám đốc", "ủy viên", "uỷ viên", "chánh"].contains {
        part.lowercased().contains($0)
      }
    }
    if parts.count == 2, roles.count == 1 {
      self.init(role: roles[0], name: parts[0] == roles[0] ? parts[1] : parts[0])
    } else {
      self.init(name: line.cleaned)
    }
  }
}

extension RandomAccessCollection<RegisterColumn> {
  /// How many of them the archive knows.
  fileprivate var known: Int { count { $0.field != nil } }
}

extension String {
  /// The text of a cell without blanks around it.
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

  /// One line in NFC with single blanks, without characters that nobody sees.
  fileprivate var cleaned: String {
    let seen = unicodeScalars.filter { $0.properties.generalCategory != .format }
    return String(String.UnicodeScalarView(seen)).precomposedStringWithCanonicalMapping
      .split { $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } }
      .joined(separator: " ")
  }

  /// Names that stand in one cell, one below the other or between semicolons.
  fileprivate var parts: [String] {
    split { $0 == ";" || $0.isNewline }.map { part in
      var part = part.drop { $0.isWhitespace || "-–+•".contains($0) }
      while let last = part.last, last == "." || last.isWhitespace { part = part.dropLast() }
      return String(part).cleaned
    }.filter { !$0.isEmpty }
  }

  /// Whether a cell, or what stands in brackets in it, is a marking of secrecy.
  fileprivate var marksSecrecy: Bool {
    split { "()[]:\n".contains($0) }.contains {
      ["mật", "tối mật", "tuyệt mật"].contains(String($0).cleaned.lowercased())
    }
  }

  /// What a column of secrecy says of documents that are no secrets; markings of urgency stand there too.
  fileprivate var meansNoSecrecy: Bool {
    ["", "khong", "khong mat", "thuong", "binh thuong", "none", "khan", "thuong khan", "hoa toc"].contains(folded())
  }

  /// A date in the order of the United States: what is no month stands in the middle.
  fileprivate var isMonthFirst: Bool {
    guard let match = wholeMatch(of: #/(\d{1,2})[\/.-](\d{1,2})[\/.-](\d{4}|\d\d)/#) else { return false }
    return (1...12).contains(Int(match.1) ?? 0) && (13...31).contains(Int(match.2) ?? 0)
  }

  /// Whether this folded text begins with words.
  fileprivate func isFolded(_ words: String) -> Bool { self == words || hasPrefix(words + " ") }
}

extension EnvironmentError {
  fileprivate static func noHead(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” không có dòng tên cột của sổ đăng ký văn bản",
        en: "‘\(path)’ has no row of headings of a register"),
      hint: LocalizedText(
        vi: "đặt tên cho ít nhất hai cột, ví dụ “Số, ký hiệu” và “Trích yếu”",
        en: "name two columns at least, for example “Số, ký hiệu” and “Trích yếu”"))
  }

  /// - Parameter guess: nil when the bytes are no Vietnamese in any encoding.
  fileprivate static func encoding(_ path: String, _ guess: LegacyEncoding?) -> Self {
    EnvironmentError(
      path,
      LocalizedText(vi: "“\(path)” không phải văn bản UTF-8 hay UTF-16", en: "‘\(path)’ is no text in UTF-8 or UTF-16"),
      hint: guess.map {
        LocalizedText(
          vi: "có vẻ là bảng mã cũ: thêm --encoding \($0.rawValue)",
          en: "it seems to be an old encoding: add --encoding \($0.rawValue)")
      }
        ?? LocalizedText(
          vi: "lưu lại sổ thành CSV UTF-8, hoặc dùng tệp XLSX",
          en: "save the register as CSV UTF-8, or give the XLSX file"))
  }
}

extension Register.Reason: Error {}
