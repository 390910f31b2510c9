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

  /// How LibreOffice makes CSV of the first sheet of a workbook: commas, quotes where they are needed, UTF-8, from the first row
  /// on, cells as they are shown, no formulas.
  package static let csvFormat = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1066,false,true,false,false,false,0"

  /// - Parameters:
  ///   - path: for messages.
  ///   - encoding: nil for UTF-8 or UTF-16.
  /// - Throws: when it is no text, or has no row of headings.
  package init(csv bytes: [UInt8], of path: String, encoding: LegacyEncoding? = nil) throws(EnvironmentError) {
    let text = try LegacyEncoding.text(of: bytes, in: encoding, path)
    let lines = CSVRecord.lines(of: text)
    guard let head = Self.head(in: lines) else { throw .noHead(path) }
    columns = head.columns
    read(CSVRecord.all(in: lines[...], delimiter: head.delimiter), head: head.row)
  }

  /// The head is the first row in which two columns are known; titles stand above it. It tells the delimiter too.
  private static func head(
    in lines: [Substring]
  ) -> (row: CSVRecord, columns: [RegisterColumn], delimiter: Character)? {
    let heads = [",", ";", "\t"].compactMap { (delimiter: Character) -> (CSVRecord, [RegisterColumn], Character)? in
      var above: [String] = []
      for record in CSVRecord.all(in: lines.prefix(mostLinesAboveHead), delimiter: delimiter) {
        let cells = (record.cells ?? []).map(\.cleaned)
        if RegisterColumn.all(cells).known > 1 { return (record, RegisterColumn.all(cells, above: above), delimiter) }
        above = cells
      }
      return nil
    }
    return heads.max { $0.1.known < $1.1.known }
  }

  private static let mostLinesAboveHead = 100

  private mutating func read(_ records: [CSVRecord], head: CSVRecord) {
    var rows: [(number: Int, cells: [String])] = []
    for record in records where record.number != head.number {
      if let cells = record.cells?.map({ $0.isBlank ? "" : $0 }) {
        if record.number > head.number, record.cells != head.cells {
          rows.append((record.number, cells))
        } else {
          refuse(record.number, cells, record.number < head.number ? .aboveHead : .head)
        }
      } else {
        refuse(record.number, [record.text], .quotes)
      }
    }
    monthFirst = rows.contains { row in
      columns.indices.contains {
        columns[$0].field == .issued && $0 < row.cells.count && row.cells[$0].cleaned.isMonthFirst
      }
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
    let isSecret = reason == .secrecy || cells.contains(where: \.marksSecrecy)
    let text = isSecret ? "" : cells.map(\.cleaned).filter { !$0.isEmpty }.joined(separator: " | ")
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
    let count = count.map { count in
      count.lowercased().hasPrefix("số") ? String(count.dropFirst(2).drop { $0 == ":" || $0 == " " }) : count
    }
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
    // Databases write a day as its first moment.
    let moment = [" 00:00:00", "T00:00:00", " 0:00:00", " 00:00", " 0:00"].first { written.hasSuffix($0) } ?? ""
    let day = String(written.dropLast(moment.count))
    guard let (first, second, year) = day.threeNumbers else { return WrittenDate.iso(day) }
    if monthFirst, first < 13, second < 13, first != second { return nil }
    if year.utf8.count > 2 { return WrittenDate.iso(day) }
    // “25-05-23” can begin with the year. Documents of the Party begin in 1930.
    guard !day.contains("-"), let short = Int(year), !(30..<45).contains(short) else { return nil }
    return WrittenDate.iso("\(first)/\(second)/\(short < 30 ? "20" : "19")\(year)")
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
      note = "Sổ đăng ký không ghi loại văn bản; suy ra công văn vì số ký hiệu không có chữ viết tắt tên loại."
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
  fileprivate var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// One line with single blanks, without characters that nobody sees.
  fileprivate var cleaned: String {
    var cleaned = String.UnicodeScalarView()
    var isBehindBlank = false
    for scalar in unicodeScalars {
      switch scalar.value {
      // Nearly all are of these.
      case 0x21...0x7E, 0xC0...0x24F, 0x1EA0...0x1EF9: break
      default:
        if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
          isBehindBlank = !cleaned.isEmpty
          continue
        }
        if scalar.properties.generalCategory == .format { continue }
      }
      if isBehindBlank { cleaned.append(" ") }
      isBehindBlank = false
      cleaned.append(scalar)
    }
    return String(cleaned)
  }

  /// Names that stand in one cell, one below the other or between semicolons.
  fileprivate var parts: [String] {
    split { $0 == ";" || $0.isNewline }.map { part in
      var part = part.drop { $0.isWhitespace || "-–+•".contains($0) }
      while let last = part.last, last == "." || last.isWhitespace { part = part.dropLast() }
      return String(part).cleaned
    }.filter { !$0.isEmpty }
  }

  /// Whether a cell, or what stands between signs in it, is a marking of secrecy.
  fileprivate var marksSecrecy: Bool {
    guard unicodeScalars.contains(where: { $0 == "ậ" || $0 == "Ậ" }) else { return false }
    return
      split { !$0.isLetter && $0 != " " }.contains {
        ["mật", "tối mật", "tuyệt mật"].contains(String($0).cleaned.lowercased())
      }
  }

  /// What a column of secrecy says of documents that are no secrets; markings of urgency stand there too.
  fileprivate var meansNoSecrecy: Bool {
    ["", "khong", "khong mat", "thuong", "binh thuong", "none", "khan", "thuong khan", "hoa toc"].contains(folded())
  }

  /// A date in the order of the United States: what is no month stands in the middle.
  fileprivate var isMonthFirst: Bool {
    threeNumbers.map { (1...12).contains($0.first) && (13...31).contains($0.second) } ?? false
  }

  /// The numbers of a date that ends with its year, of two or four digits.
  fileprivate var threeNumbers: (first: Int, second: Int, year: Substring)? {
    let parts = split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0].utf8.count < 3, parts[1].utf8.count < 3, [2, 4].contains(parts[2].utf8.count),
      let first = Int(parts[0]), let second = Int(parts[1])
    else { return nil }
    return (first, second, parts[2])
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
}

extension Register.Reason: Error {}
