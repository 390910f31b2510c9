// The text layer of a PDF, by the programs of poppler; pages without one are recognised.

import Diagnostics
import Files

enum PDFText {
  /// A plan has some tens of pages; more than this takes hours.
  private static let mostPages = 500
  /// A page of small print has some two thousand.
  private static let mostWords = 10_000

  /// What a PDF says, which lies in `folder` as `name`.
  static func read(
    _ name: String, in folder: OutsideFolder, progress: (_ done: Int, _ all: Int) -> Void
  ) async throws(EnvironmentError) -> ExtractedText {
    let count = try pageCount(of: name, in: folder)
    let layer = try folder.run(.pdftotext, ["-bbox-layout", name, "-"]) { _, words in failure(words, folder.source) }
    var pages = try BoxScanner(layer).pages(of: folder.source, most: mostWords)
    guard pages.count == count else { throw broken(folder.source) }
    let empty = pages.indices.filter { pages[$0].words.count < 5 }
    let pictured = empty.isEmpty ? [] : try picturedPages(of: name, in: folder)
    let scanned = empty.map { $0 + 1 }.filter { pictured.contains($0) }
    guard !scanned.isEmpty || empty.count < count else {
      throw .unreadable(
        folder.source, "không có chữ nào, cũng không có ảnh của trang", "holds no words and no pictures of pages")
    }
    try emphasise(&pages, name, in: folder)
    for index in pages.indices where mayHaveTable(pages[index]) {
      pages[index].tables = RuledTable.all(on: try picture(of: index + 1, name, in: folder))
    }
    guard !scanned.isEmpty else { return ExtractedText(pages: pages, extraction: .textLayer) }
    for (number, page) in try await Recognition.pages(scanned, of: name, in: folder, progress: progress) {
      pages[number - 1] = page
    }
    var text = ExtractedText(pages: pages, extraction: .recognition, hasFineBoxes: scanned.count < count)
    if scanned.count < count {
      let list = scanned.map(String.init).joined(separator: ", ")
      text.notes.append(
        LocalizedText(
          vi: "trang \(list) là ảnh quét, chữ do máy nhận dạng; các trang khác có sẵn chữ",
          en: "page \(list) is scanned and was recognised; the other pages have a text layer"))
    }
    return text
  }

  /// The number of pages.
  ///
  /// - Throws: when there are none, or too many, or the file cannot be read.
  static func pageCount(of name: String, in folder: OutsideFolder) throws(EnvironmentError) -> Int {
    let facts = try folder.run(.pdfinfo, [name]) { _, words in failure(words, folder.source) }
    let line = String(decoding: facts, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Pages:") }
    guard let count = line.flatMap({ Int($0.dropFirst(6).drop { $0 == " " }) }) else { throw broken(folder.source) }
    guard count > 0 else { throw withoutPages(folder.source) }
    guard count <= mostPages else {
      throw .unreadable(
        folder.source, "có \(count) trang, quá mức \(mostPages)", "has \(count) pages, more than \(mostPages)",
        hint: LocalizedText(
          vi: "tách tệp thành từng văn bản rồi nhập từng tệp",
          en: "split it into single documents and import these"))
    }
    return count
  }

  private static func withoutPages(_ source: String) -> EnvironmentError {
    .unreadable(source, "không có trang nào", "has no pages")
  }

  private static func broken(_ source: String) -> EnvironmentError {
    .unreadable(
      source, "không phải tệp PDF nguyên vẹn", "is no whole PDF file",
      hint: LocalizedText(vi: "lấy lại bản gốc của tệp", en: "fetch the file again from where it came"))
  }

  private static func failure(_ words: String, _ source: String) -> EnvironmentError? {
    if words.contains("Incorrect password") {
      return .unreadable(
        source, "được đặt mật khẩu", "is protected by a password",
        hint: LocalizedText(
          vi: "mở tệp bằng mật khẩu rồi in ra một tệp PDF khác",
          en: "open it with the password and print it to another PDF"))
    }
    if words.contains("Copying of text from this document is not allowed") {
      return .unreadable(
        source, "cấm chép chữ ra", "forbids that its text is copied",
        hint: LocalizedText(
          vi: "xin cơ quan phát hành một bản không khóa", en: "ask its issuer for one that is not locked"))
    }
    if words.contains("Invalid page count 0") { return withoutPages(source) }
    return ["May not be a PDF", "xref", "trailer", "catalog", "Page count"].contains { words.contains($0) }
      ? broken(source) : nil
  }

  /// The pages that show a picture as large as a scanned page.
  private static func picturedPages(of name: String, in folder: OutsideFolder) throws(EnvironmentError) -> Set<Int> {
    let list = try folder.run(.pdfimages, ["-list", name])
    return Set(
      String(decoding: list, as: UTF8.self).split(separator: "\n").compactMap { line in
        let cells = line.split(separator: " ")
        guard cells.count > 4, let page = Int(cells[0]), let width = Int(cells[3]), let height = Int(cells[4]) else {
          return nil
        }
        return width >= 400 && height >= 200 ? page : nil
      })
  }

  // MARK: Tables

  /// Whether several lines have gaps as those between the columns of a table.
  private static func mayHaveTable(_ page: PrintedPage) -> Bool {
    let pieces = PageLayout.pieces(of: page.words)
    return pieces.count - PageLayout.rows(of: pieces).count > 1
  }

  private static func picture(of page: Int, _ name: String, in folder: OutsideFolder) throws(EnvironmentError)
    -> GreyPicture
  {
    let resolution = 100
    _ = try folder.run(
      .pdftoppm, ["-gray", "-r", "\(resolution)", "-f", "\(page)", "-l", "\(page)", "-singlefile", name, "rules"])
    guard let picture = GreyPicture(try folder.bytes(of: "rules.pgm"), resolution: Double(resolution)) else {
      throw broken(folder.source)
    }
    return picture
  }

  // MARK: Emphasis

  /// Marks the words that are printed in bold or italic letters, which `pdftohtml` tells by the names of the fonts.
  private static func emphasise(
    _ pages: inout [PrintedPage], _ name: String, in folder: OutsideFolder
  ) throws(EnvironmentError) {
    let tree = try folder.run(
      .pdftohtml, ["-xml", "-stdout", "-i", "-hidden", "-zoom", "1", "-noroundcoord", name])
    var scanner = BoxScanner(tree)
    for (index, pieces) in scanner.emphasisedPieces().enumerated() where index < pages.count {
      // A word lies in a piece, or a piece in a word that comes from several fonts.
      for word in pages[index].words.indices {
        let box = pages[index].words[word].box
        guard let piece = pieces.first(where: { $0.box.holdsCentre(of: box) }) else { continue }
        pages[index].words[word].isBold = piece.isBold
        pages[index].words[word].isItalic = piece.isItalic
      }
    }
  }
}

/// Reads what poppler writes as XML: machine-made, one element a line.
private struct BoxScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The pages of `pdftotext -bbox-layout`.
  func pages(of source: String, most: Int) throws(EnvironmentError) -> [PrintedPage] {
    var scanner = self
    var pages: [PrintedPage] = []
    while let tag = scanner.nextTag() {
      if tag.name == "page" {
        pages.append(PrintedPage(width: tag["width"] ?? 0, height: tag["height"] ?? 0, words: []))
      } else if tag.name == "word", let box = tag.box, !pages.isEmpty {
        let text = scanner.text()
        guard !text.isEmpty, box.width >= 0, box.height > 0 else { continue }
        pages[pages.count - 1].words.append(PrintedWord(text, box))
        guard pages[pages.count - 1].words.count <= most else {
          throw .unreadable(
            source, "có quá \(most) từ trên trang \(pages.count)", "has more than \(most) words on page \(pages.count)")
        }
      }
    }
    return pages
  }

  struct Piece {
    var box: Box
    var isBold = false
    var isItalic = false
  }

  /// The pieces in bold or italic letters of each page of `pdftohtml -xml`.
  mutating func emphasisedPieces() -> [[Piece]] {
    var pages: [[Piece]] = []
    var piece: Piece?
    while let tag = nextTag() {
      switch tag.name {
      case "page": pages.append([])
      case "text":
        if let left = tag["left"], let top = tag["top"], let width = tag["width"], let height = tag["height"] {
          piece = Piece(box: Box(left: left, top: top, right: left + width, bottom: top + height))
        }
      case "b": piece?.isBold = true
      case "i": piece?.isItalic = true
      case "/text":
        if let piece, piece.isBold || piece.isItalic, !pages.isEmpty { pages[pages.count - 1].append(piece) }
        piece = nil
      default: break
      }
    }
    return pages
  }

  private struct Tag {
    var name: String
    var attributes: Substring

    subscript(_ key: String) -> Double? {
      let parts = attributes.split(separator: "\"")
      guard let index = parts.firstIndex(of: " \(key)="), index + 1 < parts.count else { return nil }
      return Double(parts[index + 1])
    }

    var box: Box? {
      guard let left = self["xMin"], let top = self["yMin"], let right = self["xMax"], let bottom = self["yMax"],
        [left, top, right, bottom].allSatisfy({ $0.isFinite })
      else { return nil }
      return Box(left: left, top: top, right: right, bottom: bottom)
    }
  }

  private mutating func nextTag() -> Tag? {
    guard let open = bytes.firstIndex(of: UInt8(ascii: "<"), in: index..<bytes.count),
      let close = bytes.firstIndex(of: UInt8(ascii: ">"), in: open..<bytes.count)
    else { return nil }
    index = close + 1
    let tag = String(decoding: bytes[open + 1..<close], as: UTF8.self)
    let name = tag.prefix { $0 != " " }
    return Tag(name: String(name), attributes: tag[name.endIndex...])
  }

  /// The text up to the next tag.
  private mutating func text() -> String {
    let end = bytes.firstIndex(of: UInt8(ascii: "<"), in: index..<bytes.count) ?? bytes.count
    defer { index = end }
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    guard text.contains("&") else { return text }
    // The ampersand last, so that what it makes is not read again.
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
