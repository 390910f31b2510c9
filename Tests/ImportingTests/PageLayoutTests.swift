import Importing
import Testing

/// Pages of A4 with a text from 85 to 552 points, as official documents have it.
@Suite struct PageLayoutTests {
  @Test func paragraphsByFirstLineAndByRoom() {
    let text = Self.text([
      Self.line("1. Nâng cao nhận thức", 113, 100, 552), Self.line("của mọi người về việc", 85, 119, 552),
      Self.line("trồng cây.", 85, 138, 150), Self.line("2. Trồng bần.", 113, 157, 220),
      Self.line("Chăm sóc cây", 113, 176, 552), Self.line("trong mùa khô và", 85, 195, 552),
      Self.line("mùa mưa.", 85, 214, 140), Self.line("Ký tên", 85, 252, 130),
    ])
    #expect(
      Self.joined(text) == [
        "¶1. Nâng cao nhận thức", "+của mọi người về việc", "+trồng cây.", "¶2. Trồng bần.", "¶Chăm sóc cây",
        "+trong mùa khô và", "+mùa mưa.", "¶Ký tên",
      ])
  }

  @Test func aParagraphGoesOnOverThePage() {
    let first = Self.body + [Self.line("Việc này giao cho", 113, 700, 552), Self.line("2", 314, 780, 320)]
    let second = [Self.line("các chi bộ.", 85, 100, 160)] + Self.body.map { $0.map { Self.moved($0, down: 20) } }
    let text = ExtractedText(pages: [first, second].map { Self.page($0) }, extraction: .textLayer)
    let lines = Self.joined(text)
    #expect(lines.contains("¶2"))
    #expect(lines.contains("+các chi bộ."))
  }

  @Test func itemsWhoseNumbersStandOut() {
    let text = Self.text(
      Self.body + [
        Self.line("- Trồng cây ở hai bờ", 100, 300, 552), Self.line("sông và trước trường", 112, 319, 552),
        Self.line("học của phường.", 112, 338, 220), Self.line("- Tưới cây.", 100, 357, 180),
      ])
    #expect(
      Self.joined(text).suffix(4) == [
        "¶- Trồng cây ở hai bờ", "+sông và trước trường", "+học của phường.", "¶- Tưới cây.",
      ])
  }

  @Test func headAndFootColumnByColumn() {
    let text = Self.text(
      [
        Self.line("TỈNH ỦY ĐỒNG MẪU", 110, 60, 220), Self.line("THÀNH ỦY BẾN THỬ", 112, 79, 218),
        Self.line("ĐẢNG CỘNG SẢN VIỆT NAM", 310, 79, 490), Self.line("*", 162, 98, 168),
        Self.line("Số 12-KH/TU", 128, 117, 202), Self.line("Bến Thử, ngày 12 tháng 5", 315, 117, 485),
        Self.line("KẾ HOẠCH", 279, 150, 359),
      ] + Self.body.map { $0.map { Self.moved($0, down: 80) } } + [
        // The lines of the two columns of a foot stand at different heights.
        Self.line("T/M BAN THƯỜNG VỤ", 350, 400, 500), Self.line("Nơi nhận:", 85, 402, 140, size: 12),
        Self.line("- Như trên,", 85, 416, 150, size: 12), Self.line("PHÓ BÍ THƯ", 385, 419, 465),
        Self.line("- Lưu Văn phòng.", 85, 430, 190, size: 12), Self.line("Lê Văn Mẫu", 380, 480, 470),
      ])
    let lines = text.elements.compactMap(Self.line)
    #expect(
      lines.prefix(7).map(\.text) == [
        "TỈNH ỦY ĐỒNG MẪU", "THÀNH ỦY BẾN THỬ", "*", "Số 12-KH/TU", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Bến Thử, ngày 12 tháng 5", "KẾ HOẠCH",
      ])
    #expect(
      lines.suffix(6).map(\.text) == [
        "Nơi nhận:", "- Như trên,", "- Lưu Văn phòng.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Mẫu",
      ])
  }

  /// A list of names and offices has two columns too, and is read line by line.
  @Test func rowsOfAListStayRows() {
    let text = Self.text(
      Self.body
        + (0..<4).flatMap { index in
          let y = 300 + 19 * Double(index)
          return [Self.line("\(index + 1). Ông Lê Văn Mẫu", 113, y, 250), Self.line("Trưởng ban", 360, y, 430)]
        })
    #expect(
      Self.joined(text).suffix(2).map { $0.dropFirst() } == [
        "3. Ông Lê Văn Mẫu Trưởng ban", "4. Ông Lê Văn Mẫu Trưởng ban",
      ])
  }

  @Test func wideSpacesOfJustifiedLinesAreNoColumns() {
    let text = Self.text(
      Self.body + [
        Self.line("Các cơ quan", 113, 300, 300) + Self.line("phối hợp", 312, 300, 552),
        Self.line("thực hiện tốt", 85, 319, 299) + Self.line("việc này.", 311, 319, 552),
      ])
    #expect(Self.joined(text).suffix(2) == ["¶Các cơ quan phối hợp", "+thực hiện tốt việc này."])
  }

  @Test func piecesOfAWordAreJoined() {
    var words = Self.line("TH", 85, 100, 105)
    words.append(PrintedWord("Ủ", Box(left: 105.1, top: 88, right: 114, bottom: 109)))
    words.append(PrintedWord("Y", Box(left: 114, top: 92.25, right: 122, bottom: 107.75)))
    words += Self.line("BAN", 126, 100, 150)
    #expect(Self.joined(Self.text([words])) == ["¶THỦY BAN"])
  }

  @Test func softHyphensJoin() {
    let text = Self.text(
      Self.body + [
        Self.line("Ban in\u{AD}", 113, 300, 552), Self.line("ternet của xã và", 85, 319, 552),
        Self.line("phường.", 85, 338, 150),
      ])
    #expect(Self.joined(text).suffix(3) == ["¶Ban internet", "+của xã và", "+phường."])
  }

  @Test func raisedNumbersWithANoteAreFootnotes() {
    let call = PrintedWord("1", Box(left: 221, top: 289, right: 225, bottom: 299))
    let text = Self.text(
      Self.body + [
        Self.line("Đã trồng 1.850 cây", 113, 300, 221) + [call] + Self.line("trong năm.", 229, 300, 300),
        Self.line("1", 85, 738, 88, size: 7) + Self.line("Theo báo cáo", 92, 740, 180, size: 11),
        Self.line("của các chi bộ.", 85, 753, 170, size: 11), Self.line("2", 314, 790, 320),
      ])
    let runs = text.elements.compactMap(Self.line).first { $0.text.hasPrefix("Đã trồng") }?.runs
    #expect(runs == [.init("Đã trồng 1.850 cây"), .init("", footnote: "1"), .init(" trong năm.")])
    #expect(text.footnotes.map(\.label) == ["1"])
    #expect(text.footnotes.first?.lines.map(\.text) == ["Theo báo cáo", "của các chi bộ."])
    #expect(Self.joined(text).last == "¶2")
  }

  /// “m²” has no note: the number stays where it is.
  @Test func raisedNumbersWithoutANoteStay() {
    let raised = PrintedWord("2", Box(left: 160, top: 289, right: 164, bottom: 299))
    let text = Self.text(
      Self.body + [Self.line("Rộng 500 m", 113, 300, 160) + [raised] + Self.line("đất.", 168, 300, 190)])
    #expect(Self.joined(text).last == "¶Rộng 500 m2 đất.")
    #expect(text.footnotes.isEmpty)
  }

  @Test func emphasisWithoutSpacesAtItsEnds() {
    var bold = Self.line("Về cây giống:", 113, 100, 200)
    for index in bold.indices { bold[index].isBold = true }
    let text = Self.text([Self.line("a)", 95, 100, 108) + bold + Self.line("bần", 204, 100, 230)])
    #expect(
      text.elements.compactMap(Self.line).first?.runs == [
        .init("a) "), .init("Về cây giống:", isBold: true), .init(" bần"),
      ])
  }

  @Test func tablesByTheirRules() {
    // 20 columns of pixels a cell, at 72 dots per inch; the second row has one cell over both.
    let picture = Self.picture(
      width: 260, height: 120, across: [10, 50, 90, 110], down: [10, 60, 240], shortened: (60, 50, 90))
    var page = Self.page([
      Self.line("STT", 15, 30, 40, size: 10), Self.line("Nội dung", 70, 24, 120, size: 10),
      Self.line("công việc", 70, 38, 120, size: 10), Self.line("Tổng cộng các việc", 15, 70, 200, size: 10),
      Self.line("1", 20, 100, 24, size: 10), Self.line("Trồng cây", 70, 100, 120, size: 10),
    ])
    page.tables = RuledTable.all(on: picture)
    let text = ExtractedText(pages: [page], extraction: .textLayer)
    guard case .table(let table)? = text.elements.first, text.elements.count == 1 else {
      Issue.record("no table in \(text.elements)")
      return
    }
    #expect(
      table.rows.map { $0.map { $0.map(\.text) } } == [
        [["STT"], ["Nội dung", "công việc"]], [["Tổng cộng các việc"], []], [["1"], ["Trồng cây"]],
      ])
  }

  @Test func framesAndUnderlinesAreNoTables() {
    #expect(RuledTable.all(on: Self.picture(width: 260, height: 120, across: [10, 110], down: [10, 240])).isEmpty)
    #expect(RuledTable.all(on: Self.picture(width: 260, height: 120, across: [40, 70], down: [])).isEmpty)
  }

  @Test func doubtsOfTheRecognition() {
    var words = Self.line("Kế hoạch số 12", 113, 100, 220)
    for (index, confidence) in [96, 95, 91, 42].enumerated() { words[index].confidence = confidence }
    let text = ExtractedText(pages: [Self.page([words])], extraction: .recognition)
    #expect(text.doubts == [.init(word: "12", page: 1, line: 1, confidence: 42)])
  }

  // MARK: Pages

  /// Lines that show where a text begins and ends.
  private static let body = [
    line("Thực hiện kế hoạch của", 113, 200, 552), line("cấp trên về trồng cây ven", 85, 219, 552),
    line("sông và chăm sóc cây trong", 85, 238, 552), line("mùa khô ở phường ta, nay", 85, 257, 552),
    line("báo cáo.", 85, 276, 140),
  ]

  /// The words of a line, spread evenly.
  private static func line(_ text: String, _ left: Double, _ middle: Double, _ right: Double, size: Double = 15.5)
    -> [PrintedWord]
  {
    let words = text.split(separator: " ").map(String.init)
    let space = 4.0
    let letters = Double(words.reduce(0) { $0 + $1.count })
    let width = (right - left - space * Double(words.count - 1)) / letters
    var place = left
    return words.map { word in
      defer { place += width * Double(word.count) + space }
      return PrintedWord(
        word,
        Box(left: place, top: middle - size / 2, right: place + width * Double(word.count), bottom: middle + size / 2))
    }
  }

  private static func moved(_ word: PrintedWord, down: Double) -> PrintedWord {
    var word = word
    word.box.top += down
    word.box.bottom += down
    return word
  }

  private static func page(_ lines: [[PrintedWord]]) -> PrintedPage {
    PrintedPage(width: 595, height: 842, words: lines.flatMap(\.self))
  }

  private static func text(_ lines: [[PrintedWord]]) -> ExtractedText {
    ExtractedText(pages: [page(lines)], extraction: .textLayer)
  }

  private static func line(_ element: ExtractedText.Element) -> ExtractedText.Line? {
    if case .line(let line) = element { line } else { nil }
  }

  private static func joined(_ text: ExtractedText) -> [String] {
    text.elements.compactMap(line).map { line in
      switch line.join {
      case .startsParagraph: "¶" + line.text
      case .continuesParagraph: "+" + line.text
      case .unknown: "?" + line.text
      }
    }
  }

  /// A white picture with black rules.
  ///
  /// - Parameter shortened: a rule down at a place, which has a gap from one height to another.
  private static func picture(
    width: Int, height: Int, across: [Int], down: [Int], shortened: (place: Int, from: Int, to: Int)? = nil
  ) -> GreyPicture {
    var pixels = [UInt8](repeating: 255, count: width * height)
    if let left = down.min() ?? Optional(10), let right = down.max() ?? Optional(240) {
      for y in across { for x in left...right { pixels[y * width + x] = 0 } }
    }
    if let top = across.min(), let bottom = across.max() {
      for x in down {
        for y in top...bottom where !(shortened.map { $0.place == x && $0.from < y && y < $0.to } ?? false) {
          pixels[y * width + x] = 0
        }
      }
    }
    guard let picture = GreyPicture(Array("P5\n\(width) \(height)\n255\n".utf8) + pixels, resolution: 72) else {
      preconditionFailure("a picture of the right size")
    }
    return picture
  }
}
