import Diagnostics
import Foundation
import Importing
import TestSupport
import Testing

/// Documents made by the programs that offices use, and read back.
@Suite(
  .enabled(
    if: Sources.canBeMade, "chromium, LibreOffice, pandoc or poppler-utils is not installed: no source is made and read"
  ))
struct SourceDocumentTests {
  @Test(arguments: ["chromium", "office"]) func paragraphsOfPrintedPages(_ printer: String) async throws {
    let source = try Sources("party", [printer])
    let text = try await source.text("party.\(printer).pdf")
    #expect(source.wrongJoins(in: text) == [])
    #expect(text.pages == 3)
    #expect(text.extraction == .textLayer)
    let runs = text.elements.flatMap(\.lines).flatMap(\.runs)
    #expect(runs.contains(.init("Về cây giống:", isItalic: true)))
    #expect(runs.contains(.init("II- NỘI DUNG", isBold: true)))
  }

  @Test(arguments: [["chromium", "pdf"], ["office", "pdf"], ["docx"], ["odt"], ["doc"], ["rtf"]])
  func tablesAndFootnotes(_ form: [String]) async throws {
    let annex = try await Sources("annex", [form[0]]).text("annex.\(form.joined(separator: "."))")
    let tables = annex.elements.compactMap { element in
      if case .table(let table) = element { table } else { nil }
    }
    #expect(tables.count == 1)
    #expect(
      tables.first?.rows.map { $0.map { $0.map(\.text).joined(separator: " ") } } == [
        ["STT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời hạn"],
        [
          "1", "Khảo sát các đoạn đường hỏng trong toàn phường và lập danh sách", "Ban Giao thông", "Các khu phố",
          "Tháng 3/2024",
        ],
        [
          "2", "Vận động Nhân dân góp ngày công", "Mặt trận phường", "Đoàn Thanh niên, Hội Phụ nữ, Hội Nông dân",
          "Tháng 4/2024",
        ], ["3", "Đổ đá, lu nền", "Đội Thi công", "", "Tháng 5/2024"],
      ])
    let notes = try await Sources("notes", [form[0]]).text("notes.\(form.joined(separator: "."))")
    let calls = notes.elements.flatMap(\.lines).flatMap(\.runs).compactMap(\.footnote)
    #expect(calls == ["1", "2"])
    #expect(notes.footnotes.map(\.label) == ["1", "2"])
    #expect(notes.footnotes.last?.lines.map(\.text) == ["Theo kết quả kiểm tra tháng 5."])
  }

  @Test func emphasisOfWordProcessors() async throws {
    for form in ["docx", "odt", "doc", "rtf"] {
      let text = try await Sources("party", [form]).text("party." + form)
      let runs = text.elements.flatMap(\.lines).flatMap(\.runs)
      #expect(runs.contains(.init("THÀNH ỦY BẾN THỬ", isBold: true)), "\(form)")
      #expect(runs.contains(.init("Về cây giống:", isItalic: true)), "\(form)")
    }
  }

  @Test(arguments: ["docx", "odt", "doc", "rtf"]) func numbersOfListsAreText(_ form: String) async throws {
    let text = try await Sources("lists", [form]).text("lists." + form)
    let lines = text.elements.flatMap(\.lines)
    #expect(
      lines.map(\.text) == [
        "Dòng một", "Dòng hai ba", "I- MỤC ĐÍCH", "1. Việc một", "1. Con", "2. Việc hai", "Giữa chừng", "II- NỘI DUNG",
        "a) điểm a", "b) điểm b", "- gạch",
      ])
    #expect(lines.prefix(3).map(\.join) == [.startsParagraph, .unknown, .startsParagraph])
    #expect(text.notes.map(\.en) == ["1 comment in the margin was not taken"])
  }

  @Test(arguments: ["docx", "odt", "doc"]) func textInBoxesIsNotLost(_ form: String) async throws {
    let text = try await Sources("box", [form]).text("box." + form)
    #expect(text.elements.flatMap(\.lines).contains { $0.text == "CHỮ TRONG KHUNG" })
    #expect(text.extraction == .wordProcessor)
    #expect(text.notes.map(\.en) == ["some of its text stands in boxes, so it was read as LibreOffice prints it"])
  }

  @Test(
    .enabled(
      if: Sources.canScan, "ocrmypdf, tesseract-ocr-vie, pillow or numpy is not installed: nothing is recognised"))
  func scansAreRecognised() async throws {
    let source = try Sources("annex", ["scan", "png", "jpg", "tif", "rgba"])
    var steps: [Int] = []
    let scan = try await source.text("annex.scan.pdf") { done, all in
      steps.append(done)
      #expect(all == 2)
    }
    #expect(steps == [1, 2])
    #expect(scan.extraction == .recognition)
    #expect(source.share(of: scan) >= 0.97)
    #expect(scan.elements.contains { if case .table = $0 { true } else { false } })
    #expect(scan.doubts.allSatisfy { $0.confidence < 70 && $0.page <= 2 })
    for form in ["png", "jpg", "tif"] {
      let lines = try await source.text("annex." + form).elements.flatMap(\.lines).map(\.text)
      #expect(lines.contains("Độc lập - Tự do - Hạnh phúc"), "\(form)")
      #expect(lines.contains { $0.contains("05/KH-UBND") }, "\(form)")
    }
    let error = await #expect(throws: EnvironmentError.self) { _ = try await source.text("annex.rgba") }
    #expect(error?.message.en == "‘annex.rgba’ is a picture with a transparent background")
  }

  @Test(
    .enabled(
      if: Sources.canScan && Sources.canMakeHostile,
      "ocrmypdf, tesseract-ocr-vie, pillow, numpy or pypdf is not installed: no page is recognised beside others"))
  func aScannedPageAmongOthers() async throws {
    let source = try Sources("annex", ["mixed"])
    let text = try await source.text("annex.mixed.pdf")
    #expect(text.extraction == .recognition)
    #expect(text.notes.map(\.en) == ["page 2 is scanned and was recognised; the other pages have a text layer"])
    #expect(source.share(of: text) >= 0.97)
    #expect(text.doubts.allSatisfy { $0.page == 2 })
  }

  @Test(.enabled(if: Sources.canMakeHostile, "pypdf is not installed: no hostile files are made"))
  func hostileFilesEndWithAClearError() async throws {
    let source = try Sources("hostile", [])
    let words = [
      "broken.pdf": "no whole PDF", "encrypted.pdf": "password", "empty.pdf": "no pages", "blank.pdf": "no words",
      "long.pdf": "2000 pages", "bomb.docx": "too large", "path.docx": "../../etc/passwd", "macro.docx": "macros",
      "truncated.docx": "cut off", "encrypted.docx": "password", "macro.doc": "macros", "broken.doc": "LibreOffice",
      "page.doc": "web page",
    ]
    for (name, part) in words.sorted(by: { $0.key < $1.key }) {
      let error = await #expect(throws: EnvironmentError.self) { _ = try await source.text(name) }
      #expect(error?.message.en.contains(part) == true, "\(name): \(error?.message.en ?? "")")
      #expect(error?.path == name)
    }
  }
}

/// A folder with sources that `sources.py` makes.
struct Sources {
  private static let root = URL(filePath: repositoryRoot)
  private static let script = root.appending(path: "Tests/ImportingTests/sources.py").path
  static let canBeMade = [
    ["chromium", "--version"], ["soffice", "--version"], ["pandoc", "--version"], ["pdftotext", "-v"],
  ].allSatisfy { Command.output($0) != nil }
  static let canScan =
    Command.output(["ocrmypdf", "--version"]) != nil
    && Command.output(["tesseract", "--list-langs"])?.contains("\nvie\n") == true
    && Command.output(["python3", "-c", "import PIL, numpy"]) != nil
  static let canMakeHostile = Command.output(["python3", "-c", "import pypdf"]) != nil

  private let folder: TemporaryFolder
  private let expected: [[String]]

  init(_ document: String, _ forms: [String]) throws {
    folder = try TemporaryFolder()
    guard Command.output(["python3", Self.script, folder.path, document] + forms) != nil else {
      throw EnvironmentError(document, LocalizedText(vi: "sources.py bị lỗi", en: "sources.py failed"))
    }
    let name = URL(filePath: document).deletingPathExtension().lastPathComponent
    let file = folder.path + "/" + name + ".txt"
    expected =
      FileManager.default.fileExists(atPath: file)
      ? try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline).map {
        Self.words(String($0))
      } : []
  }

  func text(_ name: String, progress: (Int, Int) -> Void = { _, _ in }) async throws -> ExtractedText {
    let bytes = Array(try Data(contentsOf: URL(filePath: folder.path + "/" + name)))
    return try await SourceDocument.read(
      bytes, try SourceKind(of: bytes, named: name), named: name, environment: ProcessInfo.processInfo.environment,
      progress: progress)
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static func isPageNumber(_ line: ExtractedText.Line) -> Bool { line.text.count < 3 && Int(line.text) != nil }

  /// The part of the words that were read in their order.
  func share(of text: ExtractedText) -> Double {
    let lines = text.elements.flatMap { element in
      // A number in a table is one of its words.
      if case .line(let line) = element, Self.isPageNumber(line) { [ExtractedText.Line]() } else { element.lines }
    }
    let read = (lines + text.footnotes.flatMap(\.lines)).flatMap { Self.words($0.text) }
    let wanted = expected.flatMap(\.self)
    let removed = read.difference(from: wanted).removals.count
    return 1 - Double(removed) / Double(wanted.count)
  }

  /// Lines outside of columns that say wrongly whether they begin a paragraph.
  func wrongJoins(in text: ExtractedText) -> [String] {
    var starts: Set<Int> = []
    var count = 0
    for paragraph in expected {
      starts.insert(count)
      count += paragraph.count
    }
    var place = 0
    var wrong: [String] = []
    for line in text.elements.flatMap(\.lines) where !Self.isPageNumber(line) {
      switch line.join {
      case .startsParagraph where !starts.contains(place), .continuesParagraph where starts.contains(place):
        wrong.append("\(line.page):\(line.number) \(line.text)")
      default: break
      }
      place += Self.words(line.text).count
    }
    return wrong
  }
}

extension ExtractedText.Element {
  /// Of a line itself, and of all cells of a table row by row.
  fileprivate var lines: [ExtractedText.Line] {
    switch self {
    case .line(let line): [line]
    case .table(let table): table.rows.joined().flatMap(\.self)
    }
  }
}
