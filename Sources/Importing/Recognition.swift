// What is written on pictures of pages: straightened by ocrmypdf, read by tesseract.

import Diagnostics

enum Recognition {
  /// What a picture says, which lies in `folder` as `name`.
  static func read(
    _ name: String, in folder: OutsideFolder, progress: (_ done: Int, _ all: Int) -> Void
  ) async throws(EnvironmentError) -> ExtractedText {
    let count = try straighten(name, in: folder)
    let pages = try await recognised(Array(1...count), in: folder, progress: progress).map(\.page)
    return ExtractedText(pages: pages, extraction: .recognition, hasFineBoxes: false)
  }

  /// What stands on some pages of a PDF, which lies in `folder` as `name`.
  static func pages(
    _ numbers: [Int], of name: String, in folder: OutsideFolder, progress: (_ done: Int, _ all: Int) -> Void
  ) async throws(EnvironmentError) -> [(number: Int, page: PrintedPage)] {
    _ = try straighten(name, in: folder)
    return try await recognised(numbers, in: folder, progress: progress)
  }

  private static let straightened = "straightened.pdf"

  /// Makes a PDF of straight pages, also of a picture.
  ///
  /// - Returns: the number of pages.
  private static func straighten(_ name: String, in folder: OutsideFolder) throws(EnvironmentError) -> Int {
    // It makes no text: its own has no confidence, and red seals in it.
    let options = ["--tesseract-timeout", "0", "--deskew", "--skip-text", "--output-type", "pdf", "--optimize", "0"]
    var hasResolution = true
    do throws(EnvironmentError) {
      _ = try folder.run(.ocrmypdf, options + ["--jobs", "2", name, straightened]) { status, words in
        hasResolution = !words.contains("DPI")
        return status == inputError ? unusable(words, folder.source) : nil
      }
    } catch  where !hasResolution {
      // A photograph does not say how large the sheet was.
      _ = try folder.run(.ocrmypdf, options + ["--image-dpi", "200", name, straightened])
    }
    return try PDFText.pageCount(of: straightened, in: folder)
  }

  /// The exit status of ocrmypdf for files that it does not take.
  private static let inputError: Int32 = 2

  /// - Parameter words: their last sentence is why.
  private static func unusable(_ words: String, _ source: String) -> EnvironmentError {
    let reason = words.split(whereSeparator: \.isNewline).last { $0.contains(" ") } ?? ""
    return reason.contains("alpha channel")
      ? .unreadable(
        source, "là ảnh có nền trong suốt", "is a picture with a transparent background",
        hint: LocalizedText(
          vi: "lưu ảnh thành JPEG, hoặc PNG không trong suốt", en: "save it as JPEG, or as PNG without transparency"))
      : .unreadable(source, "không dùng được để nhận dạng: \(reason)", "cannot be recognised: \(reason)")
  }

  private static func recognised(
    _ numbers: [Int], in folder: OutsideFolder, progress: (_ done: Int, _ all: Int) -> Void
  ) async throws(EnvironmentError) -> [(number: Int, page: PrintedPage)] {
    typealias Outcome = (number: Int, page: Result<PrintedPage, EnvironmentError>)
    var outcomes: [Outcome] = []
    await withTaskGroup(of: Outcome.self) { group in
      var waiting = numbers[...]
      func begin() {
        guard let number = waiting.popFirst() else { return }
        group.addTask {
          do throws(EnvironmentError) {
            return (number, .success(try page(number, in: folder)))
          } catch {
            return (number, .failure(error))
          }
        }
      }
      for _ in 0..<2 { begin() }
      for await outcome in group {
        outcomes.append(outcome)
        progress(outcomes.count, numbers.count)
        if case .success = outcome.page { begin() }
      }
    }
    var pages: [(number: Int, page: PrintedPage)] = []
    for outcome in outcomes.sorted(by: { $0.number < $1.number }) {
      pages.append((outcome.number, try outcome.page.get()))
    }
    return pages
  }

  /// Of the longer side of a page in pixels: 300 dots per inch on A4, which tesseract is best at. A sheet of another size becomes
  /// as large, whatever resolution the picture claims.
  private static let longSide = 3508

  private static func page(_ number: Int, in folder: OutsideFolder) throws(EnvironmentError) -> PrintedPage {
    let name = "page-\(number)"
    _ = try folder.run(
      .pdftoppm,
      ["-f", "\(number)", "-l", "\(number)", "-singlefile", "-scale-to", "\(longSide)", straightened, name])
    guard var picture = GreyPicture(try folder.bytes(of: name + ".ppm"), resolution: 300) else {
      preconditionFailure("pdftoppm writes a PPM file")
    }
    try folder.remove(name + ".ppm")
    var tables = RuledTable.all(on: picture.reduced(by: 3))
    try folder.write(picture.without(tables).file, to: name + ".pgm")
    var words = try words(on: name, .page, in: folder)
    if words.compactMap(\.confidence).map(Double.init).median < 60,
      let degrees = try turn(of: name, in: folder)
    {
      picture = picture.turned(by: degrees)
      tables = RuledTable.all(on: picture.reduced(by: 3))
      try folder.write(picture.without(tables).file, to: name + ".pgm")
      words = try self.words(on: name, .page, in: folder)
    }
    let scale = 72 / picture.resolution
    var page = PrintedPage(
      width: Double(picture.width) * scale, height: Double(picture.height) * scale, words: words)
    page.tables = tables
    try readColumns(of: &page, isFirst: number == 1, picture, name, in: folder)
    try folder.remove(name + ".pgm")
    return page
  }

  /// Reads the columns of heads, feet and tables one by one: on the whole page tesseract mixes lines of theirs that stand almost side by
  /// side.
  private static func readColumns(
    of page: inout PrintedPage, isFirst: Bool, _ picture: GreyPicture, _ name: String, in folder: OutsideFolder
  ) throws(EnvironmentError) {
    let columns = PageLayout(page, isFirst: isFirst).columnBoxes.map { ($0, margin: 6.0) }
    // A number alone in a narrow column is read better with what stands beside it.
    let cells = page.tables.flatMap(\.columnBoxes).filter { $0.width > 60 }.map { ($0, margin: -2.0) }
    for (box, margin) in columns + cells {
      let part = picture.part(
        Box(left: box.left - margin, top: box.top - margin, right: box.right + margin, bottom: box.bottom + margin))
      try folder.write(part.picture.file, to: name + ".pgm")
      let words = try words(on: name, .block, in: folder)
      guard !words.isEmpty else { continue }
      page.words.removeAll { box.holdsCentre(of: $0.box) }
      page.words += words.map { word in
        var word = word
        word.box = word.box.moved(right: part.left, down: part.top)
        return word
      }
    }
  }

  /// By how many degrees clockwise a page must be turned; nil when it lies right, or that cannot be seen.
  private static func turn(of name: String, in folder: OutsideFolder) throws(EnvironmentError) -> Int? {
    let facts: [UInt8]
    do throws(EnvironmentError) {
      facts = try folder.run(.tesseract, [name + ".pgm", "stdout", "--dpi", "300", "--psm", "0"])
    } catch {
      // It fails on a page with few letters.
      return nil
    }
    let line = String(decoding: facts, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Rotate:") }
    guard let degrees = line.flatMap({ Int($0.dropFirst(7).drop { $0 == " " }) }), degrees != 0 else { return nil }
    return degrees
  }

  /// How tesseract looks for lines.
  private enum Segmentation: Int {
    case page = 3
    case block = 6
  }

  /// The words on a picture, in points.
  private static func words(
    on name: String, _ segmentation: Segmentation, in folder: OutsideFolder
  ) throws(EnvironmentError) -> [PrintedWord] {
    let options = ["--dpi", "300", "--psm", "\(segmentation.rawValue)", "-l", "vie", "tsv"]
    let table = try folder.run(.tesseract, [name + ".pgm", "stdout"] + options) { _, words in
      guard words.contains("vie") else { return nil }
      return EnvironmentError(
        folder.source,
        LocalizedText(
          vi: "để nhận dạng “\(folder.source)” cần dữ liệu tiếng Việt của tesseract mà máy này chưa cài",
          en: "to recognise ‘\(folder.source)’ the Vietnamese data of tesseract are needed, which are not installed"),
        hint: LocalizedText(
          vi: "cài bằng: sudo apt install tesseract-ocr-vie, rồi chạy lại",
          en: "install them with: sudo apt install tesseract-ocr-vie, and run again"))
    }
    return Self.words(ofTable: String(decoding: table, as: UTF8.self))
  }

  /// The words of a table of tesseract (TSV), in points.
  static func words(ofTable table: String) -> [PrintedWord] {
    let scale = 72.0 / 300
    var words: [PrintedWord] = []
    var line = (top: 0.0, bottom: 0.0)
    var heights: [Double] = []
    for row in table.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count > 11 else { continue }
      let numbers = cells[6...9].compactMap { Double($0) }.map { $0 * scale }
      guard numbers.count == 4, let confidence = Double(cells[10]) else { continue }
      if cells[0] == "4" {
        line = (numbers[1], numbers[1] + numbers[3])
        heights.append(numbers[3])
      } else if cells[0] == "5" {
        let text = cells[11...].joined(separator: "\t").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // Specks of dirt are read as stops and dashes.
        guard text.contains(where: { $0.isLetter || $0.isNumber }) || !text.isEmpty && confidence >= 50 else {
          continue
        }
        words.append(
          PrintedWord(
            text, Box(left: numbers[0], top: line.top, right: numbers[0] + numbers[2], bottom: line.bottom),
            confidence: Int(confidence.rounded())))
      }
    }
    // The boxes are as high as the letters that happen to be in them; those of fonts are a third higher.
    let half = heights.median * 1.3 / 2
    return words.map { word in
      var word = word
      let middle = word.box.middle
      word.box.top = middle - half
      word.box.bottom = middle + half
      return word
    }
  }
}
