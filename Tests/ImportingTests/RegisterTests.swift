// Registers in words of our own, in the forms in which offices have them.

import Diagnostics
import Files
import Foundation
import Importing
import Records
import TestSupport
import Testing
import Texts

@Suite struct RegisterTests {
  static let rows = [
    ["SỔ ĐĂNG KÝ VĂN BẢN ĐI"], ["Năm 2023"], [],
    [
      "STT", "Số, ký hiệu", "Ngày tháng", "Trích yếu", "Cơ quan ban hành", "Người ký", "Nơi nhận", "Số trang",
      "Ghi chú",
    ],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
    ["Tháng 5"],
    [
      "1", "31-KH/ĐU", "25/5/2023", "Kế hoạch tuyên truyền, cổ động; phong trào \"Dân vận khéo\"",
      "Ban Thường vụ Đảng ủy",
      "Nguyễn Văn Nam, Phó Bí thư", "Các chi bộ;\n- Lưu Văn phòng.", "12", "Đã gửi",
    ],
    ["2", "746/SGD&ĐT-VP", "25/05", "V/v tổ chức hội thi", "Sở Giáo dục", "Lê Thị Hoa", "", "mười", ""],
    ["3", "", "26/5/2023", "", "Sở Giáo dục", "", "", "", ""],
  ]

  /// As spreadsheets write it.
  static func csv(_ rows: [[String]], _ delimiter: String = ",", _ lineEnd: String = "\r\n") -> String {
    rows.map { row in
      row.map { cell in
        cell.contains { "\",;\t\n".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: delimiter) + lineEnd
    }.joined()
  }

  static func register(_ text: String) throws -> Register { try Register(csv: Array(text.utf8), of: "so.csv") }

  /// A register with these headings and rows.
  static func register(_ head: [String], _ rows: [String]...) throws -> Register { try register(csv([head] + rows)) }

  static func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    Array(try #require(text.data(using: encoding)))
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"]) func everyFormSaysTheSame(
    _ delimiter: String, _ lineEnd: String
  ) throws {
    let text = Self.csv(Self.rows, delimiter, lineEnd)
    let little = [0xFF, 0xFE] + (try Self.bytes(text, .utf16LittleEndian))
    let big = [0xFE, 0xFF] + (try Self.bytes(text, .utf16BigEndian))
    let decomposed = text.decomposedStringWithCanonicalMapping
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big, Array(decomposed.utf8)] {
      try expectWhatTheRowsSay(Register(csv: bytes, of: "so.csv"))
    }
  }

  private func expectWhatTheRowsSay(_ register: Register) throws {
    #expect(
      register.columns.map { $0.field?.rawValue ?? "" }
        == ["", "number", "issued", "title", "issuer", "signatory", "recipients", "pages", ""])
    #expect(register.refused.map(\.row) == [1, 2, 5, 6, 9])
    #expect(register.refused.map(\.reason) == [.aboveHead, .aboveHead, .head, .heading, .empty])
    #expect(register.refused.last?.text == "3 | 26/5/2023 | Sở Giáo dục")
    try #require(register.entries.map(\.row) == [7, 8])
    let (plan, letter) = (register.entries[0], register.entries[1])
    #expect(plan.record.title == "Kế hoạch tuyên truyền, cổ động; phong trào \"Dân vận khéo\"")
    #expect(plan.record.kind == .plan)
    #expect(plan.record.number == "31-KH/ĐU")
    #expect(plan.record.issued == "2023-05-25")
    #expect(plan.issuers == ["Ban Thường vụ Đảng ủy"])
    #expect(plan.record.signatory == .init(role: "Phó Bí thư", name: "Nguyễn Văn Nam"))
    #expect(plan.record.recipients == [.init(name: "Các chi bộ"), .init(name: "Lưu Văn phòng")])
    #expect(plan.record.source.map(\.value) == ["12"])
    #expect(plan.record.internalKeys.map(\.key) == ["STT", "Ghi chú"])
    #expect(plan.record.internalKeys.map(\.value) == ["1", "Đã gửi"])
    #expect(plan.record.notes.isEmpty)
    #expect(plan.record.extent == .summary)
    #expect(letter.record.kind == .letter)
    #expect(letter.record.issued == nil)
    #expect(letter.record.notes.map(\.kind) == [.inference, .transcription])
    #expect(letter.record.notes.last?.text.contains("“25/05”") == true)
    #expect(letter.record.internalKeys.map(\.value) == ["2", "mười"])
  }

  @Test(arguments: [
    ("Số/Ký hiệu", "number"), ("Số hiệu", "number"), ("Số VB", "number"), ("SỐ VÀ KÝ HIỆU VĂN BẢN", "number"),
    ("Ngày, tháng, năm", "issued"), ("Ngày ban hành", "issued"), ("Ngày VB", "issued"), ("IssuedDate", "issued"),
    ("Trích yếu nội dung", "title"), ("Tên loại và trích yếu nội dung văn bản", "title"), ("Nội dung", "title"),
    ("Nơi ban hành", "issuer"), ("Tác giả", "issuer"), ("OrganName", "issuer"), ("Tên loại", "type"),
    ("Loại văn bản", "type"), ("Người ký văn bản", "signatory"), ("Nơi nhận văn bản", "recipients"),
    ("Đơn vị nhận", "recipients"), ("PageAmount", "pages"), ("Độ mật", "secrecy"), ("Mức độ mật", "secrecy"),
    ("Số đến", nil), ("Ngày đến", nil), ("Có mặt", nil), ("Số tờ", nil), ("Autograph", nil), ("Mức độ khẩn", nil),
  ])
  func headings(_ heading: String, _ field: String?) throws {
    let others = ["Tên", "Ngày ký", "Ký hiệu"]
    let columns = try Self.register([heading] + others, ["a", "b", "c", "d"]).columns
    #expect(columns[0].field?.rawValue == field)
    #expect(columns[0].heading == heading)
  }

  @Test func headingsCanStandInTwoRowsAndTwice() throws {
    let register = try Self.register(
      ["STT", "Văn bản đi", "", "", "Ghi chú", "Ghi chú"], ["", "Số", "Ngày", "Trích yếu", "", ""],
      ["1", "31-KH/ĐU", "25/5/2023", "Tuyên truyền", "a", "b", "c"],
      ["", "Số", "Ngày", "Trích yếu", "", ""])
    #expect(register.columns.map(\.heading) == ["STT", "Số", "Ngày", "Trích yếu", "Ghi chú", "Ghi chú (Cột 6)"])
    #expect(register.entries.first?.record.internalKeys.map(\.key) == ["STT", "Ghi chú", "Ghi chú (Cột 6)", "Cột 7"])
    #expect(register.refused.map(\.reason) == [.aboveHead, .head])
  }

  @Test(arguments: [
    ("31", "KH/ĐU", "31-KH/ĐU"), ("31", "-KH/ĐU", "31-KH/ĐU"), ("15", "KH-UBND", "15/KH-UBND"),
    ("15", "/KH-UBND", "15/KH-UBND"), ("29", "2018/QH14", "29/2018/QH14"), ("31-KH/ĐU", "KH/ĐU", "31-KH/ĐU"),
    ("Số: 31", "KH/ĐU", "31-KH/ĐU"), ("31a", "KH/ĐU", "31a-KH/ĐU"), ("31-KH/ĐU", "", "31-KH/ĐU"),
    ("", "KH/ĐU", "KH/ĐU"),
  ])
  func numbersOfTwoColumns(_ count: String, _ codes: String, _ number: String) throws {
    let entries = try Self.register(["Số", "Ký hiệu", "Trích yếu"], [count, codes, "Tuyên truyền"]).entries
    #expect(entries.map(\.record.number) == [number])
    #expect(entries.first?.record.internalKeys.isEmpty == true)
  }

  @Test(arguments: [
    ("25/5/2023", "2023-05-25"), ("25.5.2023", "2023-05-25"), ("25-5-2023", "2023-05-25"), ("2023-05-25", "2023-05-25"),
    ("ngày 25 tháng 5 năm 2023", "2023-05-25"), ("2023-05-25 00:00:00", "2023-05-25"), ("25/5/23", "2023-05-25"),
    ("25.5.98", "1998-05-25"), ("5/2023", "2023-05"), ("25/5/35", nil), ("25-05-23", nil), ("25/05", nil),
    ("30/2/2023", nil),
    ("45071", nil), ("2023-05-25 08:30:00", nil), ("cuối tháng 5", nil),
  ])
  func dates(_ written: String, _ iso: String?) throws {
    let record = try #require(try Self.register(["Số", "Ngày"], ["31-KH/ĐU", written]).entries.first?.record)
    #expect(record.issued == iso)
    #expect(record.notes.contains { $0.text.contains("“\(written)”") } == (iso == nil))
  }

  /// What a column in the order of the United States says can be meant in two ways.
  @Test func oneDateOfAnotherOrderMakesAColumnDoubtful() throws {
    let register = try Self.register(
      ["Số", "Ngày"], ["1-KH/ĐU", "05/07/2023"], ["2-KH/ĐU", "05/25/2023"], ["3-KH/ĐU", "05/05/2023"])
    #expect(register.entries.map(\.record.issued) == [nil, nil, "2023-05-05"])
  }

  @Test(arguments: [
    ("Công văn", "15/UBND-VP", "V/v họp", Plan.Kind.letter, 0), ("KH", "15", "Tuyên truyền", .plan, 0),
    ("", "15-CTr/TU", "Tuyên truyền", .programme, 0), ("", "7-QĐ/TW", "Quy định về nêu gương", .regulation, 0),
    ("", "7-QĐ/TW", "Về nêu gương", .decision, 1), ("", "7/QĐ-UBND", "Quy định về đất", .decision, 0),
    ("", "12/2020/TT-BTC", "Hướng dẫn thuế", .circular, 0), ("", "15/UBND-VP", "V/v họp", .letter, 1),
    ("", "", "Báo cáo công tác năm", .report, 0), ("", "", "Họp giao ban", .plan, 1),
    ("Quyết định", "15/KH-UBND", "Tuyên truyền", .decision, 0),
  ])
  func types(_ type: String, _ number: String, _ title: String, _ kind: Plan.Kind, _ notes: Int) throws {
    let entry = try Self.register(["Loại", "Số", "Trích yếu", "Ngày"], [type, number, title, "2023"]).entries.first
    #expect(entry?.record.kind == kind)
    #expect(entry?.record.notes.count == notes)
    #expect(entry?.record.internalKeys.isEmpty == true)
  }

  @Test func typesThatTheArchiveDoesNotHoldAreListed() throws {
    let register = try Self.register(
      ["Loại", "Số", "Trích yếu"], ["Biên bản", "3-BB/ĐU", "Họp"], ["Đến", "3-KH/ĐU", "Họp"])
    #expect(register.refused.map(\.reason) == [.type])
    #expect(register.entries.first?.record.internalKeys.map(\.value) == ["Đến"])
  }

  @Test(arguments: [
    ("Mật", "Họp", ""), ("tối mật", "Họp", ""), ("M", "Họp", ""), ("", "Họp (Mật)", ""), ("Thường", "Họp", "TUYỆT MẬT"),
    ("", "Họp", "Độ mật: Mật"), ("", "Họp – mật.", ""), ("MẬT".decomposedStringWithCanonicalMapping, "Họp", ""),
  ])
  func secretsAreNeverRead(_ secrecy: String, _ title: String, _ remark: String) throws {
    let register = try Self.register(
      ["Số", "Trích yếu", "Độ mật", "Ghi chú"], ["31-KH/ĐU", title, secrecy, remark],
      ["32-KH/ĐU", "Kế hoạch bảo vệ bí mật nhà nước", "Không", "Bảo mật"])
    #expect(register.refused.map(\.reason) == [.secrecy])
    #expect(register.refused.map(\.text) == [""])
    #expect(register.entries.map(\.row) == [3])
  }

  @Test func secretsAreNotQuotedWhereTheirRowIsBroken() throws {
    let register = try Self.register("Số,Trích yếu,Độ mật\n31-KH/ĐU,\"Họp\" kín,Mật\n")
    #expect(register.refused.map(\.reason) == [.quotes])
    #expect(register.refused.map(\.text) == [""])
  }

  /// What is wrong with the quotes of a row is no reason to lose the others.
  @Test func rowsWithLoneQuotesAreListedAndTheRestIsRead() throws {
    let register = try Self.register(
      #"""
      Số,Trích yếu
      1-KH/ĐU,"Một, hai
      ba"
      2-KH/ĐU,ống 5" và
      3-KH/ĐU,Ba
      4-KH/ĐU,từ "khéo" và
      5-KH/ĐU,ống 7" và
      6-KH/ĐU,"Sáu ""6"""
      7-KH/ĐU,"Bảy

      """#)
    #expect(register.entries.map(\.row) == [2, 4, 7])
    #expect(register.entries.map(\.record.title) == ["Một, hai ba", "Ba", "Sáu \"6\""])
    #expect(register.refused.map(\.row) == [3, 5, 6, 8])
    #expect(register.refused.allSatisfy { $0.reason == .quotes })
    #expect(register.refused[0].text == "2-KH/ĐU,ống 5\" và")
  }

  @Test func whatIsNoRegisterIsRefused() throws {
    for text in ["", "Kế hoạch\nMột, hai\n", "Tên,Tuổi\nNam,5\n"] {
      #expect(throws: EnvironmentError.self) { try Self.register(text) }
    }
    let tcvn3 = try Self.bytes("Sè,Ngµy,TrÝch yÕu\n31-KH/§U,25/5/2023,Tuyªn truyÒn ®¹i héi\n", .windowsCP1252)
    let error = #expect(throws: EnvironmentError.self) { try Register(csv: tcvn3, of: "so.csv") }
    #expect(error?.hint?.en.contains("--encoding tcvn3") == true)
    let misread = #expect(throws: EnvironmentError.self) {
      try Self.register("Sè,Ngµy,TrÝch yÕu\n31-KH/§U,25/5/2023,Tuyªn truyÒn ®¹i héi\n")
    }
    #expect(misread?.hint?.en.contains("--encoding tcvn3") == true)
    for bytes in [tcvn3, Array(String(decoding: tcvn3.map { UInt16($0) }, as: UTF16.self).utf8)] {
      let read = try Register(csv: bytes, of: "so.csv", encoding: .tcvn3)
      #expect(read.entries.map(\.record.title) == ["Tuyên truyền đại hội"])
      #expect(read.entries.map(\.record.number) == ["31-KH/ĐU"])
    }
  }

  /// The words of every cell are in the record or listed.
  @Test func nothingIsLost() throws {
    let seed =
      ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))
    print("registers: PLAN_ARCHIVE_SEED=\(seed)")
    var generator = SeededGenerator(seed: seed)
    let headings = [
      "STT", "Số", "Ký hiệu", "Ngày", "Trích yếu", "Tác giả", "Loại", "Người ký", "Nơi nhận", "Số trang", "Độ mật",
      "Ghi chú",
      "", "Ngày đến",
    ]
    let cells = [
      "", "", "31", "KH/ĐU", "31-KH/ĐU", "25/5/2023", "25/05", "Kế hoạch họp", "Công văn", "Khẩn", "Thường", "Biên bản",
      "Nguyễn Văn Nam (Chủ tịch)", "Các xã; các phường", "a, b \"c\"", "12", "Dòng một\ndòng hai", "Mười",
    ]
    for _ in 0..<300 {
      let head = Array(headings.shuffled(using: &generator).prefix(8)) + ["Trích yếu", "Nơi nhận"]
      let row = head.map { ($0 == "Độ mật" ? ["", "Thường", "Khẩn"] : cells).randomElement(using: &generator) ?? "" }
      let register = try Self.register(head, row)
      let kept = register.entries.map {
        Self.words($0.record.markdown(access: "internal") + $0.issuers.joined(separator: " "))
      }
      let listed = register.refused.map { Self.words($0.text) }
      for (index, cell) in row.enumerated() where cell != "25/5/2023" {
        // The type has a name of its own, the front matter's.
        let isType =
          register.columns[index].field == .type
          && register.entries.first?.record.internalKeys.contains { $0.value == cell } == false
        let found = (kept + listed).joined()
        #expect(isType || Self.words(cell).allSatisfy(found.contains), "\(head) \(row): \(cell)")
      }
    }
  }

  /// Quotes, separators and line ends by chance, below a head.
  @Test func nothingOfBrokenRowsIsLost() throws {
    let seed =
      ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))
    print("broken registers: PLAN_ARCHIVE_SEED=\(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let signs = (0..<Int.random(in: 0..<60, using: &generator)).map { index in
        ["\"", "\"", ",", "\n", "\r\n", ";", " ", "\u{301}", "w\(10 + index)", "w\(10 + index)"].randomElement(
          using: &generator)
          ?? ""
      }
      let register = try Self.register("Số,Trích yếu,Ghi chú\n" + signs.joined())
      let kept = register.entries.map { $0.record.markdown(access: "internal") } + register.refused.map(\.text)
      let found = kept.joined(separator: "\n")
      for word in signs where word.hasPrefix("w") { #expect(found.holds(word), "\(signs)") }
    }
  }

  private static func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }

  @Test func rowsCostTheSameHoweverManyThereAre() throws {
    let row = "\"31-KH/ĐU\",25/5/2023,\"Kế hoạch tuyên truyền \"\"Dân vận khéo\"\"\ncủa phường\",ống 5\n"
    let lone = "31-KH/ĐU,25/5/2023,ống 5\" và,\n"
    for line in [row, lone] {
      let times = try [500, 4_000].map { count in
        let bytes = Array(("Số,Ngày,Trích yếu,Ghi chú\n" + String(repeating: line, count: count)).utf8)
        let start = Self.processorTime()
        let register = try Register(csv: bytes, of: "so.csv")
        let end = Self.processorTime()
        #expect(register.entries.count + register.refused.count == count)
        return end - start
      }
      #expect(times[1] < times[0] * 24)
    }
  }

  /// Of this thread.
  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  static let hasOffice = Command.output(["soffice", "--version"]) != nil

  /// A workbook with two sheets, of the parts that the format needs.
  private static let workbook = #"""
    import sys, zipfile
    types = ''.join(f'<Override PartName="/xl/{n}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{t}+xml"/>' for n, t in
      [('workbook.xml', 'sheet.main'), ('worksheets/sheet1.xml', 'worksheet'), ('worksheets/sheet2.xml', 'worksheet'), ('styles.xml', 'styles')])
    relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    def cell(value):
      if isinstance(value, tuple): return f'<c s="{value[1]}"><v>{value[0]}</v></c>'
      text = value.replace('&', '&amp;').replace('<', '&lt;')
      return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    def sheet(rows):
      return f'<worksheet {main}><sheetData>' + ''.join('<row>' + ''.join(map(cell, r)) + '</row>' for r in rows) + '</sheetData></worksheet>'
    day = 45053  # 7 May 2023
    rows = [['SỔ ĐĂNG KÝ VĂN BẢN ĐI'], ['Số, ký hiệu', 'Ngày tháng', 'Trích yếu', 'Số trang']]
    rows += [[f'{n}-KH/ĐU', (day, n), 'Kế hoạch "A"; b, c\nd', (12, 0)] for n in (1, 2, 3)]
    with zipfile.ZipFile(sys.argv[1], 'w') as z:
      z.writestr('[Content_Types].xml', f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>')
      z.writestr('_rels/.rels', f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
      z.writestr('xl/_rels/workbook.xml.rels', f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{relation}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="s" Type="{relation}/styles" Target="styles.xml"/></Relationships>')
      z.writestr('xl/workbook.xml', f'<workbook {main} xmlns:r="{relation}"><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="Đi" sheetId="1" r:id="a"/><sheet name="Khác" sheetId="2" r:id="b"/></sheets></workbook>')
      formats = ''.join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for n in (0, 14, 164, 165))
      z.writestr('xl/styles.xml', f'<styleSheet {main}><numFmts><numFmt numFmtId="164" formatCode="d/m/yy"/><numFmt numFmtId="165" formatCode="[$-42A]dd/mm/yyyy"/></numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{formats}</cellXfs></styleSheet>')
      z.writestr('xl/worksheets/sheet1.xml', sheet(rows))
      z.writestr('xl/worksheets/sheet2.xml', sheet([['khác']]))
    """#

  @Test(.enabled(if: hasOffice, "needs LibreOffice Calc")) func workbooksAreReadByLibreOffice() async throws {
    let folder = try TemporaryFolder()
    _ = try #require(Command.output(["python3", "-c", Self.workbook, folder.path + "/so.xlsx"]))
    let workbook = Array(try Data(contentsOf: URL(filePath: folder.path + "/so.xlsx")))
    let bytes = try await SourceDocument.converted(
      workbook, named: "so.xlsx", to: Register.csvFormat, environment: ProcessInfo.processInfo.environment)
    let register = try Register(csv: bytes, of: "so.xlsx")
    #expect(register.entries.map(\.row) == [3, 4, 5])
    #expect(register.entries.map(\.record.issued) == ["2023-05-07", "2023-05-07", "2023-05-07"])
    #expect(register.entries.map(\.record.title) == Array(repeating: "Kế hoạch \"A\"; b, c d", count: 3))
    #expect(register.entries.map { $0.record.source.map(\.value) } == [["12"], ["12"], ["12"]])
  }
}
