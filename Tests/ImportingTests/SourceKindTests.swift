import Diagnostics
import Foundation
import Importing
import Testing

@Suite struct SourceKindTests {
  @Test func kindsByTheirFirstBytes() throws {
    let office: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
    let cases: [(String, [UInt8], SourceKind)] = [
      ("a.docx", Array("%PDF-1.7\n".utf8), .pdf), ("a.pdf", [0x89, 0x50, 0x4E, 0x47, 1], .image),
      ("a", [0xFF, 0xD8, 0xFF, 0xE0], .image), ("a", [0x49, 0x49, 0x2A, 0, 8], .image),
      ("a.doc", Array(#"{\rtf1 chữ}"#.utf8), .rtf), ("a.doc", office + wide("WordDocument"), .doc),
      ("a.xls", office + wide("Workbook"), .spreadsheet), ("a.docx", Self.archive(["word/document.xml"]), .docx),
      ("a.xlsx", Self.archive(["xl/workbook.xml"]), .spreadsheet),
      ("a.odt", Self.archive(["mimetype"], content: "application/vnd.oasis.opendocument.text"), .odt),
      ("so.CSV", Array("Số;Ngày".utf8), .delimitedRegister), ("a.txt", Array("Kế hoạch".utf8), .text),
      ("a.txt", [0xFF, 0xFE, 0x4B, 0], .text),
    ]
    for (name, bytes, kind) in cases { #expect(try SourceKind(of: bytes, named: name) == kind, "\(name) \(kind)") }
  }

  @Test func whatCannotBeImportedIsSaid() {
    let office: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
    let whole = Self.archive(["word/document.xml"])
    let cases: [(String, [UInt8], String)] = [
      ("a.txt", [], "is empty"), ("a.doc", Array("<HTML><body>".utf8), "a web page"),
      ("a.exe", [0x4D, 0x5A, 0, 0], "something else"),
      ("a.docx", office + "EncryptedPackage".utf8.flatMap { [$0, 0] }, "password"),
      ("a.zip", Self.archive(["a.txt"]), "another kind of archive"),
      (
        "a.odt", Self.archive(["mimetype", "content.xml"], content: "application/vnd.oasis.opendocument.text"),
        "password"
      ),
      ("a.docx", Self.archive(["word/document.xml", "/etc/passwd"]), "/etc/passwd"),
      ("a.docx", Self.archive(["word/document.xml", "word/../../x"]), "word/../../x"),
      ("a.docx", Self.archive([#"word\document.xml"#]), #"word\document.xml"#),
      ("a.docx", Self.archive(["word/document.xml", "word/vbaProject.bin"]), "macros"),
      ("a.odt", Self.archive(["mimetype", "Basic/script-lc.xml"]), "macros"),
      ("a.docx", Self.archive(["word/document.xml"], claimed: 300 << 20), "too large"),
      ("a.docx", Self.archive((0...10_000).map { "\($0)" }), "10000 files"),
      ("a.docx", Array(whole.dropLast(23)), "cut off"),
    ]
    for (name, bytes, words) in cases {
      let error = #expect(throws: EnvironmentError.self) { try SourceKind(of: bytes, named: name) }
      #expect(error?.message.en.contains(words) == true, "\(words): \(error?.message.en ?? "")")
    }
  }

  /// Bytes that are cut off or changed anywhere make an error or a kind, and never end the program.
  @Test func damagedArchives() {
    let whole = Self.archive(["mimetype", "content.xml"], content: "application/vnd.oasis.opendocument.text")
    var kinds = 0
    for length in whole.indices {
      for bytes in [Array(whole.prefix(length)), whole.prefix(length) + [0xFF] + whole.dropFirst(length + 1)] {
        do {
          _ = try SourceKind(of: bytes, named: "a.odt")
          kinds += 1
        } catch {
          #expect(error.path == "a.odt")
        }
      }
    }
    #expect(kinds < whole.count * 2)
  }

  /// An archive whose files are stored.
  ///
  /// - Parameter claimed: the size that the directory tells of each.
  private static func archive(_ names: [String], content: String = "x", claimed: Int? = nil) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for name in names {
      let sizes = number(content.utf8.count, 4) + number(claimed ?? content.utf8.count, 4) + number(name.utf8.count, 2)
      let start = bytes.count
      bytes += number(0x0403_4B50, 4) + [UInt8](repeating: 0, count: 14) + sizes + number(0, 2)
      bytes += Array(name.utf8) + Array(content.utf8)
      directory += number(0x0201_4B50, 4) + [UInt8](repeating: 0, count: 16) + sizes + [UInt8](repeating: 0, count: 12)
      directory += number(start, 4) + Array(name.utf8)
    }
    let place = bytes.count
    return bytes + directory + number(0x0605_4B50, 4) + number(0, 4) + number(names.count, 2) + number(names.count, 2)
      + number(directory.count, 4) + number(place, 4) + number(0, 2)
  }
}
